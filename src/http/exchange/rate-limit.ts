/** Limits the requests of an address. */
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ServiceError } from '../../errors.js';

/** Monitoring, often from an address with clients behind it. */
const EXCEPTED = /^\/(?:health\/|metrics$)/;

/**
 * Refuses requests of an address that has sent too many in this minute; the answers say how many
 * are left (draft-ietf-httpapi-ratelimit-headers-08). Networks of IPv6 count as one address.
 */
export function limitRate(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // It warns about headers that TRUST_PROXY is for.
    validate: false,
    keyGenerator: ({ ip = '' }) => ipKeyGenerator(ip),
    skip: ({ path }) => EXCEPTED.test(path),
    handler: (_request, _response, next) => {
      next(
        new ServiceError(
          'too-many-requests',
          `This address may send ${perMinute} requests in a minute (setting RATE_LIMIT).`,
          { details: { limit: perMinute } },
        ),
      );
    },
  });
}
