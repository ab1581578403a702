import { describe, expect, it } from '@jest/globals';
import { isWithin, yearsOf } from '../../../src/http/lists/years.js';

const href = (year: number): string => `/news?from=${year}`;

describe('The years of a list', () => {
  it('go from the first to the last, with those between that have nothing and lead nowhere', () => {
    expect(
      yearsOf(
        new Map([
          [2020, 2],
          [2022, 1],
        ]),
        ['item', 'items'],
        href,
        (year) => year === 2022,
      )?.years,
    ).toEqual([
      { year: 2020, count: 2, href: '/news?from=2020' },
      { year: 2021, count: 0 },
      { year: 2022, count: 1, href: '/news?from=2022', isChosen: true },
    ]);
  });

  it('are the last forty of more, as a date may be wrong by centuries', () => {
    expect(
      yearsOf(
        new Map([
          [21, 1],
          [2021, 1],
        ]),
        ['item', 'items'],
        href,
      )?.years,
    ).toHaveLength(40);
  });

  it('are none where all is in one', () => {
    expect(yearsOf(new Map([[2021, 5]]), ['item', 'items'], href)).toBeUndefined();
  });

  it('are chosen where they are in the period, whatever its days', () => {
    const chosen = (period: Parameters<typeof isWithin>[1]): number[] =>
      [2014, 2015, 2016].filter((year) => isWithin(year, period));
    expect(chosen({ from: '2015' })).toEqual([2015, 2016]);
    expect(chosen({ from: '2014-05', to: '2015-01-02' })).toEqual([2014, 2015]);
    expect(chosen({})).toEqual([]);
  });
});
