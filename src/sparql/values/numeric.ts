/** Typed values of numeric literals, compared and printed (SPARQL 1.1 §17.1, XPath F&O §4). */
import { LIMITS } from '../../rdf/index.js';
import { Decimal, compareDecimals, exactDouble, formatDecimal, parseDecimal } from './decimal.js';

/** The numeric types in the order of their promotion (XPath 2.0 appendix B.1). */
export const INTEGER = 0;
export const DECIMAL = 1;
export const FLOAT = 2;
export const DOUBLE = 3;
/** Types derived from xsd:integer count as INTEGER. */
export type NumericType = typeof INTEGER | typeof DECIMAL | typeof FLOAT | typeof DOUBLE;

/** Decimals of so many digits each have a nearest double of their own. */
const SHORT_DIGITS = 15;
const SHORT_LIMIT = 10n ** BigInt(SHORT_DIGITS);

/** Powers of ten up to this one are doubles, so one division by them rounds once. */
const EXACT_POWER_OF_TEN = 22;

/**
 * A number with its type. Immutable.
 *
 * 1. `approximate` is the double nearest to the value; for xsd:float and xsd:double it is the value
 *    itself.
 * 2. Rounding keeps order, so different `approximate`s decide a comparison, and only equal ones may
 *    need `exact`.
 * 3. Where `isShort` holds for both, equal `approximate`s mean equal values: safe integers, and
 *    decimals of at most 15 digits. So the exact form of most decimals is never built.
 */
export class Numeric {
  readonly isShort: boolean;
  #exact: Decimal | string | undefined;

  /** `exact` is for decimals and unsafe integers; a string is checked digits, read later. */
  constructor(
    readonly type: NumericType,
    readonly approximate: number,
    exact?: Decimal | string,
  ) {
    this.#exact = exact;
    this.isShort =
      type === INTEGER
        ? Number.isSafeInteger(approximate)
        : type === DECIMAL && hasShortDigits(exact);
  }

  /** Precondition: the value is finite. */
  get exact(): Decimal {
    const known = this.#exact;
    if (known instanceof Decimal) return known;
    const exact = known === undefined ? exactDouble(this.approximate) : parseDecimal(known);
    this.#exact = exact;
    return exact;
  }

  get integer(): bigint {
    return this.isShort ? BigInt(this.approximate) : this.exact.unscaled;
  }

  /** The canonical lexical form. */
  toString(): string {
    switch (this.type) {
      case INTEGER:
        return this.isShort
          ? this.approximate === 0
            ? '0'
            : this.approximate.toString()
          : formatDecimal(this.exact);
      case DECIMAL:
        return formatDecimal(this.exact);
      case FLOAT:
        return formatScientific(shortestFloat(this.approximate));
      case DOUBLE:
        return formatScientific(this.approximate);
    }
  }
}

function hasShortDigits(exact: Decimal | string | undefined): boolean {
  if (exact instanceof Decimal)
    return exact.unscaled < SHORT_LIMIT && exact.unscaled > -SHORT_LIMIT;
  return exact !== undefined && exact.length <= SHORT_DIGITS;
}

export function numericOfBigInt(value: bigint): Numeric {
  const approximate = Number(value);
  return Number.isSafeInteger(approximate)
    ? new Numeric(INTEGER, approximate)
    : new Numeric(INTEGER, approximate, new Decimal(value, 0));
}

export function numericOfDecimal(value: Decimal): Numeric {
  const isOneDivision = value.scale <= EXACT_POWER_OF_TEN && hasShortDigits(value);
  return new Numeric(
    DECIMAL,
    isOneDivision ? Number(value.unscaled) / 10 ** value.scale : Number(formatDecimal(value)),
    value,
  );
}

/** Undefined for other forms (XML Schema 1.1 Part 2 §3.3), or too many digits to compute with. */
export function parseNumeric(text: string, type: NumericType): Numeric | undefined {
  if (text.length > LIMITS.numberLength) return undefined;
  switch (type) {
    case INTEGER: {
      if (!/^[+-]?\d+$/.test(text)) return undefined;
      const approximate = Number(text);
      return Number.isSafeInteger(approximate)
        ? new Numeric(INTEGER, approximate)
        : numericOfBigInt(parseDecimal(text).unscaled);
    }
    case DECIMAL:
      return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)
        ? new Numeric(DECIMAL, Number(text), text)
        : undefined;
    case FLOAT:
    case DOUBLE: {
      const value = parseDouble(text);
      return value === undefined
        ? undefined
        : new Numeric(type, type === FLOAT ? Math.fround(value) : value);
    }
  }
}

function parseDouble(text: string): number | undefined {
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  switch (text) {
    case 'NaN':
      return NaN;
    case 'INF':
    case '+INF':
      return Infinity;
    case '-INF':
      return -Infinity;
    default:
      return undefined;
  }
}

/** After promotion to a common type; NaN where one is NaN (XPath op:numeric-less-than). */
export function compareNumerics(a: Numeric, b: Numeric): number {
  let left = a.approximate;
  let right = b.approximate;
  if (a.type !== b.type) {
    // The decimal becomes a float, not the other way round: 1.1 equals "1.1"^^xsd:float.
    if (a.type === FLOAT && b.type < FLOAT) right = Math.fround(right);
    else if (b.type === FLOAT && a.type < FLOAT) left = Math.fround(left);
  }
  if (left < right) return -1;
  if (left > right) return 1;
  if (left !== right) return NaN;
  if (a.type >= FLOAT || b.type >= FLOAT || (a.isShort && b.isShort)) return 0;
  return compareDecimals(a.exact, b.exact);
}

/** By exact value, NaN first, for ORDER BY: promotion would not be transitive. */
export function orderNumerics(a: Numeric, b: Numeric): number {
  const left = a.approximate;
  const right = b.approximate;
  if (left < right) return -1;
  if (left > right) return 1;
  if (left !== right) return (Number.isNaN(left) ? 0 : 1) - (Number.isNaN(right) ? 0 : 1);
  if (!Number.isFinite(left) || (a.type >= FLOAT && b.type >= FLOAT) || (a.isShort && b.isShort))
    return 0;
  return compareDecimals(a.exact, b.exact);
}

/** The fewest digits that read back as the same xsd:float, as a double. */
export function shortestFloat(value: number): number {
  if (value === 0) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** The canonical lexical form of a double: `1.0E0` (XML Schema Part 2 §3.2.5.2). */
function formatScientific(value: number): string {
  if (!Number.isFinite(value)) return formatSpecial(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0E0' : '0.0E0';
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${exponent.replace('+', '')}`;
}

function formatSpecial(value: number): string {
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'INF' : '-INF';
}

/** Plain digits from 0.000001 up to a million, else scientific (XPath F&O §19.1.2.1). */
export function numericToString(numeric: Numeric): string {
  if (numeric.type < FLOAT) return numeric.toString();
  const value = numeric.type === FLOAT ? shortestFloat(numeric.approximate) : numeric.approximate;
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const magnitude = Math.abs(value);
  return magnitude >= 1e-6 && magnitude < 1e6 ? value.toString() : numeric.toString();
}
