import { describe, expect, it } from '@jest/globals';
import {
  dateInWords,
  firstDayOf,
  isDate,
  lastDayOf,
  spanAfter,
  spanBefore,
  spanSince,
  timeBetween,
} from '../../../src/ask/language/span.js';

describe('Spans of time', () => {
  it.each([
    ['2019', '2019-01-01', '2019-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2021-11-23', '2021-11-23', '2021-11-23'],
  ])('have a first and a last day: %s', (date, first, last) => {
    expect([firstDayOf(date), lastDayOf(date)]).toEqual([first, last]);
  });

  it('since a year has it, before and after a day, month or year have not', () => {
    expect(spanSince('2019').from).toBe('2019');
    expect(['2019', '2020-01', '2020-03-01'].map((date) => spanBefore(date).to)).toEqual([
      '2018',
      '2019-12',
      '2020-02-29',
    ]);
    expect(['2019', '2020-01', '2020-02-29'].map((date) => spanAfter(date).from)).toEqual([
      '2020',
      '2020-02',
      '2020-03-01',
    ]);
  });

  it('are said in words', () => {
    expect([dateInWords('1973-06-25'), dateInWords('2018-05'), dateInWords('2018')]).toEqual([
      '25 June 1973',
      'May 2018',
      '2018',
    ]);
  });

  it.each([
    ['2019-02-31', false],
    ['2020-02-29', true],
    ['2019-13', false],
    ['2019', true],
  ])('know the calendar: %s', (date, isReal) => {
    expect(isDate(date)).toBe(isReal);
  });

  it.each([
    ['1993-02-15', '2001-12-31', false, '8 years, 10 months', 3241],
    ['2010-12-01', '2010-12-02', true, '2 days', 2],
    ['2001-01-31', '2003-01-31', false, '2 years', 730],
    ['2001-01-31', '2001-03-01', false, '1 month', 29],
    ['2000-02', '2017-08-31', false, undefined, undefined],
  ])('have a length: %s to %s', (from, to, isInclusive, time, days) => {
    expect(timeBetween(from, to, isInclusive)).toEqual({ time, days });
  });
});
