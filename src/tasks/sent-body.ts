/** Reads a client's RDF in a thread, also that of forms. */
import { ServiceError, badRequest } from '../errors.js';
import {
  ContextStore,
  RDF_FORMATS,
  formatOfMediaType,
  getOrMake,
  namesFor,
  parseRdf,
  readContext,
  type ParseOptions,
  type Quad,
  type RdfFormat,
} from '../rdf/index.js';

export interface SentBody {
  /** In shared memory. */
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  /** This service's address for its client: contexts below it are our own. */
  readonly publicUrl: string;
  readonly contextDirectory: string;
}

/** In lower case and without parameters. */
export function mediaTypeOf(contentType: string | undefined): string | undefined {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase();
}

export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset="?([^";\s]+)/i.exec(contentType ?? '')?.[1];
}

/** @throws ServiceError `bad-request` for other than UTF-8, `unsupported-media-type` */
export function textOf(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = charsetOf(contentType);
  if (charset !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(charset)) {
    throw new ServiceError(
      'unsupported-media-type',
      `Text must be UTF-8; the request says ${charset}.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw badRequest('The body is not UTF-8 text.', { cause });
  }
}

/** The documents of a body: itself, or the parts of a form. */
export function documentsOf(body: SentBody): Pick<BodyPart, 'bytes' | 'mediaType'>[] {
  const mediaType = mediaTypeOf(body.contentType);
  return mediaType === 'multipart/form-data'
    ? readMultipart(body)
    : [{ bytes: body.bytes, mediaType }];
}

/** @throws ServiceError `unsupported-media-type` for other types. */
export function requireRdfFormat(mediaType = 'text/turtle'): RdfFormat {
  const info = formatOfMediaType(mediaType);
  if (info) return info.format;
  const known = RDF_FORMATS.map((each) => each.mediaType).join(', ');
  throw new ServiceError('unsupported-media-type', `Send RDF as ${known}; found ${mediaType}.`);
}

export interface ReadOptions extends Omit<ParseOptions, 'contextAt' | 'context'> {
  /** The prefix of this service's contexts. */
  readonly serviceIri: string;
  readonly isPlain?: boolean;
}

/**
 * The statements of a document of a body. @throws ServiceError `malformed-rdf`, as `textOf` does.
 */
export function readRdf(
  bytes: Uint8Array,
  body: Omit<SentBody, 'bytes'>,
  { serviceIri, isPlain, ...options }: ReadOptions,
): Promise<Quad[]> {
  const text = textOf(bytes, body.contentType);
  if (options.format !== 'jsonld') return parseRdf(text, options);
  const contexts = contextsIn(body.contextDirectory, serviceIri);
  const served = { baseIri: serviceIri, publicUrl: body.publicUrl };
  return parseRdf(text, {
    ...options,
    contextAt: (url) => contexts.contextAt(url, served),
    context: isPlain ? contexts.context : undefined,
  });
}

/** By directory. */
const contextsOfThread = new Map<string, ContextStore>();

const contextsIn = (directory: string, serviceIri: string): ContextStore =>
  getOrMake(contextsOfThread, directory, () => {
    const context = readContext(namesFor(serviceIri))['@context'];
    return new ContextStore(directory, context, { isReadOnly: true });
  });

/** One part of a body: a field of a form, or a file. */
export interface BodyPart {
  readonly name: string;
  readonly mediaType: string | undefined;
  readonly bytes: Uint8Array;
}

/** Node's `formData()` loses media types and repairs text. @throws ServiceError `bad-request` */
export function readMultipart({ bytes, contentType = '' }: SentBody): BodyPart[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean);
  if (!boundary)
    throw badRequest('The Content-Type of a multipart body needs a boundary; found none.');
  // Latin-1 has a character for each byte: offsets in the text are offsets in the bytes.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const sections = text.split(`--${boundary}`);
  if (sections.length < 3 || !sections.at(-1)?.startsWith('--'))
    throw badRequest('The multipart body does not end with its boundary.');
  return sections.slice(1, -1).map(readPart);
}

function readPart(section: string): BodyPart {
  const blankLine = /\r?\n\r?\n/.exec(section);
  const lineEnd = /\r?\n$/.exec(section);
  const bodyStart = blankLine ? blankLine.index + blankLine[0].length : Infinity;
  if (!/^\r?\n/.test(section) || !blankLine || !lineEnd || bodyStart > lineEnd.index)
    throw badRequest('A part of the multipart body has no headers, or does not end.');
  const head = section.slice(0, blankLine.index);
  const name = /\bname="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) throw badRequest('A part of the multipart body has no name.');
  return {
    name,
    mediaType: /^content-type:\s*([^;\s]+)/im.exec(head)?.[1]?.toLowerCase(),
    bytes: Buffer.from(section.slice(bodyStart, lineEnd.index), 'latin1'),
  };
}
