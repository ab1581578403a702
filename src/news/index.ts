/** A news page becomes a change with provenance. */
export type { PageMediaType } from './article.js';
export { extractFacts } from './extract-facts.js';
export type { ExtractedFacts, FactStatement, NewsFacts } from './facts.js';
export { factsToQuads } from './facts-to-quads.js';
export { NewsDesk, type Ingestion, type NewsPage } from './ingest.js';
export { Linker } from './linker.js';
export { THING_FILTERS, filterNews, isMeant, listNews, thingsFor, type ListedNews, type NewsFilter, type ThingFilter } from './news-list.js';
export { toPrediction } from './prediction.js';
export { readPage } from './read-page.js';
export type { ReceiptedStatement } from './receipts.js';
