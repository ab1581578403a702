/** What is a slip of the keyboard, and what is another word. */
import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';
import { editsBetween } from '../../rdf/index.js';

let englishWords: Buffer | undefined;
/** Words that were looked up, as questions use the same ones again and again. */
const lookedUp = new Map<string, boolean>();
const MOST_LOOKED_UP = 10_000;

/**
 * Whether a word of lower-case letters is one of the English language, names aside. Cost: a look
 * through some megabytes, the first time.
 */
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
 * The number of slips that make one word of another; undefined where it would be too many, or the
 * first letter differs: that is where different names are near each other (`Pinsk` and `Minsk`).
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
