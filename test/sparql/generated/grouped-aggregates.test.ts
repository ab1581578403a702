import { describe, expect, it } from '@jest/globals';
import { SEED } from '../../support/random.js';
import { expectedOf, fits } from './exact-aggregates.js';
import { checkGroupedCases, groupedCase } from './grouped-aggregates.js';

const count = Number(process.env.GENERATED_CASES ?? 60);
const TIME = 60_000 + count * 500;
const number = (value: string, type: string): string =>
  `"${value}"^^<http://www.w3.org/2001/XMLSchema#${type}>`;

describe('A set function over groups of mixed types', () => {
  it.each([
    ['fixed seeds', 1, 100],
    [`${count} cases from seed ${SEED}`, SEED, count],
  ])(
    'gives the exact result, and other engines give the same (%s)',
    async (_, firstSeed, cases) => {
      const { failures } = await checkGroupedCases(firstSeed, cases);
      expect(failures.join('\n')).toBe('');
    },
    TIME,
  );

  it('has numbers of every type among its cases, in one group', () => {
    const kinds = Array.from({ length: 100 }, (_, seed) => groupedCase(seed).kinds);
    for (const kind of ['decimals', 'longDecimals', 'largeIntegers', 'floats', 'doubles'])
      expect(kinds.filter((each) => each.includes(kind)).length).toBeGreaterThan(10);
  });

  it.each([
    ['SUM', ['1', 'integer'], ['0.25', 'decimal'], ['1.25', 'decimal'], ['1', 'integer']],
    [
      'SUM',
      ['5000000', 'integer'],
      ['0.5', 'double'],
      ['5000000.5', 'double'],
      ['5000000', 'double'],
    ],
    ['SUM', ['1', 'integer'], ['2', 'int'], ['3', 'integer'], ['3', 'decimal']],
    ['SUM', ['1', 'float'], ['2', 'decimal'], ['3.0E0', 'float'], ['3.0E0', 'double']],
    ['AVG', ['1', 'integer'], ['2', 'integer'], ['1.5', 'decimal'], ['1', 'integer']],
    ['MAX', ['2', 'integer'], ['1e1', 'double'], ['1e1', 'double'], ['2', 'integer']],
  ])('knows a right %s of %j and %j, and a wrong one', (name, left, right, correct, wrong) => {
    const text = ([value, type]: string[]): string => number(value!, type!);
    const expected = expectedOf(name, false, [text(left), text(right)]);
    expect([fits(text(correct), expected), fits(text(wrong), expected)]).toEqual([true, false]);
    expect(fits(undefined, expected)).toBe(false);
  });
});
