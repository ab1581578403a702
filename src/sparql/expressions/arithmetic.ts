/** Arithmetic (SPARQL 1.1 §17.3, XPath F&O §4.2, §8.4, §9.7; SPARQL Enhancement Proposal 2). */
import {
  DECIMAL,
  DOUBLE,
  Decimal,
  Duration,
  FLOAT,
  INTEGER,
  LiteralValue,
  Numeric,
  type NumericType,
  Temporal,
  type Typed,
  type Value,
  addDecimals,
  addDurations,
  addToTemporal,
  divideDecimals,
  lengthsOf,
  multiplyDecimals,
  nanosecondsBetween,
  numericOfBigInt,
  numericOfDecimal,
  numericValue,
  scaleDuration,
  subtractDecimals,
  temporalValue,
} from '../values/index.js';
import { type Builtin, builtin } from './expression.js';

interface NumericOperation {
  readonly double: (a: number, b: number) => number;
  readonly integer: (a: bigint, b: bigint) => bigint;
  readonly decimal: (a: Decimal, b: Decimal) => Decimal;
}

const ADD: NumericOperation = {
  double: (a, b) => a + b,
  integer: (a, b) => a + b,
  decimal: addDecimals,
};
const SUBTRACT: NumericOperation = {
  double: (a, b) => a - b,
  integer: (a, b) => a - b,
  decimal: subtractDecimals,
};
const MULTIPLY: NumericOperation = {
  double: (a, b) => a * b,
  integer: (a, b) => a * b,
  decimal: multiplyDecimals,
};

function commonType(a: Numeric, b: Numeric): NumericType {
  return a.type > b.type ? a.type : b.type;
}

/**
 * Calculates in the type that both are promoted to. Integers and decimals beyond the range of
 * doubles are an overflow error (XPath F&O §4.2), so repeated squaring cannot fill the memory.
 */
function calculate(a: Numeric, b: Numeric, operation: NumericOperation): Numeric | undefined {
  const type = commonType(a, b);
  switch (type) {
    case INTEGER: {
      const result = operation.double(a.approximate, b.approximate);
      if (a.isShort && b.isShort && Number.isSafeInteger(result))
        return new Numeric(INTEGER, result);
      return inRange(numericOfBigInt(operation.integer(a.integer, b.integer)));
    }
    case DECIMAL:
      return inRange(numericOfDecimal(operation.decimal(a.exact, b.exact)));
    case FLOAT:
      return new Numeric(
        FLOAT,
        Math.fround(operation.double(Math.fround(a.approximate), Math.fround(b.approximate))),
      );
    case DOUBLE:
      return new Numeric(DOUBLE, operation.double(a.approximate, b.approximate));
  }
}

function inRange(number: Numeric): Numeric | undefined {
  return Number.isFinite(number.approximate) ? number : undefined;
}

/** The sum in the common type (XPath op:numeric-add); undefined for an overflow. */
export function addNumerics(a: Numeric, b: Numeric): Numeric | undefined {
  return calculate(a, b, ADD);
}

/** The product in the common type (XPath op:numeric-multiply); undefined for an overflow. */
export function multiplyNumerics(a: Numeric, b: Numeric): Numeric | undefined {
  return calculate(a, b, MULTIPLY);
}

/** XPath op:numeric-divide: integers give a decimal; undefined for exact division by zero. */
export function divideNumerics(a: Numeric, b: Numeric): Numeric | undefined {
  const type = commonType(a, b);
  if (type === DOUBLE) return new Numeric(DOUBLE, a.approximate / b.approximate);
  if (type === FLOAT)
    return new Numeric(FLOAT, Math.fround(Math.fround(a.approximate) / Math.fround(b.approximate)));
  const quotient = divideDecimals(a.exact, b.exact);
  return quotient && inRange(numericOfDecimal(quotient));
}

function typedOf(value: Value): Typed | undefined {
  return value instanceof LiteralValue ? value.typed : undefined;
}

function asValue(number: Numeric | undefined): Value | undefined {
  return number && numericValue(number);
}

function add(a: Value, b: Value): Value | undefined {
  const [left, right] = [typedOf(a), typedOf(b)];
  return left instanceof Duration && right instanceof Temporal
    ? moved(right, left, 1)
    : sum(left, right, 1);
}

function subtract(a: Value, b: Value): Value | undefined {
  const [left, right] = [typedOf(a), typedOf(b)];
  return left instanceof Temporal && right instanceof Temporal
    ? difference(left, right)
    : sum(left, right, -1);
}

/** The second is taken `sign` times. */
function sum(left: Typed | undefined, right: Typed | undefined, sign: 1 | -1): Value | undefined {
  if (left instanceof Numeric && right instanceof Numeric)
    return asValue(calculate(left, right, sign === 1 ? ADD : SUBTRACT));
  if (!(right instanceof Duration)) return undefined;
  if (left instanceof Temporal) return moved(left, right, sign);
  const durations = left instanceof Duration ? addDurations(left, right, sign) : undefined;
  return durations && temporalValue(durations);
}

function isFullTemporal({ kind }: Temporal): boolean {
  return kind === 'dateTime' || kind === 'date' || kind === 'time';
}

function moved(value: Temporal, duration: Duration, sign: 1 | -1): Value | undefined {
  if (!isFullTemporal(value) || duration.kind === 'duration') return undefined;
  const result = addToTemporal(value, duration, sign);
  return result && temporalValue(result);
}

function difference(a: Temporal, b: Temporal): Value | undefined {
  if (a.kind !== b.kind || !isFullTemporal(a)) return undefined;
  return temporalValue(new Duration('dayTimeDuration', 0, nanosecondsBetween(a, b)));
}

function multiply(a: Value, b: Value): Value | undefined {
  const left = typedOf(a);
  const right = typedOf(b);
  if (left instanceof Duration) return right instanceof Numeric ? scaled(left, right) : undefined;
  if (!(left instanceof Numeric)) return undefined;
  if (right instanceof Duration) return scaled(right, left);
  return right instanceof Numeric ? asValue(calculate(left, right, MULTIPLY)) : undefined;
}

function scaled(duration: Duration, by: Numeric, isDivided = false): Value | undefined {
  if (!Number.isFinite(by.approximate)) return undefined;
  const { unscaled, scale } = by.exact;
  const power = 10n ** BigInt(scale);
  const result = isDivided
    ? scaleDuration(duration, power, unscaled)
    : scaleDuration(duration, unscaled, power);
  return result && temporalValue(result);
}

function divide(a: Value, b: Value): Value | undefined {
  const left = typedOf(a);
  const right = typedOf(b);
  if (left instanceof Duration)
    return right instanceof Duration
      ? ratio(left, right)
      : right instanceof Numeric
        ? scaled(left, right, true)
        : undefined;
  return left instanceof Numeric && right instanceof Numeric
    ? asValue(divideNumerics(left, right))
    : undefined;
}

function ratio(a: Duration, b: Duration): Value | undefined {
  const lengths = lengthsOf(a, b);
  const quotient =
    lengths && divideDecimals(new Decimal(lengths[0], 0), new Decimal(lengths[1], 0));
  return quotient && asValue(numericOfDecimal(quotient));
}

const MINUS_ONE = new Numeric(INTEGER, -1);

function negate(value: Value): Value | undefined {
  const number = typedOf(value);
  if (!(number instanceof Numeric)) return undefined;
  // Multiplying by minus one keeps the type, and gives floats and doubles the negative zero XPath
  // wants.
  return asValue(
    number.type >= FLOAT
      ? new Numeric(number.type, -number.approximate)
      : calculate(number, MINUS_ONE, MULTIPLY),
  );
}

function plus(value: Value): Value | undefined {
  return typedOf(value) instanceof Numeric ? value : undefined;
}

export const ARITHMETIC: Readonly<Record<string, Builtin<Value>>> = {
  '+': builtin(2, 2, add),
  '-': builtin(2, 2, subtract),
  '*': builtin(2, 2, multiply),
  '/': builtin(2, 2, divide),
  uminus: builtin(1, 1, negate),
  uplus: builtin(1, 1, plus),
};
