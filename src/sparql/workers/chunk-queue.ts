/** Chunks between a worker and the reader of its answer. */

interface Waiter {
  resolve(result: IteratorResult<Uint8Array, undefined>): void;
  reject(reason: Error): void;
}

export interface ChunkQueueEvents {
  /** The reader took a chunk. */
  onTake(byteCount: number): void;
  /** The reader left before the queue ended. */
  onLeave(): void;
}

/**
 * A queue with one writer and one reader, read as an async iterator. It ends normally only by
 * `end`; after `fail` the queued rest is dropped, and every read throws. It has no bound of its
 * own: the writer learns how much was taken.
 */
export class ChunkQueue implements AsyncIterableIterator<Uint8Array> {
  #chunks: Uint8Array[] = [];
  #waiters: Waiter[] = [];
  #state: 'open' | 'ended' | 'left' | Error = 'open';

  constructor(private readonly events: ChunkQueueEvents) {}

  push(chunk: Uint8Array): void {
    if (this.#state !== 'open') return;
    const waiter = this.#waiters.shift();
    if (!waiter) {
      this.#chunks.push(chunk);
      return;
    }
    waiter.resolve({ done: false, value: chunk });
    this.events.onTake(chunk.byteLength);
  }

  /** The answer is complete. */
  end(): void {
    if (this.#state !== 'open') return;
    this.#state = 'ended';
    for (const waiter of this.#waiters.splice(0)) waiter.resolve({ done: true, value: undefined });
  }

  /** The answer will not be complete. */
  fail(reason: Error): void {
    if (this.#state !== 'open') return;
    this.#state = reason;
    this.#chunks = [];
    for (const waiter of this.#waiters.splice(0)) waiter.reject(reason);
  }

  next(): Promise<IteratorResult<Uint8Array, undefined>> {
    const chunk = this.#chunks.shift();
    if (chunk) {
      this.events.onTake(chunk.byteLength);
      return Promise.resolve({ done: false, value: chunk });
    }
    if (this.#state instanceof Error) return Promise.reject(this.#state);
    if (this.#state !== 'open') return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
    });
  }

  return(): Promise<IteratorResult<Uint8Array, undefined>> {
    const wasOpen = this.#state === 'open';
    if (wasOpen || this.#state === 'ended') this.#state = 'left';
    this.#chunks = [];
    for (const waiter of this.#waiters.splice(0)) waiter.resolve({ done: true, value: undefined });
    if (wasOpen) this.events.onLeave();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
