/** The outcomes of queries and updates, and those that a database elsewhere is evaluating. */
import { ServiceError, type ErrorCode } from '../errors.js';
import { nextQueryId, stoppedError, type OpenQuery } from './workers/index.js';

/** `answered`, or why not. `left`: the client has disconnected. */
export type Outcome = 'answered' | 'left' | ErrorCode;

/** A query or update still waiting or running. */
export interface RunningQuery extends Omit<OpenQuery<unknown>, 'request'> {
  readonly kind: 'query' | 'explanation' | 'update' | 'task';
  /** For tasks, their name. */
  readonly text: string;
}

interface QueryElsewhere extends Pick<RunningQuery, 'kind' | 'text'> {
  readonly signal: AbortSignal | undefined;
}

interface OpenElsewhere {
  /** Aborted when the query is stopped, or its own signal is. */
  readonly signal: AbortSignal;
  readonly stop: (reason: ServiceError) => void;
  /** Takes it off the list. */
  readonly end: () => void;
}

export class QueryRegister {
  readonly outcomes = new Map<Outcome, number>();
  readonly #open = new Map<
    number,
    QueryElsewhere & Pick<OpenElsewhere, 'stop'> & { readonly startMs: number }
  >();

  get elsewhere(): RunningQuery[] {
    return [...this.#open].map(([id, { text, kind, startMs }]) => ({
      ...{ id, text, kind, state: 'running' as const },
      ...{ elapsedMs: performance.now() - startMs, rowCount: 0 },
    }));
  }

  stop(id: number): boolean {
    const open = this.#open.get(id);
    open?.stop(stoppedError(performance.now() - open.startMs));
    return open !== undefined;
  }

  /** Lists and counts a query or update evaluated elsewhere, until `work` ends it or fails. */
  runElsewhere<Result>(
    query: QueryElsewhere,
    work: (open: OpenElsewhere) => Promise<Result>,
  ): Promise<Result> {
    return this.counted(query.signal, async () => {
      const [id, controller] = [nextQueryId(), new AbortController()];
      const stop = controller.abort.bind(controller);
      const signal = AbortSignal.any([controller.signal, ...(query.signal ? [query.signal] : [])]);
      const end = (): boolean => this.#open.delete(id);
      this.#open.set(id, { ...query, startMs: performance.now(), stop });
      try {
        return await work({ signal, stop, end });
      } catch (error) {
        // Also ends an answer that has begun.
        controller.abort(error);
        end();
        throw error;
      }
    });
  }

  async counted<Result>(
    signal: AbortSignal | undefined,
    work: () => Promise<Result>,
  ): Promise<Result> {
    try {
      const result = await work();
      this.#count('answered');
      return result;
    } catch (error) {
      this.#count(
        signal?.aborted ? 'left' : error instanceof ServiceError ? error.code : 'internal',
      );
      throw error;
    }
  }

  #count(outcome: Outcome): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }
}
