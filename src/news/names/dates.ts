/** Days in a text: single ones, ranges, words such as “today”, and impossible dates. */
import { DAY_MS, matchesOf } from '../../rdf/index.js';
import {
  addDays,
  dayAndMonth,
  isoDate,
  MONTH as MONTH_NAME,
  monthNumber,
  WEEKDAY as WEEKDAY_NAME,
  whyNoDay,
} from '../read/calendar.js';
import { toLowerSameLength } from './masked-sentence.js';
import type { TextRange } from './sentences.js';

// Dates are looked for in lower case, which is faster than expressions that fold it.
const MONTH = MONTH_NAME.toLowerCase();
const WEEKDAY = WEEKDAY_NAME.toLowerCase();

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

/** A date expression with an impossible day, or whose last day is before the first. */
export interface BrokenDate extends TextRange {
  /** Why, as words that end a sentence. */
  readonly reason: string;
}

/** A day of a month, as in `3 of May` and `evening of 3 May`. */
const DAY =
  '(?:(?:morning|afternoon|evening|night) of (?:the )?)?(\\d{1,2})(?:st|nd|rd|th)?(?: of)?';
const LAST_DAY = `(?:the )?${DAY}`;
const FROM = '(?:(?:from|between) (?:the )?)?';
const DASH = '\\s?[-–—]\\s?';
const YEAR = '(?:,? (\\d{4}))?';

/** After a day without year: `On May 4 in Osh`, but not `in May 12 officers`. */
const NO_COUNT = '(?= ?[.,;:)]| ?$| (?:in|at|by|and|to|for|with|under|during|when|as|the|an?)\\b)';

interface DateRule {
  readonly name: string;
  /** What texts with such dates have. */
  readonly needs: RegExp;
  readonly pattern: RegExp;
  /** Groups for days, months and years. Missing parts of one end come from the other. */
  readonly first: readonly [day: number, month: number, year: number];
  readonly last?: readonly [day: number, month: number, year: number];
}

type Groups = DateRule['first'];

const HAS_MONTH = new RegExp(`\\b${MONTH}`);
const HAS_NUMBERS = /\d\.?(?:\s?[-–—]\s?|[./])\d/;

/** Words and digits around that exclude a date: `COVID-19 December`, `1,325 May`. */
const NOT_AFTER = '(?<![\\p{L}\\d]|\\p{L}[-/]|\\d[:.,])';

const rule = (name: string, source: string, first: Groups, last?: Groups): DateRule => ({
  name,
  needs: HAS_MONTH,
  pattern: new RegExp(`${NOT_AFTER}${source}(?![\\p{L}\\d])`, 'gu'),
  first,
  ...(last ? { last } : {}),
});

/** No dates: parts of longer numbers, and after words that announce another number. */
const NOT_AFTER_NUMBERS =
  '(?<![\\p{L}\\d./-])(?<!(?:№|\\b(?:nos?|nr|art|articles?|cases?|decisions?|' +
  'resolutions?|decrees?|laws?|orders?|documents?|ref|tel|telephone|phone|fax))[.:]? ?)';
const NUMERIC_YEAR = '((?:19|20)\\d\\d)';
const NUMERIC_DAY = `(\\d{1,2})[./]([0-3]?\\d)[./]${NUMERIC_YEAR}`;
const TO = `(?:${DASH}|,? to |,? until | through | and |,? till )`;

const numericRule = (name: string, source: string, first: Groups, last?: Groups): DateRule => ({
  name,
  needs: HAS_NUMBERS,
  pattern: new RegExp(`${NOT_AFTER_NUMBERS}${source}(?!\\d|[./-]\\d|(?!t\\d)\\p{L})`, 'gu'),
  first,
  ...(last ? { last } : {}),
});

/** The forms of dates, longest first: an expression is read by one rule only. */
const DATE_RULES: readonly DateRule[] = [
  rule(
    'range-of-two-dates',
    `${FROM}${WEEKDAY}?${DAY} (${MONTH})${YEAR}${TO}${WEEKDAY}?${LAST_DAY} (${MONTH})${YEAR}`,
    [1, 2, 3],
    [4, 5, 6],
  ),
  rule(
    'range-of-two-dates-month-first',
    `${FROM}(${MONTH}) ${DAY}${YEAR}${TO}(${MONTH}) ${DAY}${YEAR}`,
    [2, 1, 3],
    [5, 4, 6],
  ),
  rule(
    'range-in-month',
    `${FROM}${DAY}(?:(?:, \\d{1,2})* and |${DASH}| to | until | through | & | till )` +
      `${LAST_DAY} (${MONTH})${YEAR}`,
    [1, 3, 4],
    [2, 3, 4],
  ),
  rule(
    'range-month-first',
    `${FROM}(${MONTH}) ${DAY}(?:${DASH}| to | and | through )${DAY}${YEAR}`,
    [2, 1, 4],
    [3, 1, 4],
  ),
  numericRule(
    'range-of-two-numeric-dates',
    `(?:from |between )?${NUMERIC_DAY}${TO}${NUMERIC_DAY}`,
    [1, 2, 3],
    [4, 5, 6],
  ),
  numericRule(
    'range-in-numeric-month',
    `(\\d{1,2})\\.?${DASH}(\\d{1,2})\\.([0-3]?\\d)\\.${NUMERIC_YEAR}`,
    [1, 3, 4],
    [2, 3, 4],
  ),
  rule('day', `${WEEKDAY}?${DAY} (${MONTH})${YEAR}`, [1, 2, 3]),
  rule('day-month-first', `(${MONTH}) ${DAY}(?:,? (\\d{4})|${NO_COUNT})`, [2, 1, 3]),
  numericRule('numeric-day', NUMERIC_DAY, [1, 2, 3]),
  numericRule('iso-day', `${NUMERIC_YEAR}-([0-3]\\d)-([0-3]\\d)`, [3, 2, 1]),
];

/** Words for one or two days, relative to the day of writing. */
const RELATIVE_DAYS: readonly (readonly [words: RegExp, first: number, last?: number])[] = [
  [/\b(?:from )?today (?:and|to|until|through) tomorrow\b/g, 0, 1],
  [/\byesterday and today\b/g, -1, 0],
  [/\b(?:(?:earlier |later )?today|this (?:morning|afternoon|evening))\b/g, 0],
  [/\byesterday\b/g, -1],
  [
    /(?<=\b(?:begun|began|started|opened|arrived) (?:on )?)the (?:day before(?! yesterday)|previous day)\b/g,
    -1,
  ],
  [/\btomorrow\b/g, 1],
];

/** One of these is in all of them. */
const RELATIVE_DAY = /today|yesterday|tomorrow|this (?:morn|after|even)|day before|previous day/;

/** Matches of all forms in a text in lower case, the longest form first. */
const matchesIn = (lowered: string): (readonly [DateRule, RegExpExecArray])[] =>
  (/\d/.test(lowered) ? DATE_RULES : [])
    .filter(({ needs }) => needs.test(lowered))
    .flatMap((dateRule) =>
      matchesOf(dateRule.pattern, lowered).map((match) => [dateRule, match] as const),
    );

/** In order, without overlaps. Impossible days are left out. */
export function findDates(text: string, context: DateContext): DateMention[] {
  const found: DateMention[] = [];
  /** Of `from 18 to 16 April`, the second day is no date either. */
  const broken: TextRange[] = [];
  const add = (mention: DateMention): void => {
    if (
      ![...found, ...broken].some((other) => mention.start < other.end && other.start < mention.end)
    )
      found.push(mention);
  };
  const lowered = toLowerSameLength(text);
  for (const [dateRule, match] of matchesIn(lowered)) {
    const mention = readMatch(dateRule, match, context);
    if (mention) add(mention);
    else if (SPAN.test(match[0]) || endsOf(dateRule, match, null))
      broken.push({ start: match.index, end: match.index + match[0].length });
  }
  const { writtenOn } = context;
  if (writtenOn !== null && RELATIVE_DAY.test(lowered)) {
    for (const [pattern, first, last] of RELATIVE_DAYS)
      for (const { 0: words, index } of matchesOf(pattern, lowered))
        add({
          start: index,
          end: index + words.length,
          first: addDays(writtenOn, first),
          last: last === undefined ? null : addDays(writtenOn, last),
          rule: 'relative-day',
        });
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * Impossible dates, if they have a year: `45 may` is no date, and 29 February depends on it. A list
 * out of order (`23 and 21 May`) is not broken, a span is.
 */
export function findBrokenDates(text: string): BrokenDate[] {
  const seen: TextRange[] = [];
  const broken: BrokenDate[] = [];
  for (const [dateRule, match] of matchesIn(toLowerSameLength(text))) {
    const range = { start: match.index, end: match.index + match[0].length };
    const ends = endsOf(dateRule, match, null);
    if (!ends || seen.some((other) => range.start < other.end && other.start < range.end)) continue;
    seen.push(range);
    const reason =
      whyNoDay(ends.first.year, ends.first.month, ends.first.day) ?? whyNoLast(ends, match[0]);
    if (reason !== undefined) broken.push({ ...range, reason });
  }
  return broken.sort((a, b) => a.start - b.start);
}

/** Words between two days that make a span of them. */
const SPAN = /^between | (?:to|until|through|till) |[-–—]/;

function whyNoLast({ first, last }: Ends, words: string): string | undefined {
  if (!last) return undefined;
  const isReversed = dayNumber(last) < dayNumber(first) && SPAN.test(words);
  return (
    whyNoDay(last.year, last.month, last.day) ??
    (isReversed ? 'the last day is before the first' : undefined)
  );
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface Ends {
  readonly first: Day;
  readonly last: Day | undefined;
}

const dayNumber = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day) / DAY_MS;

function readMatch(
  dateRule: DateRule,
  match: RegExpExecArray,
  context: DateContext,
): DateMention | undefined {
  const ends = endsOf(dateRule, match, context.year, context.writtenOn);
  const first = ends && isoDate(ends.first.year, ends.first.month, ends.first.day);
  if (!ends || first === undefined) return undefined;
  const range = {
    start: match.index,
    end: match.index + match[0].length,
    first,
    rule: dateRule.name,
  };
  if (!ends.last) return { ...range, last: null };
  const last = isoDate(ends.last.year, ends.last.month, ends.last.day);
  return last === undefined || last < first ? undefined : { ...range, last };
}

/** A match's ends, possible or not; undefined without a year. */
function endsOf(
  dateRule: DateRule,
  match: RegExpExecArray,
  contextYear: number | null,
  writtenOn: string | null = null,
): Ends | undefined {
  const yearAt = (group: number | undefined): number | undefined =>
    group === undefined || match[group] === undefined ? undefined : Number(match[group]);
  const firstYear = yearAt(dateRule.first[2]);
  const lastYear = yearAt(dateRule.last?.[2]);
  const year = firstYear ?? lastYear ?? contextYear;
  if (year === null) return undefined;
  const first = dayAt(match, dateRule.first, year);
  const last = dateRule.last && dayAt(match, dateRule.last, lastYear ?? year);
  if (!last || (firstYear !== undefined && lastYear !== undefined)) return { first, last };
  // `from 30 December to 2 January`, told in January: the year is the last day's.
  const isToldAfter = writtenOn !== null && writtenOn.slice(5) < '07';
  const isOfLast = firstYear === undefined && (lastYear !== undefined || isToldAfter);
  return overNewYear(first, last, isOfLast ? 'last' : 'first');
}

function dayAt(match: RegExpExecArray, [day, month]: Groups, year: number): Day {
  const found = { year, day: Number(match[day]), month: monthNumber(match[month] ?? '') ?? 0 };
  return match[0].includes('/') ? { ...found, ...dayAndMonth(found.day, found.month) } : found;
}

const HALF_YEAR = 183;

/** `from 28 December to 5 January 2022`: the year is that of the end with one, if it fits. */
function overNewYear(first: Day, last: Day, yearIsOf: 'first' | 'last'): Ends {
  if (dayNumber(first) <= dayNumber(last)) return { first, last };
  const moved =
    yearIsOf === 'last'
      ? { first: { ...first, year: first.year - 1 }, last }
      : { first, last: { ...last, year: last.year + 1 } };
  return dayNumber(moved.last) - dayNumber(moved.first) < HALF_YEAR ? moved : { first, last };
}
