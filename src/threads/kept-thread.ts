/** A thread kept for a while after its work, since starting one takes some time. */
import type { RequestThread } from './request-thread.js';

/** How long a thread may be idle, and how many may run at the same time. */
export interface ThreadLimits {
  readonly idleMs: number;
  readonly maxCount: number;
}

/**
 * At most one idle thread is kept; more may run at the same time, and further work is queued. Idle
 * threads do not keep the process alive.
 */
export class KeptThread<Thread extends Pick<RequestThread<object>, 'hasEnded' | 'stop'>> {
  readonly #waiting: (() => void)[] = [];
  readonly #running = new Set<Thread>();
  #idle: Thread | undefined;
  #end: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    private readonly start: () => Thread,
    private readonly limits: ThreadLimits,
  ) {}

  /** Runs `use` with a thread of its own, which is ended if that fails. */
  async run<T>(use: (thread: Thread) => Promise<T>): Promise<T> {
    while (!this.#isClosed && this.#running.size >= this.limits.maxCount)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#isClosed) throw new Error('The service is closed.');
    const thread = this.#take();
    let isDone = false;
    try {
      const result = await use(thread);
      isDone = true;
      return result;
    } finally {
      if (isDone && !this.#idle) this.#keep(thread);
      else await thread.stop();
      this.#running.delete(thread);
      this.#waiting.shift()?.();
    }
  }

  /** Ends all threads; unfinished work fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    clearTimeout(this.#end);
    await Promise.all([this.#idle, ...this.#running].map(async (each) => each?.stop()));
  }

  #take(): Thread {
    clearTimeout(this.#end);
    const thread = this.#idle?.hasEnded === false ? this.#idle : this.start();
    this.#idle = undefined;
    this.#running.add(thread);
    return thread;
  }

  #keep(thread: Thread): void {
    this.#idle = thread;
    this.#end = setTimeout(() => {
      this.#idle = undefined;
      void thread.stop();
    }, this.limits.idleMs).unref();
  }
}
