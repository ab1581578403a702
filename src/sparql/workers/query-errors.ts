/** Failures of queries in workers. */
import { ServiceError, type ErrorCode } from '../../errors.js';
import { LIMITS } from '../../rdf/index.js';

/** The code of a query that exceeds `QUERY_MEMORY_MB`. */
export const QUERY_MEMORY = 'query-memory' satisfies ErrorCode;

export interface TimeSpent {
  readonly timeoutMs: number;
  readonly elapsedMs: number;
  /** Rows that the query had counted when it was stopped. */
  readonly rowCount: number;
}

/** The query ran out of time while a worker computed or its client read. */
export function timeoutError({ timeoutMs, elapsedMs, rowCount }: TimeSpent): ServiceError {
  const limit = 'QUERY_TIMEOUT_MS';
  const elapsed = Math.round(elapsedMs);
  return new ServiceError(
    'query-timeout',
    `The query was stopped after ${elapsed} ms and ${rowCount} rows: the limit is ` +
      `${timeoutMs} ms (setting ${limit}). Narrow its patterns, add a LIMIT, split it, or ` +
      `raise ${limit}.`,
    { details: { limit, timeoutMs, elapsedMs: elapsed, rowCount } },
  );
}

/** The query ran out of time before a worker was free for it. */
export function waitedError(timeoutMs: number, runningCount: number): ServiceError {
  const limit = 'QUERY_TIMEOUT_MS';
  return new ServiceError(
    'query-timeout',
    `The query waited ${timeoutMs} ms for a free worker, which is its whole time limit ` +
      `(setting ${limit}). ${runningCount} other queries were running. Try again later, or ` +
      'raise QUERY_WORKERS.',
    {
      details: {
        limit,
        timeoutMs,
        waitedMs: timeoutMs,
        runningCount,
        retryAfterSeconds: RETRY_AFTER_S,
      },
    },
  );
}

/** Seconds until a client may try again. */
const RETRY_AFTER_S = 5;

/** Too many queries wait, and no other client has more waiting. */
export function overloadedError(waitingCount: number): ServiceError {
  return new ServiceError(
    'overloaded',
    `${waitingCount} queries are waiting for a worker, and no more can wait (setting ` +
      'QUERY_QUEUE). Try again in a few seconds, with fewer queries at the same time.',
    { details: { limit: 'QUERY_QUEUE', waitingCount, retryAfterSeconds: RETRY_AFTER_S } },
  );
}

/** Stopped to make room, and out of time before another attempt finished. */
export function asideError(timeoutMs: number): ServiceError {
  const limit = 'QUERY_TIMEOUT_MS';
  return new ServiceError(
    'query-timeout',
    `The query did not finish within its limit of ${timeoutMs} ms (setting ${limit}). All ` +
      'workers were busy, so it was set aside for shorter queries. Narrow its patterns, try ' +
      'again later, or raise QUERY_WORKERS.',
    { details: { limit, timeoutMs } },
  );
}

export function stoppedError(elapsedMs: number): ServiceError {
  const elapsed = Math.round(elapsedMs);
  return new ServiceError(
    'query-stopped',
    `An operator of this service stopped the query after ${elapsed} ms. If you send it again ` +
      'unchanged, it may be stopped again. Narrow its patterns, add a LIMIT, or ask the operator.',
    { details: { elapsedMs: elapsed } },
  );
}

/** Nobody wants the answer any more. */
export function leftError(): ServiceError {
  return new ServiceError(
    'query-timeout',
    'The client disconnected before the query was answered.',
  );
}

/** The answer is larger than the window, and its reader held up a worker that others needed. */
export function slowReaderError(): ServiceError {
  return new ServiceError(
    'query-timeout',
    'The answer was read too slowly while other queries waited for its worker. ' +
      'Read faster, or ask for less with LIMIT and OFFSET.',
  );
}

/** The pool ended before the query did. */
export function closedError(): ServiceError {
  return new ServiceError(
    'query-timeout',
    'The service was stopped before the query was answered.',
  );
}

export function memoryError(memoryBytes: number): ServiceError {
  const limit = 'QUERY_MEMORY_MB';
  const limitMb = Math.round(memoryBytes / 2 ** 20);
  return new ServiceError(
    QUERY_MEMORY,
    `The query needs more than its memory limit of ${limitMb} MiB (setting ${limit}). Narrow ` +
      `its patterns, group or sort fewer rows, or raise ${limit}.`,
    { details: { limit, limitMb } },
  );
}

export function textError(length: number): ServiceError {
  const maxLength = LIMITS.textLength;
  return new ServiceError(
    QUERY_MEMORY,
    `The query makes a text of ${length} characters; a text can have at most ${maxLength}. ` +
      'Shorten what CONCAT, REPLACE or GROUP_CONCAT put together.',
    { details: { limit: 'text-length', maxLength, length } },
  );
}

/** The worker ended during its query, for a reason of its own or by a fault. */
export function crashError(cause: unknown, memoryBytes: number): ServiceError {
  if (cause instanceof ServiceError) return cause;
  if ((cause as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return memoryError(memoryBytes);
  return new ServiceError('internal', 'The worker that ran the query ended unexpectedly.', {
    cause,
  });
}

/** A query's error; of a fault in this service, only the log has the reason. */
export function toQueryFailure(thrown: unknown): ServiceError {
  return thrown instanceof ServiceError
    ? thrown
    : new ServiceError('internal', 'The query failed because of an error in this service.', {
        cause: thrown,
      });
}
