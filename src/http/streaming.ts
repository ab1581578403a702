/** Answers that are written as they are made. */
import { once } from 'node:events';
import type { Response } from 'express';

/** Why waits end. One reason for all, since the standard one looks where it comes from, at some cost for every request. */
const IS_OVER = new Error('The exchange is over.');

/**
 * A signal that fires when the exchange is over: the client has gone away, or has its answer, which for HEAD and for
 * refusals comes before the query's end.
 */
export function exchangeOver(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    controller.abort(IS_OVER);
  });
  if (response.destroyed) controller.abort(IS_OVER);
  return controller.signal;
}

/**
 * Sends chunks, waiting while the client is slower. Nothing is sent before the first chunk is there, so that an error
 * until then can still be answered as one; an error later is thrown, and the caller's error handler cuts the connection.
 */
export async function sendChunks(response: Response, mediaType: string, chunks: AsyncIterableIterator<string | Uint8Array>): Promise<void> {
  let next = await chunks.next();
  response.set('Content-Type', mediaType);
  while (!next.done) {
    if (response.destroyed) {
      await chunks.return?.(undefined);
      return;
    }
    if (!response.write(next.value)) await drainOrClose(response);
    next = await chunks.next();
  }
  response.end();
}

/** Waits for whichever comes first, and leaves no listener behind for the other. */
async function drainOrClose(response: Response): Promise<void> {
  const waiting = new AbortController();
  try {
    await Promise.race([once(response, 'drain', waiting), once(response, 'close', waiting)]);
  } finally {
    waiting.abort(IS_OVER);
  }
}
