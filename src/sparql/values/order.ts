/** The order of ORDER BY, MIN and MAX (SPARQL 1.1 §15.1, SPARQL 1.2 for triple terms). */
import { compareCodePoints } from '../../rdf/index.js';
import { UNKNOWN_DATATYPE } from './datatypes.js';
import { Duration, orderDurations } from './duration.js';
import { Numeric, orderNumerics } from './numeric.js';
import { Temporal, orderTemporals } from './temporal.js';
import { LiteralValue, TripleValue, type Value } from './value.js';

/**
 * A total order: unbound, blank nodes, IRIs, literals, triple terms. Among literals: numbers (NaN
 * first), dates and times by kind, durations, booleans, strings, texts in languages, and last
 * ill-typed ones and unknown datatypes. It agrees with `<` wherever that has an answer; equal
 * values of different terms are ordered by datatype and lexical form, so zero means the same term.
 */
export function orderValues(a: Value | undefined, b: Value | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (a instanceof LiteralValue && b instanceof LiteralValue) return orderLiterals(a, b);
  if (a instanceof TripleValue && b instanceof TripleValue) {
    return (
      orderValues(a.subject, b.subject) ||
      orderValues(a.predicate, b.predicate) ||
      orderValues(a.object, b.object)
    );
  }
  return place(a) - place(b) || compareCodePoints(a.value, b.value);
}

function place(value: Value): number {
  switch (value.termType) {
    case 'BlankNode':
      return 0;
    case 'NamedNode':
      return 1;
    case 'Literal':
      return 2;
    case 'Quad':
      return 3;
  }
}

function orderLiterals(a: LiteralValue, b: LiteralValue): number {
  return rankOf(a) - rankOf(b) || orderTyped(a, b) || orderTerms(a, b);
}

function rankOf(literal: LiteralValue): number {
  return literal.isLanguage || literal.typed !== undefined
    ? literal.datatype.meaning.rank
    : UNKNOWN_DATATYPE.rank;
}

/** By value, for two literals of the same rank; zero if equal or untyped. */
function orderTyped(a: LiteralValue, b: LiteralValue): number {
  const left = a.typed;
  const right = b.typed;
  if (left instanceof Numeric && right instanceof Numeric) return orderNumerics(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareCodePoints(left, right);
  if (left instanceof Temporal && right instanceof Temporal) return orderTemporals(left, right);
  if (left instanceof Duration && right instanceof Duration) return orderDurations(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return 0;
}

/** By language or datatype and lexical form, so that only the same term is equal. */
function orderTerms(a: LiteralValue, b: LiteralValue): number {
  if (a.isLanguage) {
    return (
      compareCodePoints(a.value, b.value) ||
      compareCodePoints(a.language.toLowerCase(), b.language.toLowerCase()) ||
      compareCodePoints(a.language, b.language) ||
      compareCodePoints(a.direction, b.direction)
    );
  }
  return (
    compareCodePoints(a.datatype.value, b.datatype.value) || compareCodePoints(a.value, b.value)
  );
}
