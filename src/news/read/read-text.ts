/** The lines of a text extract of a page, rejoined where it was broken for width. */
import { greatestOf } from '../../rdf/index.js';
import { lineLabelOf } from './labels.js';
import { checkLimit } from './page-limits.js';
import { LineBuilder, type PageLine } from './page-lines.js';

interface RawLine {
  readonly text: string;
  readonly start: number;
  /** An empty line precedes it. */
  readonly isAfterGap: boolean;
}

const MIN_WIDTH = 50;
const MAX_WIDTH = 120;
/** So many lines must continue in lower case before a text counts as broken into lines. */
const MIN_EVIDENCE = 3;

/** Non-empty lines in order. */
export function readTextLines(source: string): PageLine[] {
  const raw = rawLines(source);
  const width = widthOf(raw);
  const builder = new LineBuilder();
  let end = 0;
  raw.forEach((line, at) => {
    const { text, start } = line;
    const before = raw[at - 1];
    if (before && width !== undefined && isBroken(before, line, width))
      builder.add(' ', end, start - end);
    else builder.end();
    for (const { 0: piece, index } of text.matchAll(/\s+|\S+/g)) builder.add(piece, start + index);
    end = start + text.length;
  });
  builder.end();
  return builder.lines;
}

function rawLines(source: string): RawLine[] {
  const lines: RawLine[] = [];
  let end = 0;
  for (const { 0: text, index: start } of source.matchAll(/\S(?:[^\r\n\u2028\u2029]*\S)?/g)) {
    const breaks = source.slice(end, start).match(/\r\n|[\r\n\u2028\u2029]/g);
    lines.push({ text, start, isAfterGap: (breaks?.length ?? 0) > 1 });
    checkLimit('lines', lines.length);
    end = start + text.length;
  }
  return lines;
}

/** That of the longest line that continues in lower case; undefined for a text that was not broken. */
function widthOf(lines: readonly RawLine[]): number | undefined {
  const lengths = lines.flatMap(({ text, isAfterGap }, at) =>
    !isAfterGap && /^\p{Ll}/u.test(text) ? (lines[at - 1]?.text.length ?? []) : [],
  );
  const width = greatestOf(lengths);
  return width >= MIN_WIDTH && width <= MAX_WIDTH && lengths.length >= MIN_EVIDENCE
    ? width
    : undefined;
}

/** Whether the first word of the next line would not have fitted on the line. */
function isBroken(line: RawLine, next: RawLine, width: number): boolean {
  const word = /^\S+/.exec(next.text)?.[0] ?? '';
  return !next.isAfterGap && line.text.length + 1 + word.length > width && !lineLabelOf(next.text);
}
