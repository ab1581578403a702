/** Parses the verbs of the tables, and gives their forms in questions. */
import { verbFormsOf, type VerbForms } from '../language/inflection.js';
import { normalWord, wordsOfPhrase } from '../language/words.js';
import type { ClassConcept } from './classes.js';
import type { Frame, Relation, Role } from './relation.js';

export interface VerbUse {
  readonly word: string;
  readonly form: keyof VerbForms;
  readonly frame: Frame;
}

/**
 * The frame for a verbal form of a table, in which `s` is the relation's subject and `o` its object:
 * `o organize s`, `s be based in o`, `s take place`.
 * @throws TypeError for a form that is not written like that.
 */
export function verbFrame(form: string, carrier: ClassConcept, relation?: Relation): Frame {
  const [subject, verb, ...rest] = form.split(' ');
  const place = rest.findIndex(isRole);
  const object = place === -1 ? undefined : (rest[place] as Role);
  if (!isRole(subject) || verb === undefined || object === subject)
    throw new TypeError(
      `A verbal form is written as "o organize s" or "s take place"; found "${form}".`,
    );
  const words = (phrase: readonly string[]): string[] =>
    phrase.flatMap(wordsOfPhrase).filter((word) => !ARTICLES.includes(word));
  const [link, tail] =
    object === undefined ? [rest, []] : [rest.slice(0, place), rest.slice(place + 1)];
  return {
    carrier,
    subject,
    verb: verbFormsOf(verb),
    link: words(link),
    tail: words(tail),
    ...(relation ? { relation } : {}),
    ...(object ? { object } : {}),
  };
}

/** Optional words inside a verb phrase. */
export const ARTICLES: readonly string[] = ['a', 'an', 'the'];

function isRole(word: string | undefined): word is Role {
  return word === 's' || word === 'o';
}

/** The forms of a frame's verb, as normalized words. */
export function usesOf(frame: Frame): VerbUse[] {
  const { verb } = frame;
  const forms = [
    ...Object.entries(verb),
    ...(verb.base === 'be'
      ? [
          ['third', 'are'],
          ['past', 'were'],
        ]
      : []),
  ] as [keyof VerbForms, string][];
  return forms.map(([form, text]) => ({ word: normalWord(text), form, frame }));
}
