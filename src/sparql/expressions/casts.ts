/** Constructor functions: casts to the XML Schema types (SPARQL 1.1 §17.5, XPath F&O §19). */
import { XSD } from '../../rdf/index.js';
import {
  DECIMAL,
  DOUBLE,
  Duration,
  type DurationKind,
  FLOAT,
  INTEGER,
  DURATION_KINDS,
  INTEGER_RANGES,
  TEMPORAL_KINDS,
  IriValue,
  LiteralValue,
  Numeric,
  type NumericType,
  Temporal,
  type TemporalKind,
  type Typed,
  type Value,
  booleanValue,
  datatypeOf,
  isInIntegerRange,
  nearestDecimal,
  numericOfBigInt,
  numericOfDecimal,
  numericToString,
  numericValue,
  parseBoolean,
  parseDuration,
  parseNumeric,
  parseTemporal,
  stringValue,
  temporalValue,
  toTemporalKind,
  truncateDecimal,
  typedValue,
} from '../values/index.js';
import { builtin, type Apply, type Builtin } from './expression.js';

/** The typed value to cast, trimmed (XPath F&O §19.2); IRIs have none. */
function source(value: Value): Typed | undefined {
  const typed = value instanceof LiteralValue ? value.typed : undefined;
  return typeof typed === 'string' ? typed.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '') : typed;
}

function toBoolean(value: Value): Value | undefined {
  const typed = source(value);
  if (typeof typed === 'boolean') return booleanValue(typed);
  if (typed instanceof Numeric)
    return booleanValue(typed.approximate !== 0 && !Number.isNaN(typed.approximate));
  const parsed = typeof typed === 'string' ? parseBoolean(typed) : undefined;
  return parsed === undefined ? undefined : booleanValue(parsed);
}

/** A number in another numeric type; undefined where that has no such value. */
function convert(number: Numeric, type: NumericType): Numeric | undefined {
  if (number.type === type) return number;
  if (type === DOUBLE) return new Numeric(DOUBLE, number.approximate);
  if (type === FLOAT) return new Numeric(FLOAT, Math.fround(number.approximate));
  if (!Number.isFinite(number.approximate)) return undefined;
  if (type === INTEGER) return numericOfBigInt(truncateDecimal(number.exact));
  return numericOfDecimal(
    number.type === INTEGER ? number.exact : nearestDecimal(Number(number.toString())),
  );
}

function toNumber(value: Value, type: NumericType): Numeric | undefined {
  const typed = source(value);
  if (typeof typed === 'boolean') return convert(new Numeric(INTEGER, typed ? 1 : 0), type);
  if (typed instanceof Numeric) return convert(typed, type);
  return typeof typed === 'string' ? parseNumeric(typed, type) : undefined;
}

function toNumericType(type: NumericType): Apply<Value> {
  return (value) => {
    const number = toNumber(value, type);
    // A fresh value, so that digits read from a string get their canonical form.
    return number && numericValue(number);
  };
}

function toIntegerType(localName: string): Apply<Value> {
  const datatype = datatypeOf(XSD.iri + localName);
  return (value) => {
    const number = toNumber(value, INTEGER);
    return number && isInIntegerRange(number, localName) ? typedValue(number, datatype) : undefined;
  };
}

/** xsd:string: typed values in canonical form, all else as it is written (XPath F&O §19.1.2). */
function toString(value: Value): Value | undefined {
  if (value instanceof IriValue) return stringValue(value.value);
  if (!(value instanceof LiteralValue)) return undefined;
  const { typed } = value;
  if (typed === undefined) return stringValue(value.value);
  return stringValue(typed instanceof Numeric ? numericToString(typed) : String(typed));
}

/** Whether a date or time can be made from this kind (XPath F&O §19.1.5). */
function hasFieldsOf(value: Temporal, kind: TemporalKind): boolean {
  if (value.kind === kind || value.kind === 'dateTime') return true;
  return value.kind === 'date' && kind !== 'time';
}

function toTemporal(kind: TemporalKind): Apply<Value> {
  return (value) => {
    const typed = source(value);
    const temporal = typeof typed === 'string' ? parseTemporal(typed, kind) : typed;
    return temporal instanceof Temporal && hasFieldsOf(temporal, kind)
      ? temporalValue(toTemporalKind(temporal, kind))
      : undefined;
  };
}

function toDuration(kind: DurationKind): Apply<Value> {
  return (value) => {
    const typed = source(value);
    const duration = typeof typed === 'string' ? parseDuration(typed, kind) : typed;
    if (!(duration instanceof Duration)) return undefined;
    const months = kind === 'dayTimeDuration' ? 0 : duration.months;
    const nanoseconds = kind === 'yearMonthDuration' ? 0n : duration.nanoseconds;
    return temporalValue(new Duration(kind, months, nanoseconds));
  };
}

function casts(): Map<string, Builtin<Value>> {
  const map = new Map<string, Apply<Value>>([
    ['boolean', toBoolean],
    ['string', toString],
    ['decimal', toNumericType(DECIMAL)],
    ['float', toNumericType(FLOAT)],
    ['double', toNumericType(DOUBLE)],
  ]);
  for (const name of Object.keys(INTEGER_RANGES)) map.set(name, toIntegerType(name));
  for (const kind of TEMPORAL_KINDS) map.set(kind, toTemporal(kind));
  for (const kind of DURATION_KINDS) map.set(kind, toDuration(kind));
  return new Map([...map].map(([name, cast]) => [XSD.iri + name, builtin(1, 1, cast)]));
}

export const CASTS: ReadonlyMap<string, Builtin<Value>> = casts();
