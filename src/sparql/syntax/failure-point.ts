/** A place that the grammar cannot pass, and its alternatives. */
import { getOrMake } from '../../rdf/index.js';
import { readSyntax } from './grammar.js';
import { failureOf, type ParseFailure } from './parse-failure.js';
import { withoutStringsAndComments } from './query-text.js';

/** Replaces characters at an offset. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

const WORD_BEFORE = /[\p{L}\p{N}_]*$/u;
const WORD_AFTER = /^[\p{L}\p{N}_]+/u;

/** Any base does for a syntax check. */
const SOME_BASE = 'urn:base:';

/** A text's first failure; undefined if it is well formed. */
function firstFailure(text: string): ParseFailure | undefined {
  try {
    readSyntax(text, SOME_BASE);
    return undefined;
  } catch (error) {
    return failureOf(text, error);
  }
}

export class FailurePoint {
  readonly blanked: string;
  /** The part of that before the place. */
  readonly before: string;
  readonly after: string;
  readonly #accepted = new Map<string, boolean>();

  constructor(
    readonly text: string,
    readonly offset: number,
    readonly found: string | undefined,
    readonly baseIri: string,
  ) {
    this.blanked = withoutStringsAndComments(text);
    this.before = this.blanked.slice(0, offset);
    this.after = text.slice(offset);
  }

  get isEnd(): boolean {
    return this.after.trim() === '';
  }

  /** Whether the grammar accepts a sample here. Cost: parses the text before the place. */
  accepts(sample: string): boolean {
    return getOrMake(this.#accepted, sample, () => {
      const attempt = `${this.text.slice(0, this.offset)}\n${sample}`;
      const failure = firstFailure(attempt);
      // A sample that only breaks rules beyond the grammar, or needs more after it, is accepted.
      return !failure || Number.isNaN(failure.offset) || failure.offset >= attempt.length;
    });
  }

  /** Whether the grammar gets further with a change. Cost: parses the text. */
  isMendedBy({ offset, length, text }: TextEdit): boolean {
    const changed = this.text.slice(0, offset) + text + this.text.slice(offset + length);
    const failure = firstFailure(changed);
    return (
      !failure ||
      Number.isNaN(failure.offset) ||
      failure.offset > Math.max(offset + text.length, this.offset + text.length - length)
    );
  }
}

/** Where the lexer found no token: the whole word, or an earlier failure of the grammar. */
export function failurePointOf(text: string, failure: ParseFailure, baseIri: string): FailurePoint {
  if (failure.found !== undefined || failure.offset >= text.trimEnd().length)
    return new FailurePoint(text, failure.offset, failure.found, baseIri);
  const start = text.slice(0, failure.offset).search(WORD_BEFORE);
  const before = text.slice(0, start);
  const earlier = firstFailure(before);
  if (earlier?.found !== undefined)
    return new FailurePoint(text, earlier.offset, earlier.found, baseIri);
  return new FailurePoint(
    text,
    start,
    WORD_AFTER.exec(text.slice(start))?.[0] ?? text.slice(start, start + 1),
    baseIri,
  );
}
