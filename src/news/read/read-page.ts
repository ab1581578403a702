/** Finds the news item among a page's lines: above it is navigation, below it the site's footer. */
import type { Article, Dateline, PageMediaType } from './article.js';
import { parsePublicationDate } from './calendar.js';
import { takeDateline } from './dateline.js';
import {
  isContentType,
  labelStarts,
  lineLabelOf,
  PHOTO_CREDIT,
  untilEnd,
  type LabelKind,
  type LineLabel,
} from './labels.js';
import { requireEnglish } from './language.js';
import { badDate, checkLimit, checkSource, notANewsPage } from './page-limits.js';
import type { PageLine } from './page-lines.js';
import { readHtmlLines } from './read-html.js';
import { readTextLines } from './read-text.js';
import type { SourcedText } from './sourced-text.js';
import { findUnlabelledItem, type ItemHead } from './unlabelled-item.js';

interface Line extends PageLine {
  readonly label: LineLabel | undefined;
}

interface LabelBlock {
  readonly start: number;
  readonly end: number;
  readonly values: ReadonlyMap<LabelKind, readonly SourcedText[]>;
}

/** Lines between two labels of one block; with more, the second belongs to something else. */
const MAX_VALUE_LINES = 8;

/** A page's lines in reading order, each with its place in the source. */
export function readLines(source: string, mediaType: PageMediaType): PageLine[] {
  return mediaType === 'text/html' ? readHtmlLines(source) : readTextLines(source);
}

/**
 * The news item on a page. Every place in the article is an offset into `source`.
 * @throws ServiceError `not-a-news-page` when there is no item (or the page is empty, binary, in
 *   another language, too large or nested too deeply), `bad-date` when the date of publication is
 *   given but not readable.
 */
export function readPage(source: string, options: { readonly mediaType: PageMediaType }): Article {
  checkSource(source);
  const lines = readLines(source, options.mediaType).flatMap(labelledLines);
  const labels = findLabels(lines);
  const typeAt = lines.findLastIndex(
    ({ isListed, text }, at) =>
      at <= (labels?.start ?? lines.length) - 2 && !isListed && isContentType(text.text),
  );
  const head = findHead(lines, typeAt, labels);
  if (!head) {
    requireEnglish(
      lines.map(({ text }) => text),
      source,
    );
    throw notANewsPage(
      'expected a title followed by labels such as “Issued by:”, ' +
        'or a title above an English text on the OSCE; found neither',
      source,
    );
  }
  const above = lines.slice(head.below, labels?.start).filter((line) => line !== lines[typeAt]);
  const lead = labels ? above : [];
  const paragraphs = paragraphsOf(lead, labels ? lines.slice(labels.end) : above);
  if (paragraphs.length === 0 && !labels)
    throw notANewsPage('expected paragraphs below the title, found none', source);
  const valuesOf = (kind: LabelKind): readonly SourcedText[] => labels?.values.get(kind) ?? [];
  const [issuedBy, fieldsOfWork] = [valuesOf('issuedBy'), valuesOf('fieldOfWork')];
  checkLimit(
    'item',
    paragraphs.reduce((sum, { length }) => sum + length, 0),
  );
  checkLimit('title', head.title.length, source, head.title);
  for (const names of [issuedBy, fieldsOfWork]) {
    checkLimit('names', names.length, source, names[0]);
    for (const name of names) checkLimit('name', name.length, source, name);
  }
  const issuedOn = readIssuedOn(valuesOf('issuedOn')[0] ?? head.issuedOn, source);
  const { dateline, first } = readDateline(issuedOn, paragraphs, source);
  const article = {
    title: head.title,
    ...(head.isTitleFromText ? { isTitleFromText: true as const } : {}),
    contentType: valuesOf('contentType')[0] ?? lines[typeAt]?.text ?? null,
    ...{ issuedOn, issuedBy, fieldsOfWork },
    paragraphs: first ? [first, ...paragraphs.slice(1)] : paragraphs,
    leadCount: Math.max(1, lead.length),
    dateline,
  };
  requireEnglish(article.paragraphs, source);
  return article;
}

/** `Issued on: 4 May 2015 | Issued by: …`: each label on a line of its own. */
function labelledLines(line: PageLine): Line[] {
  const label = lineLabelOf(line.text.text);
  const starts = label ? labelStarts(line.text.text) : [];
  if (starts.length < 2) return [{ ...line, label }];
  return starts.map((start, at) => {
    const part = line.text.slice(start, starts[at + 1] ?? line.text.length);
    const text = part.slice(0, part.text.replace(/[\s|·•]+$/, '').length);
    return { ...line, text, label: lineLabelOf(text.text) };
  });
}

/** The first lines with two different labels, or one with a colon; else navigation. */
function findLabels(lines: readonly Line[]): LabelBlock | undefined {
  for (const [start, { label }] of lines.entries()) {
    const block = label && readLabels(lines, start);
    if (block && isLabelBlock(block, label, lines)) return block;
  }
  return undefined;
}

/** Labels without colons may be a menu: above labels with colons, or without values. */
function isLabelBlock(
  { start, end, values }: LabelBlock,
  { hasColon }: LineLabel,
  lines: readonly Line[],
): boolean {
  if (hasColon) return values.size >= 2 || [...values.values()].some((each) => each.length > 0);
  const [kind, date] = [values.get('contentType')?.[0], values.get('issuedOn')?.[0]];
  return (
    values.size >= 2 &&
    !lines.slice(start, end).some(({ label }) => label?.hasColon) &&
    (isContentType(kind?.text ?? '') || parsePublicationDate(date?.text ?? '') !== undefined)
  );
}

function readLabels(lines: readonly Line[], start: number): LabelBlock {
  const values = new Map<LabelKind, SourcedText[]>();
  let at = start;
  for (let line = lines[at]; line?.label; line = lines[at]) {
    const { kind, valueStart } = line.label;
    if (values.has(kind)) break;
    const inline = line.text.slice(valueStart).trim();
    const following = inline.length > 0 ? [] : valueLines(lines, at + 1);
    const found = inline.length > 0 ? [inline] : following.map(({ text }) => text);
    const isList = kind === 'issuedBy' || kind === 'fieldOfWork';
    values.set(kind, isList ? found.flatMap(splitNames) : found);
    at += 1 + following.length;
  }
  return { start, end: at, values };
}

/** The lines of a label's value: up to the next label, or one short line, or a list. */
function valueLines(lines: readonly Line[], at: number): readonly Line[] {
  const next = lines.slice(at, at + MAX_VALUE_LINES + 1);
  const label = next.findIndex((line) => line.label);
  if (label >= 0) return next.slice(0, label);
  const unlisted = next.findIndex(({ isListed }) => !isListed);
  if (unlisted !== 0) return next.slice(0, unlisted < 0 ? MAX_VALUE_LINES : unlisted);
  return /[.!?”"]$/.test(next[0]?.text.text ?? '') ? [] : next.slice(0, 1);
}

/** The names of a label's value, separated by commas or on lines of their own. */
const splitNames = (value: SourcedText): SourcedText[] =>
  [...value.text.matchAll(/[^,;|]+/g)]
    .map(({ 0: name, index }) => value.slice(index, index + name.length).trim())
    .filter(({ length }) => length > 0);

/** Beside the line of the kind of item, or the heading, or the first line after navigation. */
function findHead(
  lines: readonly Line[],
  typeAt: number,
  labels: LabelBlock | undefined,
): ItemHead | undefined {
  const titleAt = typeAt >= 0 ? titleBeside(lines, typeAt) : labels && titleAbove(lines, labels);
  if (titleAt === undefined) return findUnlabelledItem(lines);
  const title = lines[titleAt]?.text;
  return title && titleAt < (labels?.start ?? lines.length)
    ? { title, below: titleAt + 1 }
    : undefined;
}

/** The title below the kind of item, unless the page's heading is just above it. */
function titleBeside(lines: readonly Line[], typeAt: number): number {
  const isHeadingAbove = lines[typeAt - 1]?.isHeading === true && !lines[typeAt + 1]?.isHeading;
  return isHeadingAbove ? typeAt - 1 : typeAt + 1;
}

/** The heading; or the line above the labels, or the lead; in the old layout, the first line. */
function titleAbove(lines: readonly Line[], { start, values }: LabelBlock): number {
  const above = lines.slice(0, start);
  const heading = above.findLastIndex((line) => line.isHeading);
  if (heading >= 0) return heading;
  const first = above.findLastIndex((line) => line.isListed) + 1;
  if (!values.has('contentType')) return first;
  return Math.max(
    first,
    above.findLastIndex(({ text }) => !/[.!?]["”»]?$/.test(text.text)),
  );
}

/** Lead and body as one row of paragraphs, without repeated ones. */
function paragraphsOf(lead: readonly Line[], text: readonly Line[]): SourcedText[] {
  const body = untilEnd(text).filter((line) => !PHOTO_CREDIT.test(line.text.text));
  const paragraphs = new Map<string, SourcedText>();
  for (const line of [...lead, ...body]) {
    const key = line.text.text.replace(/\s+/g, ' ').toLowerCase();
    if (!paragraphs.has(key)) paragraphs.set(key, line.text);
  }
  return [...paragraphs.values()];
}

/** A dateline's year may be that of the day of issue. */
function readDateline(
  issuedOn: Article['issuedOn'],
  [paragraph]: readonly SourcedText[],
  source: string,
): { dateline: Dateline | null; first?: SourcedText } {
  if (!paragraph) return { dateline: null };
  const taken = takeDateline(paragraph, issuedOn ? Number(issuedOn.date.slice(0, 4)) : undefined);
  const { text, date } = taken.dateline ?? {};
  if (text && date === null && (issuedOn ? /\d/ : /\d{4}/).test(text.text))
    throw badDate('no calendar has this day', text, source);
  return taken;
}

function readIssuedOn(text: SourcedText | undefined, source: string): Article['issuedOn'] {
  if (!text) return null;
  const date = parsePublicationDate(text.text);
  if (date !== undefined) return { date, text };
  throw badDate('expected a day such as “14 October 2022”, no later than next year', text, source);
}
