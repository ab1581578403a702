/** A thread kept for a while after its work, since starting one takes some time. */
import type { Worker } from 'node:worker_threads';

/** How long a thread may be idle, and how many may run at the same time. */
export interface ThreadLimits {
  readonly idleMs: number;
  readonly maxCount: number;
}

/**
 * At most one idle thread is kept; more may run at the same time, and further work is queued. Idle
 * threads do not keep the process alive.
 */
export class KeptThread {
  readonly #waiting: (() => void)[] = [];
  readonly #running = new Set<Worker>();
  #idle:
    | { readonly worker: Worker; readonly drop: () => void; readonly end: NodeJS.Timeout }
    | undefined;
  #isClosed = false;

  constructor(
    private readonly start: () => Worker,
    private readonly limits: ThreadLimits,
  ) {}

  /** Runs `use` with a thread of its own, which is ended if that fails. */
  async run<T>(use: (worker: Worker) => Promise<T>): Promise<T> {
    while (!this.#isClosed && this.#running.size >= this.limits.maxCount)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#isClosed) throw new Error('The service is closed.');
    const worker = this.#take();
    this.#running.add(worker);
    let isReusable = false;
    try {
      const result = await use(worker);
      isReusable = !this.#isClosed;
      return result;
    } finally {
      this.#running.delete(worker);
      if (isReusable && !this.#idle) this.#keep(worker);
      else await worker.terminate();
      this.#waiting.shift()?.();
    }
  }

  /** Ends all threads; unfinished work fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    const idle = this.#takeIdle();
    await Promise.all([...this.#running, ...(idle ? [idle] : [])].map((each) => each.terminate()));
  }

  #take(): Worker {
    const idle = this.#takeIdle();
    idle?.ref();
    return idle ?? this.start();
  }

  #takeIdle(): Worker | undefined {
    if (!this.#idle) return undefined;
    const { worker, drop, end } = this.#idle;
    clearTimeout(end);
    worker.off('exit', drop).off('error', drop);
    this.#idle = undefined;
    return worker;
  }

  #keep(worker: Worker): void {
    const drop = (): void => {
      void this.#takeIdle()?.terminate();
    };
    worker.once('exit', drop).once('error', drop);
    worker.unref();
    this.#idle = { worker, drop, end: setTimeout(drop, this.limits.idleMs).unref() };
  }
}
