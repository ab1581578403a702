/** Compresses answers on their way, if the client wants it (RFC 9110 §12.5.3). */
import compression from 'compression';
import type { Request, Response } from 'express';
import { constants } from 'node:zlib';
import onHeaders from 'on-headers';
import { formatOfMediaType } from '../../rdf/index.js';
import { taggedFor } from './encodings.js';

/**
 * The library's list lacks some RDF syntaxes, which are all text. Answers compressed on the way
 * lose their length, which HTTP/1.0 needs.
 */
const isCompressible: compression.CompressionFilter = (request, response) =>
  !isEndedByClosing(request) &&
  (formatOfMediaType(String(response.getHeader('Content-Type'))) !== undefined ||
    compression.filter(request, response));

/**
 * Quick rather than small: for answers of some megabytes, a higher level saves a tenth of the bytes
 * for several times the time. Large pieces are fewer turns of a thread.
 */
const compress = compression({
  filter: isCompressible,
  level: constants.Z_BEST_SPEED,
  chunkSize: 65_536,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
});

/**
 * Whether an answer without a length ends by closing the connection, as before HTTP/1.1: then a
 * truncated one would look like a complete one.
 */
export function isEndedByClosing({
  httpVersionMajor,
  httpVersionMinor,
}: Pick<Response['req'], 'httpVersionMajor' | 'httpVersionMinor'>): boolean {
  return httpVersionMajor < 1 || (httpVersionMajor === 1 && httpVersionMinor === 0);
}

/** Compresses all further writes to the answer, and gives it an ETag of its own. */
export function compressAnswer(request: Request, response: Response): void {
  const locals = response.locals as { isCompressed?: true };
  if (locals.isCompressed) return;
  locals.isCompressed = true;
  // Before the compression, since listeners for headers run in reverse order.
  onHeaders(response, () => {
    const etag = response.getHeader('ETag');
    const encoding = response.getHeader('Content-Encoding');
    if (typeof etag === 'string' && typeof encoding === 'string')
      response.setHeader('ETag', taggedFor(etag, encoding));
  });
  compress(request, response, () => undefined);
}
