/** Worker threads for queries: which query gets which, and how many there are. */
import { channel } from 'node:diagnostics_channel';
import { messageOf } from '../../errors.js';
import { FairQueue } from './fair-queue.js';
import { KeptVersions, type NumberedVersion } from './kept-versions.js';
import { STOP, nowMs, type VersionKey } from './messages.js';
import { withDefaults, type QueryPoolSettings } from './pool-settings.js';
import {
  asideError,
  closedError,
  crashError,
  leftError,
  overloadedError,
  slowReaderError,
  stoppedError,
  timeoutError,
  waitedError,
} from './query-errors.js';
import type { JobEvents, PoolQueryOptions, RunningAnswer } from './query-job.js';
import { QueryJob, nextQueryId } from './query-job.js';
import { QueryWorker } from './query-worker.js';

export interface PoolState {
  readonly workerCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  /** Lost workers: ended because they did not stop, or by a fault. */
  readonly lostCount: number;
}

/** A query not yet fully answered. */
export interface OpenQuery<Request> {
  /** Unique in this process. */
  readonly id: number;
  readonly request: Request;
  /** `answering`: part of the answer has come; the rest is computed, or waits for its reader. */
  readonly state: 'waiting' | 'running' | 'answering';
  /** Waiting included. */
  readonly elapsedMs: number;
  /** Rows counted in the current attempt. */
  readonly rowCount: number;
}

/** Publishes the reason for each lost worker, for the log; another is started for it. */
export const WORKER_LOST = 'osce-graph:worker-lost';
const LOST = channel(WORKER_LOST);

interface RunningJob {
  readonly worker: QueryWorker;
  readonly job: QueryJob;
}

/** Time without an idle worker, or of one query, until a further worker is started. */
const EXTRA_WORKER_AFTER_MS = 25;
/** A reader that took nothing for so long may lose its worker to others. */
const STALLED_MS = 1000;

/**
 * Runs each query in a worker thread of its own.
 *
 * 1. A worker runs one query at a time, and is free as soon as the answer's last byte has left it.
 *    The main thread buffers up to `windowBytes` for the reader, so a slow client seldom holds a
 *    worker.
 * 2. Once a query takes longer than 25 ms, there is one spare worker more than `workerCount`, until
 *    none took so long for `idleMs`: at rest it would hold 30 MB. When no worker is idle for 25 ms,
 *    another is started, up to `maxWorkerCount`, and up to twice that while workers only wait for
 *    slow readers.
 * 3. When there can be no more workers and queries wait, a query that has not begun to answer after
 *    `heavyAfterMs` is stopped, set aside and later started anew. Such heavy queries leave two of
 *    eight workers to others, so that light queries are answered however many heavy ones there are.
 *    Waiting and lost work count into a query's time.
 * 4. A query that does not stop when asked loses its worker; no other query is affected.
 * 5. Clients take turns while their queries wait, and so do the first and the latest query of one
 *    client. Beyond `maxWaitingCount`, the last query of the client with the most is refused.
 */
export class QueryPool<Version extends NumberedVersion, Request, Head> {
  readonly #settings: Required<QueryPoolSettings<Version>>;
  readonly #versions: KeptVersions<Version>;
  readonly #workers = new Set<QueryWorker>();
  /** Last idle, first used: its caches are warm. */
  #idle: QueryWorker[] = [];
  #lostCount = 0;
  readonly #queue = new FairQueue();
  /** Heavy queries that made room. */
  readonly #setAside = new FairQueue();
  readonly #maxHeavyCount: number;
  /** When a query last took longer than 25 ms. */
  #lastLongMs = -Infinity;
  readonly #sweep: NodeJS.Timeout;
  #pressure: NodeJS.Timeout | undefined;
  #isClosed = false;
  readonly #jobEvents: JobEvents = {
    onTake: (job, byteCount) => {
      this.#workerOf(job)?.take(byteCount);
    },
    onTimeout: (job) => {
      this.#timeOut(job);
    },
    onLeave: (job) => {
      if (!this.#queue.remove(job) && !this.#setAside.remove(job))
        this.#workerOf(job)?.stop(STOP.left);
    },
  };

  constructor(settings: QueryPoolSettings<Version>) {
    this.#settings = withDefaults(settings);
    const { maxWorkerCount, idleMs, keptVersionCount } = this.#settings;
    this.#maxHeavyCount = maxWorkerCount - Math.min(2, Math.floor(maxWorkerCount / 4));
    this.#versions = new KeptVersions(settings.payloadOf, keptVersionCount, (forgotten) => {
      for (const worker of this.#workers) worker.forget(forgotten);
    });
    this.#sweep = setInterval(() => {
      this.#endSurplus();
    }, idleMs / 2).unref();
    this.#start();
  }

  get state(): PoolState {
    return {
      workerCount: this.#workers.size,
      idleCount: this.#idle.length,
      waitingCount: this.#queue.size + this.#setAside.size,
      lostCount: this.#lostCount,
    };
  }

  /** Waiting and running queries, in order of arrival. */
  get open(): OpenQuery<Request>[] {
    // The request is what `run` was given.
    const seen = (
      { settings: { id, request }, elapsedMs }: QueryJob,
      state: OpenQuery<Request>['state'],
      rowCount: number,
    ): OpenQuery<Request> => ({ id, request: request as Request, state, elapsedMs, rowCount });
    const waiting = this.#waiting.map((job) => seen(job, 'waiting', 0));
    const running = this.#running.map(({ worker, job }) =>
      seen(job, job.hasHead ? 'answering' : 'running', worker.rowCount),
    );
    return [...waiting, ...running].sort((one, other) => one.id - other.id);
  }

  get #waiting(): QueryJob[] {
    return [...this.#queue.jobs, ...this.#setAside.jobs];
  }

  /** The query fails with `query-stopped`; false where there is none of that id. */
  stop(id: number): boolean {
    const job = [...this.#waiting, ...this.#running.map((each) => each.job)].find(
      ({ settings }) => settings.id === id,
    );
    if (!job) return false;
    job.fail(stoppedError(job.elapsedMs));
    this.#jobEvents.onLeave(job);
    return true;
  }

  /**
   * Runs a query. Resolves when its answer begins.
   * @throws ServiceError what the handler throws; `query-timeout`, also when it waited too long or
   *   its client is gone; `query-stopped`; `query-memory`; `internal`, with a cause for the log,
   *   after a fault in the handler or the end of its worker.
   */
  async run(request: Request, options: PoolQueryOptions<Version>): Promise<RunningAnswer<Head>> {
    if (this.#isClosed) throw closedError();
    if (options.signal?.aborted) throw leftError();
    const version = this.#versions.use(options.version, options.isDraft);
    const job = new QueryJob(
      {
        id: nextQueryId(),
        request,
        version,
        client: options.client ?? '',
        signal: options.signal,
        timeoutMs: options.timeoutMs ?? this.#settings.timeoutMs,
      },
      this.#jobEvents,
    );
    const forget = (): void => {
      if (options.isDraft) this.#versions.drop(version);
    };
    job.answer.then(forget, forget);
    const worker = this.#queue.size === 0 ? this.#take(version.key) : undefined;
    if (worker) this.#give(worker, job);
    else this.#wait(job);
    this.#watchPressure();
    // The caller's choice of entry module determines the type of answers.
    return job.answer as Promise<RunningAnswer<Head>>;
  }

  /** Ends queries too. Resolves when the threads have ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweep);
    clearTimeout(this.#pressure);
    this.#failWaiting(closedError());
    await Promise.all([...this.#workers].map((worker) => worker.end(closedError())));
  }

  /** Where too many wait, the last query of the client with the most of them is refused. */
  #wait(job: QueryJob): void {
    this.#queue.add(job);
    if (this.#queue.size <= this.#settings.maxWaitingCount) return;
    this.#queue.takeLastOfMost()?.fail(overloadedError(this.#settings.maxWaitingCount));
  }

  #give(worker: QueryWorker, job: QueryJob): void {
    try {
      worker.run(job);
    } catch (error) {
      // A message that cannot be cloned never reached the worker.
      job.fail(crashError(error, 0));
      this.#employ(worker);
    }
  }

  /** Workers whose query was not stopped. */
  get #running(): RunningJob[] {
    return [...this.#workers].flatMap((worker) =>
      worker.job ? [{ worker, job: worker.job }] : [],
    );
  }

  #workerOf(job: QueryJob): QueryWorker | undefined {
    return [...this.#workers].find((worker) => worker.job === job);
  }

  /** The workers that stay, the spare one included. */
  get #baseCount(): number {
    const { maxWorkerCount, workerCount, idleMs } = this.#settings;
    const hasSpare = nowMs() - this.#lastLongMs < idleMs;
    return Math.min(workerCount + (hasSpare ? 1 : 0), maxWorkerCount);
  }

  #start(): void {
    const memoryBytes = this.#settings.memoryMb * 2 ** 20;
    const worker: QueryWorker = new QueryWorker(
      { ...this.#settings, memoryBytes },
      {
        onIdle: () => {
          this.#employ(worker);
        },
        onWarm: () => {
          this.#fill();
        },
        onLost: (reason) => {
          this.#lostCount += 1;
          LOST.publish(messageOf(reason));
        },
        onGone: (wasReady) => {
          this.#drop(worker);
          this.#makeUpFor(wasReady ? undefined : { cause: worker.failure });
        },
      },
    );
    this.#workers.add(worker);
  }

  /** An idle worker, if possible one that knows the version. */
  #take(version: VersionKey): QueryWorker | undefined {
    const knowing = this.#idle.findLastIndex((worker) => worker.hasVersion(version));
    return knowing < 0 ? this.#idle.pop() : this.#idle.splice(knowing, 1)[0];
  }

  #drop(worker: QueryWorker): void {
    this.#workers.delete(worker);
    this.#idle = this.#idle.filter((each) => each !== worker);
  }

  /** Ends workers above those that stay, if they were idle for a while. */
  #endSurplus(): void {
    const before = nowMs() - this.#settings.idleMs;
    const surplus = this.#idle
      .filter((worker) => worker.idleSinceMs < before)
      .slice(0, Math.max(0, this.#workers.size - this.#baseCount));
    for (const worker of surplus) {
      this.#drop(worker);
      void worker.end(new Error('The worker was no longer needed.'));
    }
  }

  #employ(worker: QueryWorker): void {
    // Heavy queries that made room come first, as long as they leave room.
    const job =
      (this.#heavyCount() < this.#maxHeavyCount ? this.#setAside.take() : undefined) ??
      this.#queue.take();
    if (job) this.#give(worker, job);
    else this.#idle.push(worker);
    this.#fill();
    this.#watchPressure();
  }

  /** Starts the workers that stay one after another, since they slow each other down. */
  #fill(): void {
    if (
      this.#workers.size < this.#baseCount &&
      ![...this.#workers].some((worker) => worker.isWarmingUp)
    )
      this.#start();
  }

  #makeUpFor(startFailure: { readonly cause: unknown } | undefined): void {
    if (this.#isClosed) return;
    if (!startFailure && (this.#queue.size > 0 || this.#workers.size < this.#baseCount))
      this.#start();
    // When no worker can be started, waiting is in vain. The next query tries again.
    if (this.#workers.size === 0 && startFailure)
      this.#failWaiting(crashError(startFailure.cause, 0));
    this.#watchPressure();
  }

  /** Checks again later whether queries take long or find no worker, as long as there are any. */
  #watchPressure(): void {
    if (this.#pressure || this.#isClosed || (this.#queue.size === 0 && this.#running.length === 0))
      return;
    this.#pressure = setTimeout(() => {
      this.#pressure = undefined;
      const now = nowMs();
      if (this.#running.some(({ job }) => now - job.startedMs > EXTRA_WORKER_AFTER_MS))
        this.#lastLongMs = now;
      this.#fill();
      this.#relieve();
      this.#watchPressure();
    }, EXTRA_WORKER_AFTER_MS).unref();
  }

  #relieve(): void {
    if (this.#idle.length > 0 || [...this.#workers].some((worker) => worker.isStarting)) return;
    const { maxWorkerCount } = this.#settings;
    const parkedCount = this.#running.filter(({ worker }) => worker.isParked).length;
    if (this.#workers.size < maxWorkerCount + Math.min(maxWorkerCount, parkedCount)) this.#start();
    // One at a time: the one stopped last is making room already.
    else if (this.#queue.size > 0 && ![...this.#workers].some((worker) => worker.isStopping))
      this.#makeRoom();
  }

  #makeRoom(): void {
    const now = nowMs();
    const stalled = this.#running.find(
      ({ worker, job }) => worker.isParked && now - job.takenMs > STALLED_MS,
    );
    if (stalled) {
      stalled.job.fail(slowReaderError());
      stalled.worker.stop(STOP.left);
      return;
    }
    if (this.#heavyCount() <= this.#maxHeavyCount) return;
    // The youngest loses the least; one that has made room before is spared.
    const [youngest] = this.#running
      .filter(({ job }) => this.#isHeavy(job) && !job.isHeavy && !job.hasHead)
      .sort((a, b) => b.job.startedMs - a.job.startedMs);
    if (!youngest) return;
    youngest.job.isHeavy = true;
    youngest.worker.stop(STOP.left);
    this.#setAside.add(youngest.job);
  }

  #heavyCount(): number {
    return this.#running.filter(({ job }) => this.#isHeavy(job)).length;
  }

  #isHeavy(job: QueryJob): boolean {
    return job.isHeavy || nowMs() - job.startedMs > this.#settings.heavyAfterMs;
  }

  #timeOut(job: QueryJob): void {
    const { timeoutMs } = job.settings;
    if (this.#queue.remove(job)) {
      job.fail(waitedError(timeoutMs, this.#running.length));
    } else if (this.#setAside.remove(job)) {
      job.fail(asideError(timeoutMs));
    } else {
      const worker = this.#workerOf(job);
      job.fail(
        timeoutError({ timeoutMs, elapsedMs: job.elapsedMs, rowCount: worker?.rowCount ?? 0 }),
      );
      worker?.stop(STOP.timeout);
    }
  }

  #failWaiting(reason: Error): void {
    for (const queue of [this.#queue, this.#setAside]) {
      for (let job = queue.take(); job; job = queue.take()) job.fail(reason);
    }
  }
}
