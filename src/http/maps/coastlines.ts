/**
 * Land on a map, as the path of an SVG: coastlines of Natural Earth, which have no borders in them.
 */
import { LRUCache } from 'lru-cache';
import { coastlines } from '../pages/assets.js';
import type { PlanePoint } from './projection.js';
import { HEIGHT, WIDTH, type Viewport } from './viewport.js';

/** How far land is drawn beyond the map, so that its cut edges stay out of sight. */
const BLEED = 8;
/** Points closer than this are one. */
const LEAST_STEP = 1.2;
const KNOWN_PATHS = 200;

const paths = new LRUCache<string, string>({ max: KNOWN_PATHS });

/** The land of a viewport. Cost: some milliseconds at first, for all points of the globe. */
export function landPath(viewport: Viewport): string {
  const known = paths.get(viewport.key);
  if (known !== undefined) return known;
  const path = coastlines()
    .map((ring) => pathOf(clipped(projected(ring, viewport))))
    .join('');
  paths.set(viewport.key, path);
  return path;
}

function projected(ring: readonly number[], { toMap }: Viewport): PlanePoint[] {
  const points: PlanePoint[] = [];
  for (let at = 0; at < ring.length; at += 2)
    points.push(toMap({ longitude: ring[at]! / 100, latitude: ring[at + 1]! / 100 }));
  return points;
}

/** How far inside of an edge a point is; less than nothing outside. */
const EDGES: readonly ((point: PlanePoint) => number)[] = [
  ([x]) => x + BLEED,
  ([x]) => WIDTH + BLEED - x,
  ([, y]) => y + BLEED,
  ([, y]) => HEIGHT + BLEED - y,
];

/** The part of a ring on the map, edge by edge (Sutherland and Hodgman). */
function clipped(ring: readonly PlanePoint[]): readonly PlanePoint[] {
  return EDGES.reduce((inside, depthOf) => {
    if (inside.every((point) => depthOf(point) >= 0)) return inside;
    return inside.flatMap((point, index) => {
      const before = inside.at(index - 1)!;
      const [depth, depthBefore] = [depthOf(point), depthOf(before)];
      const crossing =
        depth >= 0 !== depthBefore >= 0
          ? [between(before, point, depthBefore / (depthBefore - depth))]
          : [];
      return depth >= 0 ? [...crossing, point] : crossing;
    });
  }, ring);
}

function between([x1, y1]: PlanePoint, [x2, y2]: PlanePoint, part: number): PlanePoint {
  return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
}

/** What is no larger than a point is not drawn. */
function pathOf(ring: readonly PlanePoint[]): string {
  const kept: PlanePoint[] = [];
  for (const point of ring) {
    const before = kept.at(-1);
    if (!before || Math.abs(point[0] - before[0]) + Math.abs(point[1] - before[1]) >= LEAST_STEP)
      kept.push(point);
  }
  return kept.length < 3 ? '' : `M${kept.map((point) => point.map(toTenth).join()).join(' ')}Z`;
}

const toTenth = (value: number): number => Math.round(value * 10) / 10;
