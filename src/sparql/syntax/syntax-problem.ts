/** A syntax problem, and the error that reports it. */
import { ServiceError } from '../../errors.js';
import { positionOf } from './position.js';

export interface SyntaxProblem {
  readonly offset: number;
  /** A part of a sentence. */
  readonly what: string;
  readonly expected?: readonly string[];
  readonly found?: string;
  /** A sentence without its full stop. */
  readonly suggestion?: string | undefined;
}

export function syntaxError(
  text: string,
  { offset, what, expected, found, suggestion }: SyntaxProblem,
  cause?: unknown,
): ServiceError {
  const { line, column } = positionOf(text, offset);
  const advice =
    suggestion === undefined ? '' : ` ${/[.?]$/.test(suggestion) ? suggestion : `${suggestion}.`}`;
  return new ServiceError(
    'malformed-query',
    `Syntax error at line ${line}, column ${column}: ${what}.${advice}`,
    {
      details: {
        line,
        column,
        ...(expected?.length ? { expected } : {}),
        ...(found === undefined ? {} : { found }),
        ...(suggestion === undefined ? {} : { suggestion }),
      },
      cause,
    },
  );
}
