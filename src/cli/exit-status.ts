/** The one place that knows exit statuses: 0 done, 1 refused, 2 wrong usage, 3 fault. */
import type { ErrorCode } from '../errors.js';

/** How a command ends: 0 done, 1 refused, 2 wrong usage, 3 fault. */
export type ExitStatus = 0 | 1 | 2 | 3;

export const EXIT_STATUS: Readonly<Record<ErrorCode, ExitStatus>> = {
  'bad-request': 2,
  'malformed-query': 2,
  'malformed-rdf': 1,
  'bad-date': 1,
  'not-a-news-page': 1,
  'invalid-data': 1,
  'already-known': 1,
  'page-changed': 1,
  'already-decided': 1,
  'not-found': 1,
  'version-dropped': 1,
  'not-acceptable': 2,
  'range-not-satisfiable': 2,
  'unsupported-media-type': 2,
  'method-not-allowed': 2,
  unauthorized: 1,
  forbidden: 1,
  'version-conflict': 1,
  'precondition-required': 1,
  'key-in-use': 1,
  'key-reused': 1,
  'body-too-large': 1,
  'too-many-requests': 1,
  overloaded: 3,
  'query-timeout': 3,
  'query-stopped': 3,
  'query-memory': 3,
  'outbound-refused': 1,
  'endpoint-failed': 1,
  'endpoint-limit': 1,
  'data-directory-in-use': 3,
  'log-damaged': 3,
  'storage-full': 3,
  configuration: 2,
  internal: 3,
};
