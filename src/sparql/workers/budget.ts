/** A query's limits of time and memory, for its operators. */
import type { ServiceError } from '../../errors.js';
import { LIMITS } from '../../rdf/index.js';
import { CONTROL, STOP, nowMs } from './messages.js';
import { leftError, memoryError, textError, timeoutError } from './query-errors.js';

/** Shorter texts are not counted. */
const LONG_TEXT_LENGTH = 10_000;

/** Most checks between two readings of the clock. */
const MAX_INTERVAL = 512;
/** Checks between two readings of the stop flag: an atomic load costs five nanoseconds. */
const MAX_FLAG_INTERVAL = 32;
/** Time between two readings of the heap. */
const HEAP_LOOK_MS = 20;

export interface BudgetOptions {
  readonly timeoutMs?: number;
  readonly memoryBytes?: number;
  /** On the clock of `nowMs`; by default the time starts now. */
  readonly deadlineMs?: number;
  /** Slots as in `CONTROL`, shared with the thread that may stop the query. */
  readonly control?: Int32Array;
  /** Whether the heap holds too much; called now and then. */
  readonly exceedsMemory?: () => boolean;
}

/**
 * A query's remaining time and memory. Operators call `check` at least once in a millisecond's
 * worth of work, and account for memory that grows with the data. Without options nothing is
 * limited, which suits tests of operators.
 *
 * 1. `check` reads the stop flag every 32 calls and the clock every 512, more often when calls are
 *    far apart. The flag is what normally stops a query; the clock counts when the main thread is
 *    late itself.
 * 2. The heap is checked too, so unaccounted memory also ends the query, only later. Memory outside
 *    the heap, and single large allocations that must not happen at all, have to be accounted for.
 * 3. Once a limit is passed, every further `check` throws the same error: nobody can swallow it and
 *    go on.
 */
export class Budget {
  readonly timeoutMs: number;
  readonly memoryLimitBytes: number;
  readonly #control: Int32Array;
  readonly #startMs: number;
  readonly #deadlineMs: number;
  readonly #exceedsMemory: (() => boolean) | undefined;
  #heapLookMs: number;
  /** Calls of `check` until the flag is read next. */
  #countdown = 1;
  /** Calls until the clock is read next, counted when the flag is read. */
  #clockCountdown = 1;
  #interval = 1;
  #lastLookMs: number;
  #memoryBytes = 0;
  #failure: ServiceError | undefined;
  #aborter: AbortController | undefined;

  constructor(private readonly options: BudgetOptions = {}) {
    this.timeoutMs = options.timeoutMs ?? Infinity;
    this.memoryLimitBytes = options.memoryBytes ?? Infinity;
    this.#control = options.control ?? new Int32Array(CONTROL.slotCount);
    this.#lastLookMs = nowMs();
    this.#deadlineMs = options.deadlineMs ?? this.#lastLookMs + this.timeoutMs;
    this.#exceedsMemory = options.exceedsMemory;
    this.#heapLookMs = this.#lastLookMs + HEAP_LOOK_MS;
    this.#startMs =
      this.#deadlineMs === Infinity ? this.#lastLookMs : this.#deadlineMs - this.timeoutMs;
  }

  get rowCount(): number {
    return this.#control[CONTROL.rowCount]! >>> 0;
  }

  get remainingMs(): number {
    return Math.max(0, this.#deadlineMs - nowMs());
  }

  /** A budget that ends with this one; its use is not counted here. */
  within(timeoutMs: number): Budget {
    const { memoryBytes, exceedsMemory } = this.options;
    return new Budget({
      timeoutMs,
      deadlineMs: Math.min(this.#deadlineMs, nowMs() + timeoutMs),
      control: this.#control,
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
      ...(exceedsMemory ? { exceedsMemory } : {}),
    });
  }

  get memoryBytes(): number {
    return this.#memoryBytes;
  }

  /** For waits that `check` cannot interrupt: fires when the query is to stop. */
  get signal(): AbortSignal {
    this.#aborter ??= new AbortController();
    this.#abortIfOver();
    return this.#aborter.signal;
  }

  /**
   * Throws when the query is to stop. Costs one to two nanoseconds.
   * @throws ServiceError `query-timeout` when time is over or nobody wants the answer.
   */
  check(): void {
    if (--this.#countdown <= 0) this.#look();
  }

  /** As `check`, but reads every time: for steps that are long or follow a wait. */
  checkNow(): void {
    this.#clockCountdown = 0;
    this.#look();
  }

  /** Counts rows for the message of a timeout; only one stage should. */
  addRows(count: number): void {
    this.#control[CONTROL.rowCount]! += count;
  }

  /**
   * Accounts for memory that the query holds: before allocating, when the size is known.
   * @throws ServiceError `query-memory` when it would exceed the query's limit.
   */
  addMemory(bytes: number): void {
    this.#memoryBytes += bytes;
    if (this.#memoryBytes > this.memoryLimitBytes)
      throw this.#fail(memoryError(this.memoryLimitBytes));
  }

  /** Call before making a text of so many UTF-16 units. @throws ServiceError `query-memory` */
  requireText(length: number): void {
    if (length < LONG_TEXT_LENGTH) return;
    if (length > LIMITS.textLength) throw this.#fail(textError(length));
    this.addMemory(2 * length);
    this.releaseMemory(2 * length);
    this.check();
  }

  releaseMemory(bytes: number): void {
    this.#memoryBytes -= bytes;
  }

  /** Fires `signal` if the query is to stop; called where the flag is set in this thread. */
  wake(): void {
    if (this.#aborter) this.#abortIfOver();
  }

  #look(): void {
    const step = Math.min(this.#interval, MAX_FLAG_INTERVAL);
    this.#countdown = step;
    this.#clockCountdown -= step;
    if (this.#clockCountdown > 0 && Atomics.load(this.#control, CONTROL.stop) === STOP.none) return;
    const now = nowMs();
    const sinceLookMs = now - this.#lastLookMs;
    if (sinceLookMs > 4) this.#interval = Math.max(1, this.#interval >> 2);
    else if (sinceLookMs < 1) this.#interval = Math.min(MAX_INTERVAL, this.#interval * 2);
    this.#clockCountdown = this.#interval;
    this.#lastLookMs = now;
    const failure = this.#failure ?? this.#reasonToStop(now) ?? this.#lookAtHeap(now);
    if (failure) throw this.#fail(failure);
  }

  #reasonToStop(now: number): ServiceError | undefined {
    const reason = Atomics.load(this.#control, CONTROL.stop);
    if (reason === STOP.left) return leftError();
    if (reason === STOP.none && now < this.#deadlineMs) return undefined;
    return timeoutError({
      timeoutMs: this.timeoutMs,
      elapsedMs: now - this.#startMs,
      rowCount: this.rowCount,
    });
  }

  #lookAtHeap(now: number): ServiceError | undefined {
    if (!this.#exceedsMemory || now < this.#heapLookMs) return undefined;
    this.#heapLookMs = now + HEAP_LOOK_MS;
    return this.#exceedsMemory() ? memoryError(this.memoryLimitBytes) : undefined;
  }

  #fail(failure: ServiceError): ServiceError {
    this.#failure ??= failure;
    // From now on every check reads, and finds the failure.
    this.#countdown = this.#clockCountdown = this.#interval = 0;
    return this.#failure;
  }

  #abortIfOver(): void {
    const failure = this.#failure ?? this.#reasonToStop(nowMs());
    if (failure) this.#aborter!.abort(failure);
  }
}
