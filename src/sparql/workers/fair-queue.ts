/** The queries that wait for a worker, in fair order. */
import type { QueryJob } from './query-job.js';

interface Waiting {
  /** In order of arrival. */
  readonly jobs: QueryJob[];
  readonly takesLatest: boolean;
}

/**
 * A fair queue: clients take turns. A client's longest-waiting and latest query take turns, so that
 * behind many heavy queries of one address a light one waits only for one or two of them. Each
 * operation costs a step or two; removing a query costs the length of its client's part.
 */
export class FairQueue {
  /** In the order of turns. A client without a waiting query is not listed. */
  readonly #clients = new Map<string, Waiting>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** All waiting queries, grouped by client. */
  get jobs(): QueryJob[] {
    return [...this.#clients.values()].flatMap(({ jobs }) => jobs);
  }

  add(job: QueryJob): void {
    const waiting = this.#clients.get(job.settings.client);
    if (waiting) waiting.jobs.push(job);
    else this.#clients.set(job.settings.client, { jobs: [job], takesLatest: false });
    this.#size += 1;
  }

  /** The latest query of the client with the most. */
  takeLastOfMost(): QueryJob | undefined {
    const parts = [...this.#clients.values()].map(({ jobs }) => jobs);
    const job = parts.reduce((most, jobs) => (jobs.length > most.length ? jobs : most), []).at(-1);
    if (job) this.remove(job);
    return job;
  }

  take(): QueryJob | undefined {
    for (const [client, { jobs, takesLatest }] of this.#clients) {
      const job = (takesLatest ? jobs.pop() : jobs.shift())!;
      this.#size -= 1;
      // Back to the end of the queue, if anything is left.
      this.#clients.delete(client);
      if (jobs.length > 0) this.#clients.set(client, { jobs, takesLatest: !takesLatest });
      return job;
    }
    return undefined;
  }

  /** Whether the query was waiting here; it is removed. */
  remove(job: QueryJob): boolean {
    const jobs = this.#clients.get(job.settings.client)?.jobs;
    const index = jobs?.indexOf(job) ?? -1;
    if (!jobs || index < 0) return false;
    jobs.splice(index, 1);
    if (jobs.length === 0) this.#clients.delete(job.settings.client);
    this.#size -= 1;
    return true;
  }
}
