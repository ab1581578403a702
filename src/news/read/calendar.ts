/** Days written in English, and their ISO form. */
import { DAY_MS, MONTHS } from '../../rdf/index.js';

/** A regular expression's source for the name of a month, or an abbreviation of it. */
export const MONTH = `(?:${MONTHS.join('|')}|(?:Sept|${MONTHS.map((name) => name.slice(0, 3)).join('|')})\\.?)`;

/** A day of the week, with the separator before a date. */
export const WEEKDAY =
  '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\\s+)';

/** By name, abbreviation or digits; undefined for other words. */
export function monthNumber(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const start = word.replace(/\.$/, '').toLowerCase();
  const index = MONTHS.findIndex((name) => name.toLowerCase().startsWith(start));
  return start.length < 3 || index < 0 ? undefined : index + 1;
}

/** `YYYY-MM-DD`; undefined for impossible days, and years before 1900 or after 2199. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 &&
    year <= 2199 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

/** Day and month of `23/11/2021`, day first unless only the other order is possible. */
export const dayAndMonth = (first: number, second: number) =>
  second > 12 && first <= 12 ? { day: second, month: first } : { day: first, month: second };

/** A regular expression's source for a day, maybe without its year: `2 April, 2004`, `May 20, 2015`. */
export const WRITTEN_DAY =
  `${WEEKDAY}?(?:(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>${MONTH})|` +
  `(?<month2>${MONTH}) (?<day2>\\d{1,2})(?:st|nd|rd|th)?)(?:,? (?<year>\\d{4}))?`;

/** The ISO date of its groups; `yearElsewhere` is for a day without one. */
export const writtenDay = (
  { day, day2, month, month2, year }: Readonly<Record<string, string | undefined>>,
  yearElsewhere = NaN,
): string | undefined =>
  isoDate(
    year === undefined ? yearElsewhere : Number(year),
    monthNumber(month ?? month2 ?? '') ?? 0,
    Number(day ?? day2),
  );

/** Spellings of a date of publication. */
const PUBLICATION_FORMATS: readonly RegExp[] = [
  new RegExp(`^${WRITTEN_DAY}$`, 'i'),
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/,
  /^(?<day>\d{1,2})[./](?<month>0?[1-9]|1[0-2])[./](?<year>\d{4})$/,
  /^(?<month>\d{1,2})[./](?<day>\d{1,2})[./](?<year>\d{4})$/,
];

/** As ISO date; undefined for other texts, and for dates after next year, which are slips. */
export function parsePublicationDate(text: string): string | undefined {
  const value = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/,?(?: at| [-–])? \d{1,2}[:.]\d{2}(?: ?[ap]m)?$/i, '');
  const groups = PUBLICATION_FORMATS.map((format) => format.exec(value)?.groups).find(Boolean);
  const isPlausible = Number(groups?.year) <= new Date().getUTCFullYear() + 1;
  return groups && isPlausible ? writtenDay(groups) : undefined;
}

/** The day after (or before) an ISO date by a number of days. */
export function addDays(date: string, dayCount: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + dayCount * DAY_MS;
  return new Date(time).toISOString().slice(0, 10);
}
