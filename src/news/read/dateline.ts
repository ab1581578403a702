/** The dateline of a press release, which is no part of its first sentence. */
import type { Dateline } from './article.js';
import { isoDate, MONTH, monthNumber, WEEKDAY } from './calendar.js';
import type { SourcedText } from './sourced-text.js';

const COUNTRY = '(?<country>, (?!\\d)[\\p{L} ]{2,40}?)?';
/** `2 March 2007`, `2 April, 2004`, `May 20, 2015`; the year may be missing. */
const DATE =
  `(?:${WEEKDAY}?(?:(?<day>\\d{1,2}) (?<month>${MONTH})|(?<month2>${MONTH}) (?<day2>\\d{1,2}))` +
  '(?:,? (?<year>\\d{4}))?(?: \\(OSCE\\))?)';
/** After a date the dash may touch the next word. */
const DASH = '(?:[–—]|--?)';

/** CITY[/CITY][, Country][, D Month [YYYY]] – */
const DATELINE = new RegExp(
  `^(?<city>\\p{Lu}[\\p{Lu}\\p{M}'’./ -]{1,60}?)${COUNTRY}` +
    `(?:,? ${DATE}\\s*${DASH}\\s*|\\s*${DASH}\\s+)`,
  'u',
);

/** City[/City][ and City][, Country], D Month [YYYY] –, not in capitals. */
const SMALL_DATELINE = new RegExp(
  '^(?!(?:On|Last|From|Since|In|By|Until|Today|Yesterday)\\b)' +
    `(?<city>\\p{Lu}[\\p{L}\\p{M}'’./-]+(?: (?:and )?\\p{Lu}[\\p{L}\\p{M}'’./-]+){0,3})${COUNTRY}` +
    `,? ${DATE}\\s*${DASH}\\s*`,
  'u',
);

const matchDateline = (text: string): RegExpExecArray | null =>
  DATELINE.exec(text) ?? SMALL_DATELINE.exec(text);

/** Whether a paragraph begins with a dateline that has a date. */
export const isDateline = (paragraph: string): boolean => {
  const groups = matchDateline(paragraph)?.groups;
  return (groups?.day ?? groups?.day2) !== undefined;
};

/** Splits a paragraph's dateline from it. `year` is for a day without one. */
export function takeDateline(
  paragraph: SourcedText,
  year?: number,
): { dateline: Dateline | null; first: SourcedText } {
  const match = matchDateline(paragraph.text);
  if (!match?.groups) return { dateline: null, first: paragraph };
  const { city = '' } = match.groups;
  return {
    dateline: {
      text: paragraph.slice(0, match[0].length),
      city: toTitleCase(city.split(/\/| and /)[0] ?? city),
      date: dayOf(match.groups, year) ?? null,
    },
    first: paragraph.slice(match[0].length),
  };
}

function dayOf(
  { day, month, day2, month2, year }: Readonly<Record<string, string | undefined>>,
  yearElsewhere = NaN,
): string | undefined {
  const written = year === undefined ? yearElsewhere : Number(year);
  return isoDate(written, monthNumber(month ?? month2 ?? '') ?? 0, Number(day ?? day2));
}

/** `NUR-SULTAN` as `Nur-Sultan`. */
const toTitleCase = (capitals: string): string =>
  capitals
    .trim()
    .toLowerCase()
    .replace(/(?<![^\s-])\p{L}/gu, (letter) => letter.toUpperCase());
