import { describe, expect, it } from '@jest/globals';
import { sortedIndexes } from '../../../src/web/answer/row-order.js';
import { numberIn, termText, type ResultTerm, type Row } from '../../../src/web/answer/terms.js';
import { randomOf } from '../../support/random.js';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const number = (value: number): ResultTerm => ({
  type: 'literal',
  value: String(value),
  datatype: `${XSD}integer`,
});
const date = (value: string): ResultTerm => ({ type: 'literal', value, datatype: `${XSD}date` });
const text = (value: string): ResultTerm => ({ type: 'literal', value });
const shown = (term: ResultTerm | undefined): string => termText(term, (iri) => iri);

const sorted = (
  terms: readonly (ResultTerm | undefined)[],
  direction: 'ascending' | 'descending' = 'ascending',
): string[] => {
  const rows: Row[] = terms.map((term) => [term]);
  return Array.from(sortedIndexes(rows, { column: 0, direction }, shown), (index) =>
    shown(terms[index]),
  );
};

describe('The order of rows', () => {
  it('puts numbers by size, then days, then texts as people sort them, after nothing', () => {
    expect(
      sorted([
        undefined,
        text('Zoran'),
        text('émigré'),
        date('2021-11-23'),
        number(10),
        text('item 10'),
        text('item 9'),
        date('2020-01-01'),
        number(9),
      ]),
    ).toEqual(['', '9', '10', '2020-01-01', '2021-11-23', 'émigré', 'item 9', 'item 10', 'Zoran']);
  });

  it('turns round', () => {
    const terms = [number(1), undefined, number(3), number(2)];
    expect(sorted(terms, 'descending')).toEqual(['3', '2', '1', '']);
  });

  const seed = Date.now() % 1_000_000;
  it(`keeps the order of equal rows, and loses none, however many (seed ${seed})`, () => {
    const random = randomOf(seed);
    const rows: Row[] = Array.from({ length: 3_001 }, () => [number(Math.floor(random() * 50))]);
    const order = [...sortedIndexes(rows, { column: 0, direction: 'ascending' }, shown)];
    const expected = rows
      .map((_, index) => index)
      .sort((one, other) => numberIn(rows[one]![0])! - numberIn(rows[other]![0])! || one - other);
    expect(order).toEqual(expected);
  });

  it('of nothing is nothing', () => {
    expect(sorted([])).toEqual([]);
  });
});
