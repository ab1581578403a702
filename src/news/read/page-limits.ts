/** Limits of a page. News items have kilobytes; far more is refused before any work. */
import { ServiceError } from '../../errors.js';
import type { SourcedText } from './sourced-text.js';

/** What is expected, with the greatest number in place of #. Lengths are in UTF-16 code units. */
const LIMITS = {
  source: [2_000_000, 'at most # characters'],
  depth: [256, 'at most # nested elements'],
  elements: [100_000, 'at most # elements'],
  lines: [20_000, 'at most # lines'],
  item: [100_000, 'an item of at most # characters'],
  title: [1_000, 'a title of at most # characters'],
  name: [1_000, 'a name of at most # characters'],
  names: [100, 'at most # names after a label'],
} as const;

/** @throws ServiceError `not-a-news-page` for more than the limit. */
export function checkLimit(
  name: keyof typeof LIMITS,
  found: number,
  source?: string,
  place?: SourcedText,
): void {
  const [limit, what] = LIMITS[name];
  if (found > limit)
    throw notANewsPage(
      `expected ${what.replace('#', String(limit))}, found ${found}`,
      source,
      place?.span().start,
    );
}

/** The refusal of a page that is no news item. `offset` is where reading stopped. */
export function notANewsPage(reason: string, source = '', offset = 0): ServiceError {
  const details = lineAndColumn(source, offset);
  return new ServiceError(
    'not-a-news-page',
    `Not a news page: ${reason} (line ${details.line}, column ${details.column})`,
    { details },
  );
}

/** Both from 1. */
function lineAndColumn(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Refuses too large, empty or binary sources. @throws ServiceError `not-a-news-page` */
export function checkSource(source: string): void {
  checkLimit('source', source.length);
  if (source.trim().length === 0)
    throw notANewsPage('expected a news item, found an empty document');
  const binary = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.exec(source);
  if (!binary) return;
  const code = source.charCodeAt(binary.index).toString(16).padStart(4, '0').toUpperCase();
  throw notANewsPage(`expected text, found the control character U+${code}`, source, binary.index);
}

const MAX_QUOTE_LENGTH = 60;

/** A `bad-date` with place, text and reason. */
export function badDate(reason: string, date: SourcedText, source: string): ServiceError {
  const { line, column } = lineAndColumn(source, date.span().start);
  const { text } = date;
  const found = text.length > MAX_QUOTE_LENGTH ? `${text.slice(0, MAX_QUOTE_LENGTH)}…` : text;
  return new ServiceError(
    'bad-date',
    `Bad date “${found}” at line ${line}, column ${column}: ${reason}.`,
    { details: { line, column, found } },
  );
}
