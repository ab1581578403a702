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
  /** All that have not ended, the idle one included. */
  readonly #threads = new Set<Worker>();
  #idle: Worker | undefined;
  #end: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(
    private readonly start: () => Worker,
    private readonly limits: ThreadLimits,
  ) {}

  /** Runs `use` with a thread of its own, which is ended if that fails. */
  async run<T>(use: (worker: Worker) => Promise<T>): Promise<T> {
    while (!this.#isClosed && !this.#idle && this.#threads.size >= this.limits.maxCount)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#isClosed) throw new Error('The service is closed.');
    const worker = this.#take();
    let isDone = false;
    try {
      const result = await use(worker);
      isDone = true;
      return result;
    } finally {
      if (isDone && !this.#idle) this.#keep(worker);
      else await worker.terminate();
      this.#waiting.shift()?.();
    }
  }

  /** Ends all threads; unfinished work fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    clearTimeout(this.#end);
    await Promise.all([...this.#threads].map((each) => each.terminate()));
  }

  #take(): Worker {
    const worker = this.#idle ?? this.#started();
    clearTimeout(this.#end);
    this.#idle = undefined;
    worker.ref();
    return worker;
  }

  #started(): Worker {
    const worker = this.start();
    this.#threads.add(worker);
    // Work that it has learns of its errors.
    worker
      .on('error', () => undefined)
      .once('exit', () => {
        this.#threads.delete(worker);
        if (this.#idle === worker) this.#idle = undefined;
      });
    return worker;
  }

  #keep(worker: Worker): void {
    worker.unref();
    this.#idle = worker;
    this.#end = setTimeout(() => void worker.terminate(), this.limits.idleMs).unref();
  }
}
