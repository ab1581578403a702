/** Reads clients' pages in threads, so that a slow one holds nobody else up. */
import { setTimeout as after } from 'node:timers/promises';
import { ServiceError } from '../errors.js';
import { KeptThread, RequestThread, startThread } from '../threads/index.js';
import { lexiconFromRecords, type LexiconRecord } from './names/lexicon.js';
import type { PageMethods } from './page-thread.js';
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
/** A thread takes 41 MB instead of 72, and reads as fast. */
const MAX_YOUNG_MB = 8;
const IDLE_MS = 30_000;

type PageThread = RequestThread<PageMethods>;

export class PageReader {
  readonly #threads: KeptThread<PageThread>;
  readonly #known = new WeakMap<PageThread, readonly LexiconRecord[]>();
  #here = { records: [] as readonly LexiconRecord[], lexicon: lexiconFromRecords([]) };
  #pageCount = 0;

  constructor(
    private readonly place: ReadingPlace,
    maxCount = MAX_THREADS,
  ) {
    this.#threads = new KeptThread(
      () =>
        new RequestThread(() =>
          startThread('./page-thread.js', import.meta.url, {
            name: 'page',
            resourceLimits: {
              maxOldGenerationSizeMb: MAX_HEAP_MB,
              maxYoungGenerationSizeMb: MAX_YOUNG_MB,
            },
          }),
        ),
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
      const outcome = await this.#threads
        .run((thread) => this.#outcomeIn(thread, page, records))
        .catch((error: unknown) => {
          throw busy('the page was not read in time', error);
        });
      if (outcome.status === 'fulfilled') return outcome.value;
      throw outcome.reason;
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      throw new ServiceError('not-a-news-page', 'Not a news page: it could not be read', {
        cause: error,
      });
    } finally {
      this.#pageCount -= 1;
    }
  }

  /** What reading gives or throws. The reading alone has little time, not the start of the thread. */
  async #outcomeIn(
    thread: PageThread,
    page: NewsPage,
    records: readonly LexiconRecord[],
  ): Promise<PromiseSettledResult<ReadNews>> {
    if (this.#known.get(thread) !== records)
      await within(START_TIMEOUT_MS, thread.call('learn', records));
    this.#known.set(thread, records);
    const reading = Promise.allSettled([thread.call('read', page)]);
    const [outcome] = await within(TIMEOUT_MS, reading);
    if (outcome.status === 'rejected' && thread.hasEnded && !isOutOfMemory(outcome.reason))
      throw outcome.reason;
    return outcome;
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}

function within<Result>(timeoutMs: number, work: Promise<Result>): Promise<Result> {
  const late = after(timeoutMs, undefined, { ref: false }).then(() => {
    throw new Error('It took too long.');
  });
  return Promise.race([work, late]);
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
