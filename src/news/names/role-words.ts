/** The words for a person's functions: offices, ranks and forms of address. */
import { type ArticleSentence, SIGNS } from './masked-sentence.js';
import type { Mention } from './mention.js';
import { FUNCTION_WORDS, wordSet } from './words.js';
import type { WordToken } from './tokens.js';

const ROLE_NOUNS = wordSet('role nouns');
const PORTFOLIO_WORDS = wordSet('portfolio words');
const HONORIFICS = wordSet('honorifics');

/** Lists of `words/lists.yaml`, where their meanings are. */
export const ROLE_MODIFIERS = wordSet('role modifiers');
export const ATTRIBUTIVE_ROLES = wordSet('attributive roles');
export const PARTICLES = wordSet('particles');

/** Whether a word may be in a ministry's or minister’s name: `Foreign`, `Affairs`. */
export const isPortfolioWord = (word: string): boolean => PORTFOLIO_WORDS.has(word.toLowerCase());

/** Also with a prefix: `Vice-Dean`, `Co-Chair`. */
export function isRoleNoun(word: string): boolean {
  const lowered = word.toLowerCase();
  return (
    ROLE_NOUNS.has(lowered) ||
    (lowered.includes('-') && ROLE_NOUNS.has(lowered.replace(/^(?:vice|co|ex|under)-/, '')))
  );
}

/** Whether a capitalized word belongs to a function or a form of address and not to a name. */
export function isRoleWord(word: string): boolean {
  return isRoleNoun(word) || isHonorific(word);
}

/** Whether a word is a rank or a form of address, including ranks such as `Colonel-General`. */
export function isHonorific(word: string): boolean {
  return (
    HONORIFICS.has(word.toLowerCase()) ||
    (word.includes('-') && /^\p{L}+-(?:general|colonel|admiral|major|captain)$/iu.test(word))
  );
}

/** Whether words have a noun of a function. */
export const holdsRole = (words: string): boolean =>
  words === 'General' || // The rank, not `general manager`.
  words.split(/[\s/]+/).some((word) => isRoleNoun(word.replace(/['’]s$|[,.]$/g, '')));

/** Whether a mention is of a function, or of a body that is an office-holder at the same time. */
export const isPost = ({ kind, name }: Mention): boolean =>
  kind === 'role' ||
  (kind === 'body' &&
    holdsRole(name) &&
    !/(?<!-)\b(?:Office|Mission|Presence|Centre)\b/.test(name));

/** The masked sentence, with the sign of functions also for office-holders. */
export const withOffices = (sentence: ArticleSentence): string =>
  sentence.masked.replaceAll(SIGNS.body, (sign, at: number) =>
    sentence.mentionsIn({ start: at, end: at + 1 }).some(isPost) ? SIGNS.role : sign,
  );

/** Joining words that may be inside a name, with or without an article after them. */
export const COMPLEMENT_WORDS = new Set(['of', 'for', 'on', 'against', 'without']);

/** Endings of subjects, which few towns have: `Training in Judiciary and Prosecution`. */
export const SUBJECT =
  /(?:ary|tion|cy|ity|ment|ics|ance|ence|ness|ship|ture|ism|ing|ies|airs|ces)$/;

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
