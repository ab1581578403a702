/** The facts files as they are, for tests that work out an answer without the graph. */
import { readFileSync } from 'node:fs';
import type { NewsFacts } from '../../src/news/index.js';
import { checkoutPath } from './rdf.js';

/** The news items of `data/facts/news.json`. */
export const NEWS_FACTS = JSON.parse(
  readFileSync(checkoutPath('data/facts/news.json'), 'utf8'),
) as readonly NewsFacts[];
