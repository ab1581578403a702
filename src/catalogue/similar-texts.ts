/**
 * Finds texts within a few typing slips of one: letters left out, inserted, replaced or exchanged
 * with their neighbour (the optimal string alignment distance). Sorted texts are walked as a trie:
 * those with a beginning that has too many slips are passed over, so the cost is that of the texts
 * that begin alike.
 */

/** Texts of letters and digits, in the order of code points. */
export interface SeekableTexts {
  /** The first one from a text on. */
  seek(text: string): string | undefined;
}

const BEFORE_LETTERS = '\u0001';
export const AFTER_LETTERS = '\u{10ffff}';

export interface SimilarityOptions {
  readonly maxEdits: number;
  /** Whether texts that only begin like the searched one count. */
  readonly isPrefix?: boolean;
}

/** The texts that are like one, with their slips. */
export function similarTexts(
  texts: SeekableTexts,
  text: string,
  { maxEdits, isPrefix = false }: SimilarityOptions,
): Map<string, number> {
  const found = new Map<string, number>();
  const path = new SlipPath(text, maxEdits);
  let next = text === '' ? undefined : texts.seek('');
  while (next !== undefined) {
    const isNear = path.follow(next);
    const edits = isPrefix ? path.leastEdits : isNear ? path.edits : maxEdits + 1;
    if (edits <= maxEdits) found.set(next, edits);
    if (isNear || (isPrefix && edits <= maxEdits)) next = texts.seek(next + BEFORE_LETTERS);
    else {
      const end = isSecondHalf(next.charCodeAt(path.depth)) ? path.depth + 1 : path.depth;
      next = texts.seek(next.slice(0, end) + AFTER_LETTERS);
    }
  }
  return found;
}

/** Only those in use with the fewest slips, which costs much less where one slip is enough. */
export function nearestTexts(
  texts: SeekableTexts,
  text: string,
  maxEdits: number,
  isUsed: (found: string) => boolean,
): Map<string, number> {
  for (let edits = 1; edits <= maxEdits; edits += 1) {
    const found = similarTexts(texts, text, { maxEdits: edits });
    const used = [...found].filter(([each]) => isUsed(each));
    if (used.length > 0) return new Map(used);
  }
  return new Map();
}

const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The slips between the beginnings of a text and those of one path after another. */
class SlipPath {
  depth = 0;
  #path = '';
  /** Whether nothing with this path is near enough. */
  #isEnd = false;
  /** Of a row: as many as may differ to both sides, and a cell that no text reaches beside each. */
  readonly #width: number;
  /** Row d: slips between d units of the path and the first j of the text, for j near d. */
  readonly #table: Uint8Array;
  /** By depth: the fewest slips between the whole text and a beginning of the path. */
  readonly #least: Uint8Array;

  constructor(
    private readonly text: string,
    private readonly maxEdits: number,
  ) {
    this.#width = 2 * maxEdits + 3;
    const depths = text.length + maxEdits + 2;
    this.#table = new Uint8Array(this.#width * depths).fill(maxEdits + 1);
    this.#least = new Uint8Array(depths).fill(maxEdits + 1);
    this.#least[0] = Math.min(text.length, maxEdits + 1);
    for (let at = 0; at <= Math.min(text.length, maxEdits); at += 1)
      this.#table[this.#cell(0, at)] = at;
  }

  /** Between the whole text and the path. */
  get edits(): number {
    const { length } = this.text;
    return Math.abs(length - this.depth) > this.maxEdits
      ? this.maxEdits + 1
      : (this.#table[this.#cell(this.depth, length)] ?? 0);
  }

  get leastEdits(): number {
    return this.#least[this.depth] ?? 0;
  }

  /** Goes along a text as far as it may be near enough; whether all of it is. */
  follow(path: string): boolean {
    const before = this.#path;
    let shared = 0;
    while (shared < this.depth && before.charCodeAt(shared) === path.charCodeAt(shared))
      shared += 1;
    this.#path = path;
    this.#isEnd &&= shared === this.depth;
    this.depth = shared;
    while (!this.#isEnd && this.depth < path.length) {
      this.depth += 1;
      this.#isEnd = !this.#isNearAt(this.depth);
    }
    return !this.#isEnd;
  }

  /** Where a row has the first j units of the text, which are at most `maxEdits` from its own. */
  #cell(depth: number, at: number): number {
    return depth * this.#width + at - depth + this.maxEdits + 1;
  }

  /** Whether some beginning of the text is near enough to that of the path. Without Math, for speed. */
  #isNearAt(depth: number): boolean {
    const { maxEdits, text } = this;
    const from = depth > maxEdits ? depth - maxEdits : 0;
    const to = depth + maxEdits < text.length ? depth + maxEdits : text.length;
    let isNear = false;
    for (let at = from; at <= to; at += 1) {
      const edits = this.#editsAt(depth, at);
      this.#table[this.#cell(depth, at)] = edits > maxEdits ? maxEdits + 1 : edits;
      if (edits <= maxEdits) isNear = true;
    }
    const [least = 0, { edits }] = [this.#least[depth - 1], this];
    this.#least[depth] = edits < least ? edits : least;
    return isNear;
  }

  #editsAt(depth: number, at: number): number {
    const table = this.#table;
    const cell = this.#cell(depth, at);
    // In the row above, the same j is one cell on.
    const above = cell - this.#width;
    let edits = (table[above + 1] ?? 0) + 1;
    if (at === 0) return edits;
    const [own, letter] = [this.text.charCodeAt(at - 1), this.#path.charCodeAt(depth - 1)];
    const exchanged = (table[above] ?? 0) + (own === letter ? 0 : 1);
    const missing = (table[cell - 1] ?? 0) + 1;
    if (exchanged < edits) edits = exchanged;
    if (missing < edits) edits = missing;
    const isSwapped =
      at > 1 &&
      depth > 1 &&
      own === this.#path.charCodeAt(depth - 2) &&
      this.text.charCodeAt(at - 2) === letter;
    const swapped = isSwapped ? (table[above - this.#width] ?? 0) + 1 : edits;
    return swapped < edits ? swapped : edits;
  }
}
