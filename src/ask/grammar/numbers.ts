/** Numbers and amounts. */
import type { Amount, Superlative } from '../concept.js';
import { build, either, maybe, phrase, seq, word, type Parser } from './parsing.js';

const NUMBER_WORDS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen ' +
  'fourteen fifteen sixteen seventeen eighteen nineteen twenty'
).split(' ');
const LARGE_NUMBERS: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000 };
const ROUND_NUMBERS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  ...LARGE_NUMBERS,
};
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** A whole number in digits or words. */
export const wholeNumber: Parser<number> = (sentence, start) => {
  const text = sentence.tokens[start]?.word ?? '';
  const named = NUMBER_WORDS.indexOf(text);
  // “a hundred”, “two thousand”
  const large = LARGE_NUMBERS[sentence.tokens[start + 1]?.word ?? ''];
  const factor = text === 'a' ? 1 : named;
  if (large !== undefined && factor > 0) {
    const value = factor * large;
    const and = sentence.tokens[start + 2]?.word === 'and' ? start + 3 : start + 2;
    const rest = wholeNumber(sentence, and).filter((each) => each.value < large);
    return [
      { value, end: start + 2, cost: 0 },
      ...rest.map((each) => ({ ...each, value: value + each.value })),
    ];
  }
  const value = /^\d{1,9}$/.test(text) ? Number(text) : named >= 0 ? named : ROUND_NUMBERS[text];
  return value === undefined ? [] : [{ value, end: start + 1, cost: 0 }];
};

/** The number of an ordinal: `third`, `3rd`. */
export const ordinal: Parser<number> = (sentence, start) => {
  const text = sentence.tokens[start]?.word ?? '';
  const named = ORDINALS.indexOf(text) + 1;
  const value = /^\d{1,3}(?:st|nd|rd|th)$/.test(text) ? Number.parseInt(text, 10) : named;
  return value > 0 ? [{ value, end: start + 1, cost: 0 }] : [];
};

/** `more`, `fewer`. */
export const moreOrFewer: Parser<Superlative['direction']> = build(
  word('more', 'fewer', 'less'),
  (text) => [text === 'more' ? 'most' : 'fewest'],
);

/** How many: `more than three`, `at least 50`, `between 10 and 20`. A bare number is exact. */
const oneAmount: Parser<Amount> = either<Amount>(
  build(
    seq(either(word('over', 'above'), phrase('more than', 'greater than')), wholeNumber),
    ([, n]) => [{ min: n + 1 }],
  ),
  build(seq(phrase('fewer than', 'less than', 'under', 'below'), wholeNumber), ([, n]) =>
    n > 0 ? [{ max: n - 1 }] : [],
  ),
  build(seq(phrase('at most', 'up to', '(no|not) more than'), wholeNumber), ([, n]) => [
    { max: n },
  ]),
  build(
    seq(either(phrase('at least', '(no|not) (fewer|less) than', 'a minimum of')), wholeNumber),
    ([, n]) => [{ min: n }],
  ),
  build(seq(word('between'), wholeNumber, word('and'), wholeNumber), ([, min, , max]) =>
    min <= max ? [{ min, max }] : [],
  ),
  build(wholeNumber, (n) => [{ min: n, max: n }]),
);

/** An amount, also with two bounds: `more than 100 but fewer than 200`. */
export const amount: Parser<Amount> = either<Amount>(
  oneAmount,
  build(seq(oneAmount, word('but', 'and'), oneAmount), ([left, , right]) => {
    const [min, max] = [left.min ?? right.min, left.max ?? right.max];
    const isSpan =
      (left.min === undefined) !== (right.min === undefined) &&
      (left.max === undefined) !== (right.max === undefined);
    return isSpan && min !== undefined && max !== undefined && min <= max ? [{ min, max }] : [];
  }),
);

/** An amount of something, of which it is the last word: `three events or more`. */
export function amountOf<T>(noun: Parser<T>): Parser<readonly [Amount, T]> {
  return seq(amount, noun);
}

/** How often: `more than once`, `twice`, `at least three times`. */
export const times: Parser<Amount> = either<Amount>(
  build(phrase('more than once', 'several times', 'repeatedly', 'at least twice'), () => [
    { min: 2 },
  ]),
  build(word('twice'), () => [{ min: 2, max: 2 }]),
  build(seq(amount, word('times')), ([n]) => [n]),
);

/** The position in an order, below the first: `second`. */
export const rank: Parser<number> = build(ordinal, (n) =>
  n > 1 && n <= ORDINALS.length ? [n] : [],
);

const MOST = [
  'most',
  'largest number of',
  'highest number of',
  'greatest number of',
  'biggest number of',
];
const FEWEST = ['fewest', 'least', 'smallest number of', 'lowest number of'];

/** `the most events`, `the second highest number of participants`, and `more events` of two. */
export const mostOrFewest: Parser<Superlative> = either<Superlative>(
  build(
    seq(
      maybe(word('the')),
      maybe(rank),
      either(
        build(phrase(...MOST), () => ['most' as const]),
        build(phrase(...FEWEST), () => ['fewest' as const]),
      ),
    ),
    ([the, n, which]) =>
      the === undefined && n === undefined && which === 'fewest'
        ? []
        : [{ direction: which, rank: n }],
  ),
  build(moreOrFewer, (direction) => [{ direction, isComparative: true }]),
);

export const ordinalNamed = (n: number): string => ORDINALS[n - 1] ?? `${n}.`;
