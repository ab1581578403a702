/**
 * The names and texts of some things, ready to be searched: all of a graph's, or those that a few
 * commits changed.
 *
 * A row is one text of one thing. Words lead to their rows, and keys (`nameKeysOf`) to their names.
 *
 * 1. It never changes. Everything but the list of kinds is in shared memory, so that any thread
 *    reads the same bytes.
 * 2. Rows are sorted by thing, then field; a thing has a text once.
 * 3. `things` may have some without rows: their names are gone, and older segments' rows of them
 *    are void. Cost a row: 10 bytes, 4 for each of its different words, and for a name 8 and twice
 *    its length; 12 bytes more in each thread that searches.
 */
import { firstNotLess, type TermId } from '../../graph/index.js';
import { rowsOfText, type SortedTexts } from './sorted-texts.js';

export interface Segment {
  /** Ids of the things, ascending. */
  readonly things: Uint32Array;
  /** The kind of each that has rows, as a place in `kindNames`. */
  readonly kinds: Uint16Array;
  readonly kindNames: readonly string[];
  /** By row: place in `things`, literal, `Field`, and number of words (at most 255). */
  readonly rowThings: Uint32Array;
  readonly rowTexts: Uint32Array;
  readonly rowFields: Uint8Array;
  readonly rowWordCounts: Uint8Array;
  readonly words: SortedTexts;
  /** The rows of word w are `postings[postingStarts[w]…postingStarts[w + 1] - 1]`, ascending. */
  readonly postingStarts: Uint32Array;
  readonly postings: Uint32Array;
  readonly keys: SortedTexts;
  readonly keyRows: Uint32Array;
}

/** The place of a thing, or -1. Cost: a binary search. */
export function placeOfThing({ things }: Segment, thing: TermId): number {
  const place = firstNotLess(things, thing, 0, things.length);
  return things[place] === thing ? place : -1;
}

export function placeOfWord({ words }: Segment, word: string): number {
  const { first, end } = rowsOfText(words, word);
  return end > first ? first : -1;
}
