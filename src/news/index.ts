/** A news page becomes a change with provenance. */
export type { PageMediaType } from './read/article.js';
export type { NewsFacts } from './facts.js';
export { NewsDesk, type Ingestion, type NewsPage } from './ingest.js';
export { toPrediction } from './rules/prediction.js';
