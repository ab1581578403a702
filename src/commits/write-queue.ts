/** Writes are queued; small commits that wait together are written together. */
import { setImmediate as nextTurn } from 'node:timers/promises';

type Waiting<Job> = { readonly job: Job } | { readonly alone: () => Promise<void> };

/** The next job of a group; undefined if none comes until `isDue`, or the group is to end. */
export type NextJob<Job> = (isDue: Promise<unknown>) => Promise<Job | undefined>;

/** Runs work in order of arrival, queued jobs as one group; between, the event loop turns. */
export class WriteQueue<Job> {
  readonly #waiting: Waiting<Job>[] = [];
  #running: Promise<void> | undefined;
  #onArrival: (() => void) | undefined;

  /** `runGroup` settles its jobs itself and never throws. */
  constructor(private readonly runGroup: (first: Job, next: NextJob<Job>) => Promise<void>) {}

  add(job: Job): void {
    this.#waiting.push({ job });
    this.#start();
  }

  addAlone<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ alone: () => work().then(resolve, reject) });
      this.#start();
    });
  }

  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  #start(): void {
    this.#onArrival?.();
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // The caller goes on first.
    await Promise.resolve();
    for (let waiting = this.#waiting.shift(); waiting; waiting = this.#waiting.shift()) {
      if ('alone' in waiting) await waiting.alone();
      else await this.runGroup(waiting.job, (isDue) => this.#nextJob(isDue));
    }
    // Right after the last look at the queue, or jobs added in between would wait for ever.
    this.#running = undefined;
  }

  async #nextJob(isDue: Promise<unknown>): Promise<Job | undefined> {
    if (this.#waiting.length === 0)
      await Promise.race([isDue, new Promise<void>((resolve) => (this.#onArrival = resolve))]);
    if (this.#waiting.length === 0) return undefined;
    await nextTurn();
    const [next] = this.#waiting;
    if (!next || 'alone' in next) return undefined;
    this.#waiting.shift();
    return next.job;
  }
}
