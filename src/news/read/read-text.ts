/** The lines of a text extract of a page. */
import type { PageLine } from './article.js';
import { withoutListMarks } from './list-marks.js';
import { notANewsPage, PAGE_LIMITS } from './page-limits.js';
import { SourcedText, SourcedTextBuilder } from './sourced-text.js';
import { joinWrapped, type TextLine } from './wrapped-lines.js';

/** Non-empty lines in order, rejoined where broken for width. Costs one pass. */
export function readTextLines(source: string): PageLine[] {
  const lines: TextLine[] = [];
  let end = 0;
  for (const match of source.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const start = match.index + (match.index === 0 && source.startsWith('\ufeff') ? 1 : 0);
    const text = lineOf(source, start, match.index + match[0].length);
    if (text.length === 0) continue;
    lines.push({
      text,
      isAfterGap: /(?:\r\n|[\r\n\u2028\u2029])\s*[\r\n\u2028\u2029]/.test(source.slice(end, start)),
    });
    end = match.index + match[0].length;
    if (lines.length > PAGE_LIMITS.lineCount)
      throw notANewsPage(`expected at most ${PAGE_LIMITS.lineCount} lines`, source, start);
  }
  return withoutListMarks(
    joinWrapped(lines).map((text) => ({ text, isListed: false, isHeading: false })),
  );
}

/** A trimmed line, with single spaces inside. */
function lineOf(source: string, start: number, end: number): SourcedText {
  const line = SourcedText.ofSource(source, start, end).trim();
  if (!/\s{2}/.test(line.text)) return line;
  const builder = new SourcedTextBuilder();
  for (const match of line.text.matchAll(/\s+|\S+/g)) {
    const span = line.span(match.index, match.index + match[0].length);
    builder.add(match[0], span.start, span.end - span.start);
  }
  return builder.take() ?? line;
}
