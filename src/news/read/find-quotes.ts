/** Where words that somebody quotes stand on a page. */
import type { QuotedSpan } from '../facts.js';
import type { PageMediaType } from './article.js';
import { readHtmlLines } from './read-html.js';
import { readTextLines } from './read-text.js';

/** The words, or the most of them that stand together. */
export interface QuotePlace extends QuotedSpan {
  readonly isWhole: boolean;
}

/** Fewer words of a quote are found anywhere. */
const MIN_NEAR_WORDS = 3;

/** Each quote's place, where white space, quotation marks and dashes may differ. */
export function findQuotes(
  quotes: readonly string[],
  source: string,
  mediaType: PageMediaType,
): (QuotePlace | undefined)[] {
  const lines = mediaType === 'text/html' ? readHtmlLines(source) : readTextLines(source);
  const starts: number[] = [];
  let length = 0;
  for (const { text } of lines) {
    starts.push(length);
    length += text.length + 1;
  }
  const page = folded(lines.map(({ text }) => text.text).join(' '));
  const offsetOf = (at: number, end: 'start' | 'end'): number => {
    const after = starts.findIndex((start) => start > at);
    const index = after === -1 ? lines.length - 1 : after - 1;
    const within = at - (starts[index] ?? 0);
    return lines[index]?.text.span(within, within + 1)[end] ?? 0;
  };
  return quotes.map((quote) => {
    const words = folded(quote).trim().split(/ +/);
    const whole = rangeOf(words, page);
    const range = whole ?? nearest(words, page);
    return (
      range && {
        start: offsetOf(range.start, 'start'),
        end: offsetOf(range.end - 1, 'end'),
        text: page.slice(range.start, range.end),
        isWhole: whole !== undefined,
      }
    );
  });
}

/** Equal for writings of one text; as long as the text. */
const folded = (text: string): string =>
  text
    .replace(/\s/g, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-');

interface Range {
  readonly start: number;
  readonly end: number;
}

function rangeOf(words: readonly string[], page: string): Range | undefined {
  const pattern = words.map((each) => each.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join(' +');
  const found = pattern === '' ? null : new RegExp(pattern).exec(page);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/** The longest beginning or end of the words that stands on the page. */
function nearest(words: readonly string[], page: string): Range | undefined {
  const beginning = longest(words, page, (count) => words.slice(0, count));
  const end = longest(words, page, (count) => words.slice(-count));
  return end && (!beginning || end.end - end.start > beginning.end - beginning.start)
    ? end
    : beginning;
}

/** By halving, since each part of found words is found. */
function longest(
  words: readonly string[],
  page: string,
  part: (count: number) => readonly string[],
): Range | undefined {
  let [low, high] = [MIN_NEAR_WORDS - 1, words.length - 1];
  let found: Range | undefined;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const range = rangeOf(part(middle), page);
    if (range) [low, found] = [middle, range];
    else high = middle - 1;
  }
  return found;
}
