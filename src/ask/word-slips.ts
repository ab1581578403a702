/** Corrects typos in the words of a question. Typos in names are handled separately. */
import { GRAMMAR_WORDS, Sentence } from './grammar/parsing.js';
import { isEnglishWord, slipsBetween } from './language/typing-slips.js';
import type { Token } from './language/words.js';
import { leastOf } from '../rdf/index.js';

interface CorrectedSentence {
  readonly sentence: Sentence;
  /** A note about the correction, for the reading. */
  readonly note: string;
}

/** With more words at the same distance there is no correction. */
const MOST_NEAR = 4;

/**
 * The sentence with unknown words replaced by the closest ones; one for each equally close word.
 */
export function withWordsCorrected(sentence: Sentence): CorrectedSentence[] {
  const near = sentence.tokens.map((token) => wordsNear(token, sentence));
  const most = Math.max(0, ...near.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => {
    const notes: string[] = [];
    const tokens = sentence.tokens.map((token, place) => {
      const words = near[place] ?? [];
      const word = words[Math.min(index, words.length - 1)];
      if (word === undefined) return token;
      notes.push(`“${token.text}” was read as “${word}”`);
      return { ...token, word };
    });
    return {
      sentence: new Sentence(sentence.text, tokens, sentence.vocabulary),
      note: `(${notes.join(', ')}.)`,
    };
  });
}

function wordsNear({ word, text, start }: Token, { vocabulary }: Sentence): readonly string[] {
  if (
    !/^[a-z]{5,}$/.test(word) ||
    vocabulary.isKnownWord(word) ||
    GRAMMAR_WORDS.has(word) ||
    isEnglishWord(word)
  )
    return [];
  // A capital marks a name, and no verb.
  const isName = start > 0 && /^\p{Lu}/u.test(text);
  const words = isName ? vocabulary.nouns.words() : [...vocabulary.words(), ...GRAMMAR_WORDS];
  const found = [...new Set(words)]
    .map((each) => ({ each, slips: slipsBetween(word, each) ?? Infinity }))
    .filter(({ slips }) => slips < Infinity);
  const fewest = leastOf(found.map(({ slips }) => slips));
  const nearest = found.filter(({ slips }) => slips === fewest).map(({ each }) => each);
  return nearest.length <= MOST_NEAR ? nearest : [];
}
