/** A page for a thread to read, with the names if they have changed since its last one. */
import { lexiconFromRecords, type LexiconRecord } from './names/lexicon.js';
import { readNews, type NewsPage, type ReadNews } from './read-news.js';

/** What a thread sends when it begins to read: its module is loaded, and it knows the names. */
export const READY = 'ready';

export interface PageOrder {
  readonly page: NewsPage;
  /** All names, where they have changed. */
  readonly records?: readonly LexiconRecord[];
}

/** Reads one page after another, and keeps the names of earlier orders. */
export class OrderReader {
  #lexicon = lexiconFromRecords([]);

  /** Takes in the names of an order. */
  learn({ records }: PageOrder): void {
    if (records) this.#lexicon = lexiconFromRecords(records);
  }

  /** @throws ServiceError `not-a-news-page`, `bad-date` */
  read({ page }: Pick<PageOrder, 'page'>): ReadNews {
    return readNews(page, this.#lexicon);
  }
}
