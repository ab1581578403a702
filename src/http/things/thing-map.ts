/** The map of a thing: its place, and those of incoming things. */
import type { TermId } from '../../graph/index.js';
import { Locator, mapOfPlaces } from '../maps/located.js';
import type { MapView } from '../pages/views.js';
import type { ShownThing, Statement } from './shown-thing.js';

/** Properties with places; that of incoming things is the first. */
const WHERE = [
  'place',
  'seat',
  'capital',
  'hostState',
  'operatesIn',
  'ofPlace',
  'ofState',
  'country',
  'inState',
];
/** More are skipped; their list has a map of its own. */
const MOST = 2_000;

/** The map, with the largest circle for most; undefined without coordinates. */
export function thingMap(
  { id, version, names, words }: ShownThing,
  own: readonly Statement[],
  incoming: ReadonlySet<TermId>,
): MapView | undefined {
  const locator = new Locator(version.ids, names);
  const properties = WHERE.map((name) => version.ids.idOf(names.og(name)));
  const counts = new Map<TermId, number>();
  const count = (place: TermId): unknown => counts.set(place, (counts.get(place) ?? 0) + 1);
  if (incoming.size <= MOST)
    for (const each of incoming) {
      const places = new Set<TermId>();
      version.ids.visit(each, properties[0], undefined, undefined, (_subject, _property, where) => {
        places.add(where);
      });
      places.forEach(count);
    }
  if (counts.size === 0) ownPlaces(id, own, properties, locator).forEach(count);
  return mapOfPlaces(counts, locator, (place) => words.link(place));
}

/** The thing itself if it has coordinates, else the places of the first property with some. */
function ownPlaces(
  thing: TermId,
  own: readonly Statement[],
  properties: readonly TermId[],
  locator: Locator,
): TermId[] {
  if (locator.coordinatesOf(thing)) return [thing];
  const located = own.filter(([, , value]) => locator.coordinatesOf(value) !== undefined);
  const first = properties.find((each) => located.some(([, property]) => property === each));
  return located.filter(([, property]) => property === first).map(([, , value]) => value);
}
