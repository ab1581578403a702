/** Sends an answer out of a worker, only as much at a time as the reader has room for. */
import type { MessagePort, Transferable } from 'node:worker_threads';
import { toPlainError } from '../../threads/index.js';
import type { Budget } from './budget.js';
import type { FromWorker, QueryMessage } from './messages.js';
import { toQueryFailure } from './query-errors.js';

/** A part is sent at this size or so long after the last; a small answer goes in one message. */
const PART_BYTES = 60 * 1024;
const PART_MS = 20;

export interface WorkerAnswer<Head> {
  /** Sent before the chunks, by structured clone. */
  readonly head: Head;
  /**
   * The body, pulled chunk by chunk as the reader has room. A chunk that is more than half of its
   * ArrayBuffer is moved to the main thread and is empty here afterwards; a smaller one is copied,
   * and its buffer may be reused.
   */
  readonly chunks?: Iterable<Uint8Array> | AsyncIterable<Uint8Array> | undefined;
}

/**
 * Sends the answer of one query. Head, chunks and end of a small answer go in one message. Slow
 * chunks go one by one, but the head waits for the first of them: so an error before the first
 * chunk replaces the head.
 */
export class AnswerSender<Head> {
  readonly #id: number;
  #head: { readonly value: Head } | undefined;
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  #byteCount = 0;
  #lastSentMs = performance.now();
  /** Bytes that may be sent before the reader takes some. */
  #creditBytes: number;
  #wake: (() => void) | undefined;

  constructor(
    private readonly port: MessagePort,
    { id, windowBytes }: QueryMessage,
    private readonly budget: Budget,
  ) {
    this.#id = id;
    this.#creditBytes = windowBytes;
  }

  addCredit(bytes: number): void {
    this.#creditBytes += bytes;
    this.wake();
  }

  /** Ends a wait for credit, because there is some or because the query is to stop. */
  wake(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  /** When the budget ends meanwhile, closes the chunks' iterator and throws. */
  async send({ head, chunks }: WorkerAnswer<Head>): Promise<void> {
    this.#head = { value: head };
    for await (const chunk of chunks ?? []) {
      this.budget.checkNow();
      this.#add(chunk);
      if (this.#byteCount < PART_BYTES && performance.now() - this.#lastSentMs < PART_MS) continue;
      this.#sendPart(false);
      while (this.#creditBytes <= 0) await this.#credit();
    }
    this.#sendPart(true);
  }

  fail(thrown: unknown): void {
    const message: FromWorker = {
      kind: 'failed',
      id: this.#id,
      error: toPlainError(toQueryFailure(thrown)),
    };
    this.port.postMessage(message);
  }

  #add(chunk: Uint8Array): void {
    const isMoved =
      chunk.buffer instanceof ArrayBuffer && chunk.byteLength * 2 > chunk.buffer.byteLength;
    // `slice` of a Buffer would not copy.
    const own = isMoved ? (chunk as Uint8Array<ArrayBuffer>) : new Uint8Array(chunk);
    if (own.byteLength === 0) return;
    this.#chunks.push(own);
    this.#byteCount += own.byteLength;
  }

  #sendPart(isLast: boolean): void {
    const head = this.#head === undefined ? {} : { head: this.#head };
    const message: FromWorker = {
      kind: 'part',
      id: this.#id,
      ...head,
      chunks: this.#chunks,
      isLast,
    };
    const moved: Transferable[] = this.#chunks.map(({ buffer }) => buffer);
    this.port.postMessage(message, moved);
    this.#head = undefined;
    this.#creditBytes -= this.#byteCount;
    this.#chunks = [];
    this.#byteCount = 0;
    this.#lastSentMs = performance.now();
  }

  async #credit(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.budget.checkNow();
  }
}
