/**
 * Functions on geometries (GeoSPARQL 1.1 §8.7, §8.8). Arguments that are no geometry or unit are
 * errors.
 */
import { GEOF, GEOSPARQL, getOrMake } from '../../rdf/index.js';
import { Geometry, bufferOf, distanceMetres, isRelated, metresOf } from '../geometry/index.js';
import type { Relation } from '../geometry/index.js';
import {
  IriValue,
  LiteralValue,
  Numeric,
  booleanValue,
  doubleValue,
  literalValue,
  type Value,
} from '../values/index.js';
import { builtin, type Builtin } from './expression.js';

/** Cached because many rows share a value; null for one that is no geometry. */
const geometries = new WeakMap<LiteralValue, Geometry | null>();

/** The geometry of a geosparql:wktLiteral; undefined for any other term and for wrong text. */
function geometryOf(value: Value | undefined): Geometry | undefined {
  if (!(value instanceof LiteralValue) || value.datatype.value !== GEOSPARQL.wktLiteral.value)
    return undefined;
  return getOrMake(geometries, value, () => Geometry.parse(value.value) ?? null) ?? undefined;
}

function lengthOf(number: Value | undefined, unit: Value | undefined): number | undefined {
  const typed = number instanceof LiteralValue ? number.typed : undefined;
  const metres = unit instanceof IriValue ? metresOf(unit.value) : undefined;
  if (!(typed instanceof Numeric) || metres === undefined) return undefined;
  return Number.isFinite(typed.approximate) ? typed.approximate * metres : undefined;
}

/** Undefined where the geometry library fails. */
function computed<Result>(work: () => Result | undefined): Result | undefined {
  try {
    return work();
  } catch (error) {
    // Out of memory or stack.
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

function distance(left: Value, right: Value, unit: Value): Value | undefined {
  const [from, to] = [geometryOf(left), geometryOf(right)];
  const unitMetres = unit instanceof IriValue ? metresOf(unit.value) : undefined;
  if (!from || !to || unitMetres === undefined) return undefined;
  const metres = computed(() => distanceMetres(from, to));
  return metres === undefined ? undefined : doubleValue(metres / unitMetres);
}

function buffer(value: Value, radius: Value, unit: Value): Value | undefined {
  const [geometry, metres] = [geometryOf(value), lengthOf(radius, unit)];
  const found =
    geometry && metres !== undefined ? computed(() => bufferOf(geometry, metres)) : undefined;
  return found && literalValue(found.wkt, GEOSPARQL.wktLiteral.value);
}

function related(relation: Relation): Builtin<Value> {
  return builtin(2, 2, (left, right) => {
    const [from, to] = [geometryOf(left), geometryOf(right)];
    const is = from && to && computed(() => isRelated(from, relation, to));
    return is === undefined ? undefined : booleanValue(is);
  });
}

export const GEO_FUNCTIONS: ReadonlyMap<string, Builtin<Value>> = new Map([
  [GEOF.distance.value, builtin(3, 3, distance)],
  [GEOF.buffer.value, builtin(3, 3, buffer)],
  [GEOF.sfWithin.value, related('within')],
  [GEOF.sfContains.value, related('contains')],
  [GEOF.sfIntersects.value, related('intersects')],
]);
