/** The one place that knows exit statuses. */
import type { ErrorCode } from '../errors.js';

/** How a command ends: 0 done, 1 refused, 2 wrong usage, 3 fault. */
export type ExitStatus = 0 | 1 | 2 | 3;

const WRONG_USAGE: readonly ErrorCode[] = [
  'bad-request',
  'malformed-query',
  'name-taken',
  'not-acceptable',
  'range-not-satisfiable',
  'unsupported-media-type',
  'method-not-allowed',
  'configuration',
];
const FAULTS: readonly ErrorCode[] = [
  'overloaded',
  'query-timeout',
  'query-stopped',
  'query-memory',
  'database-failed',
  'database-timeout',
  'answer-incomplete',
  'outcome-unknown',
  'data-directory-in-use',
  'log-damaged',
  'storage-full',
  'internal',
];

/** The status of a command that ends with an error; most are refusals. */
export function exitStatusOf(code: ErrorCode): ExitStatus {
  if (WRONG_USAGE.includes(code)) return 2;
  return FAULTS.includes(code) ? 3 : 1;
}
