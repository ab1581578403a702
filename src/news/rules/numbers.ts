/** Numbers as words and digits. */
import { wordSet } from '../names/words.js';

const NUMBER_WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [...wordSet('numbers')].map((pair) => {
    const [words = '', value] = pair.split('=');
    return [words.replaceAll('_', ' '), Number(value)];
  }),
);

const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const UNITS = 'one|two|three|four|five|six|seven|eight|nine';

/** `1,200`, `forty-two`, `a hundred and fifty`, `twelve`. */
export const NUMBER = `(?:${[
  '\\d{1,3}(?:,\\d{3})+',
  '\\d{1,5}',
  `(?:${TENS})[- ](?:${UNITS})\\b(?!-)`,
  `(?<!half )(?:a|${UNITS}) (?:hundred|thousand)(?: and (?:(?:${TENS})(?:[- ](?:${UNITS})\\b)?|\\w+))?`,
  ...Object.keys(NUMBER_WORDS).filter((words) => words.includes(' ')),
  ...Object.keys(NUMBER_WORDS).filter((words) => !words.includes(' ')),
].join('|')})`;

/** Undefined for a number that is no count (a year). */
export function parseCount(text: string): number | undefined {
  const words = text.toLowerCase();
  if (/^\d/.test(words))
    return /^(?:19|20)\d\d$/.test(words) ? undefined : Number(words.replaceAll(',', ''));
  const [, count = '', unit, rest] = /^(\w+) (hundred|thousand)(?: and (.+))?$/.exec(words) ?? [];
  if (unit)
    return (
      (NUMBER_WORDS[count] ?? 1) * (unit === 'hundred' ? 100 : 1000) +
      (rest === undefined ? 0 : (parseCount(rest) ?? 0))
    );
  if (NUMBER_WORDS[words] !== undefined) return NUMBER_WORDS[words];
  const [tens = '', one = ''] = words.split(/[- ]/);
  const value = NUMBER_WORDS[tens];
  return value === undefined ? undefined : value + (one === 'one' ? 1 : (NUMBER_WORDS[one] ?? 0));
}
