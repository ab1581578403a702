/** The lines of a text extract of a page. */
import type { PageLine } from './article.js';
import { notANewsPage, PAGE_LIMITS } from './page-limits.js';
import { SourcedText } from './sourced-text.js';

const LIST_MARK = /^\s*[-•*–]\s+/;

/** A dash alone, which announces that the next line is an entry of the navigation that can be unfolded. */
const FOLD_MARK = /^\s*[-•*–]\s*$/;

/** The lines that say something, in order. Costs one pass over the source. */
export function readTextLines(source: string): PageLine[] {
  const lines: PageLine[] = [];
  let isFolded = false;
  for (const match of source.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const line = match[0];
    if (FOLD_MARK.test(line)) {
      isFolded = true;
      continue;
    }
    const mark = LIST_MARK.exec(line)?.[0] ?? '';
    const start = match.index + (match.index === 0 && line.startsWith('\ufeff') ? 1 : 0);
    const text = SourcedText.ofSource(source, start + mark.length, match.index + line.length).trim();
    if (text.length > 0) lines.push({ text, isListed: mark !== '' || isFolded, isHeading: false });
    if (lines.length > PAGE_LIMITS.lineCount) throw notANewsPage(`expected at most ${PAGE_LIMITS.lineCount} lines`, source, start);
    isFolded = false;
  }
  return lines;
}
