import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { XSD, compareCodePoints } from '../../../src/rdf/index.js';
import {
  BlankValue,
  IriValue,
  TripleValue,
  type Value,
  compareValues,
  equalValues,
  languageValue,
  literalValue,
  orderValues,
  stringValue,
} from '../../../src/sparql/values/index.js';

const of = (type: string) => (lexical: string) => literalValue(lexical, XSD.iri + type);
const [integer, decimal, float, double] = [of('integer'), of('decimal'), of('float'), of('double')];
const [dateTime, date, duration, dayTime, yearMonth] = [
  of('dateTime'),
  of('date'),
  of('duration'),
  of('dayTimeDuration'),
  of('yearMonthDuration'),
];
const iri = (name: string) => new IriValue(`http://example.org/${name}`);

/** In their order; no two are the same term. */
const SORTED: readonly (Value | undefined)[] = [
  undefined,
  new BlankValue('a'),
  new BlankValue('b'),
  iri('a'),
  iri('b'),
  double('NaN'),
  double('-INF'),
  integer('-1'),
  double('0'),
  decimal('0.1'),
  float('0.1'),
  integer('1'),
  integer('2'),
  decimal('2.5'),
  double('9007199254740992'),
  integer('9007199254740993'),
  decimal('9007199254740993.5'),
  integer('9007199254740994'),
  integer('100000000000000000000'),
  double('INF'),
  dateTime('2019-12-31T23:00:00-05:00'),
  dateTime('2020-01-01T05:00:00Z'),
  dateTime('2020-01-01T05:00:00.5Z'),
  date('2020-01-01'),
  date('2020-01-02Z'),
  dayTime('PT1H'),
  yearMonth('P1M'),
  duration('P40D'),
  yearMonth('P1Y'),
  of('boolean')('false'),
  of('boolean')('true'),
  stringValue(''),
  stringValue('B'),
  stringValue('a'),
  stringValue('\uffff'),
  stringValue('\u{10000}'),
  languageValue('a', 'de'),
  languageValue('a', 'EN'),
  languageValue('a', 'en'),
  languageValue('a', 'en', 'ltr'),
  languageValue('b', 'de'),
  literalValue('a', 'http://example.org/t'),
  literalValue('b', 'http://example.org/t'),
  integer('x'),
  new TripleValue(iri('a'), iri('p'), integer('-456')),
  new TripleValue(iri('a'), iri('p'), integer('123')),
  new TripleValue(iri('b'), iri('p'), integer('1')),
];

const anyNumber = fc.oneof(
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map((value) => integer(String(value))),
  fc.integer({ min: -20, max: 20 }).map((value) => integer(String(value))),
  fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(99))
    .map(([whole, part]) => decimal(`${whole}.${part}`)),
  fc.double().map((value) => double(String(value).replace('Infinity', 'INF'))),
  fc.integer({ min: -20, max: 20 }).map((value) => float(String(value / 10))),
  fc.integer({ min: -20, max: 20 }).map((value) => double(String(value / 10))),
);
const anyDateTime = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.nat(23),
    fc.constantFrom('', 'Z', '+14:00', '-14:00', '+02:00'),
  )
  .map(([day, hour, zone]) =>
    dateTime(`2020-01-0${day}T${String(hour).padStart(2, '0')}:00:00${zone}`),
  );
const anyString = fc.string({ unit: 'binary', maxLength: 3 }).map(stringValue);
const anyValue = fc.oneof(
  anyNumber,
  anyDateTime,
  anyString,
  fc.constantFrom(...SORTED.filter((value) => value !== undefined)),
);

describe('The order of ORDER BY', () => {
  it('puts kinds of terms, and values within a kind, in their places', () => {
    for (const [i, a] of SORTED.entries()) {
      for (const [j, b] of SORTED.entries())
        expect([i, j, Math.sign(orderValues(a, b))]).toEqual([i, j, Math.sign(i - j)]);
    }
  });

  it('is total: reflexive, antisymmetric, transitive, and zero only for the same term', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
        const sorted = [a, b, c].sort(orderValues);
        expect(orderValues(a, a)).toBe(0);
        expect(Math.sign(orderValues(a, b))).toBe(Math.sign(0 - orderValues(b, a)));
        expect(
          orderValues(sorted[0], sorted[1]) <= 0 &&
            orderValues(sorted[1], sorted[2]) <= 0 &&
            orderValues(sorted[0], sorted[2]) <= 0,
        ).toBe(true);
        expect(orderValues(a, b) === 0).toBe(a.equals(b));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every answer of <', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(anyNumber, anyNumber),
          fc.tuple(anyDateTime, anyDateTime),
          fc.tuple(anyString, anyString),
        ),
        ([a, b]) => {
          const order = compareValues(a, b);
          if (order !== undefined && order < 0) expect(orderValues(a, b)).toBeLessThan(0);
          if (order !== undefined && order > 0) expect(orderValues(a, b)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('Equality', () => {
  it('is symmetric, and agrees with the order of <', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(equalValues(a, b)).toBe(equalValues(b, a));
        const order = compareValues(a, b);
        if (order !== undefined) expect(equalValues(a, b)).toBe(order === 0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('The order of strings', () => {
  it('is that of their code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(
          Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
        );
      }),
    );
  });
});
