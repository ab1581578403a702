/** The map of a list: the places of its members. */
import { type TermId, followIds } from '../../graph/index.js';
import { valueFor, type ListSelection, type ThingList } from '../../lists/index.js';
import { Locator, mapOfPlaces } from '../maps/located.js';
import type { Link, MapView } from '../pages/views.js';

/** Names and links of places on a list's map. */
export interface ListMapOptions {
  readonly linkOf: (place: TermId) => Link;
  /** The list with only the members at a place, by the value of its `?place`. */
  readonly hrefOf: (value: string) => string;
}

/** Undefined where no member has a place. Cost: some look-ups a member. */
export function listMap(
  list: ThingList,
  selection: ListSelection,
  { linkOf, hrefOf }: ListMapOptions,
): MapView | undefined {
  const { where } = list.kind;
  if (!where) return undefined;
  const counts = new Map<TermId, number>();
  const path = list.idPathOf(where);
  selection.visit((position) => {
    const places = new Set<TermId>();
    followIds(path, list.members[position]!, (id) => places.add(id));
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  });
  const filter = list.kind.filters.find(({ name }) => name === 'place');
  return mapOfPlaces(counts, new Locator(list.graph, list.names), (id) => ({
    ...linkOf(id),
    ...(filter ? { href: hrefOf(valueFor(list, filter, id)) } : {}),
  }));
}
