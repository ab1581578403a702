/** Makers of computed literals. */
import { XSD } from '../../rdf/index.js';
import type { Decimal } from './decimal.js';
import type { Duration } from './duration.js';
import {
  DECIMAL,
  DOUBLE,
  FLOAT,
  INTEGER,
  Numeric,
  type NumericType,
  numericOfBigInt,
  numericOfDecimal,
} from './numeric.js';
import type { Temporal } from './temporal.js';
import { type DatatypeValue, type LiteralValue, datatypeOf, typedValue } from './value.js';

const INTEGER_DATATYPE = datatypeOf(XSD.integer.value);

const NUMERIC_DATATYPES: Readonly<Record<NumericType, DatatypeValue>> = {
  [INTEGER]: INTEGER_DATATYPE,
  [DECIMAL]: datatypeOf(XSD.decimal.value),
  [FLOAT]: datatypeOf(XSD.float.value),
  [DOUBLE]: datatypeOf(XSD.double.value),
};

const BOOLEAN_DATATYPE = datatypeOf(XSD.boolean.value);

export const TRUE: LiteralValue = typedValue(true, BOOLEAN_DATATYPE);
export const FALSE: LiteralValue = typedValue(false, BOOLEAN_DATATYPE);

/** An xsd:boolean; allocates nothing. */
export function booleanValue(value: boolean): LiteralValue {
  return value ? TRUE : FALSE;
}

/** A literal of the number's own type: xsd:integer, xsd:decimal, xsd:float or xsd:double. */
export function numericValue(numeric: Numeric): LiteralValue {
  return typedValue(numeric, NUMERIC_DATATYPES[numeric.type]);
}

/** Counts, lengths and years recur often. */
const SMALL_INTEGERS = Array.from<LiteralValue | undefined>({ length: 4_096 });

/** An xsd:integer. A `number` must be a safe integer. */
export function integerValue(value: number | bigint): LiteralValue {
  return typeof value === 'number' && value >= 0 && value < SMALL_INTEGERS.length
    ? (SMALL_INTEGERS[value] ??= newInteger(value))
    : newInteger(value);
}

function newInteger(value: number | bigint): LiteralValue {
  return typedValue(
    typeof value === 'bigint' ? numericOfBigInt(value) : new Numeric(INTEGER, value),
    INTEGER_DATATYPE,
  );
}

export function decimalValue(value: Decimal): LiteralValue {
  return numericValue(numericOfDecimal(value));
}

export function doubleValue(value: number): LiteralValue {
  return numericValue(new Numeric(DOUBLE, value));
}

/** A literal of the date's, time's or duration's own type. */
export function temporalValue(value: Temporal | Duration): LiteralValue {
  return typedValue(value, datatypeOf(XSD.iri + value.kind));
}
