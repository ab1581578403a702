/**
 * Where queries and updates are evaluated: in worker threads, or for short-lived processes in this
 * one.
 */
import { builtModule } from '../threads/index.js';
import { availableParallelism } from 'node:os';
import type { GraphVersion } from '../graph/index.js';
import { answerRequest, type HeadOf, type QueryRequest, type UpdateRequest } from './answer.js';
import type { EvaluationSettings } from './evaluate.js';
import type { TextSearchProvider } from './text-search.js';
import {
  Budget,
  QueryPool,
  stopOnSignal,
  type OpenQuery,
  type PoolState,
  type RunningAnswer,
} from './workers/index.js';

export interface RunnerSettings extends Omit<EvaluationSettings, 'search'> {
  /** The time one query may take, from its start until its last byte is handed over. */
  readonly timeoutMs: number;
  /** What one query may hold in memory. */
  readonly memoryMb: number;
  /** Worker threads; 0 evaluates queries in the calling thread, one at a time. */
  readonly workerCount: number;
  readonly search?: TextSearchProvider | undefined;
}

export interface RunOptions {
  /** Ends the query, as when the client has gone away. */
  readonly signal?: AbortSignal | undefined;
}

type Request = QueryRequest | UpdateRequest;

export interface QueryRunner {
  readonly state: PoolState;
  /** Queries and updates that wait or run in threads. */
  readonly open: readonly OpenQuery<Request>[];
  /** Stops one of them; false where there is none of that id. */
  stop(id: number): boolean;
  run<Asked extends Request>(
    version: GraphVersion,
    request: Asked,
    options: RunOptions,
  ): Promise<RunningAnswer<HeadOf<Asked>>>;
  close(): Promise<void>;
}

export function openRunner(settings: RunnerSettings): QueryRunner {
  return settings.workerCount === 0 ? new LocalRunner(settings) : new PoolRunner(settings);
}

/** How many workers there are unless somebody says otherwise. */
export const defaultWorkerCount = (): number => availableParallelism();

class LocalRunner implements QueryRunner {
  readonly state: PoolState = { workerCount: 0, idleCount: 0, waitingCount: 0 };
  /** Who could look is busy with the query. */
  readonly open = [];
  readonly #settings: RunnerSettings;

  constructor(settings: RunnerSettings) {
    this.#settings = settings;
  }

  stop(): boolean {
    return false;
  }

  async run<Asked extends Request>(
    version: GraphVersion,
    request: Asked,
    { signal }: RunOptions,
  ): Promise<RunningAnswer<HeadOf<Asked>>> {
    const { timeoutMs, memoryMb } = this.#settings;
    const { control, stop } = stopOnSignal(signal);
    const budget = new Budget({ timeoutMs, memoryBytes: memoryMb * 2 ** 20, control });
    const { search, ...settings } = this.#settings;
    const { head, chunks } = await answerRequest(
      request,
      version.ids,
      settings,
      budget,
      search?.open,
    );
    budget.checkNow();
    // A query is answered as one, and an update as one.
    return { head: head as HeadOf<Asked>, cancel: stop, chunks: watched(chunks ?? [], budget) };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The chunks, until the budget is over. */
async function* watched(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.checkNow();
    yield chunk;
  }
}

class PoolRunner implements QueryRunner {
  readonly #pool: QueryPool<Request, HeadOf<Request>>;
  /**
   * Versions by the key that workers know them by. Numbers are not enough: there are versions
   * outside any log.
   */
  readonly #keys = new WeakMap<GraphVersion, string>();
  #keyCount = 0;
  /** The version of the call under way, for the pool to ask for. */
  #asked: GraphVersion | undefined;
  #latest = -1;

  constructor({
    timeoutMs,
    memoryMb,
    workerCount,
    reading,
    baseIri,
    serviceAllow,
    endpointLimits,
    search,
  }: RunnerSettings) {
    const settings: EvaluationSettings = { reading, baseIri, serviceAllow, endpointLimits };
    this.#pool = new QueryPool({
      entry: search?.workerModule ?? builtModule('./worker-entry.js', import.meta.url),
      settings,
      payloadOf: () => this.#asked!.ids.payload,
      workerCount,
      timeoutMs,
      memoryMb,
    });
  }

  get state(): PoolState {
    return this.#pool.state;
  }

  get open(): OpenQuery<Request>[] {
    return this.#pool.open;
  }

  stop(id: number): boolean {
    return this.#pool.stop(id);
  }

  run<Asked extends Request>(
    version: GraphVersion,
    request: Asked,
    { signal }: RunOptions,
  ): Promise<RunningAnswer<HeadOf<Asked>>> {
    let key = this.#keys.get(version);
    if (key === undefined)
      this.#keys.set(version, (key = `${version.number}/${(this.#keyCount += 1)}`));
    this.#asked = version;
    if (version.number > this.#latest) {
      this.#latest = version.number;
      this.#pool.publish(key);
    }
    // A query is answered as one, and an update as one.
    return this.#pool.run(request, { version: key, signal }) as Promise<
      RunningAnswer<HeadOf<Asked>>
    >;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
