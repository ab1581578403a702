/** The module of a thread that reads pages. */
import { serveMethods } from '../threads/index.js';
import { lexiconFromRecords, type LexiconRecord } from './names/lexicon.js';
import { readNews, type NewsPage, type ReadNews } from './read-news.js';

/** Patterns are compiled when first used, which takes longer than reading. */
const WARM_UP =
  'News\nA training course\nA training course for 20 judges, organized by the OSCE and the Ministry of ' +
  'Justice in co-operation with the Bar and funded by Norway under the project “Courts”, was held in ' +
  'Belgrade from 2 to 4 May 2019.\n- Issued by:\n- OSCE\n“It works,” said Ann Lee, Head of the OSCE.\n';

let lexicon = lexiconFromRecords([]);
readNews({ source: WARM_UP, mediaType: 'text/plain' }, lexicon);

const methods = {
  /** Takes all names, for the pages to come. */
  learn: (records: readonly LexiconRecord[]): void => {
    lexicon = lexiconFromRecords(records);
  },
  read: (page: NewsPage): ReadNews => readNews(page, lexicon),
};

export type PageMethods = typeof methods;

serveMethods(methods);
