/** Reads requests for handlers: text, parameters, version. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import { assertedVersionOf, type GraphVersion } from '../../graph/index.js';
import type { Service } from '../../service.js';
import type { Snapshots } from '../../snapshots/index.js';
import { SECOND_ENGINES, type QueryOptions, type SecondEngine } from '../../sparql/index.js';
import { mediaTypeOf, textOf, type SentBody } from '../../tasks/index.js';
import { unknownName } from './unknown-name.js';

const MEGABYTE = 1024 * 1024;

const MAX_QUERY_BYTES = MEGABYTE;

/** The media type of HTML forms, which hold a query or an update. */
export const FORM = 'application/x-www-form-urlencoded';

/**
 * Reads bodies as bytes, unpacked, up to a limit: a smaller one for queries than for data. A form
 * without a token for writing can only hold a query.
 */
export function readBodies(maxBodyMb: number): RequestHandler {
  const upTo = (limit: number): RequestHandler => express.raw({ type: () => true, limit });
  const [forQueries, forData] = [upTo(MAX_QUERY_BYTES), upTo(maxBodyMb * MEGABYTE)];
  return (request, response, next) => {
    const mediaType = mediaTypeOfBody(request);
    const isQuery =
      mediaType === 'application/sparql-query' ||
      (mediaType === FORM && request.headers.authorization === undefined);
    const coding = request.headers['transfer-encoding'];
    if (coding !== undefined && coding.toLowerCase() !== 'chunked')
      throw badRequest(
        'The only Transfer-Encoding supported here is chunked; for a compressed body, use ' +
          'Content-Encoding.',
      );
    const limit = isQuery ? MAX_QUERY_BYTES : maxBodyMb * MEGABYTE;
    const refuse = (): void => {
      hangUpAfter(request, response);
      next(bodyTooLarge(limit));
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      refuse();
      return;
    }
    if (request.headers.expect !== undefined) response.writeContinue();
    // The library waits for the end of a body that it refuses.
    let byteCount = 0;
    request.on('data', (chunk: Buffer) => {
      if (byteCount <= limit && byteCount + chunk.length > limit) refuse();
      byteCount += chunk.length;
    });
    const read = isQuery ? forQueries : forData;
    read(request, response, next);
  };
}

export function bodyTooLarge(limit: number): ServiceError {
  return new ServiceError(
    'body-too-large',
    `The request body is larger than the ${limit} bytes accepted here (setting MAX_BODY_MB).`,
    { details: { limit } },
  );
}

/** How long a client can read an answer from before its request was fully read. */
const LINGER_MS = 500;

/**
 * Closes the connection after the answer, whatever is still sent on it; not immediately, as that
 * could reset the connection before the client has the answer (RFC 9112 §9.6).
 */
function hangUpAfter({ socket }: Request, response: Response): void {
  response.set('Connection', 'close');
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  };
}

/**
 * Refuses a query in a body that was read up to the limit for data, as it could have been an
 * update.
 * @throws ServiceError `body-too-large`
 */
export function requireQuerySize(request: Request): void {
  requireLength(request, MAX_QUERY_BYTES, 'A query');
}

/** @throws ServiceError `body-too-large` */
export function requireLength(request: Request, limit: number, what: string): void {
  if (bodyBytes(request).length > limit)
    throw new ServiceError('body-too-large', `${what} can have at most ${limit} bytes.`, {
      details: { limit },
    });
}

/** Media type of the body, in lower case and without parameters, if given. */
export function mediaTypeOfBody(request: Request): string | undefined {
  return mediaTypeOf(request.headers['content-type']);
}

/** The error for a body of another type than `expected`, a sentence without its full stop. */
export function unsupportedType(request: Request, expected: string): ServiceError {
  return new ServiceError(
    'unsupported-media-type',
    `${expected}; found ${mediaTypeOfBody(request) ?? 'no Content-Type'}.`,
  );
}

/** The body's bytes; empty when there is none. */
export function bodyBytes(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/**
 * The body as text.
 * @throws ServiceError `bad-request` when it is not UTF-8, `unsupported-media-type` when another
 *   charset is declared.
 */
export function bodyText(request: Request): string {
  return textOf(bodyBytes(request), request.headers['content-type']);
}

/** The body for a thread; `publicUrl` is the client's address for this server. */
export function sentBody(request: Request, { tasks }: Service, publicUrl: string): SentBody {
  return tasks.sent({
    bytes: bodyBytes(request),
    contentType: request.headers['content-type'],
    publicUrl,
  });
}

/** JSON is read in the main thread, so it has to be short. */
const MAX_JSON_BYTES = MEGABYTE / 2;

/**
 * The members of the body, which must be a JSON object with only these.
 * @throws ServiceError `bad-request`, `body-too-large`
 */
export function bodyJson<Name extends string>(
  request: Request,
  names: readonly Name[],
  expected: string,
  maxBytes = MAX_JSON_BYTES,
): Readonly<Partial<Record<Name, unknown>>> {
  let body: unknown;
  requireLength(request, maxBytes, 'JSON');
  try {
    body = JSON.parse(bodyText(request));
  } catch (cause) {
    throw cause instanceof ServiceError
      ? cause
      : badRequest(`The body is not well-formed JSON. ${expected}`, { cause });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest(expected);
  const stray = Object.keys(body).find((each) => !names.some((name) => name === each));
  if (stray !== undefined) throw unknownName(stray, names, { what: 'The body has the member' });
  return body as Readonly<Partial<Record<Name, unknown>>>;
}

const parametersRead = new WeakMap<Request, URLSearchParams>();

export function keepParameters(request: Request, parameters: URLSearchParams): void {
  parametersRead.set(request, parameters);
}

/** The parameters of a request by `readParameters`, or as sent if refused. Do not change them. */
export function parametersOf(request: Request): URLSearchParams {
  return parametersRead.get(request) ?? sentParameters(request);
}

export function sentParameters({ originalUrl }: Request): URLSearchParams {
  const question = originalUrl.indexOf('?');
  return new URLSearchParams(question === -1 ? '' : originalUrl.slice(question + 1));
}

export function isSet(parameters: URLSearchParams, name: string): boolean {
  return parameters.get(name) === 'true';
}

export function engineOf(request: Request): SecondEngine | undefined {
  return SECOND_ENGINES.find((name) => name === parametersOf(request).get('engine'));
}

/** The engine of a query to `/sparql`: by default, Comunica where there are SOURCES. */
export function evaluatorOf(
  request: Request,
  { sources }: Service,
): Pick<QueryOptions, 'engine' | 'withSources'> {
  return sources.length > 0 && !parametersOf(request).has('engine')
    ? { engine: 'comunica', withSources: true }
    : { engine: engineOf(request) };
}

/** Names the engine of an answer and, if it was evaluated now, the time until it began. */
export function nameEngine(response: Response, name = 'osce-graph', startedAt?: number): void {
  response.set('Engine', name);
  if (startedAt !== undefined)
    response.set('Server-Timing', `${name};dur=${(performance.now() - startedAt).toFixed(1)}`);
}

/**
 * A parameter that is a number from 1, or the fallback.
 * @throws ServiceError `bad-request`
 */
export function positiveInteger(
  parameters: URLSearchParams,
  name: string,
  fallback: number,
  max: number,
): number {
  const text = parameters.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1 || value > max)
    throw badRequest(`?${name} must be a whole number from 1 to ${max}; found "${text}".`);
  return value;
}

/**
 * The version a request reads: the named one, by `?version=` unless the address names one; else the
 * one that was current at `Accept-Datetime` (RFC 7089 §2.1.1); else the latest. Sets
 * `Graph-Version`, and `Memento-Datetime` when the answer is one of a certain version.
 * @throws ServiceError `not-found`, `version-dropped`, or `bad-request` for an unreadable date.
 */
export async function requestedVersion(
  request: Request,
  response: Response,
  { snapshots, current: latest }: Pick<Service, 'snapshots' | 'current'>,
  inAddress?: string,
): Promise<GraphVersion> {
  const named = inAddress ?? parametersOf(request).get('version');
  const number =
    named === null || named === 'latest'
      ? versionAtMoment(request, snapshots)
      : snapshots.resolve(named, inAddress === undefined ? 'bad-request' : 'not-found');
  const isLatest = number === undefined || number === latest.number;
  const version = isLatest ? latest : await snapshots.open(number);
  response.set('Graph-Version', String(version.number)).vary('Accept-Datetime');
  if (number !== undefined && version.committedAt)
    response.set('Memento-Datetime', version.committedAt.toUTCString());
  return version;
}

/**
 * The version that a query reads, as in `requestedVersion`; with `?inferred=false` without its
 * inferred statements.
 * @throws ServiceError as `requestedVersion` does.
 */
export async function queriedVersion(
  request: Request,
  response: Response,
  { snapshots, current, names }: Pick<Service, 'snapshots' | 'current' | 'names'>,
): Promise<GraphVersion> {
  const version = await requestedVersion(request, response, { snapshots, current });
  const isAsserted = parametersOf(request).get('inferred') === 'false';
  return isAsserted ? assertedVersionOf(version, names) : version;
}

/** HTTP dates have no fractions: a version is found by the second of its commit. */
const lastOfSecond = (milliseconds: number): Date =>
  new Date(Math.floor(milliseconds / 1_000) * 1_000 + 999);

function versionAtMoment(request: Request, snapshots: Snapshots): number | undefined {
  const moment = request.headers['accept-datetime'];
  if (typeof moment !== 'string') return undefined;
  const milliseconds = Date.parse(moment);
  if (Number.isNaN(milliseconds))
    throw badRequest(
      `Accept-Datetime must be a date like "Tue, 23 Nov 2021 10:00:00 GMT"; found "${moment}".`,
    );
  const number = snapshots.versionAt(lastOfSecond(milliseconds));
  if (number === undefined) throw notFound(`There was no version yet at ${moment}.`);
  return number;
}

/** Answers 405 for everything that a path does not offer, and the offered methods for OPTIONS. */
export function onlyMethods(...allow: readonly string[]): RequestHandler {
  return (request, response) => {
    if (request.method === 'OPTIONS') {
      response.set('Allow', allow.join(', ')).status(204).end();
      return;
    }
    throw new ServiceError(
      'method-not-allowed',
      `${request.method} is not supported here; use ${allow.join(', ')}.`,
      { details: { allow } },
    );
  };
}
