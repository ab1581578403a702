/** The map of a thing: its place, and those of incoming things. */
import type { GraphVersion, TermId } from '../../graph/index.js';
import type { Names } from '../../rdf/index.js';
import { Locator, mapOfPlaces } from '../maps/located.js';
import type { MapView } from '../pages/views.js';
import type { PageReader } from './page-reader.js';

/** Properties with places. */
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
  thing: TermId,
  own: readonly (readonly [property: TermId, value: TermId])[],
  incoming: readonly TermId[],
  version: GraphVersion,
  names: Names,
  reader: PageReader,
): MapView | undefined {
  const note = (id: TermId): unknown => reader.dependencies.said.add(id);
  const locator = new Locator(version.ids, names, note);
  const [place, ...others] = WHERE.map((name) => version.ids.idOf(names.og(name))) as [
    TermId,
    ...TermId[],
  ];
  const counts = new Map<TermId, number>();
  const count = (id: TermId): unknown => counts.set(id, (counts.get(id) ?? 0) + 1);
  if (incoming.length <= MOST) {
    for (const id of new Set(incoming)) {
      note(id);
      const places = new Set<TermId>();
      version.ids.visit(id, place, undefined, undefined, (_subject, _property, where) => {
        places.add(where);
      });
      places.forEach(count);
    }
  }
  if (counts.size === 0)
    for (const id of ownPlaces(thing, own, [place, ...others], locator)) count(id);
  return mapOfPlaces(counts, locator, (id) => reader.link(id));
}

/** The thing itself if it has coordinates, else the places of the first property with some. */
function ownPlaces(
  thing: TermId,
  own: readonly (readonly [property: TermId, value: TermId])[],
  properties: readonly TermId[],
  locator: Locator,
): TermId[] {
  if (locator.coordinatesOf(thing)) return [thing];
  for (const property of properties) {
    const places = own
      .filter(([each, value]) => each === property && locator.coordinatesOf(value) !== undefined)
      .map(([, value]) => value);
    if (places.length > 0) return places;
  }
  return [];
}
