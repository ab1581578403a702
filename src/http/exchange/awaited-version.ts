/** Waits for a version that another process writes. */
import type { Request, RequestHandler, Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceError, badRequest } from '../../errors.js';
import type { Service } from '../../service.js';
import { sentParameters } from './request.js';

const WAIT_MS = 10_000;
const POLL_MS = 50;
const MAX_WAITING = 1_000;
/** Versions after the last one in the log for which it is worth waiting. */
const MAX_AHEAD = 100;

/**
 * Delays a request until the graph has reached the version in its header `If-Graph-Version`
 * (`>=7`), or `?version=`. Answers `version-not-reached` where the header's does not come, and
 * `bad-request` to an unreadable header.
 */
export function awaitVersion(service: Service): RequestHandler {
  const versions = new Versions(service);
  return async (request, response, next) => {
    const least = leastVersion(request);
    const named = service.follows ? Number(sentParameters(request).get('version') ?? 0) : 0;
    if (Number.isSafeInteger(named)) await versions.hasReached(named, response);
    if (least !== undefined && !(await versions.hasReached(least, response)))
      throw new ServiceError(
        'version-not-reached',
        `If-Graph-Version asks for version ${least} or a later one; this server has version ` +
          `${service.current.number}. Try again later.`,
        { details: { asked: least, version: service.current.number } },
      );
    next();
  };
}

/** All waiting requests share one look at the other process's commits. */
class Versions {
  #look: Promise<void> | undefined;
  #waitingCount = 0;

  constructor(private readonly service: Service) {}

  async hasReached(version: number, response: Response): Promise<boolean> {
    const { service } = this;
    const end = performance.now() + WAIT_MS;
    while (service.current.number < version) {
      if (!service.follows || response.destroyed || performance.now() > end) return false;
      if (this.#waitingCount >= MAX_WAITING)
        throw new ServiceError('overloaded', 'Too many requests wait for a version.');
      this.#waitingCount += 1;
      await this.#nextLook().finally(() => {
        this.#waitingCount -= 1;
      });
      if (version - service.current.number > MAX_AHEAD) return false;
    }
    return true;
  }

  #nextLook(): Promise<void> {
    return (this.#look ??= sleep(POLL_MS).then(() => {
      this.#look = undefined;
      this.service.catchUp();
    }));
  }
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
