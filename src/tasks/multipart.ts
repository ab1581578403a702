/**
 * The parts of a multipart/form-data body (RFC 7578) in memory. Node's own `formData()` loses the
 * media type of a part without a file name, and repairs text that is not UTF-8.
 */
import { badRequest } from '../errors.js';
import type { SentBody } from './sent-body.js';

/** One part of a body: a field of a form, or a file. */
export interface BodyPart {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly mediaType: string | undefined;
  readonly bytes: Buffer;
}

/**
 * The parts of the body, in order.
 * @throws ServiceError `bad-request` when the body does not match its boundary.
 */
export function readMultipart({ bytes, contentType = '' }: SentBody): BodyPart[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean);
  if (!boundary)
    throw badRequest('The Content-Type of a multipart body needs a boundary; found none.');
  // Latin-1 keeps every byte as one character, so that offsets in the text are offsets in the
  // bytes.
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
    fileName: /\bfilename="([^"]*)"/i.exec(head)?.[1],
    mediaType: /^content-type:\s*([^;\s]+)/im.exec(head)?.[1]?.toLowerCase(),
    bytes: Buffer.from(section.slice(bodyStart, lineEnd.index), 'latin1'),
  };
}
