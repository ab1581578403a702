/** Why a question is not answered: which words nobody here understands, and what could be asked instead. */
import type { Sentence } from './grammar/parsing.js';
import { isEnglishWord } from './language/typing-slips.js';

export interface Refusal {
  readonly notUnderstood: readonly string[];
  readonly suggestions: readonly string[];
  /** What is wrong, in a sentence. */
  readonly reading: string;
}

/** What to say of a question that could not be read. */
export function refusalOf(sentence: Sentence): Refusal {
  const unknown = sentence.tokens.filter(({ word }) => !sentence.vocabulary.isKnownWord(word) && !/^\d+$/.test(word));
  const words = unknown.length > 0 ? unknown : sentence.tokens.slice(sentence.reached, sentence.reached + 1);
  void isEnglishWord;
  return { notUnderstood: words.map(({ text }) => text), suggestions: [], reading: words.length > 0 ? `Not understood: ${words.map(({ text }) => `“${text}”`).join(', ')}.` : 'There is no question.' };
}
