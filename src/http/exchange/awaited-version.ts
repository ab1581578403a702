/** Waits for a version that another process writes, for who has to see it. */
import type { Request, RequestHandler } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceError } from '../../errors.js';
import type { Service } from '../../service.js';
import { sentParameters } from './request.js';

/** How long a version that another process writes is waited for. */
const WAIT_MS = 10_000;
const POLL_MS = 50;

/**
 * Lets a request go on when the graph has come to the version that its header `If-Graph-Version`
 * names (`>=7`), or `?version=`. Answers `version-not-reached` where the one of the header does not
 * come, and `bad-request` to a header that cannot be read.
 */
export function awaitVersion(service: Service): RequestHandler {
  return async (request, _response, next) => {
    const least = leastVersion(request);
    const named = Number(sentParameters(request).get('version') ?? 0);
    if (Number.isSafeInteger(named)) await isReached(service, named);
    if (least !== undefined && !(await isReached(service, least)))
      throw new ServiceError(
        'version-not-reached',
        `If-Graph-Version asks for version ${least} or a later one; this server has version ` +
          `${service.current.number}. Try again later.`,
        { details: { asked: least, version: service.current.number } },
      );
    next();
  };
}

/** Where another process writes the graph, this waits for the version. */
async function isReached(service: Service, version: number): Promise<boolean> {
  const end = performance.now() + WAIT_MS;
  while (service.current.number < version) {
    if (!service.follows || performance.now() > end) return false;
    await sleep(POLL_MS);
    service.catchUp();
  }
  return true;
}

function leastVersion({ headers }: Request): number | undefined {
  const text = headers['if-graph-version'];
  if (text === undefined) return undefined;
  const number = Number(/^\s*>=\s*(\d{1,15})\s*$/.exec(String(text))?.[1] ?? Number.NaN);
  if (Number.isNaN(number))
    throw new ServiceError(
      'bad-request',
      `If-Graph-Version must be ">=" and the number of a version, such as ">=7"; found "${String(text)}".`,
    );
  return number;
}
