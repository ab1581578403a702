/** Days, months and years in data and parameters: `2021-11-23`, `2021-11`, `2021`. */

export const DAY_MS = 86_400_000;

export const MONTHS = (
  'January February March April May June July August September October November ' + 'December'
).split(' ');

/** Days since 1970-01-01, the first and the last included. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** Of a year, month or day; undefined for other texts and impossible dates. */
export function daySpanOf(text: string): DaySpan | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const first = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  // An impossible day is read as one of the next month.
  if (Number.isNaN(first) || !new Date(first).toISOString().startsWith(text)) return undefined;
  const next = new Date(first);
  if (day !== undefined) next.setUTCDate(next.getUTCDate() + 1);
  else if (month !== undefined) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCFullYear(next.getUTCFullYear() + 1);
  return { first: first / DAY_MS, last: next.getTime() / DAY_MS - 1 };
}
