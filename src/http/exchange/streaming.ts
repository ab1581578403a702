/** Answers that are written as they are made. */
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { badRequest } from '../../errors.js';
import type { Service } from '../../service.js';
import { clientOf } from './authorization.js';
import { compressAnswer, isEndedByClosing, setEncoding, type Encoding } from './encodings.js';
import { settleAnswer } from './read-graph.js';

/** Ends waits. One reason for all: making one with its stack for each request costs time. */
const IS_OVER = new Error('The exchange is over.');

/**
 * A signal that fires when the exchange is over: the client disconnected, or has its answer, which
 * for HEAD and for refusals comes before the query's end.
 */
export function exchangeOver(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => controller.abort(IS_OVER));
  if (response.destroyed) controller.abort(IS_OVER);
  return controller.signal;
}

/** Options of a request's queries: until the exchange is over, in turn with other clients. */
export function askedBy(
  request: Request,
  response: Response,
  service: Pick<Service, 'tokens'>,
): { readonly signal: AbortSignal; readonly client: string } {
  return { signal: exchangeOver(response), client: clientOf(request, service) };
}

/** Shorter answers stay uncompressed: they fit in the first packets of a connection (RFC 6928). */
export const MIN_COMPRESSED = 10 * 1_460;

export interface ChunkTraits {
  /** Their existing compression. */
  readonly encoding?: Encoding | undefined;
  /** Whether nobody else uses their memory. */
  readonly isOwn?: boolean;
}

/**
 * Sends chunks, waiting while the client is slower. Those without an `encoding` are compressed if
 * the client wants it and the answer is not small. An answer of one chunk goes in one write, with
 * its length. Nothing is sent before the first chunk, nor if an error came with it, so that this
 * can still be answered; a later error is thrown, and the caller's error handler cuts the
 * connection.
 */
export async function sendChunks(
  response: Response,
  mediaType: string,
  chunks: AsyncIterableIterator<string | Uint8Array>,
  { encoding, isOwn }: ChunkTraits = {},
): Promise<void> {
  if (isEndedByClosing(response.req)) return sendGathered(response, mediaType, chunks);
  let next = await chunks.next();
  let following = next.done ? undefined : chunks.next();
  // Writes before an unnoticed error may never leave: the client would get neither of them.
  const known = following && (await Promise.race([following, turnOfLoop()]));
  settleAnswer(response);
  response.set('Content-Type', mediaType);
  const whole = !next.done && known?.done ? next.value : undefined;
  if (encoding) setEncoding(response, encoding);
  else if (whole === undefined || whole.length >= MIN_COMPRESSED)
    compressAnswer(response.req, response);
  if (whole !== undefined) {
    response.set('Content-Length', String(Buffer.byteLength(whole))).end(whole);
    return;
  }
  let isFull = false;
  let wake: (() => void) | undefined;
  // A disconnected client ends the wait, too.
  for (const event of ['drain', 'close'])
    response.on(event, () => {
      isFull = false;
      wake?.();
    });
  while (!next.done) {
    if (response.destroyed) {
      await chunks.return?.(undefined);
      return;
    }
    const { value } = next;
    isFull = !response.write(value, (error) => {
      if (isOwn === true && !error && typeof value !== 'string') free(value);
    });
    next = await (following ?? chunks.next());
    following = undefined;
    // Not before, since the answer may end here.
    if (!next.done && isFull)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
  response.end();
}

/** Messages to it are discarded. */
const { port1: bin, port2: otherEnd } = new MessageChannel();
otherEnd.close();

/** Frees the memory of a chunk now. V8 would walk the whole heap for it, which takes longer. */
function free({ buffer, byteLength }: Uint8Array): void {
  // Short ones may share a buffer with others.
  if (buffer instanceof ArrayBuffer && byteLength * 2 > buffer.byteLength)
    bin.postMessage(undefined, [buffer]);
}

/** The longest answer held in memory to learn its length. */
const MAX_GATHERED_BYTES = 256 * 1024 * 1024;

/** Sends chunks once all are there, with their length. */
async function sendGathered(
  response: Response,
  mediaType: string,
  chunks: AsyncIterableIterator<string | Uint8Array>,
): Promise<void> {
  const gathered: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    gathered.push(bytes);
    length += bytes.length;
    if (length > MAX_GATHERED_BYTES)
      throw badRequest(
        `An answer of more than ${MAX_GATHERED_BYTES} bytes is not sent by HTTP/1.0, which ` +
          'cannot mark a cut answer. Use HTTP/1.1.',
        { details: { limit: MAX_GATHERED_BYTES } },
      );
  }
  response.set({ 'Content-Type': mediaType, 'Content-Length': String(length) });
  response.end(Buffer.concat(gathered));
}
