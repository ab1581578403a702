/** Days written in English, and their ISO form. */
import { DAY_MS, MONTHS } from '../../rdf/index.js';

/** Names of months and usual abbreviations, in lower case without a full stop. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...MONTHS.flatMap((name, index): [string, number][] => [
    [name.toLowerCase(), index + 1],
    [name.slice(0, 3).toLowerCase(), index + 1],
  ]),
  ['sept', 9],
]);

/** A regular expression's source for the name of a month. */
export const MONTH = `(?:${MONTHS.join('|')}|(?:${[...MONTH_NUMBERS.keys()]
  .filter((name) => name.length < 5)
  .sort((a, b) => b.length - a.length)
  .join('|')})\\.?)`;

/** A day of the week, with the separator before a date. */
export const WEEKDAY =
  '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\\s+)';

/** By name, abbreviation or digits; undefined for other words. */
export function monthNumber(word: string): number | undefined {
  return /^\d{1,2}$/.test(word)
    ? Number(word)
    : MONTH_NUMBERS.get(word.replace(/\.$/, '').toLowerCase());
}

/** Why a day is impossible, as words that end a sentence; undefined for a valid one. */
function whyNoDay(year: number, month: number, day: number): string | undefined {
  const name = MONTHS[month - 1];
  if (name === undefined) return `there is no month ${month}`;
  const dayCount =
    new Date(Date.UTC(2000, month, 0)).getUTCDate() - (month === 2 && !isLeapYear(year) ? 1 : 0);
  return day >= 1 && day <= dayCount ? undefined : `${name} ${year} has ${dayCount} days`;
}

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** `YYYY-MM-DD`; undefined for impossible days, and years before 1900 or after 2199. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199 || whyNoDay(year, month, day) !== undefined) return undefined;
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Day and month of `23/11/2021`, day first unless only the other order is possible. */
export function dayAndMonth(
  first: number,
  second: number,
): { readonly day: number; readonly month: number } {
  return second > 12 && first <= 12 ? { day: second, month: first } : { day: first, month: second };
}

/** Spellings of a date of publication, with named groups. */
const PUBLICATION_FORMATS: readonly RegExp[] = [
  new RegExp(
    `^${WEEKDAY}?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<word>[A-Z][a-z]+\\.?),? (?<year>\\d{4})$`,
    'i',
  ),
  new RegExp(
    `^${WEEKDAY}?(?<word>[A-Z][a-z]+\\.?) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})$`,
    'i',
  ),
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<first>\d{1,2})\/(?<second>\d{1,2})\/(?<year>\d{4})$/,
];

/** As ISO date; undefined for other texts, and for dates after next year, which are slips. */
export function parsePublicationDate(text: string): string | undefined {
  const value = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/,?(?: at| [-–])? \d{1,2}[:.]\d{2}(?: ?[ap]m)?$/i, '');
  for (const format of PUBLICATION_FORMATS) {
    const groups = format.exec(value)?.groups;
    if (!groups) continue;
    const { day, month } =
      groups.first === undefined
        ? { day: Number(groups.day), month: monthNumber(groups.month ?? groups.word ?? '') }
        : dayAndMonth(Number(groups.first), Number(groups.second));
    const isPlausible = Number(groups.year) <= new Date().getUTCFullYear() + 1;
    return month === undefined || !isPlausible
      ? undefined
      : isoDate(Number(groups.year), month, day);
  }
  return undefined;
}

/** The day after (or before) an ISO date by a number of days. */
export function addDays(date: string, dayCount: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + dayCount * DAY_MS;
  return new Date(time).toISOString().slice(0, 10);
}
