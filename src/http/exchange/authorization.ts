/** Authorization of writes. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { TokenScope } from '../../commits/index.js';
import { ServiceError } from '../../errors.js';
import type { Service } from '../../service.js';
import type { HttpSettings } from './http-settings.js';
import { noteBearer } from './log.js';

/** The bearer of WRITE_TOKEN in the log, as it has no name. */
const UNNAMED_BEARER = 'token';

/**
 * Requires a token for a write (RFC 6750): WRITE_TOKEN, which may do everything, or one of
 * `osce-graph token`. Returns the bearer for the log.
 * @throws ServiceError `unauthorized` without a bearer token and with one that is unknown, was
 *   revoked or has expired; `forbidden` with one for another scope, or where there are no tokens
 *   (RFC 6750 §3.1).
 */
export function requireToken(
  request: Request,
  scope: TokenScope,
  service: Service,
  settings: HttpSettings,
): string {
  const bearer = requireScope(bearerOf(request), scope, service, settings);
  noteBearer(request, bearer);
  return bearer;
}

/** The token in a request's Authorization header, if any. */
export function bearerOf(request: Request): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** As `requireToken`, for a token found in a request, or undefined. */
export function requireScope(
  sent: string | undefined,
  scope: TokenScope,
  service: Service,
  settings: HttpSettings,
): string {
  if (sent === undefined)
    throw new ServiceError(
      'unauthorized',
      'This needs the header "Authorization: Bearer …" with a token that allows writing.',
    );
  if (settings.writeToken !== undefined && isSame(sent, settings.writeToken)) return UNNAMED_BEARER;
  const token = service.tokens.find(sent);
  if (!token && settings.writeToken === undefined && service.tokens.list().length === 0)
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
  if (!token.scopes.includes(scope))
    throw new ServiceError(
      'forbidden',
      `This needs a token with the scope "${scope}"; the token "${token.name}" has ` +
        `${token.scopes.map((each) => `"${each}"`).join(', ')}.`,
      { details: { scope } },
    );
  return token.name;
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
