/** Numbers and amounts. */
import type { Amount, Superlative } from '../concept.js';
import { build, either, maybe, phrase, seq, word, type Parser } from './parsing.js';

const NUMBER_WORDS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen ' +
  'fourteen fifteen sixteen seventeen eighteen nineteen twenty'
).split(' ');
const ROUND_NUMBERS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  thousand: 1000,
};
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** A whole number in digits or words. */
export const wholeNumber: Parser<number> = ({ tokens }, start) => {
  const first = start + (tokens[start]?.word === 'a' ? 1 : 0);
  const text = tokens[first]?.word ?? '';
  const named = first > start ? -1 : NUMBER_WORDS.indexOf(text);
  const value =
    first === start && /^\d{1,9}$/.test(text)
      ? Number(text)
      : named >= 0
        ? named
        : ROUND_NUMBERS[text];
  return value === undefined ? [] : [{ value, end: first + 1, cost: 0 }];
};

/** How many: `more than three`, `at least 50`, `between 10 and 20`. A bare number is exact. */
const oneAmount: Parser<Amount> = either<Amount>(
  build(seq(phrase('over', 'above', 'more than'), wholeNumber), ([, n]) => [{ min: n + 1 }]),
  build(seq(phrase('fewer than', 'less than', 'under', 'below'), wholeNumber), ([, n]) =>
    n > 0 ? [{ max: n - 1 }] : [],
  ),
  build(seq(phrase('at most', 'up to', '(no|not) more than'), wholeNumber), ([, n]) => [
    { max: n },
  ]),
  build(seq(phrase('at least', '(no|not) (fewer|less) than'), wholeNumber), ([, n]) => [
    { min: n },
  ]),
  build(seq(word('between'), wholeNumber, word('and'), wholeNumber), ([, min, , max]) =>
    min <= max ? [{ min, max }] : [],
  ),
  build(wholeNumber, (n) => [{ min: n, max: n }]),
);
/** An amount, also with two bounds: `more than 100 but fewer than 200`. */
export const amount: Parser<Amount> = either<Amount>(
  oneAmount,
  build(seq(oneAmount, word('but', 'and'), oneAmount), ([{ min, ...open }, , { max, ...rest }]) =>
    min !== undefined && max !== undefined && !('max' in open) && !('min' in rest) && min <= max
      ? [{ min, max }]
      : [],
  ),
);

/** The position in an order, below the first: `second`, `3rd`. */
export const rank: Parser<number> = ({ tokens }, start) => {
  const text = tokens[start]?.word ?? '';
  const value = /^\d(?:nd|rd|th)$/.test(text)
    ? Number.parseInt(text, 10)
    : ORDINALS.indexOf(text) + 1;
  return value > 1 ? [{ value, end: start + 1, cost: 0 }] : [];
};

/** `the most events`, `the second highest number of participants`. */
export const mostOrFewest: Parser<Superlative> = build(
  seq(
    maybe(word('the')),
    maybe(rank),
    either(
      build(phrase('most', '(largest|highest|greatest|biggest) number of'), () => [
        'most' as const,
      ]),
      build(phrase('fewest', 'least', '(smallest|lowest) number of'), () => ['fewest' as const]),
    ),
  ),
  ([the, n, direction]) =>
    the === undefined && n === undefined && direction === 'fewest' ? [] : [{ direction, rank: n }],
);

export const ordinalNamed = (n: number): string => ORDINALS[n - 1] ?? `${n}.`;
