/** The parts of a news page announced by labels. */
export type LabelKind = 'contentType' | 'issuedOn' | 'issuedBy' | 'fieldOfWork';

/** Labels of the old and of the new layout. */
export const LABELS: Readonly<Record<LabelKind, readonly string[]>> = {
  contentType: ['Content type'],
  issuedOn: ['Issued on', 'Publishing date', 'Published on', 'Date of publication'],
  issuedBy: ['Issued by', 'Where we are', 'Published by'],
  fieldOfWork: ['Fields of work', 'Field of work', 'What we do'],
};

/** Kinds of item, as on a line of their own or after `Content type`. */
export const CONTENT_TYPES: readonly string[] = [
  'News Item',
  'News',
  'Press release',
  'Press statement',
  'Statement',
  'Spot report',
  'Daily report',
  'Weekly update',
  'Weekly report',
  'Status report',
  'Story',
  'Interview',
  'Feature',
  'Speech',
  'Event',
  'Blog',
  'Media advisory',
];

/** Kinds of item that report on a state of things and not on an event. */
export const EVENTLESS_CONTENT_TYPES: readonly string[] = [
  'press statement',
  'statement',
  'spot report',
  'daily report',
  'weekly update',
  'weekly report',
  'status report',
];

/** First words of the lines below the text of an item. */
export const END_MARKS = new RegExp(
  '^for (?:more|further) information\\b.{0,250}$|^(?:contacts?|media contacts?|' +
    'photo details|related(?: stories| links)?|share|print|' +
    'e-mail|tags|more from the newsroom|skip links)\\b.{0,60}$|' +
    '^(?:(?:latest|recent|other|more|further) (?:news|stories)|latest|see also|most read|' +
    'you may also like)$',
  'i',
);

/** A line that is a picture's caption, by its credit. */
export const PHOTO_CREDIT =
  /\((?:OSCE(?:\/[^()]{1,60})?|photo:?[^()]{1,60})\)\s*(?:photo details)?$/i;

const KIND_OF_LABEL = new Map(
  Object.entries(LABELS).flatMap(
    ([kind, labels]) => labels.map((label) => [label.toLowerCase(), kind as LabelKind] as const), // a key of LABELS
  ),
);

const LABEL_LINE = new RegExp(
  `^(?:${Object.values(LABELS).flat().join('|')})(?=\\s*:|\\s*$)\\s*:?\\s*`,
  'i',
);

/** `Issued by OSCE Centre in Bishkek`: a value on the line of its label, without a colon. */
const LABEL_AND_VALUE =
  /^(?:Issued (?:on|by)|Published (?:on|by)|Publishing date|Date of publication|Fields? of work|Content type) (?=(?:the )?[\p{Lu}\d])(?!.*[.!?]$).{2,120}$/u;

/** The label that begins a line, if any, and where its value begins. */
export function lineLabelOf(
  line: string,
): { kind: LabelKind; valueStart: number; hasColon: boolean } | undefined {
  const match = LABEL_LINE.exec(LABEL_AND_VALUE.test(line) ? withColon(line) : line);
  if (!match) return undefined;
  const kind = KIND_OF_LABEL.get(match[0].replace(/[\s:]+$/, '').toLowerCase());
  return kind && { kind, valueStart: match[0].length, hasColon: match[0].includes(':') };
}

/** The same line, with a colon for the space between label and value. */
const withColon = (line: string): string =>
  line.replace(/(?<=^(?:\w+ (?:of )?\w+)) (?=(?:the )?[\p{Lu}\d])/u, ':');

const LABEL_WITHIN = new RegExp(
  `(?:^|[\\s|·•])(?=(?:${Object.values(LABELS).flat().join('|')})\\s*:)`,
  'gi',
);

/** Where the labels with a colon begin in a line that begins with one; empty for another line. */
export function labelStarts(line: string): number[] {
  return lineLabelOf(line)
    ? [...line.matchAll(LABEL_WITHIN)].map(({ 0: before, index }) => index + before.length)
    : [];
}

/** Whether a whole line names a kind of item. */
export function isContentType(line: string): boolean {
  const words = line.trim().toLowerCase();
  return CONTENT_TYPES.some((type) => type.toLowerCase() === words);
}
