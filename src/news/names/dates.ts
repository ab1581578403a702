/** Days in a text: single ones, ranges, and words such as “today”. */
import { DAY_MS } from '../../rdf/index.js';
import { addDays, dayAndMonth, isoDate, MONTH, monthNumber, WEEKDAY } from '../read/calendar.js';
import { toLowerSameLength } from './masked-sentence.js';
import type { TextRange } from './sentences.js';
import { compile } from './slots.js';
import { readWords } from './words.js';

/** A date expression: a day or the two ends of a range. */
export interface DateMention extends TextRange {
  readonly first: string;
  /** ISO date of the last day of a range; null for a single day. */
  readonly last: string | null;
  readonly row: DayRow;
}

/** Context for relative and incomplete dates. */
export interface DateContext {
  /** ISO date of the day the text was written, for “today”; null when unknown. */
  readonly writtenOn: string | null;
  readonly year: number | null;
}

interface DayRow {
  readonly name: string;
  readonly days?: readonly [first: number, last?: number];
  /** Whether either end is a whole date. */
  readonly isOfTwo?: boolean;
}
const { rows, classes } = readWords('days') as {
  readonly rows: readonly (DayRow & { readonly pattern: string })[];
  readonly classes: Readonly<Record<string, string>>;
};

/** Forms of days. Texts are in lower case, which is faster than expressions that fold it. */
const ROWS = rows.map((row) => ({
  ...row,
  pattern: compile(row.pattern, {
    ...classes,
    month: MONTH.toLowerCase(),
    weekday: `(?:${WEEKDAY.toLowerCase()})?`,
  }),
}));

/** In order, without overlaps. Impossible days are left out. */
export function findDates(text: string, context: DateContext): DateMention[] {
  const lowered = toLowerSameLength(text);
  const found: DateMention[] = [];
  for (const { pattern, ...row } of ROWS)
    for (const match of pattern.matchesIn(lowered)) {
      const days = row.days ? relativeDays(row.days, context) : daysOf(match, context);
      const range = { start: match.index, end: match.index + match[0].length };
      const isTaken = found.some((other) => range.start < other.end && other.start < range.end);
      if (isTaken || !days) continue;
      found.push({ ...range, ...days, row });
    }
  return found.sort((a, b) => a.start - b.start);
}

type Days = Pick<DateMention, 'first' | 'last'>;

const relativeDays = (
  [first, last]: readonly [number, number?],
  { writtenOn }: DateContext,
): Days | undefined =>
  writtenOn === null
    ? undefined
    : {
        first: addDays(writtenOn, first),
        last: last === undefined ? null : addDays(writtenOn, last),
      };

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
