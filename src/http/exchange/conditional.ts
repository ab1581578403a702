/** ETags, Last-Modified, 304 and 412 (RFC 9110 §13). */
import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import { ServiceError, badRequest } from '../../errors.js';
import type { GraphVersion } from '../../graph/index.js';

/** For answers that never change under their address. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** For answers that may change with every commit: cached, and cheaply revalidated each time. */
export const REVALIDATED = 'no-cache';

/** For answers that are worked out for each request. */
export const NOT_STORED = 'no-store';

/**
 * For data: fixed where the address names versions by their numbers. A name may be given to another
 * version; pages change with the program, and with later versions, which they link to.
 */
export function cachingOfData(...versions: readonly (string | null | undefined)[]): string {
  return versions.every((each) => /^\d+$/.test(each ?? '')) ? IMMUTABLE : REVALIDATED;
}

const TAGS = /\*|"[^"]*"/g;
const ENCODING_SUFFIX = /-(?:gzip|br|deflate)"$/;

/** A strong ETag of all that determines the bytes of an answer. */
export function etagOf(...parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join('');
  return `"${hash('sha256', text, 'base64url').slice(0, 27)}"`;
}

export interface LastChange {
  readonly at: Date;
  /** Whether nothing else can have changed in the same second, the precision of HTTP dates. */
  readonly isAloneInItsSecond: () => boolean;
}

/**
 * Sets the ETag, and Last-Modified if known; when the client has this very answer, ends with 304
 * and returns true. If-Modified-Since counts where there is no If-None-Match (RFC 9110 §13.2.2).
 */
export function endIfUnchanged(
  request: Request,
  response: Response,
  etag: string,
  lastChange?: LastChange,
): boolean {
  response.setHeader('ETag', etag);
  if (lastChange) response.setHeader('Last-Modified', lastChange.at.toUTCString());
  const { 'if-none-match': noneMatch, 'if-modified-since': modifiedSince } = request.headers;
  if (noneMatch !== undefined) {
    const known = (noneMatch.match(TAGS) ?? []).find(
      (tag) => tag === '*' || withoutEncoding(tag) === etag,
    );
    if (known === undefined) return false;
    // The client's, which may be that of a compressed answer.
    if (known !== '*') response.setHeader('ETag', known);
  } else if (
    modifiedSince === undefined ||
    !lastChange ||
    !isUnchangedSince(lastChange, modifiedSince)
  )
    return false;
  // The whole answer has it where its body may be compressed (RFC 9110 §15.4.5).
  if (!String(response.getHeader('Cache-Control')).includes('no-transform'))
    response.vary('Accept-Encoding');
  response.status(304).end();
  return true;
}

function isUnchangedSince({ at, isAloneInItsSecond }: LastChange, date: string): boolean {
  const since = Date.parse(date);
  const second = Math.floor(at.getTime() / 1000) * 1000;
  return since > second || (since === second && isAloneInItsSecond());
}

/**
 * Refuses a write for another state than the present one with these tags; a missing resource has
 * none.
 * @throws ServiceError `version-conflict` when If-Match names none of the tags, or If-None-Match
 *   one of them; `bad-request` when either header names no tag.
 */
export function requirePreconditions(request: Request, current: readonly string[]): void {
  const wanted = tagsIn(request, 'if-match');
  const unwanted = tagsIn(request, 'if-none-match');
  const isNamed = (tags: readonly string[]): boolean =>
    current.length > 0 && (tags.includes('*') || current.some((tag) => tags.includes(tag)));
  if (wanted && !isNamed(wanted))
    throw new ServiceError(
      'version-conflict',
      `If-Match names ${wanted.join(', ')}, but the current state is ` +
        `${current[0] ?? 'absent'}. Read it again and retry.`,
    );
  if (unwanted && isNamed(unwanted))
    throw new ServiceError(
      'version-conflict',
      `If-None-Match names ${unwanted.join(', ')}, which is the current state.`,
    );
}

/**
 * As `requirePreconditions`; what is there is only changed by a request that names its state.
 * @throws ServiceError `precondition-required`
 */
export function requireState(request: Request, current: readonly string[]): void {
  const { method, headers } = request;
  const isNamed = (headers['if-match'] ?? headers['if-none-match']) !== undefined;
  if (current.length > 0 && !isNamed)
    throw new ServiceError(
      'precondition-required',
      `${method} needs the header If-Match with the ETag of the state that you changed ` +
        '(* for any), so that no other change is lost.',
    );
  requirePreconditions(request, current);
}

/** The tags of a write's header. One without tags would silently protect nothing. */
function tagsIn({ headers }: Request, name: 'if-match' | 'if-none-match'): string[] | undefined {
  const header = headers[name];
  // Without weakness marks and encoding suffixes.
  const tags = header?.match(TAGS)?.map(withoutEncoding);
  if (header !== undefined && !tags)
    throw badRequest(
      `${name} must be * or tags in quotation marks, such as "7"; found ${header || 'nothing'}.`,
    );
  return tags;
}

/**
 * The version that a write of the whole graph is for, as in `If-Match: "7"`, if any.
 * @throws ServiceError `version-conflict` when that is not the current one, `bad-request` when the
 *   header names none.
 */
export function expectedVersionOf(request: Request, { number }: GraphVersion): number | undefined {
  requirePreconditions(request, [`"${number}"`]);
  const tags = tagsIn(request, 'if-match');
  return tags === undefined || tags.includes('*') ? undefined : number;
}

const withoutEncoding = (tag: string): string => tag.replace(ENCODING_SUFFIX, '"');
