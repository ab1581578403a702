/** Verbs as the tables write them, and the forms in which questions use them. */
import { verbFormsOf, type VerbForms } from '../language/inflection.js';
import { normalWord, wordsOfPhrase } from '../language/words.js';
import type { Frame, Relation, Role } from './relation.js';

/** One form of a verb, as it stands in a question. */
export interface VerbUse {
  readonly word: string;
  readonly form: keyof VerbForms;
  readonly frame: Frame;
}

/**
 * The frame that a form in a table stands for: `o organize s` (what the relation leads to organizes what it goes from),
 * `s be based in o`, `s take place`.
 * @throws TypeError for a form that is not written like that.
 */
export function frameOf(form: string, carrier: string, relation?: Relation): Frame {
  const [subject, verb, ...rest] = form.split(' ');
  const last = rest.at(-1);
  const object = last === 's' || last === 'o' ? last : undefined;
  const isSound = isRole(subject) && verb !== undefined && object !== subject;
  if (!isSound) throw new TypeError(`A verbal form is written as "o organize s" or "s take place"; found "${form}".`);
  const link = object === undefined ? rest : rest.slice(0, -1);
  return { carrier, subject, verb: verbFormsOf(verb), link: link.flatMap(wordsOfPhrase).filter((word) => !ARTICLES.includes(word)), ...(relation ? { relation } : {}), ...(object ? { object } : {}) };
}

/** Words that may stand among those of a verb, or not. */
export const ARTICLES: readonly string[] = ['a', 'an', 'the'];

function isRole(word: string | undefined): word is Role {
  return word === 's' || word === 'o';
}

/** The forms of a frame's verb, as words of a question compare. */
export function usesOf(frame: Frame): VerbUse[] {
  const { verb } = frame;
  const forms = [...Object.entries(verb), ...(verb.base === 'be' ? [['third', 'are'], ['past', 'were']] : [])] as [keyof VerbForms, string][];
  return forms.map(([form, text]) => ({ word: normalWord(text), form, frame }));
}
