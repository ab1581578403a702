/** The log: one line an event, as JSON for programs or as text for people. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { CommitResult } from '../../commits/index.js';
import type { ErrorCode, ServiceError } from '../../errors.js';

export type Log = Logger;

/** From the most to the least output. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export function createLog(level: string, stream: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
}

/** Notes on an exchange for its line in the log. */
interface Noted {
  requestId?: string;
  bearer?: string;
  route?: string;
  problem?: { readonly code: string; readonly detail?: string };
}

const notedOf = (response: Response): Noted => response.locals;

export function noteBearer({ res }: Request, bearer: string): void {
  if (res) notedOf(res).bearer = bearer;
}

export function bearerNoted({ res }: Request): string | undefined {
  return res && notedOf(res).bearer;
}

/** Errors whose messages quote nothing of a query or a body. */
const WITH_DETAIL: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'forbidden',
  'too-many-requests',
  'overloaded',
  'query-timeout',
  'query-stopped',
  'query-memory',
  'endpoint-limit',
  'database-timeout',
  'storage-full',
]);

export function noteProblem(response: Response, { code, message }: ServiceError): void {
  // Later errors follow from the first one.
  notedOf(response).problem ??= WITH_DETAIL.has(code) ? { code, detail: message } : { code };
}

/** Accepted ids of requests from a proxy or a client; others are replaced. */
const REQUEST_ID = /^[\w.:+/=~-]{1,128}$/;
const MAX_PATH_LENGTH = 1_000;
const MAX_TEXT_LENGTH = 10_000;

/**
 * Gives a request an id, also in the answer, and logs it when its exchange is over: without its
 * parameters and its body, which may hold queries.
 */
export function logRequest(log: Log, request: Request, response: Response): void {
  const startMs = performance.now();
  const { socket, headers, method, originalUrl } = request;
  const bytesBefore = socket.bytesWritten;
  const sent = headers['x-request-id'];
  const requestId = typeof sent === 'string' && REQUEST_ID.test(sent) ? sent : randomUUID();
  const noted = notedOf(response);
  noted.requestId = requestId;
  response.setHeader('X-Request-Id', requestId);
  response.once('close', () => {
    const isCut = !response.writableFinished;
    const status = response.headersSent ? response.statusCode : undefined;
    const { bearer, problem } = noted;
    const level = levelOf(status, isCut);
    const [path = ''] = originalUrl.split('?', 1);
    log[level](
      {
        requestId,
        method,
        path: path.slice(0, MAX_PATH_LENGTH),
        status,
        ms: Math.round((performance.now() - startMs) * 100) / 100,
        bytes: socket.bytesWritten - bytesBefore,
        ...(isCut ? { cut: true } : {}),
        ...(bearer === undefined ? {} : { who: bearer }),
        ...problem,
        ...(level === 'info' ? {} : { address: request.ip }),
      },
      'request',
    );
    if (log.isLevelEnabled('debug')) log.debug({ requestId, ...sentTexts(request) }, 'sent');
  });
}

/** Refusals, limits and cut answers are for operators to see; faults are for them to act on. */
function levelOf(status = 0, isCut: boolean): 'info' | 'warn' | 'error' {
  if (status === 500 || status === 507) return 'error';
  return isCut || status > 500 || [401, 403, 429].includes(status) ? 'warn' : 'info';
}

function sentTexts({ originalUrl, headers, body }: Request): Record<string, string> {
  const isQuery = /^application\/(?:sparql-|x-www-form-urlencoded)/.test(
    headers['content-type'] ?? '',
  );
  const shown = (text: string): string =>
    text.slice(0, MAX_TEXT_LENGTH).replace(/(access_token=)[^&]*/g, '$1…');
  return {
    address: shown(originalUrl),
    ...(isQuery && Buffer.isBuffer(body) ? { body: shown(body.toString('latin1')) } : {}),
  };
}

/** Logs a write that changed something: its author, effect and route. */
export function logWrite(
  { method, app }: Request,
  response: Response,
  { commit, change }: CommitResult,
): void {
  if (!commit) return;
  const { requestId, bearer, route } = notedOf(response);
  (app.get('log') as Log).info(
    {
      requestId,
      who: bearer,
      method,
      route,
      version: commit.id,
      added: change.added.length,
      removed: change.removed.length,
    },
    'write',
  );
}
