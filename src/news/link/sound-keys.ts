/** Keys that spellings of one name share; names that share one are compared closely. */
import { nameKey } from './body-names.js';
import type { StateInKey } from './gazetteer.js';

export interface StateFinder {
  stateInKey(key: string): StateInKey | undefined;
}

/** Letters that replace each other in names from other alphabets. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/kh|gh/g, 'h'],
  [/zh|sh|ch|ts|tz|dz|c(?=[eiy])|z/g, 's'],
  [/ph/g, 'f'],
  [/th|d/g, 't'],
  [/x/g, 'ks'],
  [/[cqg]/g, 'k'],
  [/b/g, 'p'],
  [/[wf]/g, 'v'],
];

/** Joining words, and words whose presence makes no difference in names of bodies. */
const JOINING_WORDS: ReadonlySet<string> = new Set(
  'of the for in on to and at a an by with de s osce'.split(' '),
);

/** Digits and Roman numerals tell things apart, so they are unchanged. */
const NUMBER = /\d|^[ivx]+$/;

/** Words by sound, sorted, without joining words and a body's own State. */
export function soundKey(name: string, kind: string, states: StateFinder): string {
  const key = nameKey(name);
  const rest = kind === 'organization' ? (states.stateInKey(key)?.rest ?? key) : key;
  const words = rest.split(' ').filter((word) => !JOINING_WORDS.has(word));
  return words
    .map((word) => (NUMBER.test(word) ? word : soundOf(word)))
    .sort()
    .join(' ');
}

/** Surname and initial, shared by `J. Braathu` and `Jan Braathu`; the surname is last. */
export function surnameKey(name: string): string {
  const words = nameKey(name).split(' ');
  return `${words[0]?.[0] ?? ''}. ${soundOf(words.at(-1) ?? '')}`;
}

/** The consonants of a word, each run once; a vowel counts only where it begins the word. */
function soundOf(word: string): string {
  let sound = word;
  for (const [pattern, letter] of SOUNDS) sound = sound.replace(pattern, letter);
  return sound
    .replace(/^[aeiouyj]+/, 'a')
    .replace(/(?<=.)[aeiouyjh]+/g, '')
    .replace(/(.)\1+/g, '$1');
}
