/**
 * Every failure a caller can act on. A code is public and never changes its meaning; README lists
 * all of them, and `http/problem.ts` and `cli/exit-status.ts` give each its status (a test holds
 * the three together).
 */
export const ERROR_CODES = {
  'bad-request': 'A parameter or header is missing, unknown or has a value that cannot be used.',
  'malformed-query':
    'The SPARQL query or update is not well formed; the message gives line and column.',
  'malformed-rdf': 'The RDF document is not well formed; the message gives the line.',
  'bad-date': 'A date on a news page cannot be read.',
  'not-a-news-page': 'The page has no news item that could be read.',
  'invalid-data':
    'The change would break a shape; the report says which and why. Nothing was written.',
  'already-known': 'The page is known already; nothing was written.',
  'page-changed':
    'The page is known with another text; the difference is told, and written when that is asked for.',
  'already-decided': 'The proposal was decided before; nothing was written.',
  'not-found': 'There is no such thing, graph or version.',
  'version-dropped':
    'The version was dropped when the log was compacted; the message names the nearest that are kept.',
  'not-acceptable': 'None of the formats asked for is available here.',
  'range-not-satisfiable': 'The file has no bytes in the range asked for.',
  'unsupported-media-type': 'The format of the body cannot be read here.',
  'method-not-allowed':
    'The resource does not offer this method; the Allow header lists those it does.',
  unauthorized: 'Writing needs a bearer token.',
  forbidden: 'The token may not do this, or writing is switched off.',
  'version-conflict': 'The graph has moved on since the version that the write was made for.',
  'precondition-required':
    'A write to what is there must say what state it was made for, with If-Match.',
  'key-in-use': 'A request with the same Idempotency-Key is being worked on.',
  'key-reused': 'The Idempotency-Key belongs to another request that was answered before.',
  'body-too-large': 'The request body is larger than this server accepts.',
  'too-many-requests': 'Too much was asked for without a token; the message says how much may be.',
  'query-timeout': 'The query used up its time; the message says the limit.',
  'query-stopped': 'The query was stopped by somebody who may do so.',
  'query-memory': 'The query would hold more memory than it may; the message says the limit.',
  'outbound-refused':
    'The query names an address outside (SERVICE, LOAD) that this server may not call.',
  'endpoint-failed':
    'An address outside (SERVICE, LOAD) did not answer, not to the end, or not in a form that can be read; the message names it and says what was wrong.',
  'endpoint-limit':
    'An address outside (SERVICE, LOAD) used up the time or the size that it may for one query; the message names it and the limit.',
  'data-directory-in-use': 'Another process has the data directory open for writing.',
  'log-damaged': 'The commit log cannot be read; the message names the file and the commit.',
  'storage-full': 'The disk does not take any more; nothing was written.',
  configuration: 'A setting has a value that cannot be used.',
  internal: 'A fault on our side; the incident id finds it in the server log.',
} as const;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** A failure with a stable code. The message says what was expected, what was found and where. */
export class ServiceError extends Error {
  override readonly name: string = 'ServiceError';
  /** More for programs: positions, limits, a validation report. Plain JSON values. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { details?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.details = options.details ?? {};
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
