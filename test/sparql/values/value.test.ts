import { describe, expect, it } from '@jest/globals';
import { XSD } from '../../../src/rdf/index.js';
import { readPairs } from '../../support/cases.js';
import {
  BlankValue,
  Decimal,
  Duration,
  FLOAT,
  IriValue,
  Numeric,
  Temporal,
  booleanValue,
  decimalValue,
  doubleValue,
  effectiveBoolean,
  integerValue,
  languageValue,
  literalValue,
  numericValue,
  stringValue,
  temporalValue,
} from '../../../src/sparql/values/index.js';

const xsd = (name: string): string => XSD.iri + name;

describe('A literal', () => {
  it.each(readPairs('test/sparql/values/lexical.txt'))('may be %s, with %s', (type, forms) => {
    const [, isNone, name = ''] = /^(not )?(.*)$/.exec(type) ?? [];
    for (const form of [...forms.split(' | '), ...(isNone ? ['', ' 1'] : [])])
      expect([form, literalValue(form, xsd(name)).typed === undefined]).toEqual([form, !!isNone]);
  });
});

describe('A computed literal', () => {
  it.each([
    [integerValue(3), '3'],
    [integerValue(2n ** 64n), '18446744073709551616'],
    [decimalValue(new Decimal(250n, 2)), '2.5'],
    [decimalValue(new Decimal(-5n, 3)), '-0.005'],
    [decimalValue(new Decimal(30n, 1)), '3'],
    [doubleValue(1), '1.0E0'],
    [doubleValue(-0), '-0.0E0'],
    [doubleValue(1050), '1.05E3'],
    [doubleValue(1e-7), '1.0E-7'],
    [doubleValue(NaN), 'NaN'],
    [doubleValue(-Infinity), '-INF'],
    [numericValue(new Numeric(FLOAT, Math.fround(0.1))), '1.0E-1'],
    [numericValue(new Numeric(FLOAT, Math.fround(16777216))), '1.6777216E7'],
    [numericValue(new Numeric(FLOAT, Math.fround(3.4028235e38))), '3.4028235E38'],
    [booleanValue(true), 'true'],
    [stringValue('a'), 'a'],
    [
      temporalValue(
        new Temporal('dateTime', {
          year: 2020,
          month: 1,
          day: 2,
          nanosecond: 120_000_000,
          zone: -330,
        }),
      ),
      '2020-01-02T00:00:00.12-05:30',
    ],
    [temporalValue(new Temporal('gMonthDay', { month: 2, day: 29, zone: 0 })), '--02-29Z'],
    [temporalValue(new Duration('dayTimeDuration', 0, 0n)), 'PT0S'],
    [temporalValue(new Duration('yearMonthDuration', 0, 0n)), 'P0M'],
    [temporalValue(new Duration('dayTimeDuration', 0, -90_061_500_000_000n)), '-P1DT1H1M1.5S'],
    [temporalValue(new Duration('duration', 14, 0n)), 'P1Y2M'],
  ])('has the canonical lexical form (%#)', (value, lexical) => {
    expect(value.value).toBe(lexical);
    expect(literalValue(lexical, value.datatype.value).equals(value)).toBe(true);
  });
});

describe('The effective boolean value', () => {
  it.each([
    [booleanValue(true), true],
    [literalValue('0', xsd('boolean')), false],
    [literalValue('yes', xsd('boolean')), undefined],
    [stringValue(''), false],
    [stringValue('false'), true],
    [integerValue(0), false],
    [literalValue('0.00', xsd('decimal')), false],
    [literalValue('0.01', xsd('double')), true],
    [doubleValue(NaN), false],
    [literalValue('abc', xsd('integer')), undefined],
    [languageValue('a', 'en'), undefined],
    [literalValue('a', 'http://example.org/t'), undefined],
    [new IriValue('a'), undefined],
    [new BlankValue('a'), undefined],
    [undefined, undefined],
  ])('is known for each kind of value (%#)', (value, expected) => {
    expect(effectiveBoolean(value)).toBe(expected);
  });
});
