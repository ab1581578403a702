/** The words of a sentence with their places. */
import { matchesOf } from '../../rdf/index.js';
import type { TextRange } from './sentences.js';

export interface WordToken extends TextRange {
  readonly text: string;
  /** The word without a possessive ending. */
  readonly word: string;
  readonly isPossessive: boolean;
  readonly isCapitalised: boolean;
}

/** A suffix after a name and a hyphen that is no part of it: `EU-funded`. */
const HYPHENED =
  '(?:co-)?(?:funded|financed|supported|sponsored|backed|' +
  'assisted|facilitated|led|run|organi[sz]ed|hosted|implemented)';

const WORD = new RegExp(
  [
    '(?:\\p{Lu}\\.){2,}',
    '(?:\\p{Lu}|St|Ss)\\.(?=\\s\\p{Lu})',
    '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}]|(?<=\\p{Ll})–(?=\\p{Lu}\\p{Ll})|' +
      "['’./&-]+(?=[\\p{L}\\p{N}\\p{M}])" +
      `(?<!\\p{L}-(?=${HYPHENED}\\b)))*`,
    '&(?=\\s)',
  ].join('|'),
  'gu',
);

/** The words of a text in order; initials, and `St.`, keep their full stop. */
export function tokenize(text: string): WordToken[] {
  const tokens: WordToken[] = [];
  for (const match of matchesOf(WORD, text)) {
    const word = match[0].replace(/['’]s$/, '');
    tokens.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      word,
      isPossessive:
        word !== match[0] || /^s['’](?= )/i.test(text.slice(match.index + match[0].length - 1)),
      isCapitalised: /^(?:e-)?\p{Lu}/u.test(word),
    });
  }
  return tokens;
}
