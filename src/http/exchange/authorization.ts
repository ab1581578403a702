/** Authorization of writes. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { TOKEN_SCOPES, openForReading, type TokenScope } from '../../commits/index.js';
import { ServiceError } from '../../errors.js';
import type { Service } from '../../service.js';
import { settingsOf } from './http-settings.js';
import { bearerNoted, noteBearer } from './log.js';
import type { Operation } from './route.js';

/** The bearer of WRITE_TOKEN in the log, as it has no name. */
const UNNAMED_BEARER = 'token';

export interface Bearer {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
}

/**
 * The bearer of a request to an operation, before its body is read (RFC 6750): with the operation's
 * scope, unless the parameters make it open to everybody; there, too, a token must be known.
 * @throws ServiceError `unauthorized` without a bearer token and with one that is unknown, was
 *   revoked or has expired; `forbidden` with one for another scope, or where there are no tokens
 *   (RFC 6750 §3.1).
 */
export function admitBearer(
  request: Request,
  { scope, isOpen, isOfProcess, body }: Operation,
  parameters: URLSearchParams,
  service: Service,
): Bearer | undefined {
  const sent = bearerOf(request);
  if (scope !== undefined && !isOpen?.(parameters)) {
    if (isOfProcess !== true) requireWriting(service);
    requireToken(request, scope, service);
  }
  return (scope ?? body) === undefined || sent === undefined
    ? undefined
    : bearerWith(sent, request, service);
}

/** @throws ServiceError `forbidden` where the data are only read, whatever the token */
export function requireWriting({ follows }: Service): void {
  if (follows) throw openForReading();
}

/** The name for the log of the bearer whose token an operation requires. */
export function writerOf(request: Request): string {
  const name = bearerNoted(request);
  if (name === undefined) throw new TypeError('The operation requires no token.');
  return name;
}

/** Requires a token with a scope, and returns its bearer. @throws ServiceError as `admitBearer` does */
export function requireToken(request: Request, scope: TokenScope, service: Service): string {
  const sent = bearerOf(request);
  if (sent === undefined)
    throw new ServiceError(
      'unauthorized',
      'This needs the header "Authorization: Bearer …" with a token that allows writing.',
    );
  const { name, scopes } = bearerWith(sent, request, service);
  const isImplied = scope === 'propose' && scopes.includes('news');
  if (!scopes.includes(scope) && !isImplied)
    throw new ServiceError(
      'forbidden',
      `This needs a token with the scope "${scope}"; the token "${name}" has ` +
        `${scopes.map((each) => `"${each}"`).join(', ')}.`,
      { details: { scope } },
    );
  noteBearer(request, name);
  return name;
}

/** @throws ServiceError `unauthorized`; `forbidden` where there are no tokens */
function bearerWith(sent: string, request: Request, { tokens }: Service): Bearer {
  const { writeToken } = settingsOf(request);
  if (writeToken !== undefined && isSame(sent, writeToken))
    return { name: UNNAMED_BEARER, scopes: TOKEN_SCOPES };
  const token = tokens.find(sent);
  if (!token && writeToken === undefined && tokens.list().length === 0)
    throw new ServiceError(
      'forbidden',
      'Writing is switched off: there are no tokens (setting WRITE_TOKEN, or "osce-graph token ' +
        'create").',
    );
  if (!token)
    throw new ServiceError('unauthorized', 'This token is unknown; it may have been revoked.');
  if (token.expiresAt && token.expiresAt <= new Date())
    throw new ServiceError(
      'unauthorized',
      `The token "${token.name}" expired at ${token.expiresAt.toISOString()}.`,
    );
  return token;
}

export function bearerOf(request: Request): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** The client for turns and limits: a token's bearer, or else an address (of IPv6, a network). */
export function clientOf(request: Request, { tokens }: Pick<Service, 'tokens'>): string {
  const sent = bearerOf(request);
  const token = sent === undefined ? undefined : tokens.find(sent);
  return token ? `token ${token.name}` : ipKeyGenerator(request.ip ?? '');
}

/** Compares digests, so that the time reveals nothing about the token. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
