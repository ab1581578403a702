/** Distinguishes typos from other words. */
import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';
import { editsBetween, getOrMake } from '../../rdf/index.js';

let englishWords: Buffer | undefined;
/** A look into megabytes takes a millisecond, and the words of a question are asked for often. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 5_000;

/** In the English dictionary, which has no names. The first call reads a few megabytes. */
export function isEnglishWord(word: string): boolean {
  englishWords ??= readFileSync(wordListPath);
  if (known.size > MOST_KNOWN) known.clear();
  return getOrMake(known, word, () => englishWords?.includes(`\n${word}\n`) ?? false);
}

const SHORTEST_WITH_SLIP = 5;
const SHORTEST_WITH_TWO_SLIPS = 9;

/**
 * The number of typos between two words; undefined if there are too many, or if the first letter
 * differs, as in similar but different names (`Pinsk` and `Minsk`).
 */
export function slipsBetween(typed: string, meant: string): number | undefined {
  if (typed === meant) return 0;
  if (
    !typed.startsWith(meant.charAt(0)) ||
    Math.min(typed.length, meant.length) < SHORTEST_WITH_SLIP ||
    /\d/.test(typed + meant)
  )
    return undefined;
  const allowed = Math.min(typed.length, meant.length) < SHORTEST_WITH_TWO_SLIPS ? 1 : 2;
  const slips = editsBetween(typed, meant);
  return slips <= allowed ? slips : undefined;
}
