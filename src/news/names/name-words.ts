/** The words of names. */
import { FUNCTION_WORDS } from './body-words.js';
import { isRoleWord } from './role-words.js';
import type { WordToken } from './tokens.js';
import { wordSet } from './words.js';

/** Joining words that may be inside a name, with or without an article after them. */
export const COMPLEMENT_WORDS = new Set(['of', 'for', 'on', 'against', 'without']);

/** Endings of subjects, which few towns have: `Training in Judiciary and Prosecution`. */
export const SUBJECT =
  /(?:ary|tion|cy|ity|ment|ics|ance|ence|ness|ship|ture|ism|ing|ies|airs|ces)$/;

/** Small words inside the names of people. */
export const PARTICLES = wordSet('particles');

/** Codes before or after sums are no names. */
const CURRENCIES = new Set(['EUR', 'USD', 'GBP', 'CHF']);

/** A word of a name: capitalized, and no rank, function or beginning of a sentence. */
export function isNameWord(token: WordToken | undefined): boolean {
  return (
    token !== undefined &&
    token.isCapitalised &&
    !/\p{Ll}-(?:based|born|trained)$/u.test(token.word) &&
    (token.isPossessive || !isRoleWord(token.word)) &&
    !FUNCTION_WORDS.has(token.word.toLowerCase()) &&
    !CURRENCIES.has(token.word) &&
    !/^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-/i.test(token.word)
  );
}
