/** The part of a text that shows why it was found. */
import { wordsOf } from '../../catalogue/index.js';

/** A piece of text, and whether it is a matching word. */
export interface SnippetPart {
  readonly text: string;
  readonly isMatch: boolean;
}

const MAX_LENGTH = 200;
/** Characters before the first matching word. */
const LEAD = 50;

/** A text with its matching words marked; of a long one, the part around the first. */
export function snippetOf(text: string, isMatch: (word: string) => boolean): SnippetPart[] {
  const words = [...wordsOf(text)].map(({ text: joined, parts, start, end }) => ({
    start,
    end,
    isMatch: isMatch(joined) || parts.some(isMatch),
  }));
  const { start, end } = windowOf(text, words);
  const parts: SnippetPart[] = [];
  const add = (part: string, isMarked: boolean): void => {
    if (part !== '') parts.push({ text: part, isMatch: isMarked });
  };
  if (start > 0) add('… ', false);
  let at = start;
  for (const word of words) {
    if (!word.isMatch || word.start < start || word.end > end) continue;
    add(text.slice(at, word.start), false);
    add(text.slice(word.start, word.end), true);
    at = word.end;
  }
  add(text.slice(at, end), false);
  if (end < text.length) add(' …', false);
  return parts;
}

/** The part's ends, at words. */
function windowOf(
  text: string,
  words: readonly { readonly start: number; readonly end: number; readonly isMatch: boolean }[],
): { start: number; end: number } {
  if (text.length <= MAX_LENGTH) return { start: 0, end: text.length };
  const first = words.find((word) => word.isMatch)?.start ?? 0;
  const from = Math.min(first - LEAD, text.length - MAX_LENGTH);
  const start = from <= 0 ? 0 : (words.find((word) => word.start >= from)?.start ?? 0);
  const end =
    start + MAX_LENGTH >= text.length
      ? text.length
      : (words.findLast((word) => word.end <= start + MAX_LENGTH && word.end > start)?.end ??
        start + MAX_LENGTH);
  return { start, end };
}
