/** Answers from a graph whose statements may have to be fetched as they are read. */
import type { Response } from 'express';
import type { Service } from '../../service.js';

const SENDING = ['write', 'end', 'writeHead'] as const;

type Send = (...given: unknown[]) => unknown;

interface Locals {
  settle?: (() => void) | undefined;
}

/**
 * Runs a handler that reads the graph, until everything it reads is here. Each run starts with the
 * headers set before; the handler may send after settling.
 */
export async function answerReading(
  service: Pick<Service, 'committer' | 'reading'>,
  response: Response,
  handle: () => Promise<void> | void,
): Promise<void> {
  if (!service.committer.current.isPaged) return handle();
  const [status, headers] = [response.statusCode, response.getHeaders()];
  const locals = response.locals as Locals;
  await service.reading(async (settle) => {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.status(status).set(headers as Record<string, string>);
    const release = holdBack(response, settle);
    locals.settle = () => {
      settle();
      release();
    };
    try {
      await handle();
    } finally {
      release();
    }
  });
}

/** Restarts the handler of a response, unless everything it has read was here. */
export function settleAnswer({ locals }: Pick<Response, 'locals'>): void {
  (locals as Locals).settle?.();
}

/** Sends nothing before `settle` allows it. The result sends everything, once. */
function holdBack(response: Response, settle: () => void): () => void {
  const before = SENDING.map((name) => [name, Reflect.get(response, name) as Send] as const);
  let isHeld = true;
  const release = (): void => {
    // Later wrappers, such as compression, have to stay.
    if (!isHeld) return;
    isHeld = false;
    Object.assign(response, Object.fromEntries(before));
  };
  for (const [name, send] of before)
    Object.assign(response, {
      [name]: (...given: unknown[]): unknown => {
        settle();
        release();
        return Reflect.apply(send, response, given);
      },
    });
  return release;
}
