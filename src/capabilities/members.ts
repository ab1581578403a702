/** Members of inputs and answers that several capabilities have. */
import type { ErrorCode } from '../errors.js';
import { listOf, PAGE_NUMBER, said, type Schema, TEXT, VERSION_VALUE } from '../input/index.js';

export const VERSION: Schema = said(
  VERSION_VALUE,
  'Answer from this version of the graph (a number or a name); otherwise the latest.',
  1,
  'latest',
);

export const PAGE = said({ ...PAGE_NUMBER, default: 1 }, 'The page number, starting at 1.', 2);

/** Why an answer is incomplete, and how to get the rest. */
export const NOTE: Schema = said(TEXT, 'What is not in this answer, why, and how to get it.');

/** The origin: addresses of pages, or a part of the graph. */
export const FROM: Schema = said(
  listOf(TEXT),
  'Where it comes from: addresses of source pages, or a part of the graph.',
);

/** A query's failures, besides its syntax. */
export const QUERY_ERRORS: readonly ErrorCode[] = [
  'malformed-query',
  'query-timeout',
  'query-stopped',
  'query-memory',
  'outbound-refused',
  'endpoint-failed',
  'endpoint-limit',
];
