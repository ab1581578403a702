/** Dashes and bullets before lines, from a page or the extraction of its text. */
import type { PageLine } from './article.js';

const LIST_MARK = /^[-•*–]\s+/;

/** A dash alone: the next line is a navigation entry that can be unfolded. */
const FOLD_MARK = /^[-•*–]$/;

/** The lines without their marks; a line that had one, or follows a dash alone, is listed. */
export function withoutListMarks(lines: readonly PageLine[]): PageLine[] {
  const unmarked: PageLine[] = [];
  let isFolded = false;
  for (const line of lines) {
    if (FOLD_MARK.test(line.text.text)) {
      isFolded = true;
      continue;
    }
    const mark = LIST_MARK.exec(line.text.text)?.[0] ?? '';
    unmarked.push({
      ...line,
      text: line.text.slice(mark.length),
      isListed: line.isListed || mark !== '' || isFolded,
    });
    isFolded = false;
  }
  return unmarked;
}
