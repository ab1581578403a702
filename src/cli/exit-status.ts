/** The one place that knows exit statuses. */
import type { ErrorCode } from '../errors.js';
import { HTTP_STATUS } from '../http/index.js';

/** How a command ends: 0 done, 1 refused, 2 wrong usage, 3 fault. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** Of HTTP: requests that cannot be understood, or not so. */
const WRONG_USAGE: readonly number[] = [400, 405, 406, 415, 416];
/** Where a status of HTTP does not tell. */
const OWN: Readonly<Partial<Record<ErrorCode, ExitStatus>>> = {
  'malformed-rdf': 1,
  'name-taken': 2,
  'needs-whole-graph': 1,
  'endpoint-failed': 1,
  'endpoint-limit': 1,
  configuration: 2,
};

/** The status of a command that ends with an error; most are refusals. */
export function exitStatusOf(code: ErrorCode): ExitStatus {
  const status = HTTP_STATUS[code];
  return OWN[code] ?? (status >= 500 ? 3 : WRONG_USAGE.includes(status) ? 2 : 1);
}
