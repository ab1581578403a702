import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDayNumber, dayNumber } from '../../../src/rdf/calendar.js';
import { exactDouble } from '../../../src/sparql/values/decimal.js';
import {
  Temporal,
  addDecimals,
  addToTemporal,
  ceilDecimal,
  compareDecimals,
  divideDecimals,
  floorDecimal,
  formatDecimal,
  multiplyDecimals,
  nearestDecimal,
  numericOfDecimal,
  parseDecimal,
  parseDuration,
  roundDecimal,
  subtractDecimals,
  truncateDecimal,
} from '../../../src/sparql/values/index.js';

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(20))
  .map(([unscaled, scale]) => {
    const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
    const dot = digits.length - scale;
    return parseDecimal(`${unscaled < 0n ? '-' : ''}${digits.slice(0, dot)}.${digits.slice(dot)}`);
  });

describe('A decimal', () => {
  it.each([
    ['1.50', '1.5'],
    ['-0.0', '0'],
    ['+12', '12'],
    ['.5', '0.5'],
    ['-0.050', '-0.05'],
    ['100', '100'],
    ['007.', '7'],
  ])('of %s is written %s', (text, expected) => {
    expect(formatDecimal(parseDecimal(text))).toBe(expected);
  });

  it.each([
    ['2.5', 2n, 3n, 3n, 2n],
    ['-2.5', -3n, -2n, -2n, -2n],
    ['-0.4', -1n, 0n, 0n, 0n],
    ['7', 7n, 7n, 7n, 7n],
    ['-7.0', -7n, -7n, -7n, -7n],
  ])('of %s is rounded each way', (text, floor, ceil, round, truncated) => {
    const value = parseDecimal(text);
    expect([
      floorDecimal(value),
      ceilDecimal(value),
      roundDecimal(value),
      truncateDecimal(value),
    ]).toEqual([floor, ceil, round, truncated]);
  });

  it('is calculated with exactly', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(compareDecimals(subtractDecimals(addDecimals(a, b), b), a)).toBe(0);
        const product = multiplyDecimals(a, b);
        const quotient = divideDecimals(product, b);
        if (quotient) expect(compareDecimals(quotient, a)).toBe(0);
        expect(compareDecimals(parseDecimal(formatDecimal(a)), a)).toBe(0);
        expect(numericOfDecimal(a).approximate).toBe(Number(formatDecimal(a)));
      }),
    );
  });

  it('is not divided by zero', () => {
    expect(divideDecimals(parseDecimal('1'), parseDecimal('0.0'))).toBeUndefined();
  });

  it('is made of a double exactly, or as that is printed', () => {
    expect(formatDecimal(exactDouble(0.1))).toBe(
      '0.1000000000000000055511151231257827021181583404541015625',
    );
    expect(formatDecimal(nearestDecimal(0.1))).toBe('0.1');
    expect(formatDecimal(nearestDecimal(1.5e21))).toBe('1500000000000000000000');
    expect(formatDecimal(nearestDecimal(-2.5e-7))).toBe('-0.00000025');
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatDecimal(exactDouble(value)))).toBe(value + 0);
        expect(Number(formatDecimal(nearestDecimal(value)))).toBe(value + 0);
      }),
    );
  });
});

describe('The calendar', () => {
  it('numbers days as Date does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (days) => {
        const { year, month, day } = dateOfDayNumber(days);
        const date = new Date(days * 86_400_000);
        expect([year, month, day]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(dayNumber(year, month, day)).toBe(days);
      }),
    );
  });

  it('adds months by the end of the shorter month', () => {
    const moved = (months: string, sign: 1 | -1) =>
      String(
        addToTemporal(
          new Temporal('date', { year: 2021, month: 3, day: 31 }),
          parseDuration(months, 'yearMonthDuration')!,
          sign,
        ),
      );
    expect([moved('P1M', -1), moved('P1M', 1), moved('P13M', -1), moved('P120Y', 1)]).toEqual([
      '2021-02-28',
      '2021-04-30',
      '2020-02-29',
      '2141-03-31',
    ]);
  });
});
