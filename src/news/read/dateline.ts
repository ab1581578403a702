/** The dateline of a press release, which is no part of its first sentence. */
import type { Dateline } from './article.js';
import { WRITTEN_DAY, writtenDay } from './calendar.js';
import type { SourcedText } from './sourced-text.js';

const COUNTRY = '(?<country>, (?!\\d)[\\p{L} ]{2,40}?)?';
const DATE = `(?:${WRITTEN_DAY}(?: \\(OSCE\\))?)`;
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

/** Splits a paragraph's dateline from it. `year` is for a day without one. */
export function takeDateline(
  paragraph: SourcedText,
  year?: number,
): { dateline: Dateline | null; first: SourcedText } {
  const match = DATELINE.exec(paragraph.text) ?? SMALL_DATELINE.exec(paragraph.text);
  if (!match?.groups) return { dateline: null, first: paragraph };
  const { city = '' } = match.groups;
  return {
    dateline: {
      text: paragraph.slice(0, match[0].length),
      city: toTitleCase(city.split(/\/| and /)[0] ?? city),
      date: writtenDay(match.groups, year) ?? null,
    },
    first: paragraph.slice(match[0].length),
  };
}

/** `NUR-SULTAN` as `Nur-Sultan`. */
const toTitleCase = (capitals: string): string =>
  capitals
    .trim()
    .toLowerCase()
    .replace(/(?<![^\s-])\p{L}/gu, (letter) => letter.toUpperCase());
