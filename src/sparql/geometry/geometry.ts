/**
 * Geometries as well-known text in degrees (GeoSPARQL 1.1 §8.5.1): longitude before latitude, as in
 * the default CRS84. Other reference systems are not supported.
 */
import { jsts, type Coordinate, type Shape } from './jsts.js';

/** A rectangle in degrees, sides included. */
interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const CRS84 = /^\s*(?:<http:\/\/www\.opengis\.net\/def\/crs\/OGC\/1\.3\/CRS84>\s*)?/;
const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
/** Longer texts would take too long to compare. */
const MAX_TEXT = 1 << 20;
const POINT = new RegExp(String.raw`^POINT\s*\(\s*(${NUMBER})\s+(${NUMBER})\s*\)\s*$`, 'i');
/** One whole geometry; collections have no relations (OGC 06-103r4 §6.1.15). */
const SHAPE = /^(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*(?:\([-+\d.eE,()\s]*\)|EMPTY)\s*$/i;

export class Geometry {
  #shape: Shape | undefined;

  /** `point` only for a single point. */
  private constructor(
    readonly wkt: string,
    readonly box: Box,
    readonly point: Coordinate | undefined,
    shape?: Shape,
  ) {
    this.#shape = shape;
  }

  /** Undefined unless valid, on the earth, in two dimensions and in CRS84. */
  static parse(literal: string): Geometry | undefined {
    if (literal.length > MAX_TEXT) return undefined;
    const wkt = literal.slice(CRS84.exec(literal)?.[0].length);
    const [, longitude, latitude] = POINT.exec(wkt) ?? [];
    if (longitude !== undefined) {
      const [x, y] = [Number(longitude), Number(latitude)];
      // The library reads fewer forms of numbers and blanks.
      const text = `POINT (${x} ${y})`;
      return this.#onEarth(new Geometry(text, { west: x, east: x, south: y, north: y }, { x, y }));
    }
    const shape = SHAPE.test(wkt) ? read(wkt) : undefined;
    return shape && this.#onEarth(new Geometry(wkt, boxOf(shape), undefined, shape));
  }

  static #onEarth(geometry: Geometry): Geometry | undefined {
    const { west, south, east, north } = geometry.box;
    const isOnEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90;
    return isOnEarth || geometry.isEmpty ? geometry : undefined;
  }

  get isEmpty(): boolean {
    return !this.point && this.shape.isEmpty();
  }

  get shape(): Shape {
    return (this.#shape ??= new (jsts().io.WKTReader)().read(this.wkt));
  }
}

function boxOf(shape: Shape): Box {
  const envelope = shape.getEnvelopeInternal();
  return {
    west: envelope.getMinX(),
    south: envelope.getMinY(),
    east: envelope.getMaxX(),
    north: envelope.getMaxY(),
  };
}

/** Undefined for rings that are open, cross themselves, and the like. */
function read(wkt: string): Shape | undefined {
  try {
    const shape = new (jsts().io.WKTReader)().read(wkt);
    return shape.isValid() ? shape : undefined;
  } catch {
    return undefined;
  }
}

/** Relations of simple features in the plane of degrees (OGC 06-103r4 §6.1.15.3). */
export type Relation = 'within' | 'contains' | 'intersects';

export function isRelated(left: Geometry, relation: Relation, right: Geometry): boolean {
  return haveCommonPoints(left.box, right.box) && left.shape[relation](right.shape);
}

function haveCommonPoints(left: Box, right: Box): boolean {
  return (
    left.west <= right.east &&
    left.east >= right.west &&
    left.south <= right.north &&
    left.north >= right.south
  );
}
