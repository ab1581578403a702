/** Matches whole names: the same, with the same beginning, or with a slip or two. */
import { nameKeysOf } from './name-text.js';
import { Field } from './searched-properties.js';
import type { Segment } from './segment.js';
import { visitNearest } from './similar-texts.js';
import { lengthAt, rowsOfPrefix } from './sorted-texts.js';

/** Called with a row, its slips, and the share of the name that the text is. */
export type NameVisitor = (row: number, edits: number, share: number) => void;

/** None in a name of two letters, two in a long one. */
export function allowedEdits(length: number): number {
  return length < 3 ? 0 : length < 9 ? 1 : 2;
}

/** Names equal to the text, ignoring case, marks, punctuation, and “the” or “OSCE” before it. */
export function visitSameNames(segment: Segment, text: string, visit: NameVisitor): void {
  visitBeginnings(segment, text, (row, edits, share) => {
    if (share === 1) visit(row, edits, share);
  });
}

export function visitBeginnings(
  { keys, keyRows, rowFields }: Segment,
  text: string,
  visit: NameVisitor,
): void {
  for (const key of nameKeysOf(text)) {
    const { first, end } = rowsOfPrefix(keys, key);
    for (let at = first; at < end; at += 1) {
      const row = keyRows[at]!;
      const share = key.length / lengthAt(keys, at);
      if (share === 1 || rowFields[row] !== Field.code) visit(row, 0, share);
    }
  }
}

/** Names with the fewest slips; spaces are no letters, so they cause no slips. */
export function visitSimilarNames(
  { keys, keyRows, rowFields }: Segment,
  text: string,
  maxEdits: number,
  visit: NameVisitor,
): void {
  for (const key of nameKeysOf(text)) {
    visitNearest(keys, key, Math.min(maxEdits, allowedEdits(key.length)), (first, end, edits) => {
      for (let at = first; at < end; at += 1) {
        const row = keyRows[at]!;
        if (edits === 0 || rowFields[row] !== Field.code) visit(row, edits, 1);
      }
    });
  }
}
