/** Numbers, dates and spans of time. */
import type { Amount } from '../concept.js';
import {
  isDate,
  monthNamed,
  spanAfter,
  spanBefore,
  spanBetween,
  spanIn,
  spanSince,
  spanUntil,
  type Span,
} from '../language/span.js';
import type { Parser } from './parsing.js';
import { part, same, when } from './parts.js';

/** A part of one token of a form, with its value, if it has one. */
const word = (
  name: 'year' | 'month' | 'dayOfMonth' | 'isoDate' | 'decade',
  form: RegExp,
  valueOf: (text: string) => string | undefined = (text) => text,
): Parser<string> =>
  part(name, ({ tokens }, start) => {
    const text = tokens[start]?.word ?? '';
    const value = form.test(text) ? valueOf(text) : undefined;
    return value === undefined ? [] : [{ value, end: start + 1, cost: 0 }];
  });
export const year = word('year', /^(?:19|20)\d\d$/);
word('month', /^\p{L}+$/u, (text) => monthNamed(text)?.toString().padStart(2, '0'));
word('dayOfMonth', /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/, (text) =>
  text.replace(/\D+/, '').padStart(2, '0'),
);
word('isoDate', /^\d{4}-\d\d-\d\d$/, (text) => (isDate(text) ? text : undefined));
word('decade', /^(?:19|20)\d0s$/, (text) => text.slice(0, 4));
part(
  'dayAndMonth',
  when('{dayOfMonth} {month}', ({ dayOfMonth, month }) => [`${month}-${dayOfMonth}`]),
  when('{month} {dayOfMonth}', ({ dayOfMonth, month }) => [`${month}-${dayOfMonth}`]),
);

/** A day, a month of a year, or a year, as ISO text. */
export const date = part(
  'date',
  same('{isoDate}'),
  when('{dayAndMonth} (,)? {year}', (parts) =>
    [`${parts.year}-${parts.dayAndMonth}`].filter(isDate),
  ),
  when('{month} (of|,)? {year}', (parts) => [`${parts.year}-${parts.month}`]),
  same('(the year)? {year}'),
);

/** A date behind some words, and the time that they say. */
const behind = (words: string, spanOf: (date: string) => Span, cost = 0): Parser<Span> =>
  when(`(${words}) {date}` as '{date}', ({ date: day }) => [spanOf(day)], cost);

/** `since 2019`, `before 2019`, `2019 or later`. */
part(
  'openSpan',
  behind('since', spanSince),
  when('(in|from|as of)? {date} (or later|and later|or after|onwards|onward)', (parts) => [
    spanSince(parts.date),
  ]),
  behind('(before|by|until) the end of|until|till|up to', spanUntil),
  behind('after|later than', spanAfter),
  behind('before|prior to|earlier than', spanBefore),
);

/** The first day, month or year of a time, without what its last one says: `3` to `20 May 2019`. */
part(
  'beginning',
  when('{date}', (parts) => [() => parts.date]),
  when('{dayAndMonth}', (parts) => [(last) => `${last.slice(0, 4)}-${parts.dayAndMonth}`]),
  when('{month}', (parts) => [(last) => `${last.slice(0, 4)}-${parts.month}`]),
  when('{dayOfMonth}', (parts) => [(last) => `${last.slice(0, 7)}-${parts.dayOfMonth}`]),
);

function inOrder(from: string, to: string): Span[] {
  return isDate(from) && from <= to ? [spanBetween(from, to)] : [];
}

/** A time span with its preposition: `in 2019`, `between May 2018 and June 2019`, `since 2020`. */
part(
  'span',
  when('{preposition:in|during|on|within} {day=date}', ({ preposition, day }) =>
    (preposition === 'on') === (day.length === 10) ? [spanIn(day)] : [],
  ),
  when('(in|during) the {decade}', ({ decade }) => [
    spanBetween(decade, String(Number(decade) + 9)),
  ]),
  same('{openSpan}'),
  when('between {beginning} and {to=date}', ({ beginning, to }) => inOrder(beginning(to), to)),
  when('from {beginning} (to|until|till|through|-|–|—) {to=date}', ({ beginning, to }) =>
    inOrder(beginning(to), to),
  ),
  when('(in|during)? {from=year} (-|–|—) {to=year}', ({ from, to }) => inOrder(from, to)),
  // after 1992 and before 2000
  when('{first=openSpan} (and|but) {last=openSpan}', ({ first: { from }, last: { to } }) =>
    from !== undefined && to !== undefined ? inOrder(from, to) : [],
  ),
);

/** A time span after a noun: also `of 2019`, `from 2019`. */
export const spanAfterNoun = part(
  'spanAfterNoun',
  same('{span}'),
  // “from 2011 until 2014” is one time.
  behind('from', spanIn, 1),
);

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
  once: 1,
  twice: 2,
};
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** A whole number in digits or words. */
export const wholeNumber = part('wholeNumber', ({ tokens }, start) => {
  const first = start + (tokens[start]?.word === 'a' ? 1 : 0);
  const text = tokens[first]?.word ?? '';
  const named = first > start ? -1 : NUMBER_WORDS.indexOf(text);
  const digits = first === start && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  const value = digits ?? (named >= 0 ? named : ROUND_NUMBERS[text]);
  return value === undefined ? [] : [{ value, end: first + 1, cost: 0 }];
});

const amountOf = (words: string, amount: (n: number) => Amount): Parser<Amount> =>
  when(`${words} {wholeNumber}` as '{wholeNumber}', ({ wholeNumber }) => [amount(wholeNumber)]);

/** How many: `more than three`, `at least 50`, `between 10 and 20`. A bare number is exact. */
part(
  'amount',
  amountOf('(over|above|more than)', (n) => ({ min: n + 1 })),
  amountOf('(fewer than|less than|under|below)', (n) => ({ max: n - 1 })),
  amountOf('(at most|up to|no more than|not more than)', (max) => ({ max })),
  amountOf('(at least|(no|not) (fewer|less) than)', (min) => ({ min })),
  when('between {min=wholeNumber} and {max=wholeNumber}', ({ min, max }) =>
    min <= max ? [{ min, max }] : [],
  ),
  amountOf('', (n) => ({ min: n, max: n })),
);
/** The position in an order, below the first: `second`, `3rd`. */
part('rank', ({ tokens }, start) => {
  const text = tokens[start]?.word ?? '';
  const value = /^\d(?:nd|rd|th)$/.test(text)
    ? Number.parseInt(text, 10)
    : ORDINALS.indexOf(text) + 1;
  return value > 1 ? [{ value, end: start + 1, cost: 0 }] : [];
});
/** `the most events`, `the second highest number of participants`. */
part(
  'most',
  when('(the)? {rank?} (most|(largest|highest|greatest|biggest) number of)', ({ rank }) => [
    { direction: 'most', count: 1, rank },
  ]),
);
part('quantity', same('{amount}'), same('{most}'));

export const ordinalNamed = (n: number): string => ORDINALS[n - 1] ?? `${n}.`;
