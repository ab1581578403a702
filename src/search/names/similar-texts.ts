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
  /** Of a row: as many as may differ to both sides, and a cell that no text reaches beside each. */
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
    this.#width = 2 * maxEdits + 3;
    this.#table = new Uint8Array(this.#width * (text.length + maxEdits + 2)).fill(maxEdits + 1);
    for (let j = 0; j <= Math.min(text.length, maxEdits); j += 1) this.#table[this.#cell(0, j)] = j;
    this.#path = new Uint16Array(text.length + maxEdits + 2);
  }

  /** Rows `from` to `end` share their first `start` units, which are the path. */
  from(from: number, end: number, start: number): void {
    const { starts, units } = this.texts;
    let first = from;
    // The last branch is walked in this call: those of a long text would be too many.
    for (let depth = start; first < end; depth += 1) {
      let row = first;
      while (row < end && lengthAt(this.texts, row) === depth) row += 1;
      const edits = this.#editsOf(depth);
      if (edits <= this.#maxEdits) {
        if (this.#isPrefix) this.visit(first, end, edits);
        else if (row > first) this.visit(first, row, edits);
      }
      first = end;
      while (row < end) {
        const unit = units[starts[row]! + depth]!;
        const next = this.#endOfUnit(row, end, depth, unit);
        this.#path[depth] = unit;
        if (this.#step(depth + 1, unit)) {
          if (next < end) this.from(row, next, depth + 1);
          else first = row;
        }
        row = next;
      }
    }
  }

  /** Where a row has the first j units of the text, which are at most `maxEdits` from its own. */
  #cell(depth: number, j: number): number {
    return depth * this.#width + j - depth + this.#maxEdits + 1;
  }

  /** The slips between the path and the whole text, if they are few. */
  #editsOf(depth: number): number {
    return Math.abs(this.#text.length - depth) > this.#maxEdits
      ? this.#maxEdits + 1
      : this.#table[this.#cell(depth, this.#text.length)]!;
  }

  /** Whether something in the row may be near enough. Loops without Math, for speed. */
  #step(depth: number, unit: number): boolean {
    const limit = this.#maxEdits + 1;
    const length = this.#text.length;
    const from = depth > this.#maxEdits ? depth - this.#maxEdits : 0;
    const to = depth + this.#maxEdits < length ? depth + this.#maxEdits : length;
    let isNear = false;
    for (let j = from; j <= to; j += 1) {
      const edits = this.#editsAt(depth, j, unit);
      this.#table[this.#cell(depth, j)] = edits < limit ? edits : limit;
      if (edits < limit) isNear = true;
    }
    return isNear;
  }

  /** The slips between the path with `unit` as its last and the first j units of the text. */
  #editsAt(depth: number, j: number, unit: number): number {
    const table = this.#table;
    const at = this.#cell(depth, j);
    // In the row above, the same j is one cell on.
    const above = at - this.#width;
    let edits = table[above + 1]! + 1;
    if (j === 0) return edits;
    const letter = this.#text[j - 1]!;
    const exchanged = table[above]! + (letter === unit ? 0 : 1);
    const missing = table[at - 1]! + 1;
    if (exchanged < edits) edits = exchanged;
    if (missing < edits) edits = missing;
    if (j === 1 || depth === 1 || letter !== this.#path[depth - 2] || this.#text[j - 2] !== unit)
      return edits;
    const swapped = table[above - this.#width]! + 1;
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
