/** The queries that wait for a worker, and whose turn it is. */
import type { QueryJob } from './query-job.js';

/**
 * A fair queue: clients take turns, and the queries of one client keep their order. Each operation
 * costs a step or two; taking out a query that no longer waits costs the length of its client's
 * part.
 */
export class FairQueue {
  /** In the order of their turns. A client without a waiting query is not listed. */
  readonly #clients = new Map<string, QueryJob[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** All that wait, those of one client together. */
  get jobs(): QueryJob[] {
    return [...this.#clients.values()].flat();
  }

  add(job: QueryJob): void {
    const jobs = this.#clients.get(job.client);
    if (jobs) jobs.push(job);
    else this.#clients.set(job.client, [job]);
    this.#size += 1;
  }

  /** The client with the most waiting queries, and how many it has. */
  get longest(): { readonly client: string; readonly count: number } {
    let longest = { client: '', count: 0 };
    for (const [client, { length }] of this.#clients)
      if (length > longest.count) longest = { client, count: length };
    return longest;
  }

  /** Takes out the query of a client that came last. */
  takeLast(client: string): QueryJob | undefined {
    const job = this.#clients.get(client)?.at(-1);
    if (job) this.remove(job);
    return job;
  }

  /** The next query to run, taken out. */
  take(): QueryJob | undefined {
    for (const [client, jobs] of this.#clients) {
      const job = jobs.shift()!;
      this.#size -= 1;
      // Back to the end of the queue, if anything is left.
      this.#clients.delete(client);
      if (jobs.length > 0) this.#clients.set(client, jobs);
      return job;
    }
    return undefined;
  }

  /** Whether the query waited here; it does no more. */
  remove(job: QueryJob): boolean {
    const jobs = this.#clients.get(job.client);
    const index = jobs?.indexOf(job) ?? -1;
    if (!jobs || index < 0) return false;
    jobs.splice(index, 1);
    if (jobs.length === 0) this.#clients.delete(job.client);
    this.#size -= 1;
    return true;
  }
}
