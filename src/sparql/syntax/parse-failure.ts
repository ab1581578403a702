/** Why the grammar could not read a text, from the parser. */
import type { ParserBuildArgs } from '@traqula/core';

/** The parser stopped at a place. */
export class ParseFailure extends Error {
  constructor(
    message: string,
    /** In UTF-16 units; NaN if unknown. */
    readonly offset: number,
    /** Undefined at the end of the text, and where nothing is a token. */
    readonly found?: string,
  ) {
    super(message);
  }
}

/** A prefix used without declaration. */
export class UnknownPrefix extends ParseFailure {
  constructor(
    readonly prefix: string,
    offset: number,
  ) {
    super(`the prefix "${prefix}:" is not declared`, offset, `${prefix}:`);
  }
}

/** The offset of a failure at the end of the text, until the text is known. */
const AT_END = Infinity;

export const FAILURE_REPORTING = {
  lexerConfig: { positionTracking: 'full' },
  errorHandler: (errors) => {
    // The first is where the parser stopped.
    for (const { token } of errors) {
      const isEnd = Number.isNaN(token.startOffset);
      throw new ParseFailure(
        'unexpected',
        isEnd ? AT_END : token.startOffset,
        isEnd ? undefined : token.image,
      );
    }
  },
} as const satisfies Omit<ParserBuildArgs, 'tokenVocabulary'>;

/** Converts anything the parser threw for a text. */
export function failureOf(text: string, thrown: unknown): ParseFailure {
  if (thrown instanceof ParseFailure)
    return thrown.offset === AT_END
      ? new ParseFailure(thrown.message, text.trimEnd().length)
      : thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const character = /unexpected character: ->[\s\S]*<- at offset: (\d+)/.exec(message);
  return character
    ? new ParseFailure('unexpected', Number(character[1]))
    : new ParseFailure(message, NaN);
}
