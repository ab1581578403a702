/** Finds patterns in UTF-8 bytes, without making a string of each text. */

import { bytesOf } from '../values/index.js';

/** From this length on the runtime's search is faster, hostile texts included. */
const LONG_TEXT = 1_024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Texts in a given order, with anything but line ends between them: enough for CONTAINS, STRSTARTS,
 * STRENDS and the simplest regular expressions. In UTF-8, bytes match exactly where characters do.
 */
export class BytePattern {
  readonly #pieces: readonly Piece[];

  constructor(
    pieces: readonly Uint8Array[],
    readonly beginsText: boolean,
    readonly endsText: boolean,
  ) {
    this.#pieces = pieces.map((bytes) => new Piece(bytes));
  }

  /** Whether a text has the pattern; null when its several lines leave this open. */
  isIn(bytes: Uint8Array, start: number, end: number): boolean | null {
    const pieces = this.#pieces;
    if (pieces.length > 1 && hasLineEnd(bytes, start, end)) return null;
    let from = start;
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index]!;
      const isFirst = index === 0 && this.beginsText;
      const isLast = index === pieces.length - 1 && this.endsText;
      const at =
        isFirst && isLast && end - from !== piece.length
          ? -1
          : isFirst || isLast
            ? piece.isAt(bytes, isFirst ? from : end - piece.length, from, end)
            : piece.find(bytes, from, end);
      if (at < 0) return false;
      from = at + piece.length;
    }
    return true;
  }
}

export class Piece {
  readonly length: number;
  /** How far to shift when this is the last byte of the window (Horspool's algorithm). */
  #steps: Uint32Array | undefined;

  constructor(private readonly bytes: Uint8Array) {
    this.length = bytes.length;
  }

  /** `at` when the text is there, within `from` and `end`; else -1. */
  isAt(bytes: Uint8Array, at: number, from: number, end: number): number {
    if (at < from || at + this.length > end) return -1;
    const own = this.bytes;
    for (let index = own.length - 1; index >= 0; index -= 1)
      if (bytes[at + index] !== own[index]) return -1;
    return at;
  }

  /** The first index of the text from `from` to `end`; -1 when there is none. */
  find(bytes: Uint8Array, from: number, end: number): number {
    const { length } = this;
    if (length === 0) return from;
    if (end - from > LONG_TEXT) {
      const index = Buffer.from(bytes.buffer, bytes.byteOffset + from, end - from).indexOf(
        this.bytes,
      );
      return index < 0 ? -1 : from + index;
    }
    const own = this.bytes;
    const steps = (this.#steps ??= stepsOf(own));
    for (let last = from + length - 1; last < end;) {
      const step = steps[bytes[last]!]!;
      last += step;
      if (step !== 0) continue;
      const at = last - length + 1;
      if (this.isAt(bytes, at, from, end) === at) return at;
      last += 1;
    }
    return -1;
  }
}

function stepsOf(bytes: Uint8Array): Uint32Array {
  const steps = new Uint32Array(256).fill(bytes.length);
  bytes.forEach((byte, index) => {
    steps[byte] = bytes.length - 1 - index;
  });
  return steps;
}

function hasLineEnd(bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1)
    if (bytes[index] === LINE_FEED || bytes[index] === CARRIAGE_RETURN) return true;
  return false;
}

/**
 * The pattern for a regular expression of characters and `.*`, between `^` and `$`; undefined for
 * any other. Letter case is kept.
 */
export function patternOfRegex(regex: string, flags: string): BytePattern | undefined {
  const isQuoted = flags.includes('q');
  const beginsText = !isQuoted && regex.startsWith('^');
  const endsText = !isQuoted && /(?:^|[^\\])(?:\\\\)*\$$/.test(regex);
  const texts = isQuoted
    ? [regex]
    : textsBetween(regex.slice(beginsText ? 1 : 0, endsText ? -1 : undefined));
  const pieces = texts?.map(bytesOf) ?? [undefined];
  return pieces.every((piece) => piece !== undefined)
    ? new BytePattern(pieces, beginsText, endsText)
    : undefined;
}

/** The texts between each `.*`; undefined when anything else is more than a literal character. */
function textsBetween(regex: string): string[] | undefined {
  const texts: string[] = [];
  let text = '';
  for (const [token] of regex.matchAll(/\.\*\??|\\[^\p{L}\p{N}]|[^]/gu)) {
    if (token.startsWith('.*')) {
      texts.push(text);
      text = '';
    } else if (/^[.[\]{}()*+?^$|\\]$/.test(token)) return undefined;
    else text += token.startsWith('\\') ? token.slice(1) : token;
  }
  return [...texts, text];
}
