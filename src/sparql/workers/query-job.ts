/** A query in the main thread, from the call to the end of its answer. */
import { ChunkQueue } from './chunk-queue.js';
import type { KeptVersion } from './kept-versions.js';
import { nowMs, type PartMessage } from './messages.js';
import { leftError } from './query-errors.js';

let lastId = 0;

/** An id that no other query of this process has, wherever it runs. */
export const nextQueryId = (): number => (lastId += 1);

export interface RunningAnswer<Head> {
  readonly head: Head;
  /**
   * The body, to be read once, in order. It ends normally only when complete, and throws otherwise.
   * Leaving it early (`break`, `return()`) stops the query. Chunks belong to the reader.
   */
  readonly chunks: AsyncIterableIterator<Uint8Array>;
  /** Stops the query if it still runs; for answers whose body is not read. */
  readonly cancel: () => void;
}

export interface PoolQueryOptions<Version> {
  readonly version: Version;
  /** The version is not published, and no other query will read it. */
  readonly isDraft?: boolean | undefined;
  /** Instead of the pool's. */
  readonly timeoutMs?: number | undefined;
  /** Stops the query, for example when its client disconnects. */
  readonly signal?: AbortSignal | undefined;
  /** Waiting queries take turns by client. */
  readonly client?: string | undefined;
}

export interface JobSettings {
  readonly id: number;
  readonly request: unknown;
  readonly version: KeptVersion;
  readonly timeoutMs: number;
  readonly client: string;
  readonly signal: AbortSignal | undefined;
}

export interface JobEvents {
  /** The reader took bytes of the answer. */
  onTake(job: QueryJob, byteCount: number): void;
  /** Time is over; the job is not failed yet. */
  onTimeout(job: QueryJob): void;
  /** Nobody waits for it any more; the job has ended. */
  onLeave(job: QueryJob): void;
}

/** `answer` settles with the head, or with the reason that there is none. */
export class QueryJob {
  readonly deadlineMs: number;
  readonly answer: Promise<RunningAnswer<unknown>>;
  /** Whether it was already stopped to make room, and starts anew. */
  isHeavy = false;
  /** When its worker got it. */
  startedMs = 0;
  /** When the reader took the last chunk, or the head. */
  takenMs = 0;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: ChunkQueue;
  #resolve!: (answer: RunningAnswer<unknown>) => void;
  #reject!: (reason: Error) => void;
  #hasHead = false;
  #hasEnded = false;

  constructor(
    readonly settings: JobSettings,
    private readonly events: JobEvents,
  ) {
    const { timeoutMs, signal } = settings;
    this.deadlineMs = nowMs() + timeoutMs;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#chunks = new ChunkQueue({
      onTake: (byteCount) => {
        this.takenMs = nowMs();
        this.events.onTake(this, byteCount);
      },
      onLeave: this.#leave,
    });
    this.#timer = setTimeout(() => {
      // Messages that the worker sent in time may still wait in the late event loop.
      setImmediate(() => {
        if (!this.#hasEnded) this.events.onTimeout(this);
      });
    }, timeoutMs);
    signal?.addEventListener('abort', this.#leave, { once: true });
  }

  /** Waiting included. */
  get elapsedMs(): number {
    return nowMs() - this.deadlineMs + this.settings.timeoutMs;
  }

  /** Whether the answer has begun, so that the query cannot start anew unseen. */
  get hasHead(): boolean {
    return this.#hasHead;
  }

  receive({ head, chunks, isLast }: PartMessage): void {
    if (this.#hasEnded) return;
    if (head) {
      this.#hasHead = true;
      this.takenMs = nowMs();
      this.#resolve({
        head: head.value,
        chunks: this.#chunks,
        cancel: () => void this.#chunks.return(),
      });
    }
    for (const chunk of chunks) this.#chunks.push(chunk);
    if (!isLast) return;
    this.#close();
    this.#chunks.end();
  }

  /** Ends the query without an answer, or in the middle of it. */
  fail(reason: Error): void {
    if (this.#hasEnded) return;
    this.#close();
    if (this.#hasHead) this.#chunks.fail(reason);
    else this.#reject(reason);
  }

  #close(): void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    this.settings.signal?.removeEventListener('abort', this.#leave);
  }

  readonly #leave = (): void => {
    if (this.#hasEnded) return;
    this.fail(leftError());
    this.events.onLeave(this);
  };
}
