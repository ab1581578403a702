/** The text of a page in pieces, with the evidence of facts marked. */
import type { PageMediaType } from '../../news/index.js';
import { greatestOf, leastOf } from '../../rdf/index.js';

/** A piece of a page's text; evidence of facts has an id and a colour, counted from 0. */
export interface TextPiece {
  readonly text: string;
  readonly id?: string;
  readonly colour?: number;
}

/** The words of a fact, and their colour. */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  readonly colour: number;
}

/** Characters shown before the first words and after the last ones. */
const AROUND = 300;
/** The most shown of a long page. */
const MOST = 60_000;

/** The id of the piece that begins at some words. */
export function pieceIdAt(start: number): string {
  return `words-${start}`;
}

/** From the first words to the last. With several facts, the shortest gives the colour. */
export function markedText(
  source: string,
  mediaType: PageMediaType,
  spans: readonly MarkedSpan[],
): TextPiece[] {
  if (spans.length === 0) return [];
  const [first, last] = [
    leastOf(spans.map(({ start }) => start)),
    greatestOf(spans.map(({ end }) => end)),
  ];
  const from =
    mediaType === 'text/html'
      ? afterTag(source, Math.max(0, first - AROUND))
      : Math.max(0, first - AROUND);
  const to = Math.min(source.length, last + AROUND, from + MOST);
  const bounds = [...new Set([from, to, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= from && at <= to)
    .sort((left, right) => left - right);
  return bounds.slice(0, -1).flatMap((start, index): TextPiece[] => {
    const piece = source.slice(start, bounds[index + 1]);
    const text = mediaType === 'text/html' ? withoutMarkup(piece) : piece;
    const [span] = spans
      .filter((each) => each.start <= start && each.end > start)
      .sort((left, right) => left.end - left.start - (right.end - right.start));
    return [{ text, ...(span ? { id: pieceIdAt(start), colour: span.colour } : {}) }];
  });
}

/** The end of the tag around an offset, if any. */
function afterTag(source: string, at: number): number {
  const [close, open] = [source.indexOf('>', at), source.indexOf('<', at)];
  return close !== -1 && (open === -1 || close < open) ? close + 1 : at;
}

const CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  '#39': "'",
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
};

/** The readable text of a piece of HTML, approximately. */
function withoutMarkup(piece: string): string {
  return piece
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, '')
    .replace(/<\/?(?:p|div|h\d|li|dt|dd|ul|dl|br|article|section|nav)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*(?:>|$)/g, '')
    .replace(/&(#39|\w+);/g, (all, name: string) => CHARACTERS[name] ?? all)
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n');
}
