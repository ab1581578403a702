/** Distances along the surface of the earth as a sphere. */
import { isRelated, type Geometry } from './geometry.js';
import type { Coordinate, Shape } from './jsts.js';
import { EARTH_RADIUS_METRES } from './units.js';

const RADIANS = Math.PI / 180;
/** Lines are straight in degrees, so longer ones are cut into pieces: within 30 m. */
const PIECE_DEGREES = 0.25;

/** Most pairs of pieces compared for one distance: about a second. */
const MAX_PAIRS = 10_000_000;

type Vector = readonly [x: number, y: number, z: number];

/**
 * The shortest distance between two geometries in metres; undefined where one is empty or they have
 * too many pieces.
 */
export function distanceMetres(left: Geometry, right: Geometry): number | undefined {
  if (left.point && right.point) return EARTH_RADIUS_METRES * haversine(left.point, right.point);
  if (left.isEmpty || right.isEmpty) return undefined;
  if (isRelated(left, 'intersects', right)) return 0;
  if (countOfPieces(left.shape) * countOfPieces(right.shape) > MAX_PAIRS) return undefined;
  const [these, those] = [piecesOf(left.shape), piecesOf(right.shape)];
  return EARTH_RADIUS_METRES * Math.min(leastAngle(these, those), leastAngle(those, these));
}

/** Exact for near points too, unlike the arc cosine. */
function haversine(from: Coordinate, to: Coordinate): number {
  const sine = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;
  const cosines = Math.cos(from.y * RADIANS) * Math.cos(to.y * RADIANS);
  return 2 * Math.asin(Math.sqrt(Math.min(1, sine(to.y - from.y) + cosines * sine(to.x - from.x))));
}

/** The lines of a geometry, cut into short pieces; a point is a line of one. */
function piecesOf(shape: Shape): Vector[][] {
  if (shape.getDimension() === 2) return piecesOf(shape.getBoundary());
  return Array.from({ length: shape.getNumGeometries() }, (_, index) => {
    const coordinates = shape.getGeometryN(index).getCoordinates();
    return coordinates.flatMap((end, at) => {
      const start = coordinates[at - 1] ?? end;
      const count = piecesBetween(start, end);
      return Array.from({ length: count }, (__, piece) => {
        const share = (piece + 1) / count;
        return vectorOf({
          x: start.x + (end.x - start.x) * share,
          y: start.y + (end.y - start.y) * share,
        });
      });
    });
  });
}

function piecesBetween(start: Coordinate, end: Coordinate): number {
  const span = Math.max(Math.abs(end.x - start.x), Math.abs(end.y - start.y));
  return Math.max(1, Math.ceil(span / PIECE_DEGREES));
}

/** At least as many as `piecesOf` makes. */
function countOfPieces(shape: Shape): number {
  const coordinates = shape.getCoordinates();
  return coordinates.reduce(
    (sum, end, at) => sum + piecesBetween(coordinates[at - 1] ?? end, end),
    0,
  );
}

function vectorOf({ x, y }: Coordinate): Vector {
  const [longitude, latitude] = [x * RADIANS, y * RADIANS];
  const radius = Math.cos(latitude);
  return [radius * Math.cos(longitude), radius * Math.sin(longitude), Math.sin(latitude)];
}

/** From corners of the first lines to the second lines. Cost: the product of their pieces. */
function leastAngle(corners: readonly Vector[][], lines: readonly Vector[][]): number {
  let least = Math.PI;
  for (const corner of corners.flat())
    for (const line of lines)
      line.forEach((start, index) => {
        least = Math.min(least, angleToArc(corner, start, line[index + 1] ?? start));
      });
  return least;
}

function angleToArc(point: Vector, start: Vector, end: Vector): number {
  const normal = cross(start, end);
  const length = Math.hypot(...normal);
  const isBeside =
    length > 1e-12 && dot(point, cross(normal, start)) >= 0 && dot(point, cross(end, normal)) >= 0;
  return isBeside
    ? Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(point, normal) / length))))
    : Math.min(angle(point, start), angle(point, end));
}

function angle(left: Vector, right: Vector): number {
  return Math.atan2(Math.hypot(...cross(left, right)), dot(left, right));
}

function dot(left: Vector, right: Vector): number {
  return left[0] * right[0] + left[1] * right[1] + left[2] * right[2];
}

function cross(left: Vector, right: Vector): Vector {
  return [
    left[1] * right[2] - left[2] * right[1],
    left[2] * right[0] - left[0] * right[2],
    left[0] * right[1] - left[1] * right[0],
  ];
}
