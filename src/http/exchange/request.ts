/** Reads requests for handlers: text, parameters, version. */
import type { Request, Response } from 'express';
import { ServiceError, badRequest, notFound } from '../../errors.js';
import { assertedVersionOf, type GraphVersion } from '../../graph/index.js';
import { unfit } from '../../input/index.js';
import type { Service } from '../../service.js';
import { SECOND_ENGINES, type QueryOptions, type SecondEngine } from '../../sparql/index.js';
import { mediaTypeOf, textOf, type SentBody } from '../../tasks/index.js';

/** The first product of the User-Agent (RFC 9110 §10.1.5) with its version; none of browsers. */
export const softwareOf = ({ headers }: Request): string | undefined =>
  /^(?!Mozilla\/)[^\s()/]{1,100}\/[^\s()]{1,100}/
    .exec(headers['user-agent'] ?? '')?.[0]
    .replace('/', ' ');

/** The media type of HTML forms, which hold a query or an update. */
export const FORM = 'application/x-www-form-urlencoded';

/** For what the body turned out to be. @throws ServiceError `body-too-large` */
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

const parametersRead = new WeakMap<Request, URLSearchParams>();

export function keepParameters(request: Request, parameters: URLSearchParams): void {
  parametersRead.set(request, parameters);
}

/** The parameters of a request by `readParameters`, or as sent if refused. Do not change them. */
export function parametersOf(request: Request): URLSearchParams {
  return parametersRead.get(request) ?? sentParameters(request);
}

export function sentParameters({ originalUrl }: Request): URLSearchParams {
  return new URLSearchParams(/\?.*/s.exec(originalUrl)?.[0]);
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

/** A parameter whose schema is a whole number, or the fallback. */
export function numberOf(parameters: URLSearchParams, name: string, fallback: number): number {
  return Number(parameters.get(name) ?? fallback);
}

type Versions = Pick<Service, 'snapshots' | 'current'>;

/**
 * The version a request reads: the named one, by `?version=` unless the address names one; else the
 * one that was current at `Accept-Datetime` (RFC 7089 §2.1.1); else the latest. Sets
 * `Graph-Version`, and `Memento-Datetime` when the answer is one of a certain version.
 * @throws ServiceError `not-found`, `version-dropped`, or `bad-request` for an unreadable date.
 */
export async function requestedVersion(
  request: Request,
  response: Response,
  service: Versions,
  inAddress?: string,
): Promise<GraphVersion> {
  const { snapshots, current: latest } = service;
  const isNamed = inAddress !== undefined && inAddress !== 'latest';
  const number = isNamed ? snapshots.resolve(inAddress) : numberAsked(request, service);
  const isLatest = number === undefined || number === latest.number;
  const version = isLatest ? latest : await snapshots.open(number);
  response.set('Graph-Version', String(version.number)).vary('Accept-Datetime');
  if (number !== undefined && version.committedAt)
    response.set('Memento-Datetime', version.committedAt.toUTCString());
  return version;
}

/** As a parameter, a name that no version has is a wrong value, as names of other things are. */
function numberAsked(request: Request, { snapshots }: Versions): number | undefined {
  const named = parametersOf(request).get('version');
  if (named !== null && named !== 'latest') {
    const number = snapshots.numberOf(named);
    if (number !== undefined) return number;
    const expected = 'the number or the name of a version, or “latest”';
    throw unfit('version', { place: 'query', expected, found: named });
  }
  const moment = request.headers['accept-datetime'];
  if (typeof moment !== 'string') return undefined;
  const milliseconds = Date.parse(moment);
  if (Number.isNaN(milliseconds))
    throw badRequest(
      `Accept-Datetime must be a date like "Tue, 23 Nov 2021 10:00:00 GMT"; found "${moment}".`,
    );
  // HTTP dates have no fractions: a version is found by the second of its commit.
  const second = Math.floor(milliseconds / 1_000) * 1_000;
  const number = snapshots.versionAt(new Date(second + 999));
  if (number === undefined) throw notFound(`There was no version yet at ${moment}.`);
  return number;
}

/**
 * The version that a query reads, as in `requestedVersion`; with `?inferred=false` without its
 * inferred statements.
 * @throws ServiceError as `requestedVersion` does.
 */
export async function queriedVersion(
  request: Request,
  response: Response,
  service: Versions & Pick<Service, 'names'>,
): Promise<GraphVersion> {
  const version = await requestedVersion(request, response, service);
  const isAsserted = parametersOf(request).get('inferred') === 'false';
  return isAsserted ? assertedVersionOf(version, service.names) : version;
}
