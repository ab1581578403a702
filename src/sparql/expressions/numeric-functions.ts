/** Functions on numbers that keep their type (SPARQL 1.1 §17.4.4). */
import {
  DECIMAL,
  Decimal,
  INTEGER,
  LiteralValue,
  Numeric,
  type Value,
  ceilDecimal,
  floorDecimal,
  numericOfBigInt,
  numericOfDecimal,
  numericValue,
  roundDecimal,
} from '../values/index.js';
import { type Builtin, builtin } from './expression.js';

/** Integers stay, decimals are rounded to integers, floats and doubles use `double`. */
function rounding(
  double: (value: number) => number,
  decimal: (value: Decimal) => bigint,
): Builtin<Value> {
  return builtin(1, 1, (value) => {
    const number = value instanceof LiteralValue ? value.typed : undefined;
    if (!(number instanceof Numeric)) return undefined;
    if (number.type === INTEGER) return numericValue(number);
    if (number.type === DECIMAL)
      return numericValue(numericOfDecimal(new Decimal(decimal(number.exact), 0)));
    return numericValue(new Numeric(number.type, double(number.approximate)));
  });
}

function absolute(value: Value): Value | undefined {
  const number = value instanceof LiteralValue ? value.typed : undefined;
  if (!(number instanceof Numeric)) return undefined;
  if (number.type === INTEGER)
    return numericValue(number.integer < 0n ? numericOfBigInt(-number.integer) : number);
  if (number.type === DECIMAL) {
    const { unscaled, scale } = number.exact;
    return numericValue(unscaled < 0n ? numericOfDecimal(new Decimal(-unscaled, scale)) : number);
  }
  return numericValue(new Numeric(number.type, Math.abs(number.approximate)));
}

export const NUMERIC_FUNCTIONS: Readonly<Record<string, Builtin<Value>>> = {
  abs: builtin(1, 1, absolute),
  round: rounding(Math.round, roundDecimal),
  ceil: rounding(Math.ceil, ceilDecimal),
  floor: rounding(Math.floor, floorDecimal),
};
