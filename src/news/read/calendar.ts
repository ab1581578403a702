/** Days written in English, and their ISO form. */

/** Months by their first three letters. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A regular expression's source for the name of a month. */
export const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December'
  + '|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)';

/** A regular expression's source for the name of a day of the week with what separates it from a date. */
export const WEEKDAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\\s+)';

/** The number of a month, from 1; undefined when the word is none. */
export function monthNumber(word: string): number | undefined {
  const index = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return index < 0 ? undefined : index + 1;
}

/** `YYYY-MM-DD`; undefined when the calendar has no such day or the year is not from 1900 to 2199. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2199 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** Spellings of a date of publication; each group is named by what it is. */
const PUBLICATION_FORMATS: readonly RegExp[] = [
  new RegExp(`^${WEEKDAY}?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<word>[A-Z][a-z]+\\.?),? (?<year>\\d{4})$`, 'i'),
  new RegExp(`^${WEEKDAY}?(?<word>[A-Z][a-z]+\\.?) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})$`, 'i'),
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/,
  /^(?<day>\d{1,2})[./](?<month>\d{1,2})[./](?<year>\d{4})$/,
];

/** A date of publication as ISO date, a time of day after it left out; undefined when it is no date. */
export function parsePublicationDate(text: string): string | undefined {
  const value = text.trim().replace(/\s+/g, ' ').replace(/,?(?: at| [-–])? \d{1,2}[:.]\d{2}(?: ?[ap]m)?$/i, '');
  for (const format of PUBLICATION_FORMATS) {
    const groups = format.exec(value)?.groups;
    if (!groups) continue;
    const month = groups.month === undefined ? monthNumber(groups.word ?? '') : Number(groups.month);
    return month === undefined ? undefined : isoDate(Number(groups.year), month, Number(groups.day));
  }
  return undefined;
}

/** The day after (or before) an ISO date by a number of days. */
export function addDays(date: string, dayCount: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + dayCount * 86_400_000;
  return new Date(time).toISOString().slice(0, 10);
}
