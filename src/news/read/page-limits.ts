/** Limits of a page. News items have kilobytes; far more is refused before any work. */
import { ServiceError } from '../../errors.js';
import { lineAndColumn, type SourcedText } from './sourced-text.js';

export const PAGE_LIMITS = {
  /** UTF-16 code units of the original page. */
  sourceLength: 2_000_000,
  /** Nested HTML elements. */
  nestingDepth: 256,
  /** HTML elements of the whole page. */
  elementCount: 100_000,
  lineCount: 20_000,
  /** UTF-16 code units of the item's own text. */
  articleLength: 100_000,
  /** UTF-16 code units of a title, or of a name after a label. */
  nameLength: 1_000,
  /** Names after one label. */
  nameCount: 100,
} as const;

/** The refusal of a page that is no news item. `offset` is where reading stopped. */
export function notANewsPage(reason: string, source = '', offset = 0): ServiceError {
  const { line, column } = lineAndColumn(source, offset);
  return new ServiceError(
    'not-a-news-page',
    `Not a news page: ${reason} (line ${line}, column ${column})`,
    { details: { line, column } },
  );
}

/** Refuses too large, empty or binary sources. @throws ServiceError `not-a-news-page` */
export function checkSource(source: string): void {
  if (source.length > PAGE_LIMITS.sourceLength) {
    throw notANewsPage(
      `expected at most ${PAGE_LIMITS.sourceLength} characters, found ${source.length}`,
    );
  }
  if (source.trim().length === 0)
    throw notANewsPage('expected a news item, found an empty document');
  const binary = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.exec(source);
  if (binary) {
    const code = source.charCodeAt(binary.index).toString(16).padStart(4, '0').toUpperCase();
    throw notANewsPage(
      `expected text, found the control character U+${code}`,
      source,
      binary.index,
    );
  }
}

const MAX_QUOTE_LENGTH = 60;

/** A `bad-date` with place, text and reason. */
export function badDate(
  reason: string,
  date: Pick<SourcedText, 'text' | 'span'>,
  source: string,
): ServiceError {
  const { line, column } = lineAndColumn(source, date.span().start);
  const found =
    date.text.length > MAX_QUOTE_LENGTH ? `${date.text.slice(0, MAX_QUOTE_LENGTH)}…` : date.text;
  return new ServiceError(
    'bad-date',
    `Bad date “${found}” at line ${line}, column ${column}: ${reason}.`,
    { details: { line, column, found } },
  );
}
