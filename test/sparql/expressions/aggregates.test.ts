import { describe, expect, it } from '@jest/globals';
import { aggregate, aggregateRows } from './evaluate.js';

describe('A set function', () => {
  it.each([
    ['COUNT(?x)', [], '"0"^integer'],
    ['COUNT(*)', [], '"0"^integer'],
    ['SUM(?x)', [], '"0"^integer'],
    ['AVG(?x)', [], '"0"^integer'],
    ['GROUP_CONCAT(?x)', [], '""'],
    ['MIN(?x)', [], 'error'],
    ['MAX(?x)', [], 'error'],
    ['SAMPLE(?x)', [], 'error'],
  ])('gives %s of an empty group', async (text, values, expected) => {
    expect(await aggregate(text, values)).toEqual([expected]);
  });

  it.each<[string, (string | undefined)[], string]>([
    ['COUNT(?x)', ['1', undefined, '1'], '"2"^integer'],
    ['COUNT(DISTINCT ?x)', ['1', '1', '01', '1.0', undefined], '"3"^integer'],
    ['COUNT(*)', ['1', undefined], '"2"^integer'],
    ['COUNT(1/?x)', ['1', '0', '2'], '"2"^integer'],
    ['SUM(?x)', ['1', '2', '3'], '"6"^integer'],
    ['SUM(?x)', ['1.0', '2.2', '3.5'], '"6.7"^decimal'],
    ['SUM(?x)', ['1.0E2', '2.0E3', '3.0E4'], '"3.21E4"^double'],
    ['SUM(?x)', ['1', '2.2'], '"3.2"^decimal'],
    ['SUM(?x)', ['2E-1', '0.2'], '"4.0E-1"^double'],
    ['SUM(DISTINCT ?x)', ['1', '2', '2'], '"3"^integer'],
    ['SUM(?x)', ['9007199254740991', '9007199254740991'], '"18014398509481982"^integer'],
    ['SUM(?x)', ['1', '"a"'], 'error'],
    ['SUM(?x)', ['1', undefined], 'error'],
    ['SUM(?x)', ['1', '_:b'], 'error'],
    ['SUM(?x)', Array.from({ length: 10 }, () => '0.1'), '"1"^decimal'],
    ['AVG(?x)', ['1', '2', '3', '4'], '"2.5"^decimal'],
    ['AVG(?x)', ['1', '2', '3'], '"2"^decimal'],
    ['AVG(?x)', ['1', '2.2'], '"1.6"^decimal'],
    ['AVG(?x)', ['2E-1', '0.2'], '"2.0E-1"^double'],
    ['AVG(DISTINCT ?x)', ['1', '2', '2'], '"1.5"^decimal'],
    ['AVG(?x)', ['1', '_:b', '3'], 'error'],
    ['AVG(?x)', ['1', '1', '2'], '"1.333333333333333333333333"^decimal'],
    [
      'AVG(IF(isNumeric(?x), ?x, COALESCE(xsd:double(?x), 0)))',
      ['1', '"2"', '3', '4'],
      '"2.5E0"^double',
    ],
    ['MIN(?x)', ['2', '1.5', '3e0'], '"1.5"^decimal'],
    ['MAX(?x)', ['2', '1.5', '3.0E4'], '"3.0E4"^double'],
    ['MAX(?x)', ['"a"', '"c"', '"b"'], '"c"'],
    ['MIN(?x)', ['"2020-01-02"^^xsd:date', '"2020-01-01"^^xsd:date'], '"2020-01-01"^date'],
    ['MIN(?x)', ['1', '_:b', '3'], '_:b'],
    ['MAX(?x)', ['1', '_:b', ':a'], '"1"^integer'],
    ['MIN(?x)', ['1', undefined], 'error'],
    ['MAX(?x)', ['"z"', '1'], '"z"'],
    ['SAMPLE(?x)', [undefined, '5'], '"5"^integer'],
    ['SAMPLE(DISTINCT ?x)', ['5', '5'], '"5"^integer'],
    ['SAMPLE(?x)', [undefined], 'error'],
    ['GROUP_CONCAT(?x)', ['"1"', '"22"'], '"1 22"'],
    ['GROUP_CONCAT(?x; SEPARATOR=":")', ['"a"@en', '1', ':b'], '"a:1:http://example.org/b"'],
    ['GROUP_CONCAT(?x; SEPARATOR="")', ['"a"', '"b"'], '"ab"'],
    ['GROUP_CONCAT(DISTINCT ?x)', ['"a"', '"b"', '"a"'], '"a b"'],
    ['GROUP_CONCAT(?x)', ['"a"', undefined], 'error'],
    ['GROUP_CONCAT(?x)', ['_:b'], 'error'],
    ['GROUP_CONCAT(?x)', ['"1"@en'], '"1"'],
  ])('gives %s of %j as %s', async (text, values, expected) => {
    expect(await aggregate(text, values)).toEqual([expected]);
  });

  it('counts distinct rows by their terms', async () => {
    const rows = [{ x: '1', y: '2' }, { x: '1' }, { x: '1', y: '2' }, {}];
    expect(await aggregateRows('COUNT(DISTINCT *)', rows)).toEqual(['"3"^integer']);
  });
});
