/** Splits a question into words: folded, in one spelling, each with its position in the text. */
import { foldText, matchesOf } from '../../rdf/index.js';

/** A word, a number or a sign. */
export interface Token {
  /** As written in the question. */
  readonly text: string;
  /** The normalized form; see `normalWord`. */
  readonly word: string;
  /** Whether another word was typed, which nothing knows. */
  readonly isSlip?: boolean;
  /** Offsets in the question, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const TOKEN_FORMS = [
  /\d{4}-\d\d-\d\d/u,
  // Initials, and numbers in groups
  /(?:\p{L}\.){2,}/u,
  /\d{1,3}(?:,\d{3})+(?!\d)/u,
  /co[-‐‑](?=\p{L})[\p{L}\p{M}]+/u,
  /n['’]t\b/u,
  /[\p{L}\p{M}\p{N}]+?(?=n['’]t\b)|[\p{L}\p{M}\p{N}]+/u,
  /['’](?:s\b)?/u,
  /[^\s]/u,
];
const TOKEN = new RegExp(TOKEN_FORMS.map(({ source }) => source).join('|'), 'giu');

/** They also change lookalikes of British spellings, but on both sides of a comparison. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(\w{4,})is(e|es|ed|ing|er|ers|ation|ations)$/, '$1iz$2'],
  [/^(\w{3,})our(s|ed|ing)?$/, '$1or$2'],
  [/^(\w{2,})tre(s)?$/, '$1ter$2'],
  [/^(program)me(s)?$/, '$1$2'],
  [/^(\w*(?:def|off))ence(s)?$/, '$1ense$2'],
];

/** The endings of these spellings, which few words have. */
const MAY_BE_BRITISH = /(?:is(?:e|ed|ing|er|ation)|our(?:ed|ing)?|tre|programme|fence)s?$/;

/** The normalized form of a word: folded, in American spelling: `co-organised` is `coorganized`. */
export function normalWord(text: string): string {
  const folded = foldText(text);
  let word = /^\d+-/.test(text) ? folded : folded.replace(/[-.,](?=.)|(?<=.)\.$/g, '');
  if (MAY_BE_BRITISH.test(word))
    for (const [british, american] of SPELLINGS) word = word.replace(british, american);
  return word === '&' ? 'and' : word;
}

/**
 * The tokens of a question. Hyphens separate words, except in `co-`; marks that end a sentence are
 * dropped. `didn't` is `did not`, and `What's` is `What` and `'s`.
 */
export function tokensOf(question: string): Token[] {
  return tokensIn(question.replace(/[\s?!.]+$/u, ''));
}

function tokensIn(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of matchesOf(TOKEN, text)) {
    const place = { text: match[0], start: match.index, end: match.index + match[0].length };
    if (!isHyphen(place, text)) tokens.push({ ...place, word: wordOf(place, tokens.at(-1)) });
  }
  return tokens;
}

type RawToken = Omit<Token, 'word'>;

/** After a word, an apostrophe begins a possessive or `is`; else a quotation. */
function wordOf({ text, start }: RawToken, before: Token | undefined): string {
  if (/^n['’]t$/i.test(text)) return 'not';
  if (!/^['’]/.test(text)) return normalWord(text);
  const isBehindWord = before?.end === start && /[\p{L}\p{N}]$/u.test(before.text);
  return isBehindWord && /s$/i.test(before.text + text) ? "'s" : "'";
}

/** A hyphen between letters only separates words; between numbers it means a range. */
const isHyphen = ({ text: sign, start, end }: RawToken, text: string): boolean =>
  /^[-‐‑–]$/.test(sign) && /\p{L}/u.test(text[start - 1] ?? '') && /\p{L}/u.test(text[end] ?? '');

/** The normalized words of a phrase of the vocabulary. */
export function wordsOfPhrase(phrase: string): string[] {
  return tokensIn(phrase).map(({ word }) => word);
}
