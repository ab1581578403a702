/** Answers that are written as they are made. */
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
  const room = new Room(response);
  let next = await chunks.next();
  response.set('Content-Type', mediaType);
  while (!next.done) {
    if (response.destroyed) {
      await chunks.return?.(undefined);
      return;
    }
    room.isFull = !response.write(next.value);
    next = await chunks.next();
    // Not before, since most answers end with the first chunk.
    if (!next.done) await room.wait();
  }
  response.end();
}

/** Room for more in the buffers before the client: there is none from a write that fills them until they are empty. */
class Room {
  isFull = false;
  #wake: (() => void) | undefined;

  constructor(response: Response) {
    const empty = (): void => {
      this.isFull = false;
      this.#wake?.();
    };
    // A client that is gone wakes who waits, too.
    response.on('drain', empty).on('close', empty);
  }

  async wait(): Promise<void> {
    if (!this.isFull) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}
