/** Datatypes: the kind of their values, and their lexical forms (SPARQL 1.1 §17.1). */
import { RDF, XSD } from '../../rdf/index.js';
import { type Duration, type DurationKind, parseDuration } from './duration.js';
import type { Numeric } from './numeric.js';
import { DECIMAL, DOUBLE, FLOAT, INTEGER, parseNumeric } from './numeric.js';
import { type Temporal, type TemporalKind, parseTemporal } from './temporal.js';

/** The value of a well-formed literal of a known datatype, except language-tagged strings. */
export type Typed = string | boolean | Numeric | Temporal | Duration;

export interface DatatypeMeaning {
  /** Its place among other kinds of literals in ORDER BY; unknown datatypes come last. */
  readonly rank: number;
  /** Undefined when the lexical form is ill-typed or the datatype is unknown. */
  parse(lexical: string): Typed | undefined;
}

const RANKS = {
  number: 0,
  temporal: 1,
  duration: 10,
  boolean: 11,
  string: 12,
  language: 13,
  unknown: 14,
};

export const UNKNOWN_DATATYPE: DatatypeMeaning = { rank: RANKS.unknown, parse: () => undefined };
/** Of literals in a language, which differ from all other literals. */
export const LANGUAGE: DatatypeMeaning = { rank: RANKS.language, parse: () => undefined };

export function parseBoolean(lexical: string): boolean | undefined {
  if (lexical === 'true' || lexical === '1') return true;
  return lexical === 'false' || lexical === '0' ? false : undefined;
}

/** Bounds of types derived from xsd:integer (XML Schema 1.1 Part 2 §3.4.13 to §3.4.25). */
export const INTEGER_RANGES: Readonly<
  Record<string, readonly [bigint | undefined, bigint | undefined]>
> = {
  integer: [undefined, undefined],
  nonPositiveInteger: [undefined, 0n],
  negativeInteger: [undefined, -1n],
  nonNegativeInteger: [0n, undefined],
  positiveInteger: [1n, undefined],
  long: [-(2n ** 63n), 2n ** 63n - 1n],
  int: [-(2n ** 31n), 2n ** 31n - 1n],
  short: [-32_768n, 32_767n],
  byte: [-128n, 127n],
  unsignedLong: [0n, 2n ** 64n - 1n],
  unsignedInt: [0n, 2n ** 32n - 1n],
  unsignedShort: [0n, 65_535n],
  unsignedByte: [0n, 255n],
};

/** Whether an xsd:integer is in the range of a derived type, given its local name. */
export function isInIntegerRange(value: Numeric, localName: string): boolean {
  const [least, greatest] = INTEGER_RANGES[localName] ?? [undefined, undefined];
  return (
    (least === undefined || value.integer >= least) &&
    (greatest === undefined || value.integer <= greatest)
  );
}

export const TEMPORAL_KINDS: readonly TemporalKind[] = [
  'dateTime',
  'date',
  'time',
  'gYear',
  'gYearMonth',
  'gMonth',
  'gMonthDay',
  'gDay',
];
export const DURATION_KINDS: readonly DurationKind[] = [
  'duration',
  'dayTimeDuration',
  'yearMonthDuration',
];
const STRING_TYPES = [
  'string',
  'normalizedString',
  'token',
  'language',
  'Name',
  'NCName',
  'NMTOKEN',
];

function parseInteger(lexical: string, localName: string): Numeric | undefined {
  const value = parseNumeric(lexical, INTEGER);
  return value && isInIntegerRange(value, localName) ? value : undefined;
}

function dateTimeStamp(lexical: string): Temporal | undefined {
  const value = parseTemporal(lexical, 'dateTime');
  return value?.zone === undefined ? undefined : value;
}

function meanings(): ReadonlyMap<string, DatatypeMeaning> {
  const map = new Map([
    [RDF.langString.value, LANGUAGE],
    [RDF.dirLangString.value, LANGUAGE],
  ]);
  const add = (name: string, rank: number, parse: DatatypeMeaning['parse']): void => {
    map.set(XSD.iri + name, { rank, parse });
  };
  add('boolean', RANKS.boolean, parseBoolean);
  for (const name of STRING_TYPES) add(name, RANKS.string, (lexical) => lexical);
  for (const name of Object.keys(INTEGER_RANGES))
    add(name, RANKS.number, (lexical) => parseInteger(lexical, name));
  add('decimal', RANKS.number, (lexical) => parseNumeric(lexical, DECIMAL));
  add('float', RANKS.number, (lexical) => parseNumeric(lexical, FLOAT));
  add('double', RANKS.number, (lexical) => parseNumeric(lexical, DOUBLE));
  TEMPORAL_KINDS.forEach((kind, index) => {
    add(kind, RANKS.temporal + index, (lexical) => parseTemporal(lexical, kind));
  });
  add('dateTimeStamp', RANKS.temporal, dateTimeStamp);
  for (const kind of DURATION_KINDS)
    add(kind, RANKS.duration, (lexical) => parseDuration(lexical, kind));
  return map;
}

export const KNOWN_DATATYPES: ReadonlyMap<string, DatatypeMeaning> = meanings();
