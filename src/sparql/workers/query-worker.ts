/** A worker thread from the main thread's side: started, given queries, stopped, lost. */
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { fromPlainError } from '../../threads/index.js';
import {
  CONTROL,
  STOP,
  nowMs,
  type FromWorker,
  type StopReason,
  type ToWorker,
  type VersionKey,
  type VersionPayload,
  type WorkerStart,
} from './messages.js';
import { crashError } from './query-errors.js';
import type { QueryJob } from './query-job.js';

export interface QueryWorkerSettings {
  readonly entry: URL;
  /** For `workerSettings()` in the worker. */
  readonly settings: unknown;
  readonly memoryBytes: number;
  readonly maxHeapMb: number;
  readonly windowBytes: number;
  readonly payloadAfter: (payload: unknown, known: unknown) => unknown;
}

export interface QueryWorkerEvents {
  onIdle(): void;
  /** The worker is as quick as it gets. Called once, unless the worker is gone before. */
  onWarm(): void;
  /** The worker is gone, requested or not; its query has failed. Called once. */
  onGone(wasReady: boolean): void;
  /** Called before `onGone`, with the reason, if that was not requested. */
  onLost(reason: unknown): void;
}

type State = 'starting' | 'idle' | 'running' | 'stopping' | 'gone';

/** The parser and the planner recurse as deep as the brackets of a query. */
const STACK_MB = 16;

/** V8 uses two thirds. A quarter of its default: queries make few objects. */
const YOUNG_MB = 12;

/** Time that a stopped query may go on before its worker is ended. */
const PATIENCE_MS = 150;
/**
 * A worker that still compiles its code gets so many times the patience. Otherwise a short limit on
 * a busy machine would end one worker after another before it could answer at all.
 */
const PATIENCE_BEFORE_WARM = 20;

/**
 * A worker has one query at a time, so its fate affects that query alone. A stopped query has let
 * go of its job, while its worker is `stopping` until it reports back or patience ends.
 */
export class QueryWorker {
  readonly #worker: Worker;
  readonly #control = new Int32Array(
    new SharedArrayBuffer(CONTROL.slotCount * Int32Array.BYTES_PER_ELEMENT),
  );
  /** The payloads of its versions, the last one sent at the end. */
  readonly #versions = new Map<VersionKey, unknown>();
  #state: State = 'starting';
  #wasReady = false;
  #isWarm = false;
  #job: QueryJob | undefined;
  #jobId = 0;
  #sentBytes = 0;
  #creditedBytes = 0;
  #takenBytes = 0;
  #patience: NodeJS.Timeout | undefined;
  #failure: unknown;
  /** Since when it has been idle, on the clock of `nowMs`. */
  idleSinceMs = 0;

  constructor(
    private readonly settings: QueryWorkerSettings,
    private readonly events: QueryWorkerEvents,
  ) {
    const workerData: WorkerStart = { control: this.#control, settings: settings.settings };
    this.#worker = new Worker(settings.entry, {
      workerData,
      env: SHARE_ENV,
      name: 'query',
      resourceLimits: {
        maxOldGenerationSizeMb: settings.maxHeapMb,
        maxYoungGenerationSizeMb: YOUNG_MB,
        stackSizeMb: STACK_MB,
      },
    });
    this.#worker.on('message', (message: FromWorker) => {
      this.#receive(message);
    });
    this.#worker.on('messageerror', (error) => {
      this.#lose(error);
    });
    this.#worker.on('error', (error) => {
      this.#lose(error);
    });
    this.#worker.on('exit', (status) => {
      this.#lose(new Error(`The worker exited with status ${status}.`));
    });
    // Only a running query keeps the process alive.
    this.#worker.unref();
  }

  /** Its running query, unless that was stopped. */
  get job(): QueryJob | undefined {
    return this.#job;
  }

  get isStarting(): boolean {
    return this.#state === 'starting';
  }

  /** Whether its code is still being compiled, with or without queries. */
  get isWarmingUp(): boolean {
    return !this.#isWarm;
  }

  /** Whether it will be idle or gone within its patience. */
  get isStopping(): boolean {
    return this.#state === 'stopping';
  }

  /** Whether its query has sent as much as may be unread, and waits for its reader. */
  get isParked(): boolean {
    return (
      this.#job !== undefined && this.#sentBytes - this.#creditedBytes >= this.settings.windowBytes
    );
  }

  /** Why it could not start, or ended. */
  get failure(): unknown {
    return this.#failure;
  }

  get rowCount(): number {
    return Atomics.load(this.#control, CONTROL.rowCount) >>> 0;
  }

  hasVersion(version: VersionKey): boolean {
    return this.#versions.has(version);
  }

  run(job: QueryJob): void {
    const { memoryBytes, windowBytes } = this.settings;
    const { id, request, timeoutMs, version } = job.settings;
    const { key, payload } = version;
    Atomics.store(this.#control, CONTROL.stop, STOP.none);
    Atomics.store(this.#control, CONTROL.rowCount, 0);
    this.#post({
      kind: 'query',
      id,
      request,
      version: key,
      ...(this.#versions.has(key) ? {} : { payload: this.#toSend(payload) }),
      timeoutMs,
      deadlineMs: job.deadlineMs,
      memoryBytes,
      windowBytes,
    });
    if (!this.#versions.has(key)) this.#versions.set(key, payload);
    this.#state = 'running';
    this.#job = job;
    this.#jobId = id;
    this.#sentBytes = this.#creditedBytes = this.#takenBytes = 0;
    job.startedMs = nowMs();
    this.#worker.ref();
  }

  /** The reader has taken bytes of this worker's answer. */
  take(byteCount: number): void {
    this.#takenBytes += byteCount;
    // An eighth of the window is soon enough, and few messages.
    if (this.#takenBytes * 8 < this.settings.windowBytes || !this.#job) return;
    this.#post({ kind: 'credit', id: this.#jobId, bytes: this.#takenBytes });
    this.#creditedBytes += this.#takenBytes;
    this.#takenBytes = 0;
  }

  /** Lets go of the query, and makes sure the worker ends it or is ended. */
  stop(reason: StopReason): void {
    if (this.#state !== 'running') return;
    this.#state = 'stopping';
    Atomics.store(this.#control, CONTROL.stop, reason);
    this.#job = undefined;
    this.#post({ kind: 'stop', id: this.#jobId });
    const patienceMs = PATIENCE_MS * (this.#isWarm ? 1 : PATIENCE_BEFORE_WARM);
    this.#patience = setTimeout(() => {
      this.#lose(new Error('The worker did not stop in time.'));
    }, patienceMs);
  }

  forget(versions: readonly VersionKey[]): void {
    const known = versions.filter((version) => this.#versions.delete(version));
    if (known.length > 0) this.#post({ kind: 'forget', versions: known });
  }

  /** Ends the thread; resolves when it has ended. Its query, if any, fails with the reason. */
  async end(reason: Error): Promise<void> {
    const ended = this.#worker.terminate();
    this.#leave(reason);
    await ended;
  }

  #toSend(payload: unknown): VersionPayload {
    const [after, known] = [...this.#versions].at(-1) ?? [];
    return {
      value: after === undefined ? payload : this.settings.payloadAfter(payload, known),
      after,
    };
  }

  #receive(message: FromWorker): void {
    if (this.#state === 'gone') return;
    switch (message.kind) {
      case 'ready':
        this.#wasReady = true;
        this.#rest();
        break;
      case 'warm':
        this.#isWarm = true;
        this.events.onWarm();
        break;
      case 'part':
        for (const chunk of message.chunks) this.#sentBytes += chunk.byteLength;
        this.#job?.receive(message);
        if (message.isLast) this.#end();
        break;
      case 'failed':
        this.#job?.fail(fromPlainError(message.error));
        this.#end();
    }
  }

  #end(): void {
    clearTimeout(this.#patience);
    this.#job = undefined;
    this.#worker.unref();
    this.#rest();
  }

  #rest(): void {
    this.#state = 'idle';
    this.idleSinceMs = nowMs();
    this.events.onIdle();
  }

  #lose(reason: unknown): void {
    if (this.#state === 'gone') return;
    void this.#worker.terminate();
    this.events.onLost(reason);
    this.#leave(reason);
  }

  #leave(failure: unknown): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    clearTimeout(this.#patience);
    this.#failure ??= failure;
    const job = this.#job;
    this.#job = undefined;
    job?.fail(crashError(this.#failure, this.settings.memoryBytes));
    this.events.onGone(this.#wasReady);
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
