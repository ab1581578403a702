/** Reads clients' pages in threads, so that a slow one holds nobody else up. */
import type { Worker } from 'node:worker_threads';
import { ServiceError } from '../errors.js';
import { KeptThread, firstMessage, startThread, valueOf, type Reply } from '../threads/index.js';
import { lexiconFromRecords, type LexiconRecord } from './names/lexicon.js';
import { readNews, type NewsPage, type ReadNews } from './read-news.js';

/** In threads, or here, if the process does nothing else. */
export type ReadingPlace = 'thread' | 'here';

/** A page is read in some milliseconds, the largest in less than a second. */
const TIMEOUT_MS = 5_000;
/** A thread starts in half a second, but later on a busy machine. */
const START_TIMEOUT_MS = 60_000;
const RETRY_AFTER_S = 5;
const MAX_PAGES = 200;
const MAX_THREADS = 2;
const MAX_HEAP_MB = 512;
const IDLE_MS = 30_000;

/** What a thread is sent: all names, which it keeps, or a page to read with them. */
export type PageOrder = readonly LexiconRecord[] | NewsPage;

export class PageReader {
  readonly #threads: KeptThread;
  readonly #known = new WeakMap<Worker, readonly LexiconRecord[]>();
  #here = { records: [] as readonly LexiconRecord[], lexicon: lexiconFromRecords([]) };
  #pageCount = 0;

  constructor(
    private readonly place: ReadingPlace,
    maxCount = MAX_THREADS,
  ) {
    this.#threads = new KeptThread(
      () =>
        startThread('./page-thread.js', import.meta.url, {
          name: 'page',
          resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
        }),
      { idleMs: IDLE_MS, maxCount },
    );
  }

  /**
   * @throws ServiceError `not-a-news-page`, `bad-date`; `overloaded` where another attempt may do.
   */
  async read(page: NewsPage, records: readonly LexiconRecord[]): Promise<ReadNews> {
    if (this.place === 'here') {
      if (this.#here.records !== records)
        this.#here = { records, lexicon: lexiconFromRecords(records) };
      return readNews(page, this.#here.lexicon);
    }
    if (this.#pageCount >= MAX_PAGES) throw busy(`${MAX_PAGES} pages are waiting to be read`);
    this.#pageCount += 1;
    try {
      const reply = await this.#threads
        .run((worker) => this.#replyOf(worker, page, records))
        .catch((error: unknown) => {
          throw isOutOfMemory(error) ? error : busy('the page was not read in time', error);
        });
      return valueOf(reply) as ReadNews;
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      throw new ServiceError('not-a-news-page', 'Not a news page: it could not be read', {
        cause: error,
      });
    } finally {
      this.#pageCount -= 1;
    }
  }

  /** The reading alone has little time, not the start of the thread. */
  async #replyOf(
    worker: Worker,
    page: NewsPage,
    records: readonly LexiconRecord[],
  ): Promise<Reply> {
    const replyTo = (order: PageOrder, timeoutMs: number): Promise<Reply> => {
      worker.postMessage(order);
      return firstMessage(worker, AbortSignal.timeout(timeoutMs));
    };
    if (this.#known.get(worker) !== records) await replyTo(records, START_TIMEOUT_MS);
    this.#known.set(worker, records);
    return replyTo(page, TIMEOUT_MS);
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

function busy(reason: string, cause?: unknown): ServiceError {
  return new ServiceError(
    'overloaded',
    `The readers of news pages are busy or starting: ${reason}. Nothing was written. Try again in ` +
      `${RETRY_AFTER_S} seconds.`,
    { cause, details: { retryAfterSeconds: RETRY_AFTER_S } },
  );
}
