/** Days in a text: single ones, ranges, and words such as “today”. */
import { DAY_MS, matchesOf } from '../../rdf/index.js';
import {
  addDays,
  dayAndMonth,
  isoDate,
  MONTH as MONTH_NAME,
  monthNumber,
  WEEKDAY as WEEKDAY_NAME,
} from '../read/calendar.js';
import { toLowerSameLength } from './masked-sentence.js';
import type { TextRange } from './sentences.js';

/** A date expression: a day or the two ends of a range. */
export interface DateMention extends TextRange {
  readonly first: string;
  /** ISO date of the last day of a range; null for a single day. */
  readonly last: string | null;
  readonly rule: string;
}

/** Context for relative and incomplete dates. */
export interface DateContext {
  /** ISO date of the day the text was written, for “today”; null when unknown. */
  readonly writtenOn: string | null;
  readonly year: number | null;
}

// Dates are looked for in lower case, which is faster than expressions that fold it.
const WEEKDAY = `(?:${WEEKDAY_NAME.toLowerCase()})?`;
const month = (end: 1 | 2): string => `(?<m${end}>${MONTH_NAME.toLowerCase()})`;
/** A day of a month, as in `3 of May` and `evening of 3 May`. */
const day = (end: 1 | 2): string =>
  `(?:(?:morning|afternoon|evening|night) of (?:the )?)?(?<d${end}>\\d{1,2})(?:st|nd|rd|th)?(?: of)?`;
const year = (end: 1 | 2): string => `(?:,? (?<y${end}>\\d{4}))?`;
const numericYear = (end: 1 | 2): string => `(?<y${end}>(?:19|20)\\d\\d)`;
const numericDay = (end: 1 | 2): string =>
  `(?<d${end}>\\d{1,2})[./](?<m${end}>[0-3]?\\d)[./]${numericYear(end)}`;

const FROM = '(?:(?:from|between) (?:the )?)?';
const DASH = '\\s?[-–—]\\s?';
const TO = `(?:${DASH}|,? to |,? until | through | and |,? till )`;
/** After a day without year: `On May 4 in Osh`, but not `in May 12 officers`. */
const NO_COUNT = '(?= ?[.,;:)]| ?$| (?:in|at|by|and|to|for|with|under|during|when|as|the|an?)\\b)';

/** Words and digits around that exclude a date: `COVID-19 December`, `1,325 May`. */
const NOT_AFTER = '(?<![\\p{L}\\d]|\\p{L}[-/]|\\d[:.,])';
/** No dates: parts of longer numbers, and after words that announce another number. */
const NOT_AFTER_NUMBERS =
  '(?<![\\p{L}\\d./-])(?<!(?:№|\\b(?:nos?|nr|art|articles?|cases?|decisions?|' +
  'resolutions?|decrees?|laws?|orders?|documents?|ref|tel|telephone|phone|fax))[.:]? ?)';

interface DateForm {
  readonly rule: string;
  /** What texts with such dates have. */
  readonly needs: RegExp;
  readonly pattern: RegExp;
}

const inWords = (rule: string, source: string): DateForm => ({
  rule,
  needs: new RegExp(`\\b${MONTH_NAME.toLowerCase()}`),
  pattern: new RegExp(`${NOT_AFTER}${source}(?![\\p{L}\\d])`, 'gu'),
});
const inDigits = (rule: string, source: string): DateForm => ({
  rule,
  needs: /\d\.?(?:\s?[-–—]\s?|[./])\d/,
  pattern: new RegExp(`${NOT_AFTER_NUMBERS}${source}(?!\\d|[./-]\\d|(?!t\\d)\\p{L})`, 'gu'),
});

/** The forms of dates, longest first: an expression is read by one only. */
const DATE_FORMS: readonly DateForm[] = [
  inWords(
    'range-of-two-dates',
    `${FROM}${WEEKDAY}${day(1)} ${month(1)}${year(1)}${TO}${WEEKDAY}(?:the )?${day(2)} ${month(2)}${year(2)}`,
  ),
  inWords(
    'range-of-two-dates-month-first',
    `${FROM}${month(1)} ${day(1)}${year(1)}${TO}${month(2)} ${day(2)}${year(2)}`,
  ),
  inWords(
    'range-in-month',
    `${FROM}${day(1)}(?:(?:, \\d{1,2})* and |${DASH}| to | until | through | & | till )` +
      `(?:the )?${day(2)} ${month(1)}${year(1)}`,
  ),
  inWords(
    'range-month-first',
    `${FROM}${month(1)} ${day(1)}(?:${DASH}| to | and | through )${day(2)}${year(1)}`,
  ),
  inDigits(
    'range-of-two-numeric-dates',
    `(?:from |between )?${numericDay(1)}${TO}${numericDay(2)}`,
  ),
  inDigits(
    'range-in-numeric-month',
    `(?<d1>\\d{1,2})\\.?${DASH}(?<d2>\\d{1,2})\\.(?<m1>[0-3]?\\d)\\.${numericYear(1)}`,
  ),
  inWords('day', `${WEEKDAY}${day(1)} ${month(1)}${year(1)}`),
  inWords('day-month-first', `${month(1)} ${day(1)}(?:,? (?<y1>\\d{4})|${NO_COUNT})`),
  inDigits('numeric-day', numericDay(1)),
  inDigits('iso-day', `${numericYear(1)}-(?<m1>[0-3]\\d)-(?<d1>[0-3]\\d)`),
];

/** Words between two days that make a span of them. */
const SPAN = /^between | (?:to|until|through|till) |[-–—]/;

/** Words for one or two days, relative to the day of writing. */
const RELATIVE_DAYS: readonly (readonly [words: RegExp, first: number, last?: number])[] = [
  [/\b(?:from )?today (?:and|to|until|through) tomorrow\b/g, 0, 1],
  [/\byesterday and today\b/g, -1, 0],
  [/\b(?:(?:earlier |later )?today|this (?:morning|afternoon|evening))\b/g, 0],
  [/\byesterday\b/g, -1],
  [/\btomorrow\b/g, 1],
];

/** In order, without overlaps. Impossible days are left out. */
export function findDates(text: string, context: DateContext): DateMention[] {
  const lowered = toLowerSameLength(text);
  const { writtenOn } = context;
  const found: DateMention[] = [];
  const taken: TextRange[] = [];
  const take = (
    { 0: words, index }: RegExpExecArray,
    days: Days | undefined,
    rule: string,
  ): void => {
    const range = { start: index, end: index + words.length };
    if (taken.some((other) => range.start < other.end && other.start < range.end)) return;
    taken.push(range);
    if (days) found.push({ ...range, ...days, rule });
  };
  for (const { rule, needs, pattern } of /\d/.test(lowered) ? DATE_FORMS : [])
    for (const match of needs.test(lowered) ? matchesOf(pattern, lowered) : []) {
      const days = daysOf(match, context);
      // Of `from 18 to 16 April`, the second day is no date either.
      if (days ?? SPAN.test(match[0])) take(match, days, rule);
    }
  if (writtenOn !== null && /today|yesterday|tomorrow|this (?:morn|after|even)/.test(lowered))
    for (const [pattern, first, last] of RELATIVE_DAYS)
      for (const match of matchesOf(pattern, lowered))
        take(
          match,
          {
            first: addDays(writtenOn, first),
            last: last === undefined ? null : addDays(writtenOn, last),
          },
          'relative-day',
        );
  return found.sort((x, y) => x.start - y.start);
}

type Days = Pick<DateMention, 'first' | 'last'>;

const HALF_YEAR_MS = 183 * DAY_MS;

/** The days of a match, of which each takes missing parts from the other. */
function daysOf(
  { 0: words, groups = {} }: RegExpExecArray,
  { writtenOn, year: current }: DateContext,
): Days | undefined {
  const { d1, m1 = '', y1, d2, m2 = m1, y2 } = groups as Record<string, string | undefined>;
  const dayOf = (inYear: number, inMonth: string, ofMonth = ''): string | undefined => {
    const date = { month: monthNumber(inMonth) ?? 0, day: Number(ofMonth) };
    const { month: number, day: written } = words.includes('/')
      ? dayAndMonth(date.day, date.month)
      : date;
    return isoDate(inYear, number, written);
  };
  const [firstYear, lastYear] = [Number(y1 ?? y2 ?? current), Number(y2 ?? y1 ?? current)];
  const first = dayOf(firstYear, m1, d1);
  const last = d2 === undefined ? null : dayOf(lastYear, m2, d2);
  if (first === undefined || last === undefined) return undefined;
  if (last === null || first <= last) return { first, last };
  if (y1 && y2) return undefined;
  // `from 30 December to 2 January`, told in January: the year is the last day's.
  const isOfLast = !y1 && (y2 !== undefined || (writtenOn?.slice(5) ?? '9') < '07');
  const [start, end] = isOfLast
    ? [dayOf(firstYear - 1, m1, d1), last]
    : [first, dayOf(lastYear + 1, m2, d2)];
  const isNear = start && end && Date.parse(end) - Date.parse(start) < HALF_YEAR_MS;
  return isNear ? { first: start, last: end } : undefined;
}
