/** A map of things by count: land, and a circle for each place. */
import { LIST_OF_PLACES } from '../pages/map.js';
import type { TermId } from '../../graph/index.js';
import type { Link, MapView } from '../pages/views.js';
import type { Locator } from './located.js';
import { landPath } from './coastlines.js';
import { type Coordinates, HEIGHT, WIDTH, viewportAround, type MapViewport } from './viewport.js';
import { greatestOf } from '../../rdf/index.js';

export interface MapEntry {
  readonly label: string;
  readonly href: string;
  readonly count: number;
  readonly at: Coordinates;
}

/** Area of the largest circle; others are smaller in proportion to their counts. */
const LARGEST_RADIUS = 22;
const LEAST_RADIUS = 3.5;
/** Names on the map, and names of capitals besides. */
const NAMES_SHOWN = 14;
const CAPITALS_SHOWN = 12;
const LETTER_WIDTH = 6.4;
const LINE_HEIGHT = 15;

/**
 * Places with most first; those at one point share a circle. Capitals are named where there is
 * room. Undefined without any place.
 */
export function mapOf(
  entries: readonly MapEntry[],
  capitals: readonly { readonly name: string; readonly at: Coordinates }[] = [],
): MapView | undefined {
  if (entries.length === 0) return undefined;
  const viewport = viewportAround(entries.map(({ at }) => at));
  const sorted = [...entries].sort(
    (left, right) => right.count - left.count || (left.label < right.label ? -1 : 1),
  );
  const taken: Box[] = [];
  const marks = named(marksOf(sorted, viewport), taken);
  return {
    width: WIDTH,
    height: HEIGHT,
    land: landPath(viewport),
    graticule: viewport.graticule,
    capitals: capitals
      .map(({ name, at }) => ({ name, ...placeOf(at, viewport) }))
      .filter(({ name, x, y }) => {
        const box = boxOf(x, y, 2, name);
        const isShown =
          x > 0 && y > 0 && y < HEIGHT && box.right < WIDTH && !taken.some((o) => overlap(box, o));
        if (isShown) taken.push(box);
        return isShown;
      })
      .slice(0, CAPITALS_SHOWN),
    marks,
    places: sorted.map(({ label, href, count, at }) => ({
      link: { label, href },
      count,
      ...placeOf(at, viewport),
    })),
  };
}

/** The map of counted places; those without coordinates are left out. */
export function mapOfPlaces(
  counts: ReadonlyMap<TermId, number>,
  locator: Locator,
  linkOf: (place: TermId) => Pick<Link, 'label' | 'href'>,
): MapView | undefined {
  return mapOf(
    [...counts].flatMap(([id, count]): MapEntry[] => {
      const at = locator.coordinatesOf(id);
      const { label, href } = linkOf(id);
      return at ? [{ label, href, count, at }] : [];
    }),
    locator.capitals().map(({ id, at }) => ({ name: linkOf(id).label, at })),
  );
}

type Mark = MapView['marks'][number];

function marksOf(entries: readonly MapEntry[], viewport: MapViewport): Mark[] {
  const spots = new Map<string, MapEntry[]>();
  for (const entry of entries) {
    const key = `${entry.at.latitude} ${entry.at.longitude}`;
    spots.set(key, [...(spots.get(key) ?? []), entry]);
  }
  const countOf = (spot: readonly MapEntry[]): number =>
    spot.reduce((sum, { count }) => sum + count, 0);
  const largest = greatestOf([...spots.values()].map(countOf));
  const largestRadius = spots.size === 1 ? LARGEST_RADIUS / 3 : LARGEST_RADIUS;
  return [...spots.values()]
    .sort((left, right) => countOf(right) - countOf(left))
    .map((spot): Mark => {
      const [{ label, href, at }] = spot as [MapEntry];
      const radius = Math.max(LEAST_RADIUS, largestRadius * Math.sqrt(countOf(spot) / largest));
      return {
        ...placeOf(at, viewport),
        radius: toTenth(radius),
        label: spot.map((each) => each.label).join(', '),
        text: spot.length === 1 ? label : `${label} +${spot.length - 1}`,
        name: undefined,
        href: spot.length === 1 ? href : `#${LIST_OF_PLACES}`,
        count: countOf(spot),
      };
    });
}

function placeOf(at: Coordinates, { toMap }: MapViewport): { x: number; y: number } {
  const [x, y] = toMap(at);
  return { x: toTenth(x), y: toTenth(y) };
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;

/** Names of the largest that do not overlap others; adds to `taken`. */
function named(marks: readonly Mark[], taken: Box[]): Mark[] {
  let left = NAMES_SHOWN;
  return marks.map((mark) => {
    const { x, y, radius, text } = mark;
    const right = boxOf(x, y, radius, text);
    const isLeft = right.right > WIDTH;
    const width = right.right - right.left;
    const start = isLeft ? x - radius - 4 - width : right.left;
    const box = { ...right, left: start, right: start + width };
    taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    if (left === 0 || start < 0 || taken.slice(0, -1).some((other) => overlap(box, other)))
      return mark;
    left -= 1;
    taken.push(box);
    return { ...mark, name: { x: Math.round(isLeft ? box.right : start), isLeft } };
  });
}

/** The box of a name, to the right of its circle. */
function boxOf(x: number, y: number, radius: number, text: string): Box {
  const left = x + radius + 4;
  return {
    left,
    right: left + text.length * LETTER_WIDTH,
    top: y - LINE_HEIGHT / 2,
    bottom: y + LINE_HEIGHT / 2,
  };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
