/** Reads clients' pages in threads, so that a slow one holds nobody else up. */
import type { Worker } from 'node:worker_threads';
import { ServiceError } from '../errors.js';
import { KeptThread, answerOf, startThread, valueOf, type Reply } from '../threads/index.js';
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

/** What a thread sends when it begins to read: its module is loaded, and it knows the names. */
export const READY = 'ready';

export interface PageOrder {
  readonly page: NewsPage;
  /** All names, where they have changed. */
  readonly records?: readonly LexiconRecord[];
}

/** Reads pages one after another, and keeps the names that it was given last. */
export class OrderReader {
  #lexicon = lexiconFromRecords([]);

  /** @throws ServiceError `not-a-news-page`, `bad-date` */
  read({ page, records }: PageOrder, onReady?: () => void): ReadNews {
    if (records) this.#lexicon = lexiconFromRecords(records);
    onReady?.();
    return readNews(page, this.#lexicon);
  }
}

export class PageReader {
  readonly #here: OrderReader | undefined;
  readonly #threads: KeptThread;
  readonly #known = new WeakMap<Worker | OrderReader, readonly LexiconRecord[]>();
  #pageCount = 0;

  constructor(place: ReadingPlace, maxCount = MAX_THREADS) {
    this.#threads = new KeptThread(
      () =>
        startThread('./page-thread.js', import.meta.url, {
          name: 'page',
          resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
        }),
      { idleMs: IDLE_MS, maxCount },
    );
    this.#here = place === 'here' ? new OrderReader() : undefined;
  }

  /**
   * @throws ServiceError `not-a-news-page`, `bad-date`; `overloaded` where another attempt may do.
   */
  async read(page: NewsPage, records: readonly LexiconRecord[]): Promise<ReadNews> {
    const orderFor = (reader: Worker | OrderReader): PageOrder => {
      const isKnown = this.#known.get(reader) === records;
      this.#known.set(reader, records);
      return isKnown ? { page } : { page, records };
    };
    if (this.#here) return this.#here.read(orderFor(this.#here));
    if (this.#pageCount >= MAX_PAGES) throw busy(`${MAX_PAGES} pages are waiting to be read`);
    this.#pageCount += 1;
    try {
      const reply = await this.#threads
        .run((worker) => this.#replyOf(worker, orderFor(worker)))
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

  /** The reading alone is timed, not the start of the thread. */
  async #replyOf(worker: Worker, order: PageOrder): Promise<Reply> {
    const end = new AbortController();
    const endIn = (ms: number): NodeJS.Timeout =>
      setTimeout(() => {
        end.abort();
      }, ms);
    let timer = endIn(START_TIMEOUT_MS);
    worker.postMessage(order);
    try {
      return await answerOf<Reply | typeof READY, Reply>(
        worker,
        (message) => {
          if (message !== READY) return message;
          clearTimeout(timer);
          timer = endIn(TIMEOUT_MS);
          return undefined;
        },
        end.signal,
      );
    } finally {
      clearTimeout(timer);
    }
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
