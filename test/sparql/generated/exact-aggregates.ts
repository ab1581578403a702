/**
 * Set functions as SPARQL 1.1 §18.5.1 defines them, in exact arithmetic: what a group of values has
 * to give, whichever engine is asked.
 */

/** Numeric types by their place in the order of promotion (XPath 2.0 appendix B.1). */
const TYPES = ['integer', 'decimal', 'float', 'double'] as const;
const DERIVED: Readonly<Record<string, readonly [least: bigint, most: bigint] | []>> = {
  integer: [],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  byte: [-128n, 127n],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
  unsignedLong: [0n, 2n ** 64n - 1n],
  nonNegativeInteger: [0n, 10n ** 99n],
};
const SCALE = 40;
const UNIT = 10n ** BigInt(SCALE);

/** A number: exact in units of 10^-40, or for floats and doubles as it is. */
interface Exact {
  readonly type: number;
  readonly units: bigint;
  readonly double: number;
}

/** What a result may be: one of some terms, a number, or unbound. */
export type Expected =
  | { readonly kind: 'terms'; readonly texts: readonly string[] }
  | {
      readonly kind: 'number';
      readonly number: Exact;
      readonly isQuotient: boolean;
      readonly error: number;
    }
  | { readonly kind: 'unbound' };

const UNKNOWN_TYPE = -1;

/** A literal's number; undefined for other terms. Terms are as `textOf` writes them. */
function numberOf(text: string): Exact | undefined {
  const match = /^"([^"]*)"\^\^<http:\/\/www\.w3\.org\/2001\/XMLSchema#(\w+)>$/.exec(text);
  if (!match) return undefined;
  const [, lexical = '', name = ''] = match;
  const type = name in DERIVED ? 0 : TYPES.indexOf(name as 'integer');
  if (type === UNKNOWN_TYPE) return undefined;
  if (type >= 2) {
    const double = Number(lexical.replace(/^([+-]?)INF$/, '$1Infinity'));
    if (Number.isNaN(double) && lexical !== 'NaN') return undefined;
    return { type, units: 0n, double: type === 2 ? Math.fround(double) : double };
  }
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(lexical);
  if (!parts || !/\d/.test(lexical) || (type === 0 && lexical.includes('.'))) return undefined;
  const [, sign, whole = '', part = ''] = parts;
  const units = BigInt(`${whole}${part.padEnd(SCALE, '0')}`) * (sign === '-' ? -1n : 1n);
  const [least, most] = DERIVED[name] ?? [];
  if (least !== undefined && (units < least * UNIT || units > most! * UNIT)) return undefined;
  return { type, units, double: Number(lexical) };
}

/** What a set function gives over a group's values; undefined is an unbound value. */
export function expectedOf(
  name: string,
  isDistinct: boolean,
  all: readonly (string | undefined)[],
): Expected {
  const values = isDistinct ? [...new Set(all)] : all;
  const bound = values.filter((value) => value !== undefined);
  switch (name) {
    case 'COUNT':
      return numberResult({ type: 0, units: BigInt(bound.length) * UNIT, double: bound.length });
    case 'SUM':
    case 'AVG':
      return sumOf(values, name === 'AVG');
    case 'MIN':
    case 'MAX':
      return bound.length < values.length ? { kind: 'unbound' } : extremeOf(bound, name === 'MIN');
    case 'SAMPLE':
      return bound.length === 0 ? { kind: 'unbound' } : { kind: 'terms', texts: bound };
    default:
      throw new RangeError(`No expectation for ${name}.`);
  }
}

/**
 * @param error how far off a result in doubles may be: the order of rows, and the types that they
 *   are added in, round differently.
 */
function numberResult(number: Exact, error = 0, isQuotient = false): Expected {
  return { kind: 'number', number, isQuotient, error };
}

function sumOf(values: readonly (string | undefined)[], isAverage: boolean): Expected {
  const numbers = values.map((value) => (value === undefined ? undefined : numberOf(value)));
  if (numbers.includes(undefined)) return { kind: 'unbound' };
  const known = numbers as readonly Exact[];
  const isQuotient = isAverage && values.length > 0;
  const shared = isQuotient ? values.length : 1;
  const type = Math.max(isQuotient ? 1 : 0, ...known.map((number) => number.type));
  const units = known.reduce((sum, number) => sum + number.units, 0n) / BigInt(shared);
  const double = known.reduce((sum, number) => sum + number.double, 0) / shared;
  const size = known.reduce((sum, number) => sum + Math.abs(number.double), 0) / shared;
  const isOfFloats = known.some((number) => number.type === 2);
  const error = Number.isFinite(size) ? size * (isOfFloats ? 1e-5 : 1e-11) : 0;
  return numberResult({ type, units, double }, error, isQuotient);
}

/** The extremes of numbers, or of strings; between other kinds of terms the order is open. */
function extremeOf(values: readonly string[], isLeast: boolean): Expected {
  const [first] = values;
  if (first === undefined) return { kind: 'unbound' };
  const sign = isLeast ? 1 : -1;
  const order = (left: string, right: string): number => sign * (orderOf(left, right) ?? 0);
  const isBest = (value: string): boolean => values.every((other) => order(value, other) <= 0);
  return { kind: 'terms', texts: values.filter(isBest) };
}

/** Undefined where the standard says nothing (SPARQL 1.1 §15.1). */
function orderOf(left: string, right: string): number | undefined {
  const [leftPlace, rightPlace] = [left, right].map((text) => '_<"'.indexOf(text[0]!));
  if (leftPlace !== rightPlace) return leftPlace! - rightPlace!;
  const [first, second] = [numberOf(left), numberOf(right)];
  if (!first || !second)
    return [left, right].every((text) => /^".*"$/.test(text) || text.startsWith('<'))
      ? compareTexts(left, right)
      : undefined;
  if (first.type < 2 && second.type < 2) return compareTexts(first.units, second.units);
  const isFloat = first.type < 3 && second.type < 3;
  const [a, b] = [first.double, second.double].map((each) => (isFloat ? Math.fround(each) : each));
  return a === b || Number.isNaN(a) || Number.isNaN(b) ? undefined : a! - b!;
}

function compareTexts<T>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether a result's text is the expected one. */
export function fits(result: string | undefined, expected: Expected): boolean {
  if (expected.kind === 'unbound') return result === undefined;
  if (result === undefined) return false;
  if (expected.kind === 'terms') return expected.texts.includes(result);
  const found = numberOf(result);
  const { number, error, isQuotient } = expected;
  if (!found || !result.endsWith(`#${TYPES[number.type]!}>`)) return false;
  if (number.type >= 2)
    return (
      Object.is(found.double, number.double) || Math.abs(found.double - number.double) <= error
    );
  const off = found.units - number.units;
  // A quotient has as many digits as an engine likes, at least 18 (XPath F&O §4.2).
  return off === 0n || (isQuotient && off * off <= (UNIT / 10n ** 17n) ** 2n);
}
