/** A map of things by how much there is of each: land, and a circle for each place. */
import type { MapView } from '../pages/views.js';
import { landPath } from './coastlines.js';
import { type Coordinates, HEIGHT, WIDTH, viewportAround, type MapViewport } from './viewport.js';

export interface MapEntry {
  readonly label: string;
  readonly href: string;
  readonly count: number;
  readonly at: Coordinates;
}

/** Area of the largest circle; others are smaller in proportion to their counts. */
const LARGEST_RADIUS = 22;
const LEAST_RADIUS = 3.5;
/** Names that are written on the map. */
const NAMES_SHOWN = 14;
const LETTER_WIDTH = 6.4;
const LINE_HEIGHT = 15;

/** Places with most first; those at one point share a circle. Undefined without any. */
export function mapOf(entries: readonly MapEntry[]): MapView | undefined {
  if (entries.length === 0) return undefined;
  const viewport = viewportAround(entries.map(({ at }) => at));
  const sorted = [...entries].sort(
    (left, right) => right.count - left.count || (left.label < right.label ? -1 : 1),
  );
  const marks = marksOf(sorted, viewport);
  return {
    width: WIDTH,
    height: HEIGHT,
    land: landPath(viewport),
    marks: named(marks),
    places: sorted.map(({ label, href, count }) => ({ link: { label, href }, count })),
  };
}

type Mark = MapView['marks'][number];

function marksOf(entries: readonly MapEntry[], { toMap }: MapViewport): Mark[] {
  const spots = new Map<string, MapEntry>();
  for (const entry of entries) {
    const key = `${entry.at.latitude} ${entry.at.longitude}`;
    const spot = spots.get(key);
    const [label, count] = spot
      ? [`${spot.label}, ${entry.label}`, spot.count + entry.count]
      : [entry.label, entry.count];
    spots.set(key, { ...(spot ?? entry), label, count });
  }
  const largest = Math.max(...[...spots.values()].map(({ count }) => count));
  const largestRadius = spots.size === 1 ? LARGEST_RADIUS / 3 : LARGEST_RADIUS;
  return [...spots.values()]
    .sort((left, right) => right.count - left.count)
    .map(({ at, label, href, count }) => {
      const [x, y] = toMap(at);
      const radius = Math.max(LEAST_RADIUS, largestRadius * Math.sqrt(count / largest));
      return {
        x: toTenth(x),
        y: toTenth(y),
        radius: toTenth(radius),
        label,
        name: undefined,
        href,
        count,
      };
    });
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;

/** Names of the largest, as long as they do not stand on others. */
function named(marks: readonly Mark[]): Mark[] {
  const taken: Box[] = [];
  let left = NAMES_SHOWN;
  return marks.map((mark) => {
    const [text = ''] = mark.label.split(', ');
    const width = text.length * LETTER_WIDTH;
    const isLeft = mark.x + mark.radius + 4 + width > WIDTH;
    const start = isLeft ? mark.x - mark.radius - 4 - width : mark.x + mark.radius + 4;
    const box = {
      left: start,
      right: start + width,
      top: mark.y - LINE_HEIGHT / 2,
      bottom: mark.y + LINE_HEIGHT / 2,
    };
    if (left === 0 || start < 0 || taken.some((other) => overlap(box, other))) return mark;
    left -= 1;
    taken.push(box, {
      left: mark.x - mark.radius,
      right: mark.x + mark.radius,
      top: mark.y - mark.radius,
      bottom: mark.y + mark.radius,
    });
    return { ...mark, name: { text, x: Math.round(isLeft ? start + width : start), isLeft } };
  });
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
