/** Compressed answers (RFC 9110 §12.5.3) for caches, with ETags of their own. */
import type { Request, Response } from 'express';
import Negotiator from 'negotiator';
import { promisify } from 'node:util';
import { brotliCompress, constants, deflate, gzip } from 'node:zlib';
import type { Encoding } from '../../sparql/index.js';

export type { Encoding } from '../../sparql/index.js';

/** Compressing less saves nothing. */
const MIN_BYTES = 1_024;
/** Higher levels do not pay for answers that are compressed and sent once. */
const BROTLI_QUALITY = 5;

/** A feature of the library that its older types lack. */
interface PreferringNegotiator {
  encoding(
    available: readonly string[],
    options: { readonly preferred: readonly string[] },
  ): string | undefined;
}

const ENCODINGS = ['br', 'gzip', 'deflate', 'identity'] as const;

/** The encoding that the client prefers for a body of so many bytes; undefined for none. */
export function acceptedEncoding(
  { headers: { 'accept-encoding': accepted } }: Request,
  byteCount: number,
): Encoding | undefined {
  if (accepted === undefined || byteCount < MIN_BYTES) return undefined;
  const negotiator = new Negotiator({
    headers: { 'accept-encoding': accepted },
  }) as unknown as PreferringNegotiator;
  // The negotiator returns one of these.
  const encoding = negotiator.encoding(ENCODINGS, { preferred: ['br', 'gzip'] }) as
    (typeof ENCODINGS)[number] | undefined;
  return encoding === 'identity' ? undefined : encoding;
}

const pack = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
  deflate: promisify(deflate),
};

/** The compressed body. Cost: about a millisecond for 50 kB, in a thread. */
export function packed(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding !== 'br'
    ? pack[encoding](body)
    : pack.br(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      });
}

/** Marks the answer as compressed: its bytes differ, and so does its ETag. */
export function setEncoding(response: Response, encoding: Encoding): void {
  response.setHeader('Content-Encoding', encoding);
  const tag = response.getHeader('ETag');
  if (typeof tag === 'string') response.setHeader('ETag', taggedFor(tag, encoding));
}

export function taggedFor(tag: string, encoding: string): string {
  return tag.replace(/"$/, `-${encoding}"`);
}
