/** JSTS, for all geometries but points. Loaded when a query first needs it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';

export interface Coordinate {
  x: number;
  y: number;
}

/** The part of `jsts.geom.Geometry` in use. */
export interface Shape {
  isEmpty(): boolean;
  isValid(): boolean;
  getDimension(): number;
  getNumGeometries(): number;
  getGeometryN(index: number): Shape;
  getBoundary(): Shape;
  getCoordinates(): readonly Coordinate[];
  getEnvelopeInternal(): Record<'getMinX' | 'getMaxX' | 'getMinY' | 'getMaxY', () => number>;
  within(other: Shape): boolean;
  contains(other: Shape): boolean;
  intersects(other: Shape): boolean;
  buffer(distance: number, quadrantSegments: number): Shape;
}

interface Jsts {
  readonly io: {
    readonly WKTReader: new () => { read(text: string): Shape };
    readonly WKTWriter: new () => { write(shape: Shape): string };
  };
}

let library: Jsts | undefined;

/** Cost: some fifty milliseconds, once a thread. */
export function jsts(): Jsts {
  if (!library) {
    // The package declares this script an ES module, so `require` would not see its exports.
    const path = createRequire(import.meta.url).resolve('jsts/dist/jsts.min.js');
    const load = compileFunction(readFileSync(path, 'utf8'), ['exports', 'module']) as (
      exports: object,
      module: object,
    ) => void;
    const exports = {};
    load(exports, {});
    // The package's types describe its source tree, not this script.
    library = exports as Jsts;
  }
  return library;
}
