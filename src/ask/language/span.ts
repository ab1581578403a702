/** Spans of time, as questions name them. */
import { countedNoun } from '../../graph/index.js';
import { DAY_MS, MONTHS } from '../../rdf/index.js';

/** Days, months or years as ISO text, both bounds included; a missing bound is open. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
  /** The words for the reading: `in May 2018`. */
  readonly said: string;
}

/** The number of a month by its name or the usual short form, folded; undefined for other words. */
export function monthNamed(word: string): number | undefined {
  const index = MONTHS.findIndex(
    (month) =>
      month.toLowerCase() === word ||
      (word.length >= 3 && month.slice(0, 3).toLowerCase() === word) ||
      (word === 'sept' && month === 'September'),
  );
  return index === -1 ? undefined : index + 1;
}

/** A date in words: `25 June 1973`, `May 2018`, `2019`. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-');
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year]
    .filter(Boolean)
    .join(' ');
}

/** Whether the calendar has a day, month or year written as ISO. */
export function isDate(date: string): boolean {
  return !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
}

export function firstDayOf(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}

export function lastDayOf(date: string): string {
  return new Date(new Date(neighbourOf(date, 1)).getTime() - DAY_MS).toISOString().slice(0, 10);
}

function neighbourOf(date: string, step: 1 | -1): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return String(year + step).padStart(4, '0');
  if (day === undefined)
    return new Date(Date.UTC(year, month - 1 + step, 1)).toISOString().slice(0, 7);
  return new Date(Date.parse(date) + step * DAY_MS).toISOString().slice(0, 10);
}

/** A span that a date bounds; from or up to it, or what is next to it. */
const bounded =
  (words: string, bounds: (date: string) => Omit<Span, 'said'>) =>
  (date: string): Span => ({ ...bounds(date), said: `${words} ${dateInWords(date)}` });
export const spanSince = bounded('since', (from) => ({ from }));
export const spanAfter = bounded('after', (date) => ({ from: neighbourOf(date, 1) }));
export const spanBefore = bounded('before', (date) => ({ to: neighbourOf(date, -1) }));
export const spanUntil = bounded('until the end of', (to) => ({ to }));

export function spanIn(date: string): Span {
  return { from: date, to: date, said: `${date.length === 10 ? 'on' : 'in'} ${dateInWords(date)}` };
}

/** The span between two dates, both of them included. */
export function spanBetween(from: string, to: string): Span {
  return { from, to, said: `from ${dateInWords(from)} to ${dateInWords(to)}` };
}

/** The time between two days, in years and months; with `isInclusive`, the last day counts. */
export function timeBetween(
  from: string,
  to: string,
  isInclusive: boolean,
): { readonly time?: string; readonly days?: number } {
  // Of a month or a year, there are no days to count.
  if (from.length < 10 || to.length < 10) return {};
  const [first, last] = [new Date(from), new Date(isInclusive ? neighbourOf(to, 1) : to)];
  const days = Math.round((last.getTime() - first.getTime()) / DAY_MS);
  const months =
    (last.getUTCFullYear() - first.getUTCFullYear()) * 12 +
    (last.getUTCMonth() - first.getUTCMonth()) -
    (last.getUTCDate() < first.getUTCDate() ? 1 : 0);
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const parts = [
    ...(years > 0 ? [countedNoun(years, 'year')] : []),
    ...(rest > 0 ? [countedNoun(rest, 'month')] : []),
  ];
  return { time: parts.join(', ') || countedNoun(days, 'day'), days };
}
