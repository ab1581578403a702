/** Waits for a version that another process writes. */
import type { Request, RequestHandler, Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceError, badRequest } from '../../errors.js';
import type { Service } from '../../service.js';
import { sentParameters } from './request.js';

const WAIT_MS = 10_000;
const POLL_MS = 50;
/** Versions after the last one in the log for which it is worth waiting. */
const MAX_AHEAD = 100;

/**
 * Delays a request until the graph has reached the version in its header `If-Graph-Version`
 * (`>=7`), or `?version=`. Answers `version-not-reached` where the header's does not come, and
 * `bad-request` to an unreadable header.
 */
export function awaitVersion(service: Service): RequestHandler {
  /** All waiting requests share one look at the other process's commits. */
  let look: Promise<void> | undefined;
  const nextLook = (): Promise<void> =>
    (look ??= sleep(POLL_MS).then(() => {
      look = undefined;
      service.catchUp();
    }));
  const hasReached = async (version: number, response: Response): Promise<boolean> => {
    const end = performance.now() + WAIT_MS;
    while (service.current.number < version) {
      if (!service.follows || response.destroyed || performance.now() > end) return false;
      await nextLook();
      if (version - service.current.number > MAX_AHEAD) return false;
    }
    return true;
  };
  return async (request, response, next) => {
    const least = leastVersion(request);
    const named = service.follows ? Number(sentParameters(request).get('version') ?? 0) : 0;
    if (Number.isSafeInteger(named)) await hasReached(named, response);
    if (least !== undefined && !(await hasReached(least, response)))
      throw new ServiceError(
        'version-not-reached',
        `If-Graph-Version asks for version ${least} or a later one; this server has version ` +
          `${service.current.number}. Try again later.`,
        { details: { asked: least, version: service.current.number } },
      );
    next();
  };
}

function leastVersion({ headers }: Request): number | undefined {
  const text = headers['if-graph-version'];
  if (text === undefined) return undefined;
  const number = Number(/^\s*>=\s*(\d{1,15})\s*$/.exec(String(text))?.[1] ?? Number.NaN);
  if (Number.isNaN(number))
    throw badRequest(
      `If-Graph-Version must be ">=" and the number of a version, such as ">=7"; found "${String(text)}".`,
    );
  return number;
}
