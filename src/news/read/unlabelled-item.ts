/** News items without labels: a title and its text, as republished, or below the word Newsroom with a line of place and date. */
import type { PageLine } from './article.js';
import { isDateline } from './dateline.js';
import { END_MARKS } from './labels.js';
import type { SourcedText } from './sourced-text.js';

/** Where an item without labels stands, and the date that its own line of place and date gives. */
export interface UnlabelledItem {
  readonly title: number;
  /** The line at which the text begins. */
  readonly body: number;
  readonly issuedOn: SourcedText | undefined;
}

const NEWSROOM = /^newsroom$/i;
/** `BELGRADE 15 June 2005` on a line of its own. */
const PLACE_AND_DATE = /^\p{Lu}[\p{Lu}\p{M}'’./ -]+,? (?<date>\d{1,2} \p{Lu}\p{Ll}+ \d{4})$/u;
const MAX_TITLE_LENGTH = 250;
const MIN_PARAGRAPH_LENGTH = 60;
/** Small words of English, of which a text of some length has several. */
const ENGLISH = /\b(?:the|of|and|in|to|was|for|with|by|on)\b/gi;

/** The item; undefined where the lines look like anything else: what is no English text, or says nothing of the OSCE. */
export function findUnlabelledItem(lines: readonly PageLine[]): UnlabelledItem | undefined {
  const newsroom = lines.findIndex(({ text }) => NEWSROOM.test(text.text));
  const listed = lines.findLastIndex((line) => line.isListed);
  const heading = lines.findIndex((line) => line.isHeading);
  const title = heading >= 0 ? heading : Math.max(newsroom, lines[listed + 1] ? listed : -1) + 1;
  const date = PLACE_AND_DATE.exec(lines[title + 1]?.text.text ?? '')?.groups?.date;
  const body = title + (date === undefined ? 1 : 2);
  const dateLine = lines[title + 1]?.text;
  const issuedOn = date === undefined ? undefined : dateLine?.slice(dateLine.length - date.length);
  return isTitle(lines[title]?.text.text) && isNewsText(lines.slice(body)) ? { title, body, issuedOn } : undefined;
}

function isTitle(line: string | undefined): boolean {
  return line !== undefined && line.length <= MAX_TITLE_LENGTH && /^["“„«\p{Lu}\d]/u.test(line) && !/[.:;,]$/.test(line);
}

function isNewsText(lines: readonly PageLine[]): boolean {
  const end = lines.findIndex(({ text }) => END_MARKS.test(text.text));
  const paragraphs = lines.slice(0, end < 0 ? lines.length : end).map(({ text }) => text.text);
  const first = paragraphs[0] ?? '';
  const text = paragraphs.slice(0, 20).join('\n').slice(0, 5_000);
  const words = text.split(/\s+/).length;
  const isEnglish = (text.match(ENGLISH)?.length ?? 0) > words / 12;
  return first.length >= MIN_PARAGRAPH_LENGTH && /[.!?]["”»)]*$/.test(first) && isEnglish && (isDateline(first) || /\bOSCE\b/.test(text));
}
