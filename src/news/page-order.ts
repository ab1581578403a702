/** A page to be read, and the names that whoever reads it does not have yet. */
import { lexiconFromRecords, type GrowingLexicon, type LexiconRecord } from './names/lexicon.js';
import { readNews, type NewsPage, type ReadNews } from './read-news.js';

export interface PageOrder {
  readonly page: NewsPage;
  readonly records: readonly LexiconRecord[];
  /** Whether these are all names: those of before do not count any more. */
  readonly areAll: boolean;
}

/** Reads pages one after another, and keeps the names that it was given. */
export class OrderReader {
  #lexicon: GrowingLexicon | undefined;

  /** @throws ServiceError `not-a-news-page`, `bad-date` */
  read({ page, records, areAll }: PageOrder): ReadNews {
    if (areAll || !this.#lexicon) this.#lexicon = lexiconFromRecords(records);
    else for (const record of records) this.#lexicon.add(record);
    return readNews(page, this.#lexicon);
  }
}
