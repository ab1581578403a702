/** The members of a list by place and by year. */
import { followIds, type TermId } from '../../graph/index.js';
import { valueFor, type ListSelection, type ThingList } from '../../lists/index.js';
import { DAY_MS, greatestOf, leastOf } from '../../rdf/index.js';
import { Locator, mapOfPlaces } from '../maps/located.js';
import type { TermReader } from '../pages/term-reader.js';
import type { MapView, YearsView } from '../pages/views.js';

/** The last years shown. */
const MOST_YEARS = 40;

/**
 * The places of members; undefined where no member has one. Cost: some look-ups a member.
 * @param hrefOf the list with only the members at a place, by the value of its `?place`.
 */
export function placesOf(
  list: ThingList,
  selection: ListSelection,
  terms: TermReader,
  hrefOf: (place: string) => string,
): MapView | undefined {
  const { where, filters } = list.kind;
  if (!where) return undefined;
  const counts = new Map<TermId, number>();
  const path = list.idPathOf(where);
  selection.visit((member) => {
    const places = new Set<TermId>();
    followIds(path, member, (id) => places.add(id));
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  });
  const filter = filters.find(({ name }) => name === 'place');
  return mapOfPlaces(counts, new Locator(list.graph, list.names), (id) => ({
    ...terms.link(id),
    ...(filter ? { href: hrefOf(valueFor(list, filter, id)) } : {}),
  }));
}

/**
 * The years in which members begin, from the first to the last; undefined for a single one. Cost: a
 * look at each member.
 * @param hrefOf the list with only the members of a year, by the value of `?from` and `?to`.
 */
export function yearsOf(
  { days, kind }: ThingList,
  selection: ListSelection,
  hrefOf: (year: string) => string,
  isChosen: (year: number) => boolean = () => false,
): YearsView | undefined {
  const counts = new Map<number, number>();
  selection.visit((_member, position) => {
    const year = new Date((days.first[position] ?? NaN) * DAY_MS).getUTCFullYear();
    if (!Number.isNaN(year)) counts.set(year, (counts.get(year) ?? 0) + 1);
  });
  if (counts.size < 2) return undefined;
  const last = greatestOf(counts.keys());
  // A date may be wrong by centuries.
  const first = Math.max(leastOf(counts.keys()), last - MOST_YEARS + 1);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return {
    nouns: kind.nouns,
    years: years.map((year) => ({
      year,
      count: counts.get(year) ?? 0,
      ...(counts.has(year) ? { href: hrefOf(String(year)) } : {}),
      isChosen: isChosen(year),
    })),
  };
}
