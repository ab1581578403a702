/** A news page becomes a change with provenance. */
export type { PageMediaType } from './read/article.js';
export {
  RELATIONS,
  SENT_RELATIONS,
  isNameRelation,
  isNeverDoubted,
  pairsOf,
  statementJson,
  type NewsFacts,
} from './facts.js';
export { NewsIngester, type Ingestion } from './ingest.js';
export type { PageOutcome } from './prepare-page.js';
export { presentThing, type FactDecision, type ReviewVerdict } from './review/decide.js';
export type { Proposal, ProposalFilter, ProposalKind, ProposalStatus } from './review/proposals.js';
export type { NewsPage, ReadNews } from './read-news.js';
export { receiptsFor, type ReadReceipt } from './read-receipts.js';
export { decodePage } from './read/decode-page.js';
export { readKnownNames, readPageFiles, type PageFile } from './read-page-files.js';
export type { SentFact, SentOutcome } from './review/sent-facts.js';
export type { Withdrawal } from './review/withdraw.js';
