/**
 * Errors as problem documents (RFC 9457): the one place that knows the HTTP status of each code.
 */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { type ErrorCode, ServiceError, badRequest } from '../../errors.js';
import type { ProblemDocument } from '../../json-answers.js';
import type { Log } from './log.js';
import { bodyTooLarge } from './bodies.js';

export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'malformed-query': 400,
  'malformed-rdf': 400,
  'bad-date': 422,
  'not-a-news-page': 422,
  'invalid-data': 422,
  'already-known': 409,
  'page-changed': 409,
  'already-decided': 409,
  'name-taken': 409,
  'merge-conflict': 409,
  'not-found': 404,
  'version-dropped': 410,
  'not-acceptable': 406,
  'range-not-satisfiable': 416,
  'unsupported-media-type': 415,
  'method-not-allowed': 405,
  unauthorized: 401,
  forbidden: 403,
  'version-conflict': 412,
  'version-not-reached': 412,
  'precondition-required': 428,
  'key-in-use': 409,
  'key-reused': 422,
  'body-too-large': 413,
  'too-many-requests': 429,
  overloaded: 503,
  'query-timeout': 503,
  'query-stopped': 503,
  'query-memory': 503,
  'outbound-refused': 403,
  'endpoint-failed': 502,
  'endpoint-limit': 504,
  'database-failed': 502,
  'database-timeout': 504,
  'answer-incomplete': 502,
  'outcome-unknown': 502,
  'needs-whole-graph': 501,
  'data-directory-in-use': 503,
  'log-damaged': 500,
  'storage-full': 507,
  configuration: 500,
  internal: 500,
};

/** Codes of zlib's errors, and of its Brotli's. */
const UNPACKING_FAILED = /^(?:Z_|ERR__ERROR_)/;

/** Errors of body-parser and the router have a type or a status; all others are faults of ours. */
export function toServiceError(thrown: unknown, log: Log): ServiceError {
  if (thrown instanceof ServiceError && thrown.code !== 'internal') return thrown;
  const { type, status, limit, code } = (
    typeof thrown === 'object' && thrown !== null ? thrown : {}
  ) as { type?: string; status?: number; limit?: number; code?: unknown };
  if (type === 'entity.too.large') return bodyTooLarge(limit ?? 0);
  if (type === 'encoding.unsupported')
    return new ServiceError(
      'unsupported-media-type',
      'The Content-Encoding of the body is unknown; use gzip, deflate, br or none.',
    );
  if (typeof code === 'string' && UNPACKING_FAILED.test(code))
    return badRequest(
      'The body cannot be decompressed: it is cut off, or its Content-Encoding is wrong.',
    );
  if (status !== undefined && status >= 400 && status < 500)
    return badRequest('The request could not be read: its address or body is malformed.');
  const incident = randomUUID();
  const { cause } = thrown instanceof Error ? thrown : {};
  const stack = [thrown, cause].flatMap((each) => (each === undefined ? [] : [stackOf(each)]));
  log.error({ incident, stack: stack.join('\n') }, 'internal error');
  return new ServiceError('internal', `Something went wrong on our side (incident ${incident}).`, {
    details: { incident },
  });
}

const stackOf = (thrown: unknown): string =>
  thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);

export function problemOf({ code, message, details }: ServiceError): ProblemDocument {
  const status = HTTP_STATUS[code];
  // Members of the standard keep their meaning, whatever the names in details (RFC 9457 §3.2).
  return { ...details, title: STATUS_CODES[status] ?? 'Error', status, detail: message, code };
}
