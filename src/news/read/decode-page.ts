/** From bytes to text by byte order mark, declaration, or else UTF-8; without guesses. */
import { TextDecoder } from 'node:util';
import type { PageMediaType } from './article.js';
import { checkLimit, notANewsPage } from './page-limits.js';

interface PageBytes {
  readonly mediaType: PageMediaType;
  /** The declared charset, as in a Content-Type. */
  readonly charset?: string | undefined;
}

/** No character takes more bytes. */
const MAX_BYTES_A_CHARACTER = 4;
/** Where HTML has to declare its encoding (HTML §4.2.5.4). */
const DECLARED_WITHIN = 1024;

/** Byte order marks, by encoding. */
const MARKS: readonly (readonly [label: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Without a byte order mark. @throws ServiceError `not-a-news-page` for a page that is too large,
 * in an unknown encoding or undecodable; gives the encoding used and why.
 */
export function decodePage(bytes: Uint8Array, page: PageBytes): string {
  checkByteCount(bytes.length);
  const [label, reason] = encodingOf(bytes, page);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    throw notANewsPage(
      (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_NOT_SUPPORTED'
        ? `expected text in a known encoding, found "${label}" (${reason})`
        : `expected ${label} text (${reason}); this is not a text file, or has another encoding`,
    );
  }
}

/** Refuses too large pages. @throws ServiceError `not-a-news-page` */
export function checkByteCount(byteCount: number): void {
  checkLimit('source', Math.floor(byteCount / MAX_BYTES_A_CHARACTER));
}

function encodingOf(
  bytes: Uint8Array,
  { mediaType, charset }: PageBytes,
): [label: string, reason: string] {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return [marked[0], 'by its byte order mark'];
  if (charset !== undefined) return [charset, 'as the request says'];
  // By `<meta charset>` or `http-equiv`. A page readable so far is not UTF-16.
  const start = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  const declared = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(start)?.[1];
  return mediaType === 'text/html' && declared !== undefined
    ? [/^utf-?16/i.test(declared) ? 'utf-8' : declared, 'as the page declares']
    : ['utf-8', 'nothing else is declared'];
}
