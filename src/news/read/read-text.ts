/** The lines of a text extract of a page. */
import type { PageLine } from './article.js';
import { withoutListMarks } from './list-marks.js';
import { notANewsPage, PAGE_LIMITS } from './page-limits.js';
import { SourcedText } from './sourced-text.js';
import { joinWrapped, type TextLine } from './wrapped-lines.js';

/** The lines that say something, in order, those joined that were broken for width. Costs one pass over the source. */
export function readTextLines(source: string): PageLine[] {
  const lines: TextLine[] = [];
  let end = 0;
  for (const match of source.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const start = match.index + (match.index === 0 && source.startsWith('\ufeff') ? 1 : 0);
    const text = SourcedText.ofSource(source, start, match.index + match[0].length).trim();
    if (text.length === 0) continue;
    lines.push({ text, isAfterGap: /(?:\r\n|[\r\n\u2028\u2029])\s*[\r\n\u2028\u2029]/.test(source.slice(end, start)) });
    end = match.index + match[0].length;
    if (lines.length > PAGE_LIMITS.lineCount) throw notANewsPage(`expected at most ${PAGE_LIMITS.lineCount} lines`, source, start);
  }
  return withoutListMarks(joinWrapped(lines).map((text) => ({ text, isListed: false, isHeading: false })));
}
