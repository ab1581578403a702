/**
 * Points and areas as well-known text in degrees (GeoSPARQL 1.1 §8.5.1): longitude before latitude,
 * as in the default CRS84. Other shapes and reference systems are not supported.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point, or the rings of polygons: whatever is within an odd number of them is inside. */
export type Geometry =
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'area'; readonly rings: readonly (readonly Point[])[] };

/** The mean radius of the earth (IUGG). */
export const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

const CRS84 = /^\s*(?:<http:\/\/www\.opengis\.net\/def\/crs\/OGC\/1\.3\/CRS84>\s*)?/;
const SHAPE = /^(POINT|POLYGON|MULTIPOLYGON)\s*(\([-+\d.eE,()\s]*\))\s*$/i;
const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const PAIR = new RegExp(String.raw`(${NUMBER})\s+(${NUMBER})`, 'g');
/** Longer texts would take too long to compare. */
const MAX_TEXT = 1 << 20;

/** Undefined unless valid, on the earth, in two dimensions and in CRS84. */
export function parseGeometry(literal: string): Geometry | undefined {
  if (literal.length > MAX_TEXT) return undefined;
  const wkt = literal.slice(CRS84.exec(literal)?.[0].length);
  const [, kind = '', body = ''] = SHAPE.exec(wkt) ?? [];
  const parts = nestedPairs(body);
  if (!Array.isArray(parts)) return undefined;
  if (kind.toUpperCase() === 'POINT') {
    const point = pointOf(parts[0]);
    return parts.length === 1 && point ? { kind: 'point', point } : undefined;
  }
  const polygons = kind.toUpperCase() === 'POLYGON' ? [parts] : parts;
  const rings = polygons.every(Array.isArray) ? polygons.flat().map(ringOf) : [];
  return rings.length > 0 && rings.every((ring) => ring !== undefined)
    ? { kind: 'area', rings }
    : undefined;
}

/** Brackets as arrays, with a pair of numbers for each position; undefined for any other text. */
function nestedPairs(body: string): unknown {
  const pairs = body.replace(PAIR, (_, x: string, y: string) => `[${Number(x)},${Number(y)}]`);
  try {
    return JSON.parse(pairs.replaceAll('(', '[').replaceAll(')', ']')) as unknown;
  } catch {
    return undefined;
  }
}

function pointOf(pair: unknown): Point | undefined {
  const [x, y] = Array.isArray(pair) ? (pair as unknown[]) : [];
  return typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 90
    ? { x, y }
    : undefined;
}

/** The first position has to be the last one too. */
function ringOf(positions: unknown): Point[] | undefined {
  const points = Array.isArray(positions) ? positions.map(pointOf) : [];
  const [first] = points;
  const last = points.at(-1);
  return points.length >= 4 &&
    points.every((point) => point !== undefined) &&
    first?.x === last?.x &&
    first?.y === last?.y
    ? points
    : undefined;
}

/** The way along a sphere; exact for near points too, unlike the arc cosine. */
export function distanceMetres(from: Point, to: Point): number {
  const sine = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;
  const cosines = Math.cos(from.y * RADIANS) * Math.cos(to.y * RADIANS);
  const half = Math.min(1, sine(to.y - from.y) + cosines * sine(to.x - from.x));
  return EARTH_RADIUS_METRES * 2 * Math.asin(Math.sqrt(half));
}

/** Where a point is relative to a geometry, in the plane of degrees (OGC 06-103r4 §6.1.15.3). */
export function placeOf(point: Point, geometry: Geometry): 'inside' | 'side' | 'outside' {
  if (geometry.kind === 'point')
    return point.x === geometry.point.x && point.y === geometry.point.y ? 'inside' : 'outside';
  let isInside = false;
  for (const ring of geometry.rings)
    for (const [index, end] of ring.entries()) {
      const start = ring[index - 1] ?? end;
      const turn =
        (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x);
      if (turn === 0 && isBetween(point, start, end)) return 'side';
      // A ray to the east crosses the line.
      if (start.y > point.y !== end.y > point.y && turn > 0 === end.y > start.y)
        isInside = !isInside;
    }
  return isInside ? 'inside' : 'outside';
}

function isBetween({ x, y }: Point, start: Point, end: Point): boolean {
  return (
    x >= Math.min(start.x, end.x) &&
    x <= Math.max(start.x, end.x) &&
    y >= Math.min(start.y, end.y) &&
    y <= Math.max(start.y, end.y)
  );
}
