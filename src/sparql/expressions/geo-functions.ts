/**
 * Functions on geometries (GeoSPARQL 1.1 §8.7, §8.8). Arguments that are no geometry or unit are
 * errors, and so are relations of two areas.
 */
import { GEOF, GEOSPARQL, getOrMake } from '../../rdf/index.js';
import { IriValue, LiteralValue, booleanValue, doubleValue, type Value } from '../values/index.js';
import { builtin, type Builtin } from './expression.js';
import {
  EARTH_RADIUS_METRES,
  distanceMetres,
  parseGeometry,
  placeOf,
  type Geometry,
} from './geometry.js';

const OGC_UNITS = 'http://www.opengis.net/def/uom/OGC/1.0/';
/** Along the earth. */
const METRES_IN = new Map([
  ['metre', 1],
  ['meter', 1],
  ['kilometre', 1_000],
  ['kilometer', 1_000],
  ['foot', 0.3048],
  ['yard', 0.9144],
  ['mile', 1_609.344],
  ['statuteMile', 1_609.344],
  ['nauticalMile', 1_852],
  ['radian', EARTH_RADIUS_METRES],
  ['degree', (EARTH_RADIUS_METRES * Math.PI) / 180],
]);

/** Cached because many rows share a value; null for one that is no geometry. */
const geometries = new WeakMap<LiteralValue, Geometry | null>();

/** The geometry of a geosparql:wktLiteral; undefined for any other term and for wrong text. */
function geometryOf(value: Value): Geometry | undefined {
  if (!(value instanceof LiteralValue) || value.datatype.value !== GEOSPARQL.wktLiteral.value)
    return undefined;
  return getOrMake(geometries, value, () => parseGeometry(value.value) ?? null) ?? undefined;
}

function distance(left: Value, right: Value, unit: Value): Value | undefined {
  const [from, to] = [geometryOf(left), geometryOf(right)];
  const metres =
    unit instanceof IriValue && unit.value.startsWith(OGC_UNITS)
      ? METRES_IN.get(unit.value.slice(OGC_UNITS.length))
      : undefined;
  return from?.kind === 'point' && to?.kind === 'point' && metres !== undefined
    ? doubleValue(distanceMetres(from.point, to.point) / metres)
    : undefined;
}

/** Whether the first is within the second; no area is within a point. */
function isWithin(first: Value, second: Value): boolean | undefined {
  const [inner, outer] = [geometryOf(first), geometryOf(second)];
  if (!inner || !outer) return undefined;
  if (inner.kind === 'point') return placeOf(inner.point, outer) === 'inside';
  return outer.kind === 'point' ? false : undefined;
}

function intersect(first: Value, second: Value): boolean | undefined {
  const [one, other] = [geometryOf(first), geometryOf(second)];
  if (!one || !other) return undefined;
  if (one.kind === 'point') return placeOf(one.point, other) !== 'outside';
  return other.kind === 'point' ? placeOf(other.point, one) !== 'outside' : undefined;
}

function related(holds: (left: Value, right: Value) => boolean | undefined): Builtin<Value> {
  return builtin(2, 2, (left, right) => {
    const is = holds(left, right);
    return is === undefined ? undefined : booleanValue(is);
  });
}

export const GEO_FUNCTIONS: ReadonlyMap<string, Builtin<Value>> = new Map([
  [GEOF.distance.value, builtin(3, 3, distance)],
  [GEOF.sfWithin.value, related(isWithin)],
  [GEOF.sfContains.value, related((outer, inner) => isWithin(inner, outer))],
  [GEOF.sfIntersects.value, related(intersect)],
]);
