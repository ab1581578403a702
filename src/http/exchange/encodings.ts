/** Compressed answers (RFC 9110 §12.5.3): on their way, or whole for caches; each has its own ETag. */
import compression from 'compression';
import type { Request, Response } from 'express';
import Negotiator from 'negotiator';
import { promisify } from 'node:util';
import { brotliCompress, constants, deflate, gzip } from 'node:zlib';
import onHeaders from 'on-headers';
import { formatOfMediaType, getOrMake } from '../../rdf/index.js';
import type { Encoding } from '../../sparql/index.js';

export type { Encoding } from '../../sparql/index.js';

/** Compressing less saves nothing. */
const MIN_BYTES = 1_024;
/** Higher levels do not pay for answers that are compressed and sent once. */
const BROTLI_QUALITY = 5;

/** A feature of the library that its older types lack. */
interface PreferringNegotiator {
  encoding(available: string[], options: { readonly preferred: string[] }): string | undefined;
}

/** The encoding that the client prefers for a body of so many bytes; undefined for none. */
export function acceptedEncoding(
  { headers: { 'accept-encoding': accepted } }: Request,
  byteCount: number,
): Encoding | undefined {
  if (accepted === undefined || byteCount < MIN_BYTES) return undefined;
  const negotiator = new Negotiator({
    headers: { 'accept-encoding': accepted },
  }) as unknown as PreferringNegotiator;
  const known = ['br', 'gzip', 'deflate', 'identity'];
  const encoding = negotiator.encoding(known, { preferred: ['br', 'gzip'] });
  // The negotiator returns a known one.
  return encoding === 'identity' ? undefined : (encoding as Encoding | undefined);
}

/** Cost: about a millisecond for 50 kB, in a thread. */
const pack: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
    }),
  gzip: promisify(gzip),
  deflate: promisify(deflate),
};

/** Sends a whole body in the encoding that the client prefers; `known` keeps its forms. */
export async function sendPacked(
  request: Request,
  response: Response,
  plain: Buffer,
  known: Map<Encoding, Promise<Buffer>>,
): Promise<void> {
  const encoding = acceptedEncoding(request, plain.length);
  const body = encoding ? await getOrMake(known, encoding, () => pack[encoding](plain)) : plain;
  if (encoding) setEncoding(response, encoding);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Marks the answer as compressed: its bytes differ, and so does its ETag. */
export function setEncoding(response: Response, encoding: Encoding): void {
  response.setHeader('Content-Encoding', encoding);
  tagEncoding(response);
}

function tagEncoding(response: Response): void {
  const [tag, encoding] = [response.getHeader('ETag'), response.getHeader('Content-Encoding')];
  if (typeof tag === 'string' && typeof encoding === 'string')
    response.setHeader('ETag', taggedFor(tag, encoding));
}

export function taggedFor(tag: string, encoding: string): string {
  return tag.replace(/"$/, `-${encoding}"`);
}

/**
 * Whether an answer without a length ends by closing the connection, as before HTTP/1.1: then a
 * truncated one would look like a complete one.
 */
export function isEndedByClosing({ httpVersion }: Pick<Response['req'], 'httpVersion'>): boolean {
  return httpVersion === '1.0' || httpVersion === '0.9';
}

/**
 * Quick rather than small: for answers of some megabytes, a higher level saves a tenth of the bytes
 * for several times the time. The library's list lacks some RDF syntaxes, which are all text.
 */
const compress = compression({
  filter: (request, response) =>
    !isEndedByClosing(request) &&
    (formatOfMediaType(String(response.getHeader('Content-Type'))) !== undefined ||
      compression.filter(request, response)),
  level: constants.Z_BEST_SPEED,
  // Large pieces are fewer turns of a thread.
  chunkSize: 65_536,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
});

/** Compresses all further writes to the answer if the client wants it. */
export function compressAnswer(request: Request, response: Response): void {
  const locals = response.locals as { isCompressed?: true };
  if (locals.isCompressed) return;
  locals.isCompressed = true;
  // Before the compression, since listeners for headers run in reverse order.
  onHeaders(response, () => {
    tagEncoding(response);
  });
  compress(request, response, () => undefined);
}
