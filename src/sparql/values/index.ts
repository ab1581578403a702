/** The value space of SPARQL: terms with typed values, compared, ordered and made. */
export { bytesOf, countCodePoints, hasSurrogates } from './code-points.js';
export { compareValues, effectiveBoolean, equalValues, hasSameLanguage } from './compare.js';
export {
  DURATION_KINDS,
  INTEGER_RANGES,
  TEMPORAL_KINDS,
  isInIntegerRange,
  parseBoolean,
  type Typed,
} from './datatypes.js';
export {
  Decimal,
  addDecimals,
  ceilDecimal,
  compareDecimals,
  divideDecimals,
  floorDecimal,
  formatDecimal,
  multiplyDecimals,
  nearestDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  truncateDecimal,
} from './decimal.js';
export {
  Duration,
  addDurations,
  lengthsOf,
  parseDuration,
  scaleDuration,
  type DurationKind,
} from './duration.js';
export {
  booleanValue,
  decimalValue,
  doubleValue,
  integerValue,
  numericValue,
  temporalValue,
} from './make.js';
export {
  DECIMAL,
  DOUBLE,
  FLOAT,
  INTEGER,
  Numeric,
  compareNumerics,
  numericOfBigInt,
  numericOfDecimal,
  numericToString,
  parseNumeric,
  type NumericType,
} from './numeric.js';
export { orderValues } from './order.js';
export {
  Temporal,
  addToTemporal,
  nanosecondsBetween,
  parseTemporal,
  toTemporalKind,
  type TemporalKind,
} from './temporal.js';
export {
  BlankValue,
  IriValue,
  LiteralValue,
  TripleValue,
  datatypeOf,
  isOfDatatype,
  isPlainText,
  languageValue,
  literalValue,
  stringValue,
  toValue,
  typedValue,
  type Value,
} from './value.js';
