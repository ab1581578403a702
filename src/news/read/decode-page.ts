/** From bytes to text by byte order mark, declaration, or else UTF-8; without guesses. */
import { TextDecoder } from 'node:util';
import type { PageMediaType } from './article.js';
import { notANewsPage, PAGE_LIMITS } from './page-limits.js';

interface PageBytes {
  readonly mediaType: PageMediaType;
  /** The declared charset, as in a Content-Type. */
  readonly charset?: string | undefined;
}

/** No character takes more bytes. */
const MAX_BYTES_A_CHARACTER = 4;
/** Where HTML has to declare its encoding (HTML §4.2.5.4). */
const DECLARED_WITHIN = 1024;

/**
 * Without a byte order mark. @throws ServiceError `not-a-news-page` for a page that is too large,
 * in an unknown encoding or undecodable; gives the encoding used and why.
 */
export function decodePage(bytes: Uint8Array, { mediaType, charset }: PageBytes): string {
  checkByteCount(bytes.length);
  const [label, reason] = encodingOf(bytes, mediaType, charset);
  const decoder = decoderFor(label, reason);
  try {
    return decoder.decode(bytes);
  } catch {
    throw notANewsPage(
      `expected ${label} text (${reason}); this is not a text file, or has another encoding`,
    );
  }
}

/** Refuses too large pages. @throws ServiceError `not-a-news-page` */
export function checkByteCount(byteCount: number): void {
  const limit = PAGE_LIMITS.sourceLength * MAX_BYTES_A_CHARACTER;
  if (byteCount > limit)
    throw notANewsPage(
      `expected at most ${PAGE_LIMITS.sourceLength} characters, found ${byteCount} bytes`,
    );
}

function encodingOf(
  bytes: Uint8Array,
  mediaType: PageMediaType,
  charset: string | undefined,
): [label: string, reason: string] {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return ['utf-16le', 'by its byte order mark'];
  if (first === 0xfe && second === 0xff) return ['utf-16be', 'by its byte order mark'];
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return ['utf-8', 'by its byte order mark'];
  if (charset !== undefined) return [charset, 'as the request says'];
  const declared = mediaType === 'text/html' ? declaredIn(bytes) : undefined;
  return declared === undefined
    ? ['utf-8', 'nothing else is declared']
    : [declared, 'as the page declares'];
}

/** By `<meta charset>` or `http-equiv`. A page readable so far is not UTF-16. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(
    bytes.buffer,
    bytes.byteOffset,
    Math.min(bytes.length, DECLARED_WITHIN),
  ).toString('latin1');
  const label = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(start)?.[1];
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function decoderFor(label: string, reason: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw notANewsPage(`expected text in a known encoding, found "${label}" (${reason})`);
  }
}
