/** Rejoins the lines of paragraphs that a text extract broke at some width. */
import { lineLabelOf } from './labels.js';
import { SourcedText, SourcedTextBuilder } from './sourced-text.js';
import { greatestOf } from '../../rdf/index.js';

/** A line of a text, and whether an empty line precedes it. */
export interface TextLine {
  readonly text: SourcedText;
  readonly isAfterGap: boolean;
}

const MIN_WIDTH = 50;
const MAX_WIDTH = 120;
/** So many lines must continue in lower case before a text counts as broken into lines. */
const MIN_EVIDENCE = 3;

/** The same lines when the text was not broken. */
export function joinWrapped(lines: readonly TextLine[]): SourcedText[] {
  const width = widthOf(lines);
  if (width === undefined) return lines.map(({ text }) => text);
  const joined: SourcedText[][] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before && !line.isAfterGap && isBroken(before.text.text, line.text.text, width))
      joined.at(-1)?.push(line.text);
    else joined.push([line.text]);
  });
  return joined.map(join);
}

/** That of the longest line that continues in lower case. */
function widthOf(lines: readonly TextLine[]): number | undefined {
  const goingOn = lines.filter(
    (line, at) => /^\p{Ll}/u.test(line.text.text) && at > 0 && !line.isAfterGap,
  ).length;
  if (goingOn < MIN_EVIDENCE || lines.some(({ text }) => text.length > MAX_WIDTH * 2))
    return undefined;
  const lengths = lines.flatMap(({ text }, at) => {
    const next = lines[at + 1];
    return next && !next.isAfterGap && /^\p{Ll}/u.test(next.text.text) ? [text.length] : [];
  });
  const width = greatestOf(lengths);
  return width >= MIN_WIDTH &&
    width <= MAX_WIDTH &&
    lengths.filter((length) => length > width * 0.7).length >= MIN_EVIDENCE
    ? width
    : undefined;
}

/** Whether the first word of the next line would not have fitted on the line. */
function isBroken(line: string, next: string, width: number): boolean {
  const word = /^\S+/.exec(next)?.[0] ?? '';
  return (
    line.length + 1 + word.length > width &&
    !/^[-•*–]\s/.test(next) &&
    !lineLabelOf(line) &&
    !lineLabelOf(next)
  );
}

function join(parts: readonly SourcedText[]): SourcedText {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const builder = new SourcedTextBuilder();
  parts.forEach((part, at) => {
    const before = parts[at - 1];
    if (before) builder.add(' ', before.span().end, part.span().start - before.span().end);
    builder.add(part.text, part.span().start, part.length);
  });
  return builder.take() ?? SourcedText.ofSource('', 0, 0);
}
