/** Sorts rows by one column, in small pieces so that the page stays quick. */
import { momentOf, numberIn, type ResultTerm, type Row } from './terms.js';

export interface Sorting {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** How long a piece of work may take before the page gets its turn, in milliseconds. */
const SLICE_MS = 10;
const collator = new Intl.Collator('en', { numeric: true });

/** Gives the page its turn when a slice of time is used up. */
export class Slices {
  #startedAt = performance.now();

  get isUsedUp(): boolean {
    return performance.now() - this.#startedAt > SLICE_MS;
  }

  async rest(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.#startedAt = performance.now();
  }
}

/** Nothing comes before numbers (SPARQL 1.1 §15.1), these before moments, and these before text. */
interface Key {
  readonly rank: number;
  readonly value: number | string;
}

/**
 * The indexes of rows in the order of a column; equal ones keep the order that they have. `shown`
 * says how a term is called, and so where it belongs. Cost: n log n comparisons in slices of time;
 * undefined when `signal` ends it.
 */
export async function sortedIndexes(
  rows: readonly Row[],
  { column, direction }: Sorting,
  shown: (term: ResultTerm | undefined) => string,
  signal: AbortSignal,
): Promise<Uint32Array | undefined> {
  const slices = new Slices();
  const keys: Key[] = [];
  for (const row of rows) {
    keys.push(keyOf(row[column], shown));
    if (keys.length % 1_000 === 0 && slices.isUsedUp) await slices.rest();
  }
  const sign = direction === 'ascending' ? 1 : -1;
  return mergeSorted(
    rows.length,
    (left, right) => sign * compare(keys[left]!, keys[right]!),
    slices,
    signal,
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

/** Merges runs of growing length; stable. */
async function mergeSorted(
  count: number,
  compareAt: (left: number, right: number) => number,
  slices: Slices,
  signal: AbortSignal,
): Promise<Uint32Array | undefined> {
  let from = Uint32Array.from({ length: count }, (_, index) => index);
  let to = new Uint32Array(count);
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const [middle, end] = [Math.min(start + width, count), Math.min(start + 2 * width, count)];
      for (let at = start, left = start, right = middle; at < end; at++) {
        const takesLeft =
          left < middle && (right >= end || compareAt(from[left]!, from[right]!) <= 0);
        to[at] = takesLeft ? from[left++]! : from[right++]!;
        if (at % 500 === 0 && slices.isUsedUp) {
          await slices.rest();
          if (signal.aborted) return undefined;
        }
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
