/** A page for a thread to read, with the names that are new since its last one. */
import { lexiconFromRecords, type GrowingLexicon, type LexiconRecord } from './names/lexicon.js';
import { readNews, type NewsPage, type ReadNews } from './read-news.js';

/** What a thread sends when it begins to read: its module is loaded, and it knows the names. */
export const READY = 'ready';

export interface PageOrder {
  readonly page: NewsPage;
  readonly records: readonly LexiconRecord[];
  /** Whether `records` replace all earlier names. */
  readonly areAll: boolean;
}

/** Reads one page after another, and keeps the names of earlier orders. */
export class OrderReader {
  #lexicon: GrowingLexicon = lexiconFromRecords([]);

  /** Takes in the new names of an order. */
  learn({ records, areAll }: PageOrder): void {
    if (areAll) this.#lexicon = lexiconFromRecords(records);
    else for (const record of records) this.#lexicon.add(record);
  }

  /** @throws ServiceError `not-a-news-page`, `bad-date` */
  read({ page }: Pick<PageOrder, 'page'>): ReadNews {
    return readNews(page, this.#lexicon);
  }
}
