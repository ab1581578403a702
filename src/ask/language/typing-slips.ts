/** Distinguishes typos from other words. */
import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';
import { editsBetween } from '../../rdf/index.js';

let englishWords: Buffer | undefined;
/** A cache of looked-up words, as questions repeat them. */
const lookedUp = new Map<string, boolean>();
const MOST_LOOKED_UP = 10_000;

/** In the English dictionary, which has no names. The first call reads a few megabytes. */
export function isEnglishWord(word: string): boolean {
  let isWord = lookedUp.get(word);
  if (isWord === undefined) {
    englishWords ??= readFileSync(wordListPath);
    isWord = englishWords.includes(`\n${word}\n`);
    if (lookedUp.size >= MOST_LOOKED_UP) lookedUp.clear();
    lookedUp.set(word, isWord);
  }
  return isWord;
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
