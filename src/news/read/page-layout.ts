/** Finds the news item among a page's lines: above it is navigation, below it the site's footer. */
import type { Article, PageLine } from './article.js';
import { MONTH, parsePublicationDate } from './calendar.js';
import { takeDateline } from './dateline.js';
import type { LabelKind } from './labels.js';
import { END_MARKS, isContentType, labelStarts, lineLabelOf, PHOTO_CREDIT } from './labels.js';
import { requireEnglish } from './language.js';
import { badDate, notANewsPage, PAGE_LIMITS } from './page-limits.js';
import type { SourcedText } from './sourced-text.js';
import { findUnlabelledItem } from './unlabelled-item.js';

interface LabelBlock {
  readonly start: number;
  readonly end: number;
  readonly values: ReadonlyMap<LabelKind, readonly SourcedText[]>;
}

/** Lines between two labels of one block; with more, the second belongs to something else. */
const MAX_VALUE_LINES = 8;

/** The article on a page. @throws ServiceError `not-a-news-page`, `bad-date` */
export function layOut(found: readonly PageLine[], source: string): Article {
  const lines = found.flatMap(labelLines);
  const labels = findLabels(lines);
  const head = findHead(lines, labels);
  if (!head) {
    requireEnglish({ paragraphs: lines.map(({ text }) => text) }, source);
    throw notANewsPage(
      'expected a title followed by labels such as “Issued by:”, ' +
        'or a title above an English text on the OSCE; found neither',
      source,
    );
  }
  const bodyStart = labels?.end ?? head.bodyStart;
  const lead = lines
    .slice(head.title + 1, labels?.start ?? head.title + 1)
    .filter(({ text }) => text !== head.contentType);
  const body = bodyAfter(lines, bodyStart);
  const paragraphs = withoutRepeatedLead(lead, body);
  const title = head.titleText ?? lines[head.title]?.text;
  if (!title || (paragraphs.length === 0 && !labels))
    throw notANewsPage('expected paragraphs below the title, found none', source);
  checkLength(paragraphs, source);
  checkNames([title], 'title', source);
  for (const label of ['issuedBy', 'fieldOfWork'] as const)
    checkNames(labels?.values.get(label) ?? [], 'name', source);
  const issuedOn = readIssuedOn(
    labels ? labels.values.get('issuedOn')?.[0] : head.issuedOn,
    source,
  );
  const { dateline, first } = readDateline(issuedOn, paragraphs, source);
  return {
    title,
    ...(head.isTitleFromText ? { isTitleFromText: true } : {}),
    contentType: labels?.values.get('contentType')?.[0] ?? head.contentType,
    issuedOn,
    issuedBy: labels?.values.get('issuedBy') ?? [],
    fieldsOfWork: labels?.values.get('fieldOfWork') ?? [],
    paragraphs: first ? [first, ...paragraphs.slice(1)] : paragraphs,
    leadCount: Math.max(1, lead.length),
    dateline,
  };
}

/** `Issued on: 4 May 2015 | Issued by: …`: each label on a line of its own. */
function labelLines(line: PageLine): PageLine[] {
  const starts = labelStarts(line.text.text);
  if (starts.length < 2) return [line];
  return starts.map((start, at) => {
    const text = line.text.slice(start, starts[at + 1] ?? line.text.length);
    return { ...line, text: text.slice(0, text.text.replace(/[\s|·•]+$/, '').length) };
  });
}

/** The first lines with two different labels, or one with a colon; else navigation. */
function findLabels(lines: readonly PageLine[]): LabelBlock | undefined {
  for (let start = 0; start < lines.length; start += 1) {
    const block = labelAt(lines, start) ? readLabels(lines, start) : undefined;
    const isEnough =
      block &&
      (block.values.size >= 2 ||
        (labelAt(lines, start)?.hasColon === true &&
          [...block.values.values()].some((values) => values.length > 0)));
    if (isEnough && isPlausible(block, lines)) return block;
  }
  return undefined;
}

/** Labels without colons may be a menu: above labels with colons, or without values. */
function isPlausible(block: LabelBlock, lines: readonly PageLine[]): boolean {
  if (labelAt(lines, block.start)?.hasColon) return true;
  if (lines.slice(block.start, block.end).some((line) => lineLabelOf(line.text.text)?.hasColon))
    return false;
  const kind = block.values.get('contentType')?.[0]?.text ?? '';
  const date = block.values.get('issuedOn')?.[0]?.text ?? '';
  return isContentType(kind) || parsePublicationDate(date) !== undefined;
}

function readLabels(lines: readonly PageLine[], start: number): LabelBlock | undefined {
  const values = new Map<LabelKind, SourcedText[]>();
  let at = start;
  for (let label = labelAt(lines, at); label; label = labelAt(lines, at)) {
    if (values.has(label.kind)) break;
    const inline = lines[at]?.text.slice(label.valueStart).trim();
    const following = inline?.length ? 0 : countValueLines(lines, at + 1);
    const found = inline?.length
      ? [inline]
      : lines.slice(at + 1, at + 1 + following).map((line) => line.text);
    values.set(
      label.kind,
      label.kind === 'issuedBy' || label.kind === 'fieldOfWork' ? found.flatMap(splitNames) : found,
    );
    at += 1 + following;
  }
  return values.size > 0 ? { start, end: at, values } : undefined;
}

const labelAt = (lines: readonly PageLine[], at: number): ReturnType<typeof lineLabelOf> =>
  lineLabelOf(lines[at]?.text.text ?? '');

/** The lines of a label's value: up to the next label, or one short line, or a list. */
function countValueLines(lines: readonly PageLine[], at: number): number {
  for (let count = 0; count <= MAX_VALUE_LINES; count += 1) {
    if (labelAt(lines, at + count)) return count;
  }
  let count = 0;
  while (lines[at + count]?.isListed && count < MAX_VALUE_LINES) count += 1;
  const next = lines[at]?.text.text ?? '';
  return count > 0 || next === '' || /[.!?”"]$/.test(next) ? count : 1;
}

/** The names of a label's value, separated by commas or on lines of their own. */
function splitNames(value: SourcedText): SourcedText[] {
  const names: SourcedText[] = [];
  for (const match of value.text.matchAll(/[^,;|]+/g)) {
    const name = value.slice(match.index, match.index + match[0].length).trim();
    if (name.length > 0) names.push(name);
  }
  return names;
}

interface PageHead {
  readonly title: number;
  readonly contentType: SourcedText | null;
  /** Where the text begins when there are no labels. */
  readonly bodyStart: number;
  /** A date of publication without a label. */
  readonly issuedOn?: SourcedText | undefined;
  /** The title, where it is no line of its own. */
  readonly titleText?: SourcedText;
  readonly isTitleFromText?: boolean;
}

/** Below the line of the kind of item, or the heading, or the first line after navigation. */
function findHead(
  lines: readonly PageLine[],
  labels: LabelBlock | undefined,
): PageHead | undefined {
  const end = labels?.start ?? lines.length;
  for (let at = end - 2; at >= 0; at -= 1) {
    const line = lines[at];
    if (line && !line.isListed && isContentType(line.text.text)) {
      const title = titleBeside(lines, at);
      return { title, contentType: line.text, bodyStart: Math.max(title, at) + 1 };
    }
  }
  const heading = lines.findLastIndex((line, at) => line.isHeading && at < end);
  if (heading >= 0 && labels) return { title: heading, contentType: null, bodyStart: heading + 1 };
  if (!labels) {
    const item = findUnlabelledItem(lines);
    return (
      item && {
        title: item.body - 1,
        contentType: null,
        bodyStart: item.body,
        issuedOn: item.issuedOn,
        titleText: item.title,
        isTitleFromText: item.isFromText,
      }
    );
  }
  const title = titleAbove(lines, labels);
  return title < end ? { title, contentType: null, bodyStart: title + 1 } : undefined;
}

/** Without heading and kind: above the labels, or the lead; in the old layout, the first line. */
function titleAbove(lines: readonly PageLine[], labels: LabelBlock): number {
  const first = lines.findLastIndex((line, at) => line.isListed && at < labels.start) + 1;
  if (!labels.values.has('contentType')) return first;
  let title = labels.start - 1;
  while (title > first && /[.!?]["”»]?$/.test(lines[title]?.text.text ?? '')) title -= 1;
  return Math.max(first, title);
}

/** The title below the kind of item, unless the page's heading is just above it. */
function titleBeside(lines: readonly PageLine[], contentType: number): number {
  const isHeadingAbove =
    lines[contentType - 1]?.isHeading === true && !lines[contentType + 1]?.isHeading;
  return isHeadingAbove ? contentType - 1 : contentType + 1;
}

function bodyAfter(lines: readonly PageLine[], start: number): PageLine[] {
  const body: PageLine[] = [];
  for (const line of lines.slice(start)) {
    if (END_MARKS.test(line.text.text)) break;
    if (!PHOTO_CREDIT.test(line.text.text)) body.push(line);
  }
  return body;
}

/** Lead and body as one row of paragraphs, without repeated ones. */
function withoutRepeatedLead(lead: readonly PageLine[], body: readonly PageLine[]): SourcedText[] {
  const seen = new Set<string>();
  const paragraphs: SourcedText[] = [];
  for (const { text } of [...lead, ...body]) {
    const key = text.text.replace(/\s+/g, ' ').toLowerCase();
    if (!seen.has(key)) paragraphs.push(text);
    seen.add(key);
  }
  return paragraphs;
}

function checkLength(paragraphs: readonly SourcedText[], source: string): void {
  const length = paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
  if (length <= PAGE_LIMITS.articleLength) return;
  throw notANewsPage(
    `expected an item of at most ${PAGE_LIMITS.articleLength} characters, found ${length}`,
    source,
  );
}

function checkNames(names: readonly SourcedText[], what: string, source: string): void {
  const { nameLength, nameCount } = PAGE_LIMITS;
  if (names.length > nameCount)
    throw notANewsPage(
      `expected at most ${nameCount} names after a label, found ${names.length}`,
      source,
      names[0]?.span().start,
    );
  const long = names.find(({ length }) => length > nameLength);
  if (long)
    throw notANewsPage(
      `expected a ${what} of at most ${nameLength} characters, found ${long.length}`,
      source,
      long.span().start,
    );
}

/** A dateline's year may be that of another day in the text; one that is to come is later. */
function readDateline(
  issuedOn: Article['issuedOn'],
  paragraphs: readonly SourcedText[],
  source: string,
): ReturnType<typeof takeDateline> {
  const other = paragraphs.map(({ text }) => FULL_DATE.exec(text)).find((found) => found !== null);
  const date = issuedOn?.date ?? parsePublicationDate(other?.[0] ?? '');
  const year = date === undefined ? undefined : Number(date.slice(0, 4));
  const taken = takeDateline(paragraphs[0], year);
  const text = taken.dateline?.text;
  const hasDay = (year === undefined ? /\d{4}/ : /\d/).test(text?.text ?? '');
  if (text && hasDay && taken.dateline?.date === null)
    throw badDate('no calendar has this day', text, source);
  const isLater = (taken.dateline?.date ?? '') > (date ?? '');
  return !issuedOn && year !== undefined && isLater && TO_COME.test(beforeIn(other))
    ? takeDateline(paragraphs[0], year - 1)
    : taken;
}

const FULL_DATE = new RegExp(`(?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2}),? (?:19|20)\\d\\d\\b`);
const TO_COME = /\b(?:will|next|upcoming|is to|are to|scheduled|planned|expected)\b[^.]*$/;
const beforeIn = (match: RegExpExecArray | undefined): string =>
  match?.input.slice(0, match.index) ?? '';

function readIssuedOn(text: SourcedText | undefined, source: string): Article['issuedOn'] {
  if (!text) return null;
  const date = parsePublicationDate(text.text);
  if (date !== undefined) return { date, text };
  throw badDate('expected a day such as “14 October 2022”, no later than next year', text, source);
}
