/** A news page becomes a change with provenance. */
export type { PageMediaType } from './read/article.js';
export { extractFacts } from './rules/extract-facts.js';
export type { ExtractedFacts, FactStatement, NewsFacts } from './facts.js';
export { factsToQuads } from './link/facts-to-quads.js';
export { NewsDesk, type Ingestion, type NewsPage } from './ingest.js';
export { Linker } from './link/linker.js';
export { THING_FILTERS, filterNews, isMeant, listNews, thingsFor, type ListedNews, type NewsFilter, type ThingFilter } from './news-list.js';
export { toPrediction } from './rules/prediction.js';
export { readPage } from './read/read-page.js';
export type { ReceiptedStatement } from './receipts.js';
