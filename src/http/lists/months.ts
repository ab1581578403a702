/** Months as numbers, counted from January of the year 0, and counts for each. */
import { DAY_MS, type DaySpan } from '../../rdf/index.js';
import type { ListSelection, ThingList } from '../../lists/index.js';

export const MONTHS_A_YEAR = 12;
/** A date with more possible days names no month. */
export const DAYS_OF_LONGEST_MONTH = 31;

export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function monthOfDay(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * MONTHS_A_YEAR + date.getUTCMonth();
}

export const yearOf = (month: number): number => Math.floor(month / MONTHS_A_YEAR);

export function monthText(month: number): string {
  const [year, ofYear] = [yearOf(month), (month % MONTHS_A_YEAR) + 1];
  return `${String(year).padStart(4, '0')}-${String(ofYear).padStart(2, '0')}`;
}

/**
 * Members of several months count in each; those with only a year in none. Only months of the
 * period have counts. Cost: a look at each member, and at each month.
 */
export function monthCountsOf(
  list: ThingList,
  selection: ListSelection,
  period: DaySpan,
): Map<number, number> {
  const { first, last, spread } = list.days;
  /** The difference of a month's count to the month before. */
  const steps = new Map<number, number>();
  const step = (month: number, by: number): void => {
    steps.set(month, (steps.get(month) ?? 0) + by);
  };
  selection.visit((position) => {
    const days = spread[position] ?? 0;
    if (days === 0 || days > DAYS_OF_LONGEST_MONTH) return;
    step(monthOfDay(Math.max(first[position]!, period.first)), 1);
    step(monthOfDay(Math.min(last[position]!, period.last)) + 1, -1);
  });
  const counts = new Map<number, number>();
  let count = 0;
  const changes = [...steps].sort(([left], [right]) => left - right);
  changes.forEach(([month, by], index) => {
    count += by;
    const end = changes[index + 1]?.[0] ?? month;
    if (count > 0) for (let each = month; each < end; each += 1) counts.set(each, count);
  });
  return counts;
}
