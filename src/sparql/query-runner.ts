/** Evaluates queries in workers, or for short-lived processes in this thread. */
import { builtModule } from '../threads/index.js';
import { availableParallelism } from 'node:os';
import { payloadAfter, type GraphPayload, type GraphVersion } from '../graph/index.js';
import { answerRequest, type Extensions, type HeadOf, type ThreadRequest } from './answer.js';
import type { EvaluationSettings } from './evaluate.js';
import { InlineRunner } from './inline-runner.js';
import type { TaskProvider } from './tasks.js';
import type { TextSearchProvider } from './text-search.js';
import type { PoolState, PoolQueryOptions, RunningAnswer } from './workers/index.js';
import { Budget, QueryPool, stopOnSignal } from './workers/index.js';

export interface RunnerSettings extends Omit<EvaluationSettings, 'search'> {
  /** The time of a query, from its start until its last byte is handed over. */
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Worker threads; 0 evaluates queries in the calling thread, one at a time. */
  readonly workerCount: number;
  readonly maxWaitingCount?: number | undefined;
  readonly search?: TextSearchProvider | undefined;
  readonly tasks?: TaskProvider | undefined;
}

export type QueryRunner = Pick<
  QueryPool<GraphVersion, ThreadRequest, HeadOf<ThreadRequest>>,
  'state' | 'open' | 'stop' | 'run' | 'close'
>;

export function openRunner(settings: RunnerSettings): QueryRunner {
  const { timeoutMs, memoryMb, workerCount, maxWaitingCount, search, tasks, ...evaluation } =
    settings;
  if (workerCount === 0)
    return new LocalRunner(settings, { open: search?.open, tasks: tasks?.handlers });
  const pool: QueryRunner = new QueryPool({
    entry: tasks?.workerModule ?? builtModule('./worker-entry.js', import.meta.url),
    settings: evaluation satisfies EvaluationSettings,
    payloadOf: ({ ids }) => ids.payload,
    // Payloads are what `payloadOf` returns.
    payloadAfter: (payload, known) => payloadAfter(payload as GraphPayload, known as GraphPayload),
    workerCount,
    ...(maxWaitingCount === undefined ? {} : { maxWaitingCount }),
    timeoutMs,
    memoryMb,
  });
  return new InlineRunner(pool, evaluation);
}

export const defaultWorkerCount = (): number => availableParallelism();

class LocalRunner implements QueryRunner {
  readonly state: PoolState = {
    workerCount: 0,
    idleCount: 0,
    waitingCount: 0,
    lostCount: 0,
  };
  /** A running query blocks this thread. */
  readonly open = [];

  constructor(
    private readonly settings: RunnerSettings,
    private readonly extensions: Extensions,
  ) {}

  stop(): boolean {
    return false;
  }

  async run(
    request: ThreadRequest,
    { version, signal }: PoolQueryOptions<GraphVersion>,
  ): Promise<RunningAnswer<HeadOf<ThreadRequest>>> {
    const { timeoutMs, memoryMb } = this.settings;
    const settings = { ...this.settings, search: undefined };
    const { control, stop } = stopOnSignal(signal);
    const budget = new Budget({ timeoutMs, memoryBytes: memoryMb * 2 ** 20, control });
    const answer = await answerRequest(request, version.ids, settings, budget, this.extensions);
    budget.checkNow();
    return { head: answer.head, cancel: stop, chunks: watched(answer.chunks ?? [], budget) };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** Ends with the budget. */
async function* watched(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.checkNow();
    yield chunk;
  }
}
