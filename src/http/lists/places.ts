/** The places of the members of a list, with coordinates: theirs, or those of the place around them. */
import { UNBOUND, followIds, type IdGraph, type TermId } from '../../graph/index.js';
import { valueFor, type ListSelection, type ThingList } from '../../lists/index.js';
import { GEO, leastOf, type NamedNode, type Names } from '../../rdf/index.js';
import type { TermReader } from '../pages/term-reader.js';
import type { Coordinates, Link, MapView } from '../pages/views.js';

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

/** Most steps to a larger place. */
const MAX_STEPS = 6;

class Locator {
  readonly #latitude: TermId;
  readonly #longitude: TermId;
  /** From a thing to its possible places, the nearest first. */
  readonly #around: readonly TermId[];
  readonly #known = new Map<TermId, Coordinates | undefined>();

  constructor(
    private readonly graph: IdGraph,
    names: Names,
  ) {
    const idOf = (property: NamedNode): TermId => graph.idOf(property);
    this.#latitude = idOf(GEO.lat);
    this.#longitude = idOf(GEO.long);
    this.#around = ['capital', 'within', 'inState'].map((name) => idOf(names.og(name)));
  }

  /** Of a place, a State, or a thing in one; undefined where unknown. */
  coordinatesOf(id: TermId): Coordinates | undefined {
    if (this.#known.has(id)) return this.#known.get(id);
    const found = this.#find(id, MAX_STEPS);
    this.#known.set(id, found);
    return found;
  }

  /** Capitals with coordinates, for orientation on a map. */
  capitals(): { readonly id: TermId; readonly at: Coordinates }[] {
    const ids = new Set<TermId>();
    const capital = this.#around[0];
    if (capital !== UNBOUND)
      this.graph.visit(undefined, capital, undefined, undefined, (_state, _property, city) => {
        ids.add(city);
      });
    return [...ids].flatMap((id) => {
      const at = this.#own(id);
      return at ? [{ id, at }] : [];
    });
  }

  #find(id: TermId, steps: number): Coordinates | undefined {
    const own = this.#own(id);
    if (own || steps === 0) return own;
    for (const property of this.#around) {
      for (const place of this.#objects(id, property)) {
        const found = this.#find(place, steps - 1);
        if (found) return found;
      }
    }
    return undefined;
  }

  #own(id: TermId): Coordinates | undefined {
    const [latitude, longitude] = [
      this.#number(id, this.#latitude),
      this.#number(id, this.#longitude),
    ];
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
      ? { latitude, longitude }
      : undefined;
  }

  /** The least of a property's numbers, as there may be several; NaN without any. */
  #number(id: TermId, property: TermId): number {
    const numbers = this.#objects(id, property)
      .map((value) => Number(this.graph.dictionary.textOf(value)))
      .filter(Number.isFinite);
    return numbers.length === 0 ? NaN : leastOf(numbers);
  }

  #objects(subject: TermId, property: TermId): TermId[] {
    const objects: TermId[] = [];
    if (property !== UNBOUND) {
      this.graph.visit(subject, property, undefined, undefined, (_subject, _property, object) => {
        objects.push(object);
      });
    }
    return objects.length < 2
      ? objects
      : [...new Set(objects)].sort((left, right) =>
          this.graph.dictionary.textOf(left) < this.graph.dictionary.textOf(right) ? -1 : 1,
        );
  }
}

/** Places by count, those with most first; undefined without any that can be located. */
function mapOfPlaces(
  counts: ReadonlyMap<TermId, number>,
  locator: Locator,
  linkOf: (id: TermId) => Link,
): MapView | undefined {
  const places = [...counts].flatMap(([id, count]) => {
    const at = locator.coordinatesOf(id);
    return at ? [{ link: linkOf(id), count, at }] : [];
  });
  if (places.length === 0) return undefined;
  places.sort(
    (left, right) => right.count - left.count || (left.link.label < right.link.label ? -1 : 1),
  );
  const capitals = locator.capitals().map(({ id, at }) => ({ name: linkOf(id).label, ...at }));
  return { places, capitals };
}
