/** Why a question is not answered. */
import { GRAMMAR_WORDS, type Sentence } from './grammar/parsing.js';
import type { Token } from './language/words.js';

/** Longer questions are refused. */
export const MAX_QUESTION_LENGTH = 500;

export interface QuestionRefusal {
  readonly notUnderstood: readonly string[];
  readonly suggestions: readonly string[];
  readonly message: string;
  /** Set if the question is understood, but the graph records only a part of the relevant facts. */
  readonly isNotRecorded?: true;
}

/** Times relative to the current day. */
const RELATIVE_TIME =
  /\b(?:(?:this|last|next|past|previous|current|coming) (?:(?:few|\w+) )?(?:years?|months?|weeks?|decades?|days?)|today|yesterday|tomorrow|recently|lately|nowadays|now|upcoming|(?:\w+ )?(?:years?|months?|weeks?|days?) ago)\b/i;

const AGE = /\b(?:old|young|new)(?:er|est)\b/i;
const STATE = /\b(?:states?|countr(?:y|ies)|partners?)\b/i;

/** Names the words that are not understood, or where a question stops making sense. */
export function refusalOf(sentence: Sentence): QuestionRefusal {
  if (sentence.tokens.length === 0)
    return {
      notUnderstood: [],
      suggestions: [],
      message: `Ask a question of up to ${MAX_QUESTION_LENGTH} characters.`,
    };
  const relative = RELATIVE_TIME.exec(sentence.text)?.[0];
  if (relative !== undefined)
    return {
      notUnderstood: relative.split(' '),
      suggestions: [],
      message:
        `“${relative}” depends on the day on which it is asked. ` +
        'Name a year, a month or a day, such as “since 2020” or “in May 2021”.',
    };
  const age = AGE.exec(sentence.text)?.[0];
  if (age !== undefined && STATE.test(sentence.text))
    return {
      notUnderstood: [age],
      suggestions: ['Which State joined first?', 'Which State joined last?'],
      message: 'The graph doesn’t record how old a State is. Ask when it joined the OSCE.',
    };
  const strange = sentence.tokens.filter((token) => isStrange(sentence, token));
  const last = Math.min(sentence.reached, sentence.tokens.length - 1);
  const words = strange.length > 0 ? strange : sentence.tokens.slice(last, last + 1);
  const named = words.map(({ text }) => `“${text}”`).join(', ');
  const message =
    strange.length > 0
      ? `Unknown ${words.length === 1 ? 'word' : 'words'}: ${named}.`
      : `The words are known, but the question does not make sense from ${named} on. Try ` +
        'rephrasing it.';
  return { notUnderstood: words.map(({ text }) => text), suggestions: [], message };
}

function isStrange({ vocabulary }: Sentence, { word }: Token): boolean {
  return (
    !vocabulary.isKnownWord(word) && !GRAMMAR_WORDS.has(word) && !/^\d+$|^[“”"'’,]$/.test(word)
  );
}
