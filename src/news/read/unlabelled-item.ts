/**
 * News items without labels: a title and its text, as republished, or below the word Newsroom with
 * a line of place and date; or the text alone.
 */
import type { PageLine } from './article.js';
import { parsePublicationDate, WEEKDAY } from './calendar.js';
import { isDateline, takeDateline } from './dateline.js';
import { END_MARKS } from './labels.js';
import type { SourcedText } from './sourced-text.js';

/** An item without labels, and the date from a line of its own. */
interface UnlabelledItem {
  readonly title: SourcedText;
  /** The title is the first sentence of the text, which has none. */
  readonly isFromText: boolean;
  /** The line at which the text begins. */
  readonly body: number;
  readonly issuedOn: SourcedText | undefined;
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
/** Small English words, of which a longer text has several. */
const ENGLISH = /\b(?:the|of|and|in|to|was|for|with|by|on)\b/gi;
/** The end of a sentence of some length. */
const SENTENCE_END = /(?<=.{20}\p{Ll}{2}|.{20}\d)[.!?]["”»)]*(?=\s|$)/u;

/** Undefined for lines that are not English, or do not mention the OSCE. */
export function findUnlabelledItem(lines: readonly PageLine[]): UnlabelledItem | undefined {
  const first = firstLine(lines);
  const title = lines[first]?.text;
  if (!title) return undefined;
  if (isParagraph(title)) return textAlone(lines, first);
  const body = bodyBelow(lines, first);
  if (!isTitle(title) || !isNewsText(lines.slice(body))) return undefined;
  return {
    title,
    isFromText: false,
    body,
    issuedOn: lines
      .slice(first + 1, body)
      .map(({ text }) => dateIn(text))
      .find((date) => date !== undefined),
  };
}

/** The heading, or the line below `Newsroom`, or the first line that is no navigation. */
function firstLine(lines: readonly PageLine[]): number {
  const heading = lines.findIndex((line) => line.isHeading);
  if (heading >= 0) return heading;
  const newsroom = lines.findIndex(({ text }) => NEWSROOM.test(text.text));
  const text = lines.findIndex((line) => !line.isListed && isParagraph(line.text));
  const listed = lines
    .slice(0, text < 0 ? lines.length : text)
    .findLastIndex((line) => line.isListed);
  return Math.max(newsroom, lines[listed + 1] ? listed : -1) + 1;
}

/** Where the text begins: below the lines between it and the title, if they are few. */
function bodyBelow(lines: readonly PageLine[], title: number): number {
  const between = lines.slice(title + 1).findIndex(({ text }) => isParagraph(text));
  return between > MAX_LINES_BETWEEN || between < 0 ? title + 1 : title + 1 + between;
}

/** A text without a title uses its first sentence. */
function textAlone(lines: readonly PageLine[], body: number): UnlabelledItem | undefined {
  const { first } = takeDateline(lines[body]?.text);
  const end = SENTENCE_END.exec(first?.text ?? '');
  const title = end ? first?.slice(0, end.index) : undefined;
  return title && title.length <= MAX_TITLE_LENGTH && isNewsText(lines.slice(body))
    ? { title, isFromText: true, body, issuedOn: undefined }
    : undefined;
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

function isNewsText(lines: readonly PageLine[]): boolean {
  const end = lines.findIndex(({ text }) => END_MARKS.test(text.text));
  const paragraphs = lines.slice(0, end < 0 ? lines.length : end).map(({ text }) => text);
  const [first] = paragraphs;
  const text = paragraphs
    .slice(0, 20)
    .map((paragraph) => paragraph.text)
    .join('\n')
    .slice(0, 5_000);
  const words = text.split(/\s+/).length;
  const isEnglish = (text.match(ENGLISH)?.length ?? 0) > words / 12;
  return (
    first !== undefined &&
    isParagraph(first) &&
    isEnglish &&
    (isDateline(first.text) || /\bOSCE\b/.test(text))
  );
}
