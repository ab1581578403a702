/**
 * Finds texts within a few typing slips of one: letters left out, inserted, replaced or exchanged
 * with their neighbour (the optimal string alignment distance). The sorted texts are walked as a
 * trie, and branches with too many slips are left, so the cost is that of the texts that begin
 * alike.
 */
import { lengthAt, type SortedTexts } from './sorted-texts.js';

/** Called with rows that share a beginning, or a whole text, and the slips in it. */
export type SimilarVisitor = (first: number, end: number, edits: number) => void;

export interface SimilarityOptions {
  readonly maxEdits: number;
  /** Whether texts that only begin like the searched one count. */
  readonly isPrefix?: boolean;
}

/** Visits the rows that are like a text; some may come again with fewer slips. */
export function visitSimilar(
  texts: SortedTexts,
  text: string,
  options: SimilarityOptions,
  visit: SimilarVisitor,
): void {
  if (text.length > 0 && texts.length > 0)
    new Walk(texts, text, options, visit).from(0, texts.length, 0);
}

/** Visits only the rows with the fewest slips, which costs much less where one slip is enough. */
export function visitNearest(
  texts: SortedTexts,
  text: string,
  maxEdits: number,
  visit: SimilarVisitor,
): void {
  let foundCount = 0;
  for (let edits = 1; edits <= maxEdits && foundCount === 0; edits += 1) {
    visitSimilar(texts, text, { maxEdits: edits }, (first, end, found) => {
      foundCount += 1;
      visit(first, end, found);
    });
  }
}

class Walk {
  readonly #text: Uint16Array;
  readonly #maxEdits: number;
  readonly #isPrefix: boolean;
  /** Row d: slips between d units of the path and the first j of the text, for j near d. */
  readonly #table: Uint8Array;
  readonly #width: number;
  readonly #path: Uint16Array;

  constructor(
    private readonly texts: SortedTexts,
    text: string,
    { maxEdits, isPrefix = false }: SimilarityOptions,
    private readonly visit: SimilarVisitor,
  ) {
    this.#text = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at += 1) this.#text[at] = text.charCodeAt(at);
    this.#maxEdits = maxEdits;
    this.#isPrefix = isPrefix;
    this.#width = text.length + 1;
    this.#table = new Uint8Array(this.#width * (text.length + maxEdits + 2)).fill(maxEdits + 1);
    for (let j = 0; j <= Math.min(text.length, maxEdits); j += 1) this.#table[j] = j;
    this.#path = new Uint16Array(text.length + maxEdits + 2);
  }

  /** Rows `first` to `end` share their first `depth` units, which are the path. */
  from(first: number, end: number, depth: number): void {
    const edits = this.#table[depth * this.#width + this.#width - 1]!;
    const { starts, units } = this.texts;
    let row = first;
    while (row < end && lengthAt(this.texts, row) === depth) row += 1;
    if (edits <= this.#maxEdits) {
      if (this.#isPrefix) this.visit(first, end, edits);
      else if (row > first) this.visit(first, row, edits);
    }
    if (depth >= this.#path.length - 1) return;
    while (row < end) {
      const unit = units[starts[row]! + depth]!;
      const next = this.#endOfUnit(row, end, depth, unit);
      this.#path[depth] = unit;
      if (this.#step(depth + 1, unit)) this.from(row, next, depth + 1);
      row = next;
    }
  }

  /** Whether something in the row may be near enough. Loops without Math, for speed. */
  #step(depth: number, unit: number): boolean {
    const limit = this.#maxEdits + 1;
    const at = depth * this.#width;
    const from = depth > this.#maxEdits ? depth - this.#maxEdits : 0;
    const to = depth + this.#maxEdits < this.#width ? depth + this.#maxEdits : this.#width - 1;
    // Cells beside the band were filled by a path before.
    if (from > 0) this.#table[at + from - 1] = limit;
    if (to + 1 < this.#width) this.#table[at + to + 1] = limit;
    let isNear = false;
    for (let j = from; j <= to; j += 1) {
      const edits = this.#editsAt(depth, j, unit);
      this.#table[at + j] = edits < limit ? edits : limit;
      if (edits < limit) isNear = true;
    }
    return isNear;
  }

  /** The slips between the path with `unit` as its last and the first j units of the text. */
  #editsAt(depth: number, j: number, unit: number): number {
    const table = this.#table;
    const at = depth * this.#width + j;
    const above = at - this.#width;
    let edits = table[above]! + 1;
    if (j === 0) return edits;
    const letter = this.#text[j - 1]!;
    const exchanged = table[above - 1]! + (letter === unit ? 0 : 1);
    const missing = table[at - 1]! + 1;
    if (exchanged < edits) edits = exchanged;
    if (missing < edits) edits = missing;
    if (j === 1 || depth === 1 || letter !== this.#path[depth - 2] || this.#text[j - 2] !== unit)
      return edits;
    const swapped = table[above - this.#width - 2]! + 1;
    return swapped < edits ? swapped : edits;
  }

  /** The first row from `row` on with another unit at `depth`. */
  #endOfUnit(row: number, end: number, depth: number, unit: number): number {
    const { starts, units } = this.texts;
    let low = row + 1;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (units[starts[middle]! + depth] === unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
