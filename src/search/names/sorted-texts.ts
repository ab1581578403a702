/**
 * Many short texts in the order of their UTF-16 units, in shared memory: a dictionary searched by
 * text, by prefix and by similarity. Texts with a common prefix are adjacent, so the order is a
 * trie without nodes.
 */
import { sharedIds } from '../../graph/index.js';

export interface SortedTexts {
  readonly length: number;
  readonly units: Uint16Array;
  /** The start of text i; one entry more than there are texts. */
  readonly starts: Uint32Array;
}

/** Rows from `first` to before `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Lays out sorted texts; equal ones may follow each other. */
export function toSortedTexts(texts: readonly string[]): SortedTexts {
  const starts = sharedIds(texts.length + 1);
  let unitCount = 0;
  texts.forEach((text, row) => {
    starts[row] = unitCount;
    unitCount += text.length;
  });
  starts[texts.length] = unitCount;
  const units = new Uint16Array(new SharedArrayBuffer(unitCount * Uint16Array.BYTES_PER_ELEMENT));
  texts.forEach((text, row) => {
    for (let offset = 0; offset < text.length; offset += 1)
      units[starts[row]! + offset] = text.charCodeAt(offset);
  });
  return { length: texts.length, units, starts };
}

export function textAt({ units, starts }: SortedTexts, row: number): string {
  let text = '';
  // A call takes only so many arguments.
  for (let from = starts[row]!; from < starts[row + 1]!; from += 8_192)
    text += String.fromCharCode(...units.subarray(from, Math.min(from + 8_192, starts[row + 1]!)));
  return text;
}

export const lengthAt = ({ starts }: SortedTexts, row: number): number =>
  starts[row + 1]! - starts[row]!;

/** The rows whose text begins so. Cost: two binary searches. */
export function rowsOfPrefix(texts: SortedTexts, prefix: string): RowRange {
  const first = boundOf(texts, 0, (row) => comparePrefix(texts, row, prefix) < 0);
  return { first, end: boundOf(texts, first, (row) => comparePrefix(texts, row, prefix) === 0) };
}

export function rowsOfText(texts: SortedTexts, text: string): RowRange {
  const { first } = rowsOfPrefix(texts, text);
  let end = first;
  // Shorter texts come first.
  while (
    end < texts.length &&
    lengthAt(texts, end) === text.length &&
    comparePrefix(texts, end, text) === 0
  )
    end += 1;
  return { first, end };
}

/** The first row from `from` on where a condition, which holds for all before, fails. */
function boundOf({ length }: SortedTexts, from: number, holds: (row: number) => boolean): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of a row's text and a prefix; 0 where the text begins with it. */
function comparePrefix({ units, starts }: SortedTexts, row: number, prefix: string): number {
  const start = starts[row]!;
  const length = starts[row + 1]! - start;
  for (let offset = 0; offset < prefix.length; offset += 1) {
    if (offset >= length) return -1;
    const difference = units[start + offset]! - prefix.charCodeAt(offset);
    if (difference !== 0) return difference;
  }
  return 0;
}
