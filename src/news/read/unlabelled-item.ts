/**
 * News items without labels: a title and its text, as republished, or below the word Newsroom with
 * a line of place and date; or the text alone.
 */
import { parsePublicationDate, WEEKDAY } from './calendar.js';
import { takeDateline } from './dateline.js';
import { untilEnd } from './labels.js';
import type { PageLine } from './page-lines.js';
import type { SourcedText } from './sourced-text.js';

/** Where an item begins. */
export interface ItemHead {
  readonly title: SourcedText;
  /** The title is the first sentence of the text, which has none. */
  readonly isTitleFromText?: boolean;
  /** The first line below the title: the lead, or the text. */
  readonly below: number;
  /** A date of publication without a label. */
  readonly issuedOn?: SourcedText | undefined;
}

const NEWSROOM = /^newsroom$/i;
/** `BELGRADE 15 June 2005`, `Belgrade, 15 June 2005`, `15 June 2005` on a line of its own. */
const PLACE_AND_DATE = new RegExp(
  '^(?:(?!\\d)[^\\d:;.]{1,60}?,? )??' +
    `(?<date>${WEEKDAY}?\\d.{3,30}|${WEEKDAY}?\\p{Lu}\\p{Ll}+ \\d{1,2},? \\d{4})$`,
  'u',
);
const MAX_TITLE_LENGTH = 250;
const MIN_PARAGRAPH_LENGTH = 60;
/** Lines between title and text: date, author, place. */
const MAX_LINES_BETWEEN = 4;
const IS_OF_OSCE = /\b(?:OSCE|ODIHR|HCNM)\b|Organization for Security and Co-/;
/** The end of a sentence of some length. */
const SENTENCE_END = /(?<=.{20}\p{Ll}{2}|.{20}\d)[.!?]["”»)]*(?=\s|$)/u;

/** Undefined for lines that do not mention the OSCE. */
export function findUnlabelledItem(lines: readonly PageLine[]): ItemHead | undefined {
  const first = firstLine(lines);
  const title = lines[first]?.text;
  if (!title) return undefined;
  if (isParagraph(title))
    return isNewsText(lines.slice(first)) ? textAlone(title, first) : undefined;
  // Few lines are between title and text.
  const between = lines.slice(first + 1).findIndex(({ text }) => isParagraph(text));
  const below = first + 1 + (between > MAX_LINES_BETWEEN ? 0 : Math.max(0, between));
  if (!isTitle(title) || !isNewsText(lines.slice(below))) return undefined;
  const dates = lines.slice(first + 1, below).flatMap(({ text }) => dateIn(text) ?? []);
  return { title, below, issuedOn: dates[0] };
}

/** The heading, or the line below `Newsroom`, or the first line that is no navigation. */
function firstLine(lines: readonly PageLine[]): number {
  const heading = lines.findIndex((line) => line.isHeading);
  if (heading >= 0) return heading;
  const newsroom = lines.findIndex(({ text }) => NEWSROOM.test(text.text));
  const text = lines.findIndex((line) => !line.isListed && isParagraph(line.text));
  const listed = lines.findLastIndex((line, at) => line.isListed && (text < 0 || at < text));
  return Math.max(newsroom, lines[listed + 1] ? listed : -1) + 1;
}

/** A text without a title uses its first sentence. */
function textAlone(text: SourcedText, below: number): ItemHead | undefined {
  const { first } = takeDateline(text);
  const end = SENTENCE_END.exec(first.text)?.index ?? MAX_TITLE_LENGTH + 1;
  return end > MAX_TITLE_LENGTH
    ? undefined
    : { title: first.slice(0, end), isTitleFromText: true, below };
}

function dateIn(line: SourcedText): SourcedText | undefined {
  const date = PLACE_AND_DATE.exec(line.text)?.groups?.date;
  return date === undefined || parsePublicationDate(date) === undefined
    ? undefined
    : line.slice(line.length - date.length);
}

const isParagraph = ({ text }: SourcedText): boolean =>
  text.length >= MIN_PARAGRAPH_LENGTH && /[.!?]["”»)]*$/.test(text);

const isTitle = ({ text }: SourcedText): boolean =>
  text.length <= MAX_TITLE_LENGTH && /^["“„«\p{Lu}\d]/u.test(text);

/** Whether an item's text begins with these lines, and is on the OSCE. */
const isNewsText = (lines: readonly PageLine[]): boolean =>
  lines[0] !== undefined &&
  isParagraph(lines[0].text) &&
  untilEnd(lines).some(({ text }) => IS_OF_OSCE.test(text.text));
