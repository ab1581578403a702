/** ETags, 304 and 412 (RFC 9110 §13), with compressed answers having ETags of their own. */
import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import onHeaders from 'on-headers';
import { ServiceError } from '../errors.js';
import type { GraphVersion } from '../graph/index.js';

const ENCODING_SUFFIX = /-(?:gzip|br|deflate)"$/;

/**
 * Gives a compressed answer's ETag a suffix, as its bytes are others. Must come before the compression, since listeners
 * for headers run in reverse order.
 */
export const distinguishEncodings: RequestHandler = (_request, response, next) => {
  onHeaders(response, () => {
    const etag = response.getHeader('ETag');
    const encoding = response.getHeader('Content-Encoding');
    if (typeof etag === 'string' && typeof encoding === 'string') response.setHeader('ETag', etag.replace(/"$/, `-${encoding}"`));
  });
  next();
};

/** A strong ETag of anything that determines the bytes of an answer. */
export function etagOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}

/** Sets the ETag; when the client has this very answer, ends with 304 and returns true. */
export function endIfUnchanged(request: Request, response: Response, etag: string): boolean {
  response.set('ETag', etag);
  const known = tagsOf(request.headers['if-none-match']);
  if (!known.includes('*') && !known.includes(etag)) return false;
  response.status(304).end();
  return true;
}

/**
 * Refuses a write that was made for another state.
 * @throws ServiceError `version-conflict` when If-Match names none of the tags, or If-None-Match: * finds something.
 */
export function requirePreconditions(request: Request, current: string | undefined): void {
  const wanted = tagsOf(request.headers['if-match']);
  if (wanted.length > 0 && !(current !== undefined && (wanted.includes('*') || wanted.includes(current)))) {
    throw new ServiceError('version-conflict', `If-Match names ${wanted.join(', ')}, and the present state is ${current ?? 'absent'}. Read again and retry.`);
  }
  if (tagsOf(request.headers['if-none-match']).includes('*') && current !== undefined) {
    throw new ServiceError('version-conflict', 'If-None-Match: * asks for nothing to be there, but something is.');
  }
}

/**
 * The version that a write of the whole graph was made for, as `If-Match: "7"` names it; undefined when it names none.
 * @throws ServiceError `version-conflict` when that is not the current one.
 */
export function expectedVersionOf(request: Request, current: GraphVersion): number | undefined {
  requirePreconditions(request, `"${current.number}"`);
  const header = request.headers['if-match'];
  return header === undefined || header.includes('*') ? undefined : current.number;
}

/** Tags of a header, without weakness marks and encoding suffixes. */
function tagsOf(header: string | undefined): string[] {
  return (header?.match(/\*|"[^"]*"/g) ?? []).map((tag) => tag.replace(ENCODING_SUFFIX, '"'));
}
