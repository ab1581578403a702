/** The time of one query, and how it ends when that is over or the client is gone. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { AsyncIterator } from 'asynciterator';
import { ServiceError } from '../../errors.js';
import { getTaskScheduler, setTaskScheduler } from './iterators.js';

/** The budget that the running code works for. */
const running = new AsyncLocalStorage<TaskBudget>();

/**
 * Comunica's operators advance by tasks of asynciterator's scheduler, and nothing tells those deep inside a query that
 * its answer is no longer wanted. So the tasks of a query that is over are dropped: it stops where it is, and what it
 * held is garbage. The scheduler runs tasks of several queries in one go, so each is told anew whose it is.
 */
const scheduleTask = getTaskScheduler();
setTaskScheduler((task) => {
  const budget = running.getStore();
  if (budget?.isOver) return;
  scheduleTask(() => {
    if (!budget) running.exit(task);
    else if (!budget.isOver) running.run(budget, task);
  });
});

/** One query's time. Work done through `run` or `watch` stops when it is used up, or when the signal says that nobody waits. */
export class TaskBudget {
  readonly #timer: NodeJS.Timeout;
  readonly #stopped: Promise<never>;
  readonly #onStop = new Set<(reason: Error) => void>();
  readonly #timeoutMs: number;
  readonly #deadline: number;
  #isOver = false;

  constructor(timeoutMs: number, signal: AbortSignal | undefined) {
    this.#stopped = new Promise((_, reject) => {
      this.#onStop.add(reject);
    });
    // Whoever waits hears of it through `run` or `watch`; without anybody waiting it is no fault.
    this.#stopped.catch(() => undefined);
    this.#timeoutMs = timeoutMs;
    this.#deadline = performance.now() + timeoutMs;
    this.#timer = setTimeout(() => {
      this.#stop(this.#timeIsUp());
    }, timeoutMs);
    const leave = (): void => {
      this.#stop(new ServiceError('query-timeout', 'The client has gone away before the query was answered.'));
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
  }

  /** Whether the query has ended, in whatever way. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Starts work for this query; rejects when the time is over before the work is done. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const result = await Promise.race([running.run(this, work), this.#stopped]);
    // A single step that held the thread up kept the timer from firing; its result is too late all the same.
    if (performance.now() > this.#deadline) {
      const reason = this.#timeIsUp();
      this.#stop(reason);
      throw reason;
    }
    return result;
  }

  /** The items of a stream; throws when the stream or the budget fails, so that a normal end means all of it. */
  async *watch<From, To>(stream: AsyncIterator<From>, convert: (item: From) => To): AsyncGenerator<To> {
    const items = running.run(this, () => stream[Symbol.asyncIterator]());
    try {
      for (;;) {
        const item = await this.run(() => items.next());
        if (item.done) return;
        yield convert(item.value);
      }
    } finally {
      this.end();
      stream.destroy();
    }
  }

  /** Ends the query: the answer is complete, or nobody wants the rest. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#onStop.clear();
  }

  #timeIsUp(): ServiceError {
    const limit = 'QUERY_TIMEOUT_MS';
    return new ServiceError('query-timeout', `The query took longer than the ${this.#timeoutMs} ms it may (setting ${limit}). Narrow its patterns, add a LIMIT, or split it.`, { details: { limit, timeoutMs: this.#timeoutMs } });
  }

  #stop(reason: Error): void {
    const listeners = [...this.#onStop];
    this.end();
    for (const listener of listeners) listener(reason);
  }
}
