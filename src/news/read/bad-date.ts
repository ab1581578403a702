/** The refusal of a page for an impossible date. */
import { ServiceError } from '../../errors.js';
import { lineAndColumn, type SourcedText } from './sourced-text.js';

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
