/**
 * Answers look-ups in the calling thread: as quick as a busy worker, and some 0.5 ms quicker than
 * one that has to wake up.
 */
import type { GraphVersion } from '../graph/index.js';
import { answerRequest, type HeadOf, type QueryRequest, type ThreadRequest } from './answer.js';
import type { EvaluationSettings } from './evaluate.js';
import { isBriefShape, shapeOf } from './query-shapes.js';
import type { QueryRunner } from './query-runner.js';
import { compressAnswer } from './results/index.js';
import { Budget, type PoolQueryOptions, type RunningAnswer } from './workers/index.js';

type Answer = RunningAnswer<HeadOf<ThreadRequest>>;

/** Longer queries are no look-ups. */
const MAX_TEXT_LENGTH = 2_000;
const LIMITS = {
  /** Shapes that workers answer this quickly are tried here next time. */
  quickMs: 10,
  /** How long a slow query may block others. */
  timeoutMs: 5,
};
const MEMORY_BYTES = 8 * 2 ** 20;
const MAX_ANSWER_BYTES = 64 * 1024;
/** A shape that was not quick goes to the workers for so many queries. */
const PENALTY = 20;
const KEPT_SHAPES = 500;

/**
 * Answers queries by a pool, and quick ones here. A shape (see `query-shapes.ts`) is tried here
 * once the pool was quick with it, if each of its steps is brief; when the budget runs out, the
 * pool answers after all.
 */
export class InlineRunner implements QueryRunner {
  /** How many more queries of a shape go to the pool. */
  readonly #penalties = new Map<string, number>();

  constructor(
    private readonly pool: QueryRunner,
    private readonly settings: EvaluationSettings,
    private readonly limits = LIMITS,
  ) {}

  get state(): QueryRunner['state'] {
    return this.pool.state;
  }

  get open(): QueryRunner['open'] {
    return this.pool.open;
  }

  stop(id: number): boolean {
    return this.pool.stop(id);
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  async run(request: ThreadRequest, options: PoolQueryOptions<GraphVersion>): Promise<Answer> {
    if (request.kind !== 'query' || !mayBeLookUp(request) || options.signal?.aborted)
      return this.pool.run(request, options);
    const { baseIri } = this.settings;
    const { shape } = shapeOf(request.text);
    const penalty = this.#penalties.get(shape);
    if (penalty === 0) {
      const answer = await this.#answerHere(request, options.version);
      if (answer) return answer;
    }
    if (penalty !== undefined) {
      this.#penalties.set(shape, penalty === 0 ? PENALTY : penalty - 1);
      return this.pool.run(request, options);
    }
    const startMs = performance.now();
    const answer = await this.pool.run(request, options);
    if (performance.now() - startMs < this.limits.quickMs)
      // Parsing is not part of this answer.
      setImmediate(() => {
        if (this.#penalties.size >= KEPT_SHAPES) this.#penalties.clear();
        this.#penalties.set(shape, isBriefShape(request.text, baseIri) ? 0 : Infinity);
      });
    return answer;
  }

  /** Undefined where a worker has to answer or report the fault. */
  async #answerHere(
    { compression, ...request }: QueryRequest,
    { ids }: GraphVersion,
  ): Promise<Answer | undefined> {
    const budget = new Budget({ timeoutMs: this.limits.timeoutMs, memoryBytes: MEMORY_BYTES });
    try {
      const { head, chunks } = await answerRequest(request, ids, this.settings, budget);
      const parts: Uint8Array[] = [];
      let length = 0;
      for await (const chunk of chunks ?? []) {
        budget.checkNow();
        length += chunk.byteLength;
        if (length > MAX_ANSWER_BYTES) return undefined;
        // Writers may reuse the buffer.
        parts.push(chunk.slice());
      }
      const answer = { head, chunks: parts };
      const sent = compression ? await compressAnswer(answer, compression) : answer;
      return { head: sent.head, chunks: wholeAnswer(sent.chunks), cancel: () => undefined };
    } catch {
      return undefined;
    }
  }
}

function mayBeLookUp({ text, engine, explain, search }: QueryRequest): boolean {
  return !engine && !explain && search === undefined && text.length <= MAX_TEXT_LENGTH;
}

async function* wholeAnswer(
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array> = [],
): AsyncGenerator<Uint8Array> {
  yield* parts;
}
