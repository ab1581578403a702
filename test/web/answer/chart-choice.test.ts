import { describe, expect, it } from '@jest/globals';
import {
  picturesOf,
  type ColumnsData,
  type GraphData,
  type MapData,
} from '../../../src/web/answer/chart-choice.js';
import { termText, type ResultTerm } from '../../../src/web/answer/terms.js';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const number = (value: number | string, type = 'integer'): ResultTerm => ({
  type: 'literal',
  value: String(value),
  datatype: XSD + type,
});
const date = (value: string): ResultTerm => ({ type: 'literal', value, datatype: `${XSD}date` });
const thing = (value: string): ResultTerm => ({ type: 'uri', value: `urn:x:${value}` });
const text = (value: string): ResultTerm => ({ type: 'literal', value });
const nameOf = (term: ResultTerm | undefined): string => termText(term, (iri) => iri);
const kindsOf = (variables: string[], rows: (ResultTerm | undefined)[][]): string[] =>
  picturesOf(variables, rows, nameOf).map(({ kind }) => kind);

describe('The pictures of an answer', () => {
  it.each<[string, string[], (ResultTerm | undefined)[][], string[]]>([
    [
      'names with amounts',
      ['body', 'events'],
      [
        [text('a'), number(3)],
        [text('b'), number(1)],
      ],
      ['chart'],
    ],
    [
      'amounts by year',
      ['year', 'events'],
      [
        [number(2019), number(3)],
        [number(2021), number(1)],
      ],
      ['timeline'],
    ],
    [
      'days alone',
      ['event', 'day'],
      [
        [text('a'), date('2019-02-01')],
        [text('b'), date('2021-02-01')],
      ],
      ['timeline'],
    ],
    [
      'places',
      ['place', 'lat', 'long'],
      [[text('Tirana'), number('41.33', 'decimal'), number('19.82', 'decimal')]],
      ['map'],
    ],
    [
      'things with an amount',
      ['a', 'b', 'events'],
      [[thing('x'), thing('y'), number(3)]],
      ['chart', 'graph'],
    ],
    ['things that are texts somewhere', ['a', 'b'], [[thing('x'), text('y')]], []],
    ['texts alone', ['a', 'b'], [[text('x'), text('y')]], []],
    ['amounts below nothing', ['a', 'b'], [[text('x'), number(-1)]], []],
    ['no rows', ['a'], [], []],
    ['columns that are never bound', ['a', 'b'], [[undefined, undefined]], []],
    ['one year only', ['year', 'n'], [[number(2019), number(3)]], []],
  ])('of %s are these', (_what, variables, rows, kinds) => {
    expect(kindsOf(variables, rows)).toEqual(kinds);
  });

  it('over years leave none out, and add up what falls into one', () => {
    const [picture] = picturesOf(
      ['day', 'n'],
      [
        [date('2019-02-01'), number(2)],
        [date('2019-12-31'), number(3)],
        [date('2021-02-01'), number(1)],
      ],
      nameOf,
    ) as [ColumnsData];
    expect(picture.years).toEqual([
      { year: 2019, amounts: [5] },
      { year: 2020, amounts: [0] },
      { year: 2021, amounts: [1] },
    ]);
  });

  it('over years have the largest series, and the others together', () => {
    const rows = Array.from({ length: 9 }, (_, index) => [
      text(`kind ${index}`),
      number(2019 + (index % 2)),
      number(index),
    ]);
    const [{ series, years }] = picturesOf(['kind', 'year', 'n'], rows, nameOf) as [ColumnsData];
    expect(series).toEqual(['kind 8', 'kind 7', 'kind 6', 'kind 5', 'kind 4', 'others']);
    expect(years.map(({ amounts }) => amounts.at(-1))).toEqual([0 + 2, 1 + 3]);
  });

  it('as a graph link two columns of things, with their amounts', () => {
    const [, { links }] = picturesOf(
      ['one', 'other', 'none', 'some'],
      [
        [thing('a'), thing('b'), number(0), number(4)],
        [thing('a'), undefined, number(1), number(2)],
      ],
      nameOf,
    ) as [unknown, GraphData];
    expect(links).toEqual([
      { source: thing('a'), target: thing('b'), label: number(4), title: 'some: 4' },
    ]);
  });

  it('on a map leave out what is on no earth', () => {
    const [{ points }] = picturesOf(
      ['lat', 'lon'],
      [
        [number(41), number(20)],
        [number(91), number(20)],
        [undefined, number(20)],
      ],
      nameOf,
    ) as [MapData];
    expect(points).toEqual([{ latitude: 41, longitude: 20, name: '', amount: undefined }]);
  });
});
