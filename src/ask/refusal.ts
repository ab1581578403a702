/** Why a question is not answered: the words not understood, and alternatives. */
import { GRAMMAR_WORDS, Sentence } from './grammar/parsing.js';
import { question } from './grammar/questions.js';
import { Turns } from '../threads/index.js';
import { tokensOf, type Token } from './language/words.js';
import { greatestOf, leastOf } from '../rdf/index.js';

/** Longer questions are refused. */
export const MAX_QUESTION_LENGTH = 500;

export interface QuestionRefusal {
  readonly notUnderstood: readonly string[];
  readonly suggestions: readonly string[];
  readonly message: string;
  /** Set if the question is understood, but the graph records only a part of the relevant facts. */
  readonly isNotRecorded?: true;
}

/** The most words to leave out when looking for a question that can be parsed. */
const MOST_LEFT_OUT = 7;
const MOST_SUGGESTIONS = 3;
const MOST_NAMES = 4;
/** Times relative to the current day. */
const RELATIVE_TIME =
  /\b(?:(?:this|last|next|past|previous|current|coming) (?:(?:few|\w+) )?(?:years?|months?|weeks?|decades?|days?)|today|yesterday|tomorrow|recently|lately|nowadays|now|upcoming|(?:\w+ )?(?:years?|months?|weeks?|days?) ago)\b/i;

const AGE = /\b(?:old|young|new)(?:er|est)\b/i;
const STATE = /\b(?:states?|countr(?:y|ies)|partners?)\b/i;

/** Costs a few dozen more parses of the question's parts. */
export async function refusalOf(sentence: Sentence): Promise<QuestionRefusal> {
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
  const shorter = await readableParts(sentence, words);
  const suggestions = [...new Set([...withSimilarNames(sentence, strange), ...shorter])].slice(
    0,
    MOST_SUGGESTIONS + MOST_NAMES,
  );
  const named = words.map(({ text }) => `“${text}”`).join(', ');
  const message =
    strange.length > 0
      ? `Unknown ${words.length === 1 ? 'word' : 'words'}: ${named}.`
      : `The words are known, but the question does not make sense from ${named} on. Try ` +
        'rephrasing it.';
  return { notUnderstood: words.map(({ text }) => text), suggestions, message };
}

function isStrange({ vocabulary }: Sentence, { word }: Token): boolean {
  return (
    !vocabulary.isKnownWord(word) && !GRAMMAR_WORDS.has(word) && !/^\d+$|^[“”"'’,]$/.test(word)
  );
}

/** The question with names that are similar to its unknown words. */
function withSimilarNames(sentence: Sentence, words: readonly Token[]): string[] {
  const { text, vocabulary } = sentence;
  const corrected = words
    .filter(({ word }) => word.length > 4)
    .flatMap((token) =>
      vocabulary.lookup
        .namesMatching(token.text, { maxEdits: 2 })
        .map(({ name }) => text.slice(0, token.start) + name + text.slice(token.end)),
    );
  return [...new Set(corrected)].filter((each) => isReadable(each, sentence)).slice(0, MOST_NAMES);
}

/** Parseable versions without some words around the unknown ones, the longest first. */
async function readableParts(sentence: Sentence, words: readonly Token[]): Promise<string[]> {
  const { tokens, text } = sentence;
  const turns = new Turns();
  const places = words.map((word) => tokens.indexOf(word));
  const [first, last] = [leastOf(places), greatestOf(places)];
  const found: string[] = [];
  for (
    let width = last - first + 1;
    width <= last - first + MOST_LEFT_OUT && found.length < MOST_SUGGESTIONS;
    width += 1
  ) {
    for (let start = Math.max(0, last - width + 1); start <= first; start += 1) {
      const end = start + width;
      // Without its beginning or most of its words, it would be a different question.
      if (end > tokens.length || width * 2 > tokens.length || start === 0) continue;
      const shorter = (text.slice(0, tokens[start]?.start) + text.slice(tokens[end - 1]?.end))
        .replace(/\s+/g, ' ')
        .replace(/ (?=[?!.,])/g, '')
        .trim();
      await turns.take();
      if (!/\b(\w+) \1\b/i.test(shorter) && isReadable(shorter, sentence)) found.push(shorter);
    }
  }
  return [...new Set(found)].slice(0, MOST_SUGGESTIONS);
}

function isReadable(text: string, { vocabulary }: Sentence): boolean {
  const sentence = new Sentence(text, tokensOf(text), vocabulary);
  return (
    sentence.tokens.length > 1 &&
    question(sentence, 0).some(({ end }) => end === sentence.tokens.length)
  );
}
