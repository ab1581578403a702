/** Splits a question into words: folded, in one spelling, each with its position in the text. */
import { foldText, matchesOf } from '../../rdf/index.js';

/** A word, a number or a sign. */
export interface Token {
  /** As written in the question. */
  readonly text: string;
  /** The normalized form; see `normalWord`. */
  readonly word: string;
  /** Offsets in the question, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

const TOKEN_FORMS = [
  /(?<isoDate>\d{4}-\d\d-\d\d)/u,
  /(?<initials>(?:\p{L}\.){2,})/u,
  /(?<number>\d{1,3}(?:,\d{3})+(?!\d))/u,
  /(?<joined>co[-‐‑](?=\p{L})[\p{L}\p{M}]+)/u,
  /(?<word>[\p{L}\p{M}\p{N}]+)/u,
  /(?<apostrophe>['’](?:s\b|t\b)?)/u,
  /(?<sign>[^\s])/u,
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
  let word = foldText(text).replace(/[-.,](?=.)|\.$/g, '');
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
    const { isoDate, apostrophe, sign } = match.groups ?? {};
    const place = { text: match[0], start: match.index, end: match.index + match[0].length };
    if (isoDate !== undefined) tokens.push({ ...place, word: isoDate });
    else if (apostrophe !== undefined) addApostrophe(tokens, place);
    else if (sign === undefined || !isHyphen(sign, text, place))
      tokens.push({
        ...place,
        word:
          sign === undefined ? normalWord(place.text) : foldText(place.text).replace('&', 'and'),
      });
  }
  return tokens;
}

type RawToken = Omit<Token, 'word'>;

/** A hyphen between letters only separates words; between numbers it means a range. */
function isHyphen(sign: string, text: string, { start, end }: RawToken): boolean {
  return (
    /[-‐‑–]/.test(sign) && /\p{L}/u.test(text[start - 1] ?? '') && /\p{L}/u.test(text[end] ?? '')
  );
}

/** `n't` is a word; after a word, an apostrophe begins a possessive or `is`; else a quotation. */
function addApostrophe(tokens: Token[], raw: RawToken): void {
  const before = tokens.at(-1);
  const isAfterWord = before?.end === raw.start && /[\p{L}\p{N}]$/u.test(before.text);
  if (/^.t$/i.test(raw.text) && isAfterWord && /n$/i.test(before.text)) {
    tokens[tokens.length - 1] = {
      ...before,
      text: before.text.slice(0, -1),
      word: normalWord(before.text.slice(0, -1)),
      end: before.end - 1,
    };
    tokens.push({ text: `n${raw.text}`, word: 'not', start: before.end - 1, end: raw.end });
  } else
    tokens.push({
      ...raw,
      word:
        isAfterWord && (/s$/i.test(raw.text) || /s$/i.test(before.text))
          ? "'s"
          : raw.text.length > 1 && isAfterWord
            ? foldText(raw.text)
            : "'",
    });
}

/** The normalized words of a phrase of the vocabulary. */
export function wordsOfPhrase(phrase: string): string[] {
  return tokensIn(phrase).map(({ word }) => word);
}
