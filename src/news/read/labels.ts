/** The parts of a news page announced by labels. */
import type { SourcedText } from './sourced-text.js';

export type LabelKind = 'contentType' | 'issuedOn' | 'issuedBy' | 'fieldOfWork';

/** Labels of the old and of the new layout. */
export const LABELS: Readonly<Record<LabelKind, readonly string[]>> = {
  contentType: ['Content type'],
  issuedOn: ['Issued on', 'Publishing date', 'Published on', 'Date of publication'],
  issuedBy: ['Issued by', 'Where we are', 'Published by'],
  fieldOfWork: ['Fields of work', 'Field of work', 'What we do'],
};

/** Kinds of item, as on a line of their own or after `Content type`. */
const CONTENT_TYPE =
  /^(?:news(?: item)?|press (?:release|statement)|statement|(?:spot|daily|weekly|status) report|weekly update|story|interview|feature|speech|event|blog|media advisory)$/i;

/** Kinds of item that report on a state of things and not on an event. */
export const EVENTLESS_CONTENT_TYPE =
  /^(?:(?:press )?statement|(?:spot|daily|weekly|status) report|weekly update)$/i;

/** First words of the lines below the text of an item. */
const END_MARKS = new RegExp(
  '^for (?:more|further) information\\b.{0,250}$|^(?:contacts?|media contacts?|' +
    'photo details|related(?: stories| links)?|share|print|' +
    'e-mail|tags|more from the newsroom|skip links)\\b.{0,60}$|' +
    '^(?:(?:latest|recent|other|more|further) (?:news|stories)|latest|see also|most read|' +
    'you may also like)$',
  'i',
);

/** The lines above the first that has an end mark. */
export function untilEnd<Line extends { readonly text: SourcedText }>(
  lines: readonly Line[],
): readonly Line[] {
  const end = lines.findIndex(({ text }) => END_MARKS.test(text.text));
  return end < 0 ? lines : lines.slice(0, end);
}

/** A line that is a picture's caption, by its credit. */
export const PHOTO_CREDIT =
  /\((?:OSCE(?:\/[^()]{1,60})?|photo:?[^()]{1,60})\)\s*(?:photo details)?$/i;

const ANY_LABEL = Object.values(LABELS).flat().join('|');
const LABEL_LINE = new RegExp(`^(?:${ANY_LABEL})(?:\\s*:\\s*|\\s*$)`, 'i');

/** `Issued by OSCE Centre in Bishkek`: a value on the line of its label, without a colon. */
const LABEL_AND_VALUE =
  /^(?:Issued (?:on|by)|Published (?:on|by)|Publishing date|Date of publication|Fields? of work|Content type) (?=(?:the )?[\p{Lu}\d])(?!.*[.!?]$)(?=.{2,120}$)/u;

/** A label at the beginning of a line. */
export interface LineLabel {
  readonly kind: LabelKind;
  readonly valueStart: number;
  /** What follows is its value. */
  readonly hasColon: boolean;
}

/** The label that begins a line, if any. */
export function lineLabelOf(line: string): LineLabel | undefined {
  const alone = LABEL_LINE.exec(line)?.[0];
  const start = alone ?? LABEL_AND_VALUE.exec(line)?.[0];
  if (start === undefined) return undefined;
  const words = start.replace(/[\s:]+$/, '').toLowerCase();
  const kind = (Object.keys(LABELS) as LabelKind[]).find((each) =>
    LABELS[each].some((label) => label.toLowerCase() === words),
  );
  return kind && { kind, valueStart: start.length, hasColon: alone?.includes(':') ?? true };
}

const LABEL_WITHIN = new RegExp(`(?:^|[\\s|·•])(?=(?:${ANY_LABEL})\\s*:)`, 'gi');

/** Where the labels with a colon begin in a line. */
export function labelStarts(line: string): number[] {
  return [...line.matchAll(LABEL_WITHIN)].map(({ 0: before, index }) => index + before.length);
}

/** Whether a whole line names a kind of item. */
export const isContentType = (line: string): boolean => CONTENT_TYPE.test(line.trim());
