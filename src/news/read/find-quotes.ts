/** Where words that somebody quotes stand on a page. */
import type { QuotedSpan } from '../facts.js';
import type { PageMediaType } from './article.js';
import { readLines } from './read-page.js';

/** The words, or the most of them that stand together. */
export interface QuotePlace extends QuotedSpan {
  readonly isWhole: boolean;
}

/** Fewer words of a quote are found anywhere. */
const MIN_NEAR_WORDS = 3;
/** So many, at its beginning or end, tell where it is from. */
const MAX_NEAR_WORDS = 40;

/** Each quote's place, where white space, quotation marks and dashes may differ. */
export function findQuotes(
  quotes: readonly string[],
  source: string,
  mediaType: PageMediaType,
): (QuotePlace | undefined)[] {
  const texts = readLines(source, mediaType).map(({ text }) => text);
  let length = -1;
  const starts = texts.map((text) => (length += text.length + 1) - text.length);
  const page = folded(texts.map(({ text }) => text).join(' '));
  const spanAt = (at: number): { start: number; end: number } | undefined => {
    const line = starts.findLastIndex((start) => start <= at);
    const within = at - (starts[line] ?? 0);
    return texts[line]?.span(within, within + 1);
  };
  const placeOf = (words: readonly string[], isWhole: boolean): QuotePlace | undefined => {
    const text = words.join(' ');
    const at = text === '' ? -1 : page.indexOf(text);
    const [first, last] = [spanAt(at), spanAt(at + text.length - 1)];
    return at >= 0 && first && last
      ? { start: first.start, end: last.end, text, isWhole }
      : undefined;
  };
  return quotes.map((quote) => {
    const words = folded(quote).trim().split(/ +/);
    let found = placeOf(words, true);
    let count = Math.min(words.length - 1, MAX_NEAR_WORDS);
    for (; !found && count >= MIN_NEAR_WORDS; count -= 1)
      found = placeOf(words.slice(0, count), false) ?? placeOf(words.slice(-count), false);
    return found;
  });
}

/** Equal for writings of one text; as long as the text. */
const folded = (text: string): string =>
  text
    .replace(/\s/g, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-');
