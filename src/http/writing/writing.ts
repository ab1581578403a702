/** The notes of a write, and idempotency keys. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { ServiceError, badRequest } from '../../errors.js';
import type {
  AnswerToKeep,
  ChangeMaker,
  CommitLog,
  CommitOptions,
  CommitResult,
} from '../../commits/index.js';
import type { Service } from '../../service.js';
import { writerOf } from '../exchange/authorization.js';
import { expectedVersionOf } from '../exchange/conditional.js';
import { logWrite } from '../exchange/log.js';
import { bodyBytes, isSet, parametersOf } from '../exchange/request.js';

const MAX_AUTHOR_LENGTH = 200;

/** An answer to a write that can be stored and sent again. */
export interface WriteAnswer {
  readonly status: number;
  /** Besides `Graph-Version`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | undefined;
}

/** What a dry run adds to an answer, for its schema. */
export const PREVIEW_MEMBERS = {
  dryRun: { const: true },
  patch: {
    type: 'string',
    description: 'With `dry-run`: the change, as RDF Patch; nothing was written.',
  },
} as const;

/**
 * Whether a write is a dry run, and its author and message for the log: the parameters `author` and
 * `message`; else the `From` header or the bearer of its token, and the handler's message.
 */
export function noteOf(
  request: Request,
  bearer: string | undefined,
  message: string,
): Pick<CommitOptions, 'author' | 'message' | 'isDryRun'> {
  const from = request.headers.from?.slice(0, MAX_AUTHOR_LENGTH) ?? bearer ?? 'nobody';
  return {
    author: parametersOf(request).get('author')?.trim() ?? from,
    message: parametersOf(request).get('message')?.trim() ?? message,
    isDryRun: isSet(parametersOf(request), 'dry-run'),
  };
}

/** Unanswered keys of all logs of this process: keys include their sender. */
const underWay = new Set<string>();

/**
 * Commits and answers. A request with an `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header) is executed once: sent again it gets the same answer,
 * also after a restart. Refused writes are not stored, and are tried again.
 * @throws ServiceError `key-in-use`, `key-reused`, `bad-request`, and the errors of `commit`.
 */
export async function writeOnce<Result extends CommitResult>(
  request: Request,
  response: Response,
  log: CommitLog,
  {
    commit,
    answerOf,
  }: {
    commit: (keepAnswer: AnswerToKeep<Result> | undefined) => Promise<Result>;
    answerOf: (result: Result) => WriteAnswer;
  },
): Promise<void> {
  const whole = (result: Result): WriteAnswer => {
    const { headers, ...answer } = answerOf(result);
    const number = String(result.version.number);
    return { ...answer, headers: { 'Graph-Version': number, ...headers } };
  };
  const write = async (keepAnswer: AnswerToKeep<Result> | undefined): Promise<void> => {
    const result = await commit(keepAnswer);
    logWrite(request, response, result);
    sendWritten(response, whole(result));
  };
  const key = keyOf(request);
  if (key === undefined) {
    await write(undefined);
    return;
  }
  if (underWay.has(key))
    throw new ServiceError(
      'key-in-use',
      'A request with this Idempotency-Key is still running. Wait for its answer, or retry later.',
    );
  const identity = identityOf(request);
  const kept = log.answerTo(key);
  if (kept) {
    if (kept.request !== identity)
      throw new ServiceError(
        'key-reused',
        'This Idempotency-Key was used for a request with another address, headers or body. ' +
          'A new request needs a new key.',
      );
    sendWritten(
      response.set('Idempotent-Replayed', 'true'),
      JSON.parse(kept.answer) as WriteAnswer,
    );
    return;
  }
  underWay.add(key);
  try {
    await write({
      key,
      request: identity,
      answerOf: (result) => JSON.stringify(whole(result)),
    });
  } finally {
    underWay.delete(key);
  }
}

export interface Write<Value> {
  /** The message for the log, where the request has none. */
  readonly message: string;
  readonly makeChange: ChangeMaker<Value>;
  /** Whether `If-Match` names a version of the whole graph. */
  readonly isOfGraph?: boolean;
  /** `isDryRun`: nothing was written. */
  readonly answerOf: (result: CommitResult<Value>, isDryRun: boolean) => WriteAnswer;
}

/** Commits a change of the latest version, and answers, as `writeOnce` does. */
export async function commitOnce<Value>(
  request: Request,
  response: Response,
  { committer, current }: Pick<Service, 'committer' | 'current'>,
  { message, makeChange, isOfGraph, answerOf }: Write<Value>,
): Promise<void> {
  const note = noteOf(request, writerOf(request), message);
  await writeOnce<CommitResult<Value>>(request, response, committer.log, {
    commit: (keepAnswer) =>
      committer.commit(makeChange, {
        ...note,
        expectedVersion: isOfGraph === true ? expectedVersionOf(request, current) : undefined,
        keepAnswer,
      }),
    answerOf: (result) => answerOf(result, note.isDryRun === true),
  });
}

export function sendWritten(response: Response, { status, headers = {}, body }: WriteAnswer): void {
  response.status(status).set(headers);
  if (body === undefined) response.end();
  else response.json(body);
}

/** A hash of a request's key and sender; the key is a structured string or a bare word. */
function keyOf(request: Request): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const key =
    /^(?:"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\]){1,255})"|([\x21\x23-\x7e]{1,255}))$/.exec(
      String(header),
    );
  if (!key)
    throw badRequest(
      'Idempotency-Key must be a string of 1 to 255 printable ASCII characters, such as ' +
        `"8e03978e-40d5-43dd-bc93-6894a57f9324"; found ${JSON.stringify(header)}.`,
    );
  return sha256(request.headers.authorization ?? '', key[1] ?? key[2] ?? '');
}

/** A hash of a request: different for different writes. */
function identityOf(request: Request): string {
  const {
    'content-type': contentType = '',
    'if-match': ifMatch = '',
    'if-none-match': ifNoneMatch = '',
  } = request.headers;
  return sha256(
    request.method,
    request.originalUrl,
    contentType,
    ifMatch,
    ifNoneMatch,
    bodyBytes(request),
  );
}

function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
