/** A map of the places of the members of a list, as a list of links for its script to draw. */
import {
  along,
  closure,
  endsAlong,
  followIds,
  union,
  type IdPath,
  type TermId,
} from '../../graph/index.js';
import { valueFor, type ListSelection, type ThingList } from '../../lists/index.js';
import { GEO, leastOf } from '../../rdf/index.js';
import { html, type Html } from '../pages/html.js';
import type { TermReader } from '../pages/term-reader.js';
import { countOf, linkOf } from '../pages/values.js';

/** From a thing to its possible places, the nearest first. */
const AROUND = closure(union(...['capital', 'within', 'inState'].map((name) => along(name))));

/** In degrees. */
interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * The places of members, those with most first; undefined where no member has one. Cost: some
 * look-ups a member.
 * @param hrefOf the list with only the members at a place, by the value of its `?place`.
 */
export function placeMap(
  list: ThingList,
  selection: ListSelection,
  terms: TermReader,
  hrefOf: (place: string) => string,
): Html | undefined {
  const { where, filters } = list.kind;
  if (!where) return undefined;
  const counts = new Map<TermId, number>();
  const path = list.idPathOf(where);
  selection.visit((member) => {
    for (const place of endsAlong(path, [member])) counts.set(place, (counts.get(place) ?? 0) + 1);
  });
  const coordinatesOf = locatorIn(list);
  const filter = filters.find(({ name }) => name === 'place');
  const places = [...counts].flatMap(([id, count]) => {
    const at = coordinatesOf(id);
    const href = filter && { href: hrefOf(valueFor(list, filter, id)) };
    return at ? [{ link: { ...terms.link(id), ...href }, count, at }] : [];
  });
  if (places.length === 0) return undefined;
  places.sort(
    (left, right) => right.count - left.count || (left.link.label < right.link.label ? -1 : 1),
  );
  const items = places.map(
    ({ link, count, at }) =>
      html`<li
        data-latitude="${at.latitude}"
        data-longitude="${at.longitude}"
        data-count="${count}"
      >
        ${linkOf(link)}${places.length > 1 && html` <span class="tally">${countOf(count)}</span>`}
      </li>`,
  );
  return html`<figure class="map" data-capitals="${JSON.stringify(capitalsOf(list, terms))}">
    <details>
      <summary>
        The ${places.length === 1 ? 'place' : `${countOf(places.length)} places`} as a list
      </summary>
      <ul class="plain many">
        ${items}
      </ul>
    </details>
    <figcaption class="hint">
      Coastlines by Natural Earth. No borders are drawn, and the position of a point says nothing
      about the status of any territory. A place without coordinates is shown at the place around it
      or at the capital.
    </figcaption>
  </figure>`;
}

/** Capitals, to find one's way by. */
function capitalsOf(list: ThingList, terms: TermReader): object[] {
  const cities = new Set<TermId>();
  const capital = list.graph.idOf(list.names.og('capital'));
  list.graph.visit(undefined, capital, undefined, undefined, (...row) => cities.add(row[2]));
  const coordinatesOf = locatorIn(list);
  return [...cities].flatMap((id) => {
    const at = coordinatesOf(id);
    return at ? [{ name: terms.text(id), ...at }] : [];
  });
}

/** Finds the coordinates of a place, a State, or a thing in one. */
function locatorIn(list: ThingList): (thing: TermId) => Coordinates | undefined {
  const around = list.idPathOf(AROUND);
  const latitudes = list.idPathOf(along(GEO.lat));
  const longitudes = list.idPathOf(along(GEO.long));
  /** The least of a property's numbers, as there may be several; NaN without any. */
  const numberOf = (id: TermId, path: IdPath): number => {
    const numbers: number[] = [];
    followIds(path, id, (value) => {
      const number = Number(list.graph.dictionary.textOf(value));
      if (Number.isFinite(number)) numbers.push(number);
    });
    return numbers.length === 0 ? NaN : leastOf(numbers);
  };
  return (thing) => {
    let found: Coordinates | undefined;
    followIds(around, thing, (id) => {
      const [latitude, longitude] = [numberOf(id, latitudes), numberOf(id, longitudes)];
      if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) found ??= { latitude, longitude };
    });
    return found;
  };
}
