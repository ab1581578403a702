/** Finds the days that a sentence names: single days, ranges, and words such as “today”. */
import { addDays, isoDate, MONTH, monthNumber, WEEKDAY } from '../read/calendar.js';
import type { Range } from './sentences.js';

/** A date expression: a day or the two ends of a range. */
export interface DateMention extends Range {
  /** ISO date. */
  readonly first: string;
  /** ISO date of the last day of a range; null for a single day. */
  readonly last: string | null;
  readonly rule: string;
}

/** What a date expression is relative to. */
export interface DateContext {
  /** ISO date of the day the text was written, for “today”; null when it is not known. */
  readonly writtenOn: string | null;
  /** The year meant where none is written. */
  readonly year: number | null;
}

const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DASH = '\\s?[-–—]\\s?';
const YEAR = '(?:,? (\\d{4}))?';

interface DateRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Positions of the groups: days, months, years of the two ends. A missing month or year is that of the other end. */
  readonly first: readonly [day: number, month: number, year: number];
  readonly last?: readonly [day: number, month: number, year: number];
}

const rule = (name: string, source: string, first: DateRule['first'], last?: DateRule['last']): DateRule => (
  { name, pattern: new RegExp(`(?<![\\p{L}\\d])${source}(?![\\p{L}\\d])`, 'giu'), first, ...(last ? { last } : {}) }
);

/** The forms of dates, longest first: an expression that one rule has read is not read again. */
export const DATE_RULES: readonly DateRule[] = [
  rule('range-of-two-dates', `(?:from |between )?${WEEKDAY}?${DAY} (${MONTH})${YEAR}(?:${DASH}| to | until | through | and | till )${WEEKDAY}?${DAY} (${MONTH})${YEAR}`, [1, 2, 3], [4, 5, 6]),
  rule('range-in-month', `(?:from |between )?${DAY}(?:${DASH}| to | until | through | and | & | till )${DAY} (${MONTH})${YEAR}`, [1, 3, 4], [2, 3, 4]),
  rule('range-month-first', `(?:from |between )?(${MONTH}) ${DAY}(?:${DASH}| to | and | through )${DAY}${YEAR}`, [2, 1, 4], [3, 1, 4]),
  rule('day', `${WEEKDAY}?${DAY} (${MONTH})${YEAR}`, [1, 2, 3]),
  rule('day-month-first', `(${MONTH}) ${DAY}(?:,? (\\d{4}))`, [2, 1, 3]),
];

/** Words for a day seen from the day of writing. */
const RELATIVE_DAYS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:earlier )?today\b/gi, 0],
  [/\byesterday\b/gi, -1],
  [/\btomorrow\b/gi, 1],
];

/** The date expressions of a text in order, none overlapping another. Days that do not exist are left out. */
export function findDates(text: string, context: DateContext): DateMention[] {
  const found: DateMention[] = [];
  const add = (mention: DateMention): void => {
    if (!found.some((other) => mention.start < other.end && other.start < mention.end)) found.push(mention);
  };
  for (const dateRule of DATE_RULES) {
    for (const match of text.matchAll(dateRule.pattern)) {
      const mention = readMatch(dateRule, match, context);
      if (mention) add(mention);
    }
  }
  for (const [pattern, offset] of RELATIVE_DAYS) {
    for (const match of context.writtenOn === null ? [] : text.matchAll(pattern)) {
      const first = addDays(context.writtenOn ?? '', offset);
      add({ start: match.index, end: match.index + match[0].length, first, last: null, rule: 'relative-day' });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function readMatch(dateRule: DateRule, match: RegExpExecArray, context: DateContext): DateMention | undefined {
  const [day, month, year] = dateRule.first;
  const last = dateRule.last;
  const writtenYear = match[year] ?? (last ? match[last[2]] : undefined);
  const meantYear = writtenYear === undefined ? context.year : Number(writtenYear);
  if (meantYear === null) return undefined;
  const firstIso = isoDate(meantYear, monthNumber(match[month] ?? '') ?? 0, Number(match[day]));
  if (firstIso === undefined) return undefined;
  const range = { start: match.index, end: match.index + match[0].length, first: firstIso, rule: dateRule.name };
  if (!last) return { ...range, last: null };
  const lastYear = match[last[2]] === undefined ? meantYear : Number(match[last[2]]);
  const lastIso = isoDate(lastYear, monthNumber(match[last[1]] ?? '') ?? 0, Number(match[last[0]]));
  return lastIso === undefined || lastIso < firstIso ? undefined : { ...range, last: lastIso };
}
