/** The threads of a pool: started, handed out, and ended when there are more than needed. */
import { channel } from 'node:diagnostics_channel';
import { messageOf } from '../../errors.js';
import { nowMs, type VersionKey } from './messages.js';
import type { QueryJob } from './query-job.js';
import type { HelpOffer } from './shared-parts.js';
import { QueryWorker, type QueryWorkerSettings } from './query-worker.js';

export interface PoolWorkersEvents {
  /** A worker has started or finished its query: give it another, or call `rest`. */
  onFree(worker: QueryWorker): void;
  onWarm(): void;
  onHelp(job: QueryJob, offer: HelpOffer): void;
  /** A worker is gone. `startFailure` is set when it never started. */
  onGone(startFailure: { readonly cause: unknown } | undefined): void;
}

/** Publishes the reason for each lost worker, for the log; another is started for it. */
export const WORKER_LOST = 'osce-graph:worker-lost';
const LOST = channel(WORKER_LOST);

export interface RunningJob {
  readonly worker: QueryWorker;
  readonly job: QueryJob;
}

export class PoolWorkers {
  readonly #workers = new Set<QueryWorker>();
  /** Last idle, first used: its caches are warm. */
  readonly #idle: QueryWorker[] = [];
  #lostCount = 0;

  constructor(
    private readonly settings: QueryWorkerSettings,
    private readonly events: PoolWorkersEvents,
  ) {}

  get size(): number {
    return this.#workers.size;
  }

  get lostCount(): number {
    return this.#lostCount;
  }

  get idleCount(): number {
    return this.#idle.length;
  }

  get isStarting(): boolean {
    return [...this.#workers].some((worker) => worker.isStarting);
  }

  get isPreparing(): boolean {
    return [...this.#workers].some((worker) => worker.isWarmingUp);
  }

  get isStopping(): boolean {
    return [...this.#workers].some((worker) => worker.isStopping);
  }

  /** Workers whose query was not stopped, except those that help. */
  get running(): RunningJob[] {
    return this.#busy.filter(({ job }) => !job.settings.helps);
  }

  get helping(): RunningJob[] {
    return this.#busy.filter(({ job }) => job.settings.helps);
  }

  get #busy(): RunningJob[] {
    return [...this.#workers].flatMap((worker) =>
      worker.job ? [{ worker, job: worker.job }] : [],
    );
  }

  workerOf(job: QueryJob): QueryWorker | undefined {
    for (const worker of this.#workers) if (worker.job === job) return worker;
    return undefined;
  }

  start(): void {
    const worker: QueryWorker = new QueryWorker(this.settings, {
      ...this.events,
      onIdle: () => {
        this.events.onFree(worker);
      },
      onLost: (reason) => {
        this.#lostCount += 1;
        LOST.publish(messageOf(reason));
      },
      onGone: (wasReady) => {
        this.#drop(worker);
        this.events.onGone(wasReady ? undefined : { cause: worker.failure });
      },
    });
    this.#workers.add(worker);
  }

  rest(worker: QueryWorker): void {
    this.#idle.push(worker);
  }

  /** Hands out an idle worker, if possible one that knows the version. */
  take(version: VersionKey): QueryWorker | undefined {
    const knowing = this.#idle.findLastIndex((worker) => worker.hasVersion(version));
    return knowing < 0 ? this.#idle.pop() : this.#idle.splice(knowing, 1)[0];
  }

  forget(versions: readonly VersionKey[]): void {
    for (const worker of this.#workers) worker.forget(versions);
  }

  /** Ends workers above a count that were idle for a while. */
  endSurplus(count: number, idleMs: number): void {
    const before = nowMs() - idleMs;
    const surplus = this.#idle
      .filter((worker) => worker.idleSinceMs < before)
      .slice(0, Math.max(0, this.size - count));
    for (const worker of surplus) {
      this.#drop(worker);
      void worker.end(new Error('The worker was no longer needed.'));
    }
  }

  async end(reason: Error): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.end(reason)));
  }

  #drop(worker: QueryWorker): void {
    this.#workers.delete(worker);
    const index = this.#idle.indexOf(worker);
    if (index >= 0) this.#idle.splice(index, 1);
  }
}
