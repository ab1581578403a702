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
  const tooMany = maxEdits + 1;
  const rows: Uint8Array[] = [
    Uint8Array.from({ length: 2 * tooMany + 1 }, (_, cell) => Math.abs(cell - tooMany)),
  ];
  const isNear = (): boolean => rows.at(-1)?.some((edits) => edits <= maxEdits) === true;
  const whole = (row: Uint8Array | undefined, depth: number): number =>
    row?.[text.length - depth + tooMany] ?? tooMany;
  let path = '';
  let next = text === '' ? undefined : texts.seek('');
  while (next !== undefined) {
    let depth = 0;
    while (depth < rows.length - 1 && path.charCodeAt(depth) === next.charCodeAt(depth)) depth += 1;
    path = next;
    rows.length = depth + 1;
    while (rows.length <= path.length && isNear()) rows.push(rowAfter(rows, path, text, tooMany));
    depth = rows.length - 1;
    const last = depth === path.length ? whole(rows[depth], depth) : tooMany;
    const edits = isPrefix ? Math.min(...rows.map(whole)) : last;
    if (edits <= maxEdits) found.set(path, edits);
    if (isNear() || (isPrefix && edits <= maxEdits)) next = texts.seek(path + BEFORE_LETTERS);
    else {
      const end = depth + (isSecondHalf(path.charCodeAt(depth)) ? 1 : 0);
      next = texts.seek(path.slice(0, end) + AFTER_LETTERS);
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

/**
 * The row for one more unit of a path. Cell c of row d has the slips between d units of the path
 * and d + c - `tooMany` of the text, or `tooMany`, as the first and the last one always have.
 */
function rowAfter(
  rows: readonly Uint8Array[],
  path: string,
  text: string,
  tooMany: number,
): Uint8Array {
  const depth = rows.length;
  const [above, twoAbove] = [rows[depth - 1], rows[depth - 2]];
  const row = new Uint8Array(2 * tooMany + 1).fill(tooMany);
  const [before, letter] = [path.charCodeAt(depth - 2), path.charCodeAt(depth - 1)];
  for (let cell = 1; cell < 2 * tooMany; cell += 1) {
    const at = depth - tooMany + cell;
    if (at < 0 || at > text.length) continue;
    const own = text.charCodeAt(at - 1);
    const isSwapped = own === before && letter === text.charCodeAt(at - 2);
    row[cell] = Math.min(
      tooMany,
      (above?.[cell + 1] ?? tooMany) + 1,
      (row[cell - 1] ?? tooMany) + 1,
      (above?.[cell] ?? tooMany) + (own === letter ? 0 : 1),
      isSwapped ? (twoAbove?.[cell] ?? tooMany) + 1 : tooMany,
    );
  }
  return row;
}
