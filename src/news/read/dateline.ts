/** The dateline of a press release, which is no part of its first sentence. */
import type { Dateline } from './article.js';
import { isoDate, MONTH, monthNumber } from './calendar.js';
import type { SourcedText } from './sourced-text.js';

/** CITY[/CITY][, Country][, D Month YYYY] – */
const DATELINE = new RegExp(
  `^(?<city>\\p{Lu}[\\p{Lu}\\p{M}'’./ -]{1,60}?)(?<country>, (?!\\d)[\\p{L} ]{2,40}?)?` +
    `(?:,? (?<day>\\d{1,2}) (?<month>${MONTH}),? (?<year>\\d{4}))?\\s*(?:[–—]|-|--)\\s+`,
  'u',
);

/** City[, Country], D Month YYYY –, not in capitals. */
const SMALL_DATELINE = new RegExp(
  "^(?<city>\\p{Lu}[\\p{L}\\p{M}'’./ -]{1,60}?)(?<country>, (?!\\d)[\\p{L} ]{2,40}?)?,? " +
    `(?<day>\\d{1,2}) (?<month>${MONTH}),? (?<year>\\d{4})\\s*(?:[–—]|-|--)\\s+`,
  'u',
);

const matchDateline = (text: string): RegExpExecArray | null =>
  DATELINE.exec(text) ?? SMALL_DATELINE.exec(text);

/** Whether a paragraph begins with a dateline that has a date. */
export const isDateline = (paragraph: string): boolean =>
  matchDateline(paragraph)?.groups?.day !== undefined;

/** The dateline at the start of a paragraph, and the paragraph without it. */
export function takeDateline(paragraph: SourcedText | undefined): {
  dateline: Dateline | null;
  first: SourcedText | undefined;
} {
  const match = paragraph ? matchDateline(paragraph.text) : null;
  if (!paragraph || !match?.groups) return { dateline: null, first: paragraph };
  const { city = '', day, month, year } = match.groups;
  const date =
    day === undefined
      ? undefined
      : isoDate(Number(year), monthNumber(month ?? '') ?? 0, Number(day));
  const text = paragraph.slice(0, match[0].length);
  return {
    dateline: { text, city: toTitleCase(city.split('/')[0] ?? city), date: date ?? null },
    first: paragraph.slice(match[0].length),
  };
}

/** `NUR-SULTAN` as `Nur-Sultan`. */
function toTitleCase(capitals: string): string {
  return capitals
    .trim()
    .toLowerCase()
    .replace(
      /(^|[\s-])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
