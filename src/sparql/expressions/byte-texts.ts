/** Texts of the row's terms as bytes of the dictionary: STR, LCASE, UCASE and SUBSTR. */
import { FIRST_LOCAL_ID, TermKind, UNBOUND, type DictionaryView } from '../../graph/index.js';
import { Piece } from './byte-pattern.js';
import type { TermIds } from './expression.js';

/** True is a text, undefined an error; null leaves it to the general implementation. */
export type Reading = true | undefined | null;

/** A text of the current row, at `start` to `end` in `bytes` after reading. */
export interface ByteText {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly isPlain: boolean;
  read(): Reading;
}

const { iri, string, tagged, taggedLeftToRight, taggedRightToLeft, triple } = TermKind;

/** Readings by kind of term: as it is, and by STR. Null for typed literals. */
const OF_TERM = readings([string, tagged, taggedLeftToRight, taggedRightToLeft]);
const OF_STR = readings([
  iri,
  string,
  TermKind.typed,
  tagged,
  taggedLeftToRight,
  taggedRightToLeft,
]);

function readings(texts: readonly number[]): readonly Reading[] {
  return Array.from({ length: triple + 1 }, (_, kind) =>
    texts.includes(kind) ? true : kind === TermKind.typed ? null : undefined,
  );
}

export class TermText implements ByteText {
  start = 0;
  end = 0;
  isPlain = true;
  readonly #dictionary: DictionaryView;
  readonly #id: () => number;
  readonly #isStr: boolean;
  readonly #readings: readonly Reading[];

  constructor({ dictionary }: TermIds, id: () => number, isStr: boolean) {
    this.#dictionary = dictionary;
    this.#id = id;
    this.#isStr = isStr;
    this.#readings = isStr ? OF_STR : OF_TERM;
  }

  get bytes(): Uint8Array {
    return this.#dictionary.bytes;
  }

  read(): Reading {
    const id = this.#id();
    if (id === UNBOUND) return undefined;
    if (id >= FIRST_LOCAL_ID) return null;
    const { kinds, ends } = this.#dictionary;
    const kind = kinds[id]!;
    this.start = ends[id - 1]!;
    this.end = ends[id]!;
    this.isPlain = this.#isStr || kind === string;
    return this.#readings[kind];
  }
}

export class ConstantText implements ByteText {
  readonly start = 0;
  readonly end: number;
  readonly isPlain = true;

  constructor(readonly bytes: Uint8Array) {
    this.end = bytes.length;
  }

  read(): Reading {
    return true;
  }
}

/** An ASCII text in one letter case; null for any other text. */
export class FoldedText implements ByteText {
  bytes = new Uint8Array(256);
  readonly start = 0;
  end = 0;
  isPlain = true;
  readonly #text: ByteText;
  readonly #folds: Uint8Array;

  constructor(text: ByteText, map: (character: string) => string) {
    this.#text = text;
    this.#folds = Uint8Array.from({ length: 128 }, (_, code) =>
      map(String.fromCharCode(code)).charCodeAt(0),
    );
  }

  read(): Reading {
    const reading = this.#text.read();
    if (reading !== true) return reading;
    const { bytes, start, end } = this.#text;
    const length = end - start;
    if (length > this.bytes.length) this.bytes = new Uint8Array(length * 2);
    const folded = this.bytes;
    const folds = this.#folds;
    for (let index = 0; index < length; index += 1) {
      const byte = bytes[start + index]!;
      if (byte >= 0x80) return null;
      folded[index] = folds[byte]!;
    }
    this.end = length;
    this.isPlain = this.#text.isPlain;
    return true;
  }
}

/** SUBSTR: a number of characters from an offset. */
export class PartOfText implements ByteText {
  start = 0;
  end = 0;

  constructor(
    private readonly text: ByteText,
    readonly skipped: number,
    readonly length: number,
  ) {}

  get bytes(): Uint8Array {
    return this.text.bytes;
  }

  get isPlain(): boolean {
    return this.text.isPlain;
  }

  read(): Reading {
    const reading = this.text.read();
    if (reading !== true) return reading;
    const { bytes, start, end } = this.text;
    this.start = afterCharacters(bytes, start, end, this.skipped);
    this.end = afterCharacters(bytes, this.start, end, this.length);
    return true;
  }
}

/** STRBEFORE or STRAFTER; the empty xsd:string without a match. */
export class TextBeside implements ByteText {
  start = 0;
  end = 0;
  isPlain = true;
  readonly #text: ByteText;
  readonly #mark: Piece;
  readonly #isBefore: boolean;

  constructor(text: ByteText, mark: Uint8Array, isBefore: boolean) {
    this.#text = text;
    this.#mark = new Piece(mark);
    this.#isBefore = isBefore;
  }

  get bytes(): Uint8Array {
    return this.#text.bytes;
  }

  read(): Reading {
    const reading = this.#text.read();
    if (reading !== true) return reading;
    const { bytes, start, end, isPlain } = this.#text;
    const at = this.#mark.find(bytes, start, end);
    this.isPlain = isPlain || at < 0;
    this.start = at < 0 || this.#isBefore ? start : at + this.#mark.length;
    this.end = at < 0 ? start : this.#isBefore ? at : end;
    return true;
  }
}

/** The offset after so many characters; `end` when there are fewer. */
function afterCharacters(bytes: Uint8Array, start: number, end: number, count: number): number {
  if (count >= end - start) return end;
  let at = start;
  for (let left = count; at < end; at += 1) {
    if (isContinuation(bytes[at]!)) continue;
    if (left === 0) break;
    left -= 1;
  }
  return at;
}

export function charactersIn({ bytes, start, end }: ByteText): number {
  let count = 0;
  for (let index = start; index < end; index += 1) if (!isContinuation(bytes[index]!)) count += 1;
  return count;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Compares texts by code point, which is the order of their bytes. */
export function compareTexts(left: ByteText, right: ByteText): number {
  const [a, b] = [left.bytes, right.bytes];
  const [startA, startB] = [left.start, right.start];
  const [lengthA, lengthB] = [left.end - startA, right.end - startB];
  const length = Math.min(lengthA, lengthB);
  for (let index = 0; index < length; index += 1) {
    const difference = a[startA + index]! - b[startB + index]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

export function stringOf({ bytes, start, end }: ByteText): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString();
}
