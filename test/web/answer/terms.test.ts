import { describe, expect, it } from '@jest/globals';
import {
  momentOf,
  numberIn,
  shortener,
  tagOf,
  termText,
  yearIn,
  type ResultTerm,
} from '../../../src/web/answer/terms.js';

const typed = (value: string, type: string): ResultTerm => ({
  type: 'literal',
  value,
  datatype: `http://www.w3.org/2001/XMLSchema#${type}`,
});
const same = (iri: string): string => iri;

describe('A term of an answer', () => {
  it.each([
    ['12', 'integer', 12],
    ['-INF', 'double', -Infinity],
    ['NaN', 'double', undefined],
    ['12', 'string', undefined],
    ['x', 'integer', undefined],
  ])('%s as xsd:%s is the number %s', (value, type, number) => {
    expect(numberIn(typed(value, type))).toBe(number);
  });

  it.each([
    ['2021-11-23', 'date', '2021-11-23'],
    ['2021-11', 'gYearMonth', '2021-11-01'],
    ['2021', 'gYear', '2021-01-01'],
    ['2021-11-23T10:00:00Z', 'dateTime', '2021-11-23T10:00:00Z'],
    ['2019-01-01T00:30:00', 'dateTime', '2019-01-01T00:30:00Z'],
    ['2019-12-31T23:30:00.5', 'dateTime', '2019-12-31T23:30:00.500Z'],
    ['2019-01-01+06:00', 'date', '2018-12-31T18:00:00Z'],
    ['2019-05:00', 'gYear', '2019-01-01T05:00:00Z'],
  ])('%s as xsd:%s is the moment %s, wherever it is read', (value, type, moment) => {
    expect(momentOf(typed(value, type))).toBe(Date.parse(moment));
  });

  it.each([
    ['2019-01-01T00:30:00', 'dateTime', 2019],
    ['2019-12-31T23:30:00', 'dateTime', 2019],
    ['2019-01-01T02:00:00+06:00', 'dateTime', 2019],
    ['2019-12-31T23:00:00-05:00', 'dateTime', 2019],
    ['2019-01-01+06:00', 'date', 2019],
    ['2019', 'integer', undefined],
  ])('%s as xsd:%s is in the year as written', (value, type, year) => {
    expect(yearIn(typed(value, type))).toBe(year);
  });

  it('has no moment where it has no date', () => {
    expect([
      momentOf(typed('2021', 'integer')),
      momentOf(typed('soon', 'date')),
      momentOf(undefined),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('shows a triple by its parts, a blank node by its label, and nothing as nothing', () => {
    const triple: ResultTerm = {
      type: 'triple',
      value: {
        subject: { type: 'bnode', value: 'b' },
        predicate: { type: 'uri', value: 'urn:p' },
        object: typed('3', 'integer'),
      },
    };
    expect([termText(triple, same), termText(undefined, same)]).toEqual([
      '<<( _:b urn:p 3 )>>',
      '',
    ]);
  });

  it('is tagged with its language, or a type that its text does not show', () => {
    expect([
      tagOf({ type: 'literal', value: 'a', 'xml:lang': 'ar', 'its:dir': 'rtl' }),
      tagOf(typed('1', 'integer')),
      tagOf(typed('P1D', 'duration')),
      tagOf({ type: 'uri', value: 'urn:a' }),
    ]).toEqual(['ar--rtl', undefined, 'duration', undefined]);
  });
});

describe('Short names', () => {
  const shorten = shortener(
    new Map([
      ['x', 'http://x.example/'],
      ['xy', 'http://x.example/y#'],
      ['', ''],
    ]),
  );

  it.each([
    ['http://x.example/a', 'x:a'],
    ['http://x.example/y#b', 'xy:b'],
    ['http://x.example/a/b', 'http://x.example/a/b'],
    ['http://other.example/', 'http://other.example/'],
  ])('of %s is %s', (iri, short) => {
    expect(shorten(iri)).toBe(short);
  });
});
