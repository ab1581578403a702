/** Files that somebody names: their bytes, their texts, and their statements. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { Quad } from '@rdfjs/types';
import { ServiceError, messageOf, notFound, type ErrorCode } from '../errors.js';
import { RDF_FORMATS, formatOfFileName } from './formats.js';
import { parseRdf, type ParseOptions } from './parse.js';

const READ_BYTES = 1 << 20;

/** Unpacks `.gz`. @throws ServiceError `not-found`; `malformed-rdf` for a damaged one. */
export async function* openFile(file: string): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file, { highWaterMark: READ_BYTES });
  try {
    yield* (
      file.endsWith('.gz')
        ? // Errors in either end the reading here.
          pipeline(bytes, createGunzip({ chunkSize: READ_BYTES }), () => undefined)
        : bytes
    ) as AsyncIterable<Buffer>;
  } catch (cause) {
    const { syscall, code = '' } = cause as NodeJS.ErrnoException;
    if (syscall !== undefined) throw notFound(`The file ${file} cannot be read.`, { cause });
    if (!code.startsWith('Z_')) throw cause;
    const message = `${file} is not a whole gzip file: ${messageOf(cause)}.`;
    throw new ServiceError('malformed-rdf', message, { cause });
  }
}

/** Without a byte order mark. @throws as `openFile`; of this code for what is not UTF-8. */
export async function readText(file: string, code: ErrorCode): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of openFile(file)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    // Bytes that are not UTF-8 change.
    const again = Buffer.from(bytes.toString('utf8'));
    const byteOffset = bytes.findIndex((byte, index) => byte !== again[index]);
    throw new ServiceError(
      code,
      `${file} is not UTF-8 text: byte ${byteOffset} (counted from 0) is not valid. ` +
        'Convert the file to UTF-8.',
      { details: { byteOffset }, cause },
    );
  }
}

/** The name gives the syntax, the address the base IRI. @throws ServiceError naming the file. */
export async function readRdfFile(
  file: string,
  options: Pick<ParseOptions, 'contextAt'> = {},
): Promise<Quad[]> {
  const info = formatOfFileName(file);
  if (!info) {
    const endings = RDF_FORMATS.map(({ extension }) => `.${extension}`).join(', ');
    throw new ServiceError(
      'unsupported-media-type',
      `${file}: the file name must end in ${endings} (or one of these and .gz).`,
    );
  }
  const baseIri = pathToFileURL(resolve(file)).href;
  const text = await readText(file, 'malformed-rdf');
  return parseRdf(text, { ...options, format: info.format, baseIri, source: file });
}
