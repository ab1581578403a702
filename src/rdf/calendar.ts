/**
 * The proleptic Gregorian calendar on day numbers (XML Schema 1.1 Part 2 appendix E), and days, months
 * and years in data and parameters: `2021-11-23`, `2021-11`, `2021`.
 */

export const DAY_MS = 86_400_000;

export const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Year 0 is included. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
}

/** Days since 1970-01-01. Years begin in March here, so that the leap day is the last of a year. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function dateOfDayNumber(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** Days since 1970-01-01, the first and the last included. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** Of a year, month or day; undefined for other texts and impossible dates. */
export function daySpanOf(text: string): DaySpan | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const lastMonth = Number(month ?? 12);
  const most = daysInMonth(Number(year), lastMonth);
  const lastDay = Number(day ?? most);
  if (lastDay < 1 || lastDay > most) return undefined;
  return {
    first: dayNumber(Number(year), Number(month ?? 1), Number(day ?? 1)),
    last: dayNumber(Number(year), lastMonth, lastDay),
  };
}
