/** xsd:decimal and xsd:integer (XML Schema 1.1 Part 2 §3.3.3), exact. */

/** Digits after the point of an inexact quotient. XPath asks for 18 digits in all. */
const QUOTIENT_SCALE = 24;

/** Digits after a product's point, so that repeated products cannot grow without end. */
const MOST_SCALE = 1000;

/** `unscaled × 10^-scale`. Immutable; not normalized, so compare with `compareDecimals`. */
export class Decimal {
  constructor(
    readonly unscaled: bigint,
    /** Digits after the point, never negative. */
    readonly scale: number,
  ) {}
}

/** Reads digits with an optional sign and point, checked by the caller. */
export function parseDecimal(text: string): Decimal {
  const point = text.indexOf('.');
  if (point < 0) return new Decimal(toBigInt(text), 0);
  const fraction = text.slice(point + 1).replace(/0+$/, '');
  return new Decimal(toBigInt(text.slice(0, point) + fraction), fraction.length);
}

/** `BigInt` of digits with an optional sign, including `+` and the empty string. */
function toBigInt(text: string): bigint {
  if (text.startsWith('-')) return -BigInt(text.slice(1));
  return BigInt(text.startsWith('+') ? text.slice(1) : text);
}

/** The exact value of a finite double, its binary expansion. */
export function exactDouble(value: number): Decimal {
  if (Number.isInteger(value)) return new Decimal(BigInt(value), 0);
  let scaled = value;
  let halvings = 0;
  // Doubling is exact, and at most 1074 doublings make any double whole.
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    halvings++;
  }
  return new Decimal(BigInt(scaled) * 5n ** BigInt(halvings), halvings);
}

/** The decimal that a finite double is printed as: a cast to xsd:decimal (XPath F&O §19.1.2.3). */
export function nearestDecimal(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = value.toString().split('e');
  const { unscaled, scale } = parseDecimal(mantissa);
  const shifted = scale - Number(exponent);
  return shifted >= 0
    ? new Decimal(unscaled, shifted)
    : new Decimal(unscaled * 10n ** BigInt(-shifted), 0);
}

/** The unscaled numbers of two decimals at their larger scale. */
function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  if (a.scale === b.scale) return [a.unscaled, b.unscaled, a.scale];
  if (a.scale > b.scale)
    return [a.unscaled, b.unscaled * 10n ** BigInt(a.scale - b.scale), a.scale];
  return [a.unscaled * 10n ** BigInt(b.scale - a.scale), b.unscaled, b.scale];
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);
  return new Decimal(left + right, scale);
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);
  return new Decimal(left - right, scale);
}

/** The product, exact up to a thousand digits after the point (XPath F&O op:numeric-multiply). */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const unscaled = a.unscaled * b.unscaled;
  const excess = a.scale + b.scale - MOST_SCALE;
  return excess <= 0
    ? new Decimal(unscaled, a.scale + b.scale)
    : new Decimal(divideHalfAway(unscaled, 10n ** BigInt(excess)), MOST_SCALE);
}

/** Inexact results are rounded half away from zero; undefined for division by zero. */
export function divideDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.unscaled === 0n) return undefined;
  const scale = Math.max(QUOTIENT_SCALE, a.scale, b.scale);
  const numerator = a.unscaled * 10n ** BigInt(scale + b.scale - a.scale);
  return new Decimal(divideHalfAway(numerator, b.unscaled), scale);
}

function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n !== denominator < 0n;
  const above = numerator < 0n ? -numerator : numerator;
  const below = denominator < 0n ? -denominator : denominator;
  const magnitude = (above * 2n + below) / (below * 2n);
  return isNegative ? -magnitude : magnitude;
}

/** XPath fn:floor. */
export function floorDecimal({ unscaled, scale }: Decimal): bigint {
  const power = 10n ** BigInt(scale);
  const quotient = unscaled / power;
  return unscaled < 0n && quotient * power !== unscaled ? quotient - 1n : quotient;
}

/** XPath fn:ceiling. */
export function ceilDecimal({ unscaled, scale }: Decimal): bigint {
  return -floorDecimal(new Decimal(-unscaled, scale));
}

/** The nearest whole number, halves towards positive infinity (XPath fn:round). */
export function roundDecimal(value: Decimal): bigint {
  return floorDecimal(addDecimals(value, new Decimal(5n, 1)));
}

/** The whole part, towards zero (a cast to xsd:integer). */
export function truncateDecimal({ unscaled, scale }: Decimal): bigint {
  return unscaled / 10n ** BigInt(scale);
}

/** The canonical form: no needless sign, zeros or point (XML Schema 1.1 Part 2 §3.3.3.1). */
export function formatDecimal({ unscaled, scale }: Decimal): string {
  if (scale === 0) return unscaled.toString();
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - scale);
  return `${unscaled < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
