/** Why a question is not answered. */
import type { Sentence } from './grammar/parsing.js';

/** Longer questions are refused. */
export const MAX_QUESTION_LENGTH = 500;

export interface QuestionRefusal {
  readonly understood: false;
  readonly notUnderstood: readonly string[];
  readonly suggestions: readonly string[];
  readonly message: string;
  /** Set if the question is understood, but the graph records only a part of the relevant facts. */
  readonly isNotRecorded?: true;
}

export function refused(message: string, more: Partial<QuestionRefusal> = {}): QuestionRefusal {
  return { understood: false, notUnderstood: [], suggestions: [], message, ...more };
}

/** Times relative to the current day. */
const RELATIVE_TIME =
  /\b(?:(?:this|last|next|past|previous|current|coming) (?:(?:few|\w+) )?(?:years?|months?|weeks?|decades?|days?)|today|yesterday|tomorrow|recently|lately|nowadays|now|upcoming|(?:\w+ )?(?:years?|months?|weeks?|days?) ago)\b/i;

/** What no graph of this kind records, by the words that ask for it. */
const NEVER_RECORDED: readonly (readonly [words: RegExp, what: string])[] = [
  [/^why\b|\b(?:reasons?|how come)\b/i, 'Why something was done'],
  [/\b(?:average|mean|median|percentage|per ?cent|share|proportion)\b/i, 'An average or a share'],
  [
    /\b(?:budget|costs?|how much (?:money|did|does|was)|salary|salaries|amounts? of money)\b/i,
    'How much money is spent',
  ],
  [/\b(?:phone|telephone|e-?mail|address|contact)\b/i, 'How to reach a body'],
  [/\b(?:staff|employees|how many people work)\b/i, 'Who works for a body'],
];

/** Names the words that are not understood, or where a question stops making sense. */
export function refusalOf(sentence: Sentence): QuestionRefusal {
  const { text, tokens } = sentence;
  if (tokens.length === 0)
    return refused(`Ask a question of up to ${MAX_QUESTION_LENGTH} characters.`);
  const relative = RELATIVE_TIME.exec(text)?.[0];
  if (relative !== undefined)
    return refused(
      `“${relative}” depends on the day on which it is asked. ` +
        'Name a year, a month or a day, such as “since 2020” or “in May 2021”.',
      { notUnderstood: relative.split(' ') },
    );
  for (const [words, what] of NEVER_RECORDED) {
    const [said] = words.exec(text) ?? [];
    if (said !== undefined)
      return refused(`${what} is not recorded.`, { notUnderstood: said.split(' ') });
  }
  const strange = tokens.filter(
    ({ word, isSlip }) =>
      (isSlip === true || sentence.isUnknown(word)) && !/^\d+$|^[“”"'’,]$/.test(word),
  );
  const last = Math.min(sentence.reached, tokens.length - 1);
  const words = strange.length > 0 ? strange : tokens.slice(last, last + 1);
  const named = words.map((token) => `“${token.text}”`).join(', ');
  const message =
    strange.length > 0
      ? `Unknown ${words.length === 1 ? 'word' : 'words'}: ${named}.`
      : last === 0
        ? 'These words are no question that can be answered.'
        : `The question is understood only up to ${named}.`;
  return refused(message, { notUnderstood: words.map((token) => token.text) });
}
