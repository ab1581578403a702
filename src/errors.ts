/**
 * Every failure a caller can act on. A code is public and never changes its meaning.
 * `docs/errors.md` lists all of them, `http/exchange/problem.ts` and `cli/exit-status.ts` give each
 * its status, and a test compares the three.
 */
export const ERROR_CODES = {
  'bad-request': 'A parameter or header is missing, unknown, or has a value that cannot be used.',
  'malformed-query':
    'The SPARQL query or update has a syntax error; the message gives line and column.',
  'malformed-rdf': 'The RDF document has a syntax error; the message gives the line.',
  'bad-date': 'A date on the news page cannot be read.',
  'not-a-news-page': 'The page has no news item that can be read.',
  'invalid-data':
    'The change would violate a shape; the report says which and why. Nothing was written.',
  'already-known': 'The page is already in the graph; nothing was written.',
  'page-changed':
    'The page is in the graph with a different text. The error lists the differences; they ' +
    'are written if you ask for the page to be replaced.',
  'name-taken': 'Something else already has this name; nothing was written.',
  'already-decided': 'The proposal has already been decided; nothing was written.',
  'merge-conflict':
    'The two things differ in class, or in a value that identifies each; nothing was written. The ' +
    'message names both. With `force` they are merged all the same.',
  'not-found': 'There is no such thing, graph or version.',
  'version-dropped':
    'The version was dropped when the log was compacted; the message names the nearest ' +
    'versions that are kept.',
  'not-acceptable': 'None of the requested formats is available here.',
  'range-not-satisfiable': 'The file has no bytes in the requested range.',
  'unsupported-media-type': 'The format of the request body is not supported here.',
  'method-not-allowed':
    'The resource does not support this method; the Allow header lists those it supports.',
  unauthorized: 'This requires a bearer token that is valid.',
  forbidden:
    'The token does not allow this, writing is switched off, or a page of another site asks for ' +
    'what only its own pages may.',
  'version-conflict': 'The graph has changed since the version that the write was based on.',
  'version-not-reached':
    'If-Graph-Version asks for a version that this server does not have yet. Try again later.',
  'precondition-required':
    'A write to something that exists must say with If-Match which state it is based on.',
  'key-in-use': 'A request with the same Idempotency-Key is still being processed.',
  'key-reused': 'The Idempotency-Key was already used for a different request.',
  'body-too-large': 'The request body is larger than this server accepts.',
  'too-many-requests':
    'You have reached a limit of requests; the message says which. The Retry-After header says ' +
    'when to try again.',
  overloaded:
    'Too many queries or news pages are waiting, or readers are starting. The Retry-After header ' +
    'says when to try again.',
  'query-timeout': 'The query ran out of time; the message gives the limit.',
  'query-stopped': 'The query was stopped by someone with permission to do so.',
  'query-memory': 'The query needs more memory than it may use; the message gives the limit.',
  'outbound-refused':
    'The query names an external address (SERVICE, LOAD) that this server may not call.',
  'endpoint-failed':
    'An external address (SERVICE, LOAD, SOURCES) did not answer, broke off, or sent something ' +
    'that cannot be read; the message names the address and says what went wrong.',
  'endpoint-limit':
    'An external address (SERVICE, LOAD, SOURCES) exceeded its time or size limit for one query; ' +
    'the message names the address and the limit.',
  'database-failed':
    'The database behind this service did not answer, or answered with an error; the message ' +
    'says which.',
  'database-timeout':
    'The database behind this service took too long; the message gives the limit.',
  'answer-incomplete':
    'The database behind this service capped its answer or broke off; the message says how. A ' +
    'part of an answer is never passed off as the whole.',
  'outcome-unknown':
    'The database behind this service did not confirm a write, which may or may not have been ' +
    'made. Read the current state before you send it again.',
  'needs-whole-graph':
    'This reads the whole graph, which is in a database elsewhere (SPARQL_ENDPOINT); ask that by ' +
    'SPARQL.',
  'data-directory-in-use': 'Another process has the data directory open for writing.',
  'log-damaged': 'The commit log cannot be read; the message names the file and the commit.',
  'storage-full': 'The disk is full; nothing was written.',
  configuration: 'A setting has a value that cannot be used.',
  internal: 'Something went wrong on the server. Its log has the details under the incident id.',
} as const;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERROR_CODES;

interface FailureOptions {
  /** More for programs: positions, limits, a validation report. Plain JSON values. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A failure with a stable code. The message says what was expected, what was found and where. */
export class ServiceError extends Error {
  override readonly name: string = 'ServiceError';
  readonly details: NonNullable<FailureOptions['details']>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: FailureOptions = {},
  ) {
    super(shortened(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.details = Object.fromEntries(
      Object.entries(options.details ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' && value.length > MAX_MESSAGE ? shortened(value) : value,
      ]),
    );
  }
}

export function badRequest(message: string, options?: FailureOptions): ServiceError {
  return new ServiceError('bad-request', message, options);
}

export function notFound(message: string, options?: FailureOptions): ServiceError {
  return new ServiceError('not-found', message, options);
}

/** The most characters that a message quotes of anything it was given. */
const MAX_QUOTED = 200;
/** A message is cut only beyond this; no text of our own is as long. */
const MAX_MESSAGE = 1_000;

/** A text that was given, for a message: its beginning, in double quotes. */
export function quote(text: string): string {
  return `"${beginningOf(text)}"`;
}

function beginningOf(text: string): string {
  return text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED - 1)}…`;
}

/** A message with the beginnings of what it quotes at length, which names have no blanks in. */
export function shortened(message: string): string {
  if (message.length <= MAX_QUOTED) return message;
  const short = ends(message, 10_000)
    .replace(
      /(["“`'<])([^"”`'<>]{200,})(["”`'>])/g,
      (_, open: string, text: string, end: string) => `${open}${beginningOf(text)}${end}`,
    )
    .replace(
      /\S{200,}/g,
      (word) => `${beginningOf(word)}${/["”>]?[.,:;)]?$/.exec(word)?.[0] ?? ''}`,
    );
  return short.length <= MAX_MESSAGE ? short : ends(short, MAX_QUOTED);
}

function ends(text: string, length: number): string {
  return text.length <= 2 * length ? text : `${text.slice(0, length)}… ${text.slice(-length)}`;
}

/** The message of anything that was thrown; of a system error, without its code and call. */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return 'syscall' in thrown ? thrown.message.replace(/^E\w+: (.+?), .*$/s, '$1') : thrown.message;
}
