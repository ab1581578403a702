/** A page for a thread to read, with the names that are new since its last one. */
import { lexiconFromRecords, type GrowingLexicon, type LexiconRecord } from './names/lexicon.js';
import { readNews, type NewsPage, type ReadNews } from './read-news.js';

export interface PageOrder {
  readonly page: NewsPage;
  readonly records: readonly LexiconRecord[];
  /** Whether `records` replace all earlier names. */
  readonly areAll: boolean;
}

/** Reads one page after another, and keeps the names of earlier orders. */
export class OrderReader {
  #lexicon: GrowingLexicon | undefined;

  /** @throws ServiceError `not-a-news-page`, `bad-date` */
  read({ page, records, areAll }: PageOrder): ReadNews {
    if (areAll || !this.#lexicon) this.#lexicon = lexiconFromRecords(records);
    else for (const record of records) this.#lexicon.add(record);
    return readNews(page, this.#lexicon);
  }
}
