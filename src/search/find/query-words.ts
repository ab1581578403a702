/** The words of a search. */
import { wordsOf, type Word } from '../../catalogue/index.js';

export interface QueryWord {
  readonly text: string;
  /** Its part in the score; words like “of” or “OSCE” count little and may be missing. */
  readonly weight: number;
}

/** As many words as a number has bits. */
const MAX_WORDS = 30;
/** Two words without their space are no longer. */
const MAX_JOINED = 80;
const SLIGHT_WEIGHT = 0.2;
const SLIGHT_WORDS = new Set('a an and at by for from in of on or osce the to with'.split(' '));

/**
 * The words that a text is searched by: each once, and the first of many, since each one costs a
 * look at its rows. Parts of words count.
 */
export function searchedWords(text: string): Word[] {
  const words = new Map<string, Word>();
  let room = MAX_WORDS;
  for (const word of wordsOf(text)) {
    if (room <= 0) break;
    if (words.has(word.text)) continue;
    words.set(word.text, { ...word, parts: word.parts.slice(0, room) });
    room -= Math.max(1, word.parts.length);
  }
  return [...words.values()];
}

/** Each once, in order. A word with a hyphen is one word if known, else its parts. */
export function queryWordsOf(text: string, isKnown: (word: string) => boolean): QueryWord[] {
  return toQueryWords(
    searchedWords(text).flatMap(({ text: joined, parts }) =>
      parts.length === 0 || isKnown(joined) ? [joined] : parts,
    ),
  );
}

/** With spaces inserted between two known words in place of an unknown one, or removed. */
export function respaced(
  words: readonly QueryWord[],
  isKnown: (word: string) => boolean,
): QueryWord[] {
  const texts = words.map(({ text }) => text);
  const spaced: string[] = [];
  for (let index = 0; index < texts.length; index += 1) {
    const [word, next] = [texts[index]!, texts[index + 1] ?? ''];
    if (isKnown(word)) spaced.push(word);
    else if (next !== '' && isKnown(word + next)) {
      spaced.push(word + next);
      index += 1;
    } else for (const part of splitWord(word, isKnown) ?? [word]) spaced.push(part);
  }
  return toQueryWords(spaced);
}

/** A word as two known ones, split where the shorter one is longest. */
function splitWord(word: string, isKnown: (word: string) => boolean): [string, string] | undefined {
  if (word.length > MAX_JOINED) return undefined;
  const middle = word.length / 2;
  const cuts = Array.from({ length: Math.max(0, word.length - 3) }, (_, index) => index + 2).sort(
    (left, right) => Math.abs(left - middle) - Math.abs(right - middle),
  );
  const cut = cuts.find((at) => isKnown(word.slice(0, at)) && isKnown(word.slice(at)));
  return cut === undefined ? undefined : [word.slice(0, cut), word.slice(cut)];
}

function toQueryWords(texts: readonly string[]): QueryWord[] {
  return [...new Set(texts)]
    .slice(0, MAX_WORDS)
    .map((text) => ({ text, weight: SLIGHT_WORDS.has(text) ? SLIGHT_WEIGHT : 1 }));
}
