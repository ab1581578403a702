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
      const end = path.depth + (isSecondHalf(next.charCodeAt(path.depth + 1)) ? 2 : 1);
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
  /** The units of the path up to which it is near enough. */
  depth = 0;
  #path = '';
  readonly #tooMany: number;
  /** Row d: slips between d units of the path and d - maxEdits - 1 + c of the text, for cell c. */
  readonly #rows: Uint8Array[] = [];
  /** By depth: the fewest slips between the whole text and a beginning of the path. */
  readonly #least: number[];

  constructor(
    private readonly text: string,
    maxEdits: number,
  ) {
    this.#tooMany = maxEdits + 1;
    this.#rowAt(0).forEach((_, cell, row) => {
      if (cell >= this.#tooMany) row[cell] = cell - this.#tooMany;
    });
    this.#least = [this.edits];
  }

  /** Between the whole text and the path up to its depth. */
  get edits(): number {
    return this.#rowAt(this.depth)[this.text.length - this.depth + this.#tooMany] ?? this.#tooMany;
  }

  get leastEdits(): number {
    return this.#least[this.depth] ?? 0;
  }

  /** Goes along a text as far as it may be near enough; whether all of it is. */
  follow(path: string): boolean {
    let shared = 0;
    while (shared < this.depth && this.#path.charCodeAt(shared) === path.charCodeAt(shared))
      shared += 1;
    this.#path = path;
    this.depth = shared;
    while (this.depth < path.length && this.#isNearAt(this.depth + 1)) {
      const before = this.leastEdits;
      this.depth += 1;
      this.#least[this.depth] = Math.min(before, this.edits);
    }
    return this.depth === path.length;
  }

  /** The first and last cell are beyond what may be near. */
  #rowAt(depth: number): Uint8Array {
    return (this.#rows[depth] ??= new Uint8Array(2 * this.#tooMany + 1).fill(this.#tooMany));
  }

  /** Whether some beginning of the text is near enough to that of the path. */
  #isNearAt(depth: number): boolean {
    const { text } = this;
    const tooMany = this.#tooMany;
    const [row, above, twoAbove] = [
      this.#rowAt(depth),
      this.#rowAt(depth - 1),
      this.#rows[depth - 2],
    ];
    const letter = this.#path.charCodeAt(depth - 1);
    const before = this.#path.charCodeAt(depth - 2);
    let isNear = false;
    for (let cell = 1; cell < 2 * tooMany; cell += 1) {
      const at = depth - tooMany + cell;
      if (at < 0 || at > text.length) continue;
      const own = text.charCodeAt(at - 1);
      const isSwapped = own === before && letter === text.charCodeAt(at - 2);
      const edits = Math.min(
        tooMany,
        (above[cell + 1] ?? tooMany) + 1,
        (row[cell - 1] ?? tooMany) + 1,
        (above[cell] ?? tooMany) + (own === letter ? 0 : 1),
        isSwapped ? (twoAbove?.[cell] ?? tooMany) + 1 : tooMany,
      );
      row[cell] = edits;
      isNear ||= edits < tooMany;
    }
    return isNear;
  }
}
