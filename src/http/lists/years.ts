/** Counts by year. */
import type { ListSelection, ThingList } from '../../lists/index.js';
import type { YearsView } from '../pages/views.js';
import { monthOfDay, yearOf } from './months.js';
import { greatestOf, leastOf } from '../../rdf/index.js';

/** The last years shown. */
const MOST_YEARS = 40;

/** The years from the first to the last with members; undefined for a single one. */
export function yearsOf(
  counts: ReadonlyMap<number, number>,
  nouns: YearsView['nouns'],
  hrefOf: (year: number) => string,
  isChosen: (year: number) => boolean = () => false,
): YearsView | undefined {
  if (counts.size < 2) return undefined;
  const last = greatestOf(counts.keys());
  const first = Math.max(leastOf(counts.keys()), last - MOST_YEARS + 1);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    nouns,
    years: years.map((year) => ({
      year,
      count: counts.get(year) ?? 0,
      ...(counts.has(year) ? { href: hrefOf(year) } : {}),
      ...(isChosen(year) ? { isChosen: true } : {}),
    })),
  };
}

/** Whether a year is at least partly in the period of a list; never without a period. */
export function isWithin(
  year: number,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): boolean {
  if (from === undefined && to === undefined) return false;
  const yearIn = (day: string): number => Number(day.slice(0, 4));
  return (from === undefined || yearIn(from) <= year) && (to === undefined || year <= yearIn(to));
}

/** How many members of a selection begin in each year. Cost: a look at each member. */
export function yearCountsOf(list: ThingList, selection: ListSelection): Map<number, number> {
  const counts = new Map<number, number>();
  const { first, last } = list.days;
  selection.visit((position) => {
    const day = Number.isNaN(first[position]!) ? last[position]! : first[position]!;
    if (Number.isNaN(day)) return;
    const year = yearOf(monthOfDay(day));
    counts.set(year, (counts.get(year) ?? 0) + 1);
  });
  return counts;
}
