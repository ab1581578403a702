/** Reads bodies of requests: once it is known who sends them, and up to a limit. */
import querystring from 'node:querystring';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { ServiceError, badRequest } from '../../errors.js';
import { formatOfMediaType } from '../../rdf/index.js';
import { checked, readJson } from '../../input/index.js';
import { textOf } from '../../tasks/index.js';
import type { Bearer } from './authorization.js';
import { withForm } from './read-parameters.js';
import { FORM, bodyBytes, bodyText, keepParameters, mediaTypeOfBody } from './request.js';
import type { Operation, RequestBody, RoutedRequest } from './route.js';

const MEGABYTE = 1024 * 1024;

/** JSON that is checked is parsed in the main thread, so it has to be short. */
const MAX_JSON_BYTES = MEGABYTE / 2;

const documents = new WeakMap<Request, unknown>();

/**
 * Reads the body of a request to an operation, as bytes; of a form, also its fields, and of JSON
 * with a schema its value.
 * @throws ServiceError `body-too-large`; `bad-request` for what the operation's schemas do not allow
 */
export async function readBody(
  request: RoutedRequest,
  response: Response,
  operation: Operation,
  bearer: Bearer | undefined,
  maxBodyMb: number,
): Promise<void> {
  const { body } = operation;
  if (!body) return;
  const mediaType = mediaTypeOfBody(request);
  requireType(request, body, mediaType);
  await readBytes(request, response, limitOf(body, mediaType, bearer, maxBodyMb * MEGABYTE));
  if (mediaType === FORM && body.mediaTypes.includes(FORM))
    keepParameters(request, await withForm(readForm(request), request, operation));
  if (mediaType === 'application/json' && body.schema)
    documents.set(request, await checked(readJson(bodyText(request)), body.schema, 'body'));
}

/** More than any form here has. */
const MAX_FIELDS = 1_000;

/** What `URLSearchParams` does too, but in a tenth of the time; types lack it. */
const { unescapeBuffer } = querystring as unknown as {
  readonly unescapeBuffer: (text: string, hasPlus: boolean) => Buffer;
};

/**
 * The fields of a form as browsers write it (URL Standard §5.1); its text must be UTF-8.
 * @throws ServiceError `bad-request`, `unsupported-media-type`
 */
function readForm(request: Request): [name: string, value: string][] {
  const fields = bodyBytes(request)
    .toString('latin1')
    .split('&', MAX_FIELDS + 1);
  if (fields.length > MAX_FIELDS)
    throw badRequest(`A form can have at most ${MAX_FIELDS} fields.`, {
      details: { limit: MAX_FIELDS },
    });
  const decoded = (text: string): string =>
    textOf(unescapeBuffer(text, true), request.headers['content-type']);
  return fields.filter(Boolean).map((field) => {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(field) ?? [];
    return [decoded(name), decoded(value)];
  });
}

/** RDF may come under other names. @throws ServiceError `unsupported-media-type` */
function requireType(
  { method }: Request,
  { mediaTypes, defaultType }: RequestBody,
  mediaType = defaultType,
): void {
  const known = formatOfMediaType(mediaType ?? '')?.mediaType;
  if ([mediaType, known].some((each) => each !== undefined && mediaTypes.includes(each))) return;
  const found = mediaType ?? 'no Content-Type';
  const message = `The body must be ${mediaTypes.join(' or ')}; found ${found}.`;
  // A query without a media type means nothing (RFC 10008 §2.1).
  throw mediaType === undefined && method === 'QUERY'
    ? badRequest(message)
    : new ServiceError('unsupported-media-type', message);
}

/** The JSON of a body, which its schema allows. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- of the schema
export function documentOf<Document>(request: Request): Document {
  return documents.get(request) as Document;
}

/** Data may be long; everything else and what nobody known sends may not. */
function limitOf(
  { data = [], dataScope, schema, maxJsonBytes = MAX_JSON_BYTES }: RequestBody,
  mediaType = '',
  bearer: Bearer | undefined,
  maxBytes: number,
): number {
  const isTrusted = bearer && (dataScope === undefined || bearer.scopes.includes(dataScope));
  const most = isTrusted ? maxBytes : Math.min(MEGABYTE, maxBytes);
  if (mediaType === 'application/json' && schema) return Math.min(maxJsonBytes, most);
  return data.includes(mediaType) ? most : Math.min(MEGABYTE, most);
}

function readBytes(request: Request, response: Response, limit: number): Promise<void> {
  const coding = request.headers['transfer-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'chunked')
    throw badRequest(
      'The only Transfer-Encoding supported here is chunked; for a compressed body, use ' +
        'Content-Encoding.',
    );
  if (Number(request.headers['content-length'] ?? 0) > limit) throw bodyTooLarge(limit);
  if (request.headers.expect !== undefined) response.writeContinue();
  return new Promise((resolve, reject) => {
    // The library waits for the end of a body that it refuses.
    let byteCount = 0;
    request.on('data', (chunk: Buffer) => {
      byteCount += chunk.length;
      if (byteCount > limit) reject(bodyTooLarge(limit));
    });
    const read: RequestHandler = express.raw({ type: () => true, limit });
    void read(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- it is one
      else reject(error);
    });
  });
}

export function bodyTooLarge(limit: number): ServiceError {
  return new ServiceError(
    'body-too-large',
    `The request body is larger than the ${limit} bytes accepted here (setting MAX_BODY_MB; ` +
      'without a token, a megabyte at most).',
    { details: { limit } },
  );
}

/** How long a client can read an answer from before its request was fully read. */
const LINGER_MS = 500;

/**
 * Closes the connection after an answer that was sent before the body was read, whatever is still
 * sent on it; not immediately, as that could reset the connection before the client has the answer
 * (RFC 9112 §9.6).
 */
export function hangUpOnUnread(request: Request, response: Response): void {
  const { headers, socket } = request;
  const isLong =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > MEGABYTE;
  if (!isLong || request.complete) return;
  response.set('Connection', 'close');
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  };
}
