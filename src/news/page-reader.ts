/** Reads clients' pages in threads, so that a slow one holds nobody else up. */
import type { Worker } from 'node:worker_threads';
import { ServiceError } from '../errors.js';
import { KeptThread, firstMessage, startThread, valueOf, type Reply } from '../threads/index.js';
import type { LexiconRecord } from './names/lexicon.js';
import { OrderReader, type PageOrder } from './page-order.js';
import type { NewsPage, ReadNews } from './read-news.js';

/** In threads, or here, if the process does nothing else. */
export type ReadingPlace = 'thread' | 'here';

/** A page is read in some milliseconds, the largest in less than a second. */
const TIMEOUT_MS = 5_000;
const MAX_THREADS = 2;
const MAX_HEAP_MB = 512;
const IDLE_MS = 30_000;

/** The names of a reader: the first of a list that only grows. */
interface KnownNames {
  readonly records: readonly LexiconRecord[];
  readonly count: number;
}

export class PageReader {
  readonly #here: OrderReader | undefined;
  readonly #threads = new KeptThread(
    () =>
      startThread('./page-thread.js', import.meta.url, {
        name: 'page',
        resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      }),
    { idleMs: IDLE_MS, maxCount: MAX_THREADS },
  );
  readonly #known = new WeakMap<Worker | OrderReader, KnownNames>();

  constructor(place: ReadingPlace) {
    this.#here = place === 'here' ? new OrderReader() : undefined;
  }

  /** `records` may be extended later. @throws ServiceError `not-a-news-page`, `bad-date` */
  async read(page: NewsPage, records: readonly LexiconRecord[]): Promise<ReadNews> {
    if (this.#here) return this.#here.read(this.#orderFor(this.#here, page, records));
    let isOver: AbortSignal | undefined;
    try {
      const reply = await this.#threads.run((worker) => {
        // Waiting for a thread does not count.
        isOver = AbortSignal.timeout(TIMEOUT_MS);
        worker.postMessage(this.#orderFor(worker, page, records));
        return firstMessage<Reply>(worker, isOver);
      });
      return valueOf(reply) as ReadNews;
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      const reason = isOver?.aborted
        ? `it was not read within ${TIMEOUT_MS} ms`
        : 'it could not be read';
      throw new ServiceError('not-a-news-page', `Not a news page: ${reason}`, { cause: error });
    }
  }

  close(): Promise<void> {
    return this.#threads.close();
  }

  #orderFor(
    reader: Worker | OrderReader,
    page: NewsPage,
    records: readonly LexiconRecord[],
  ): PageOrder {
    const known = this.#known.get(reader);
    const areAll = known?.records !== records;
    this.#known.set(reader, { records, count: records.length });
    return { page, areAll, records: areAll ? records : records.slice(known.count) };
  }
}
