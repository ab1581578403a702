/** Corrects typos in the nouns of a question. Typos in names are handled separately. */
import { GRAMMAR_WORDS, Sentence } from './grammar/parsing.js';
import { isEnglishWord, slipsBetween } from './language/typing-slips.js';
import type { Token } from './language/words.js';

export interface CorrectedSentence {
  readonly sentence: Sentence;
  /** A note about the correction, for the reading. */
  readonly note: string;
}

/** Corrects unknown words that are close to exactly one noun; undefined if there are none. */
export function withNounsCorrected(sentence: Sentence): CorrectedSentence | undefined {
  const notes: string[] = [];
  const tokens = sentence.tokens.map((token) => {
    const noun = nounFor(token, sentence);
    if (noun === undefined) return token;
    notes.push(`“${token.text}” was read as “${noun}”`);
    return { ...token, word: noun };
  });
  return notes.length > 0
    ? {
        sentence: new Sentence(sentence.text, tokens, sentence.vocabulary),
        note: `(${notes.join(', ')}.)`,
      }
    : undefined;
}

function nounFor({ word }: Token, { vocabulary }: Sentence): string | undefined {
  if (
    !/^[a-z]{5,}$/.test(word) ||
    vocabulary.isKnownWord(word) ||
    GRAMMAR_WORDS.has(word) ||
    isEnglishWord(word)
  )
    return undefined;
  const near = [...new Set(vocabulary.nouns.words())]
    .map((noun) => ({ noun, slips: slipsBetween(word, noun) ?? Infinity }))
    .sort((left, right) => left.slips - right.slips);
  const [nearest, next] = near;
  return nearest && nearest.slips < Infinity && nearest.slips < (next?.slips ?? Infinity)
    ? nearest.noun
    : undefined;
}
