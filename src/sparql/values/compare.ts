/** Truth and comparison of values in filters (SPARQL 1.1 §17.2.2, §17.3). */
import { compareCodePoints } from '../../rdf/index.js';
import { Duration, compareDurations, equalDurations } from './duration.js';
import { Numeric, compareNumerics } from './numeric.js';
import { Temporal, compareTemporals } from './temporal.js';
import { LiteralValue, TripleValue, type Value } from './value.js';

/** Undefined is a type error, ill-typed literals included (SPARQL 1.2 §17.2.2). */
export function effectiveBoolean(value: Value | undefined): boolean | undefined {
  if (!(value instanceof LiteralValue)) return undefined;
  const { typed } = value;
  if (typeof typed === 'boolean') return typed;
  if (typeof typed === 'string') return typed !== '';
  if (typed instanceof Numeric) return typed.approximate !== 0 && !Number.isNaN(typed.approximate);
  return undefined;
}

/**
 * Whether two values are equal by `=` (SPARQL 1.1 §17.3, §17.4.1.7 RDFterm-equal); undefined is a
 * type error. Well-typed literals of known datatypes are unequal if their kinds of value differ, as
 * are a text in a language and any other literal; with an unknown datatype or an ill-typed literal,
 * only the same term is known to be equal.
 */
export function equalValues(a: Value, b: Value): boolean | undefined {
  if (a instanceof LiteralValue) return b instanceof LiteralValue ? equalLiterals(a, b) : false;
  if (a instanceof TripleValue) return b instanceof TripleValue ? equalTriples(a, b) : false;
  return a.equals(b);
}

function equalLiterals(a: LiteralValue, b: LiteralValue): boolean | undefined {
  if (a.isLanguage || b.isLanguage) return equalTexts(a, b);
  const left = a.typed;
  const right = b.typed;
  if (left === undefined || right === undefined) return a.equals(b) ? true : undefined;
  if (left instanceof Numeric)
    return right instanceof Numeric ? compareNumerics(left, right) === 0 : false;
  if (typeof left === 'string' || typeof left === 'boolean') return left === right;
  if (left instanceof Duration)
    return right instanceof Duration ? equalDurations(left, right) : false;
  if (!(right instanceof Temporal) || left.kind !== right.kind) return false;
  const order = compareTemporals(left, right);
  return order === undefined ? undefined : order === 0;
}

/** Equal texts in one language, ignoring case of the tag (RDF 1.2 Concepts §3.3). */
function equalTexts(a: LiteralValue, b: LiteralValue): boolean {
  return a.value === b.value && hasSameLanguage(a, b);
}

/** Whether two string literals have the same direction and language, ignoring case. */
export function hasSameLanguage(a: LiteralValue, b: LiteralValue): boolean {
  return (
    a.isLanguage === b.isLanguage &&
    a.direction === b.direction &&
    (a.language === b.language || a.language.toLowerCase() === b.language.toLowerCase())
  );
}

/** Equal when all parts are; a different part outweighs an error, as in `&&`. */
function equalTriples(a: TripleValue, b: TripleValue): boolean | undefined {
  const parts = [
    equalValues(a.subject, b.subject),
    equalValues(a.predicate, b.predicate),
    equalValues(a.object, b.object),
  ];
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

/**
 * The order of two values for `<`, `>`, `<=` and `>=` (SPARQL 1.1 §17.3): below, equal to or above
 * zero. Undefined is a type error: values that have no order. NaN if both have an ordered type but
 * one is NaN; comparing the result with zero (`order < 0`, `order >= 0`) then gives false, as it
 * must. Texts in the same language are ordered as strings, which the standard leaves to us (SPARQL
 * 1.1 §17.3.1).
 */
export function compareValues(a: Value, b: Value): number | undefined {
  if (!(a instanceof LiteralValue) || !(b instanceof LiteralValue)) return undefined;
  if (a.isLanguage) return hasSameLanguage(a, b) ? compareCodePoints(a.value, b.value) : undefined;
  const left = a.typed;
  const right = b.typed;
  if (left instanceof Numeric)
    return right instanceof Numeric ? compareNumerics(left, right) : undefined;
  if (typeof left === 'string')
    return typeof right === 'string' ? compareCodePoints(left, right) : undefined;
  if (left instanceof Temporal)
    return right instanceof Temporal ? compareTemporals(left, right) : undefined;
  if (typeof left === 'boolean')
    return typeof right === 'boolean' ? Number(left) - Number(right) : undefined;
  if (left instanceof Duration)
    return right instanceof Duration ? compareDurations(left, right) : undefined;
  return undefined;
}
