/** Sorts rows by one column. */
import { momentOf, numberIn, type ResultTerm, type Row } from './terms.js';

export interface Sorting {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

const collator = new Intl.Collator('en', { numeric: true });

/** Nothing comes before numbers (SPARQL 1.1 §15.1), these before moments, and these before text. */
interface Key {
  readonly rank: number;
  readonly value: number | string;
}

/**
 * The indexes of rows in the order of a column; equal ones keep the order that they have. `shown`
 * says how a term is called, and so where it belongs. Cost: half a second for 100,000 texts.
 */
export function sortedIndexes(
  rows: readonly Row[],
  { column, direction }: Sorting,
  shown: (term: ResultTerm | undefined) => string,
): Uint32Array {
  const keys = rows.map((row) => keyOf(row[column], shown));
  const sign = direction === 'ascending' ? 1 : -1;
  return Uint32Array.from(keys.keys()).sort(
    (left, right) => sign * compare(keys[left]!, keys[right]!) || left - right,
  );
}

function keyOf(term: ResultTerm | undefined, shown: (term: ResultTerm | undefined) => string): Key {
  if (term === undefined) return { rank: -1, value: '' };
  const number = numberIn(term);
  if (number !== undefined) return { rank: 0, value: number };
  const moment = momentOf(term);
  return moment === undefined ? { rank: 2, value: shown(term) } : { rank: 1, value: moment };
}

function compare(left: Key, right: Key): number {
  if (left.rank !== right.rank) return left.rank - right.rank;
  if (typeof left.value === 'number' && typeof right.value === 'number')
    return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
  return collator.compare(String(left.value), String(right.value));
}
