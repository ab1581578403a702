/** The forms of verbs, which the table of roles names by their infinitives. */
import { readWords, words, wordSet } from '../names/words.js';
import type { Table } from './rows.js';

/** Past and participle of verbs that do not end in `-ed`. */
const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map(
  [...wordSet('irregular verbs')].map((forms) => {
    const [verb = '', ...pasts] = forms.split('/');
    return [verb, pasts];
  }),
);

const DOUBLING = /^(?:[^aeiou]*[aeiou][bdgmnprt]|abet|admit|begin|commit|regret|transfer)$/;

/** A verb's forms; `active` are those with a subject, of the present and the past. */
export interface VerbForms {
  readonly base: string;
  readonly active: readonly string[];
  readonly past: readonly string[];
  readonly participle: string;
  readonly gerund: string;
}

/** Of `organi[sz]e`, or of a verb with words after it: `carry_out`, whose object may be between. */
export function formsOf(infinitive: string): VerbForms {
  const [verb = '', ...rest] = infinitive.replace('~', ' ').split('_');
  const stem = DOUBLING.test(verb) ? verb + (verb.at(-1) ?? '') : verb.replace(/e$/, '');
  const regular = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const [past = regular, participle = past] = IRREGULAR.get(verb) ?? [];
  const present = /(?:s|sh|ch|x)$/.test(verb)
    ? `${verb}es`
    : verb.replace(/(?<=[^aeiou])y$/, 'ie') + 's';
  const more = rest.join(' ');
  const after = more && ` ${more}`;
  const object = `(?= (?:it|them|both|this|[a-z]+|(?:the |its |their |these |\\d+ |[a-z]+(?:ty|teen) )[a-z ]{1,30}) ${more}\\b)`;
  const withWords = (...forms: string[]): string[] =>
    after ? [`(?:${anyOf(forms)})(?:${after}|${object})`] : forms;
  return {
    base: verb + (after && `(?: (?:it |[^.;]{0,30} )?${more})`),
    active: withWords(verb, present, past, participle),
    past: withWords(past, participle),
    participle: participle + after,
    gerund: `${verb.endsWith('ee') ? verb : stem}ing${after}`,
  };
}

const anyOf = (forms: readonly string[]): string => [...new Set(forms)].join('|');

/** The table of roles; its verbs are in classes by what they make of their subject. */
export const ROLE_TABLE = readWords('roles') as Table & {
  readonly verbs: Readonly<Record<string, string>>;
};

const OF_CLASS = Object.entries(ROLE_TABLE.verbs).map(
  ([name, verbs]) => [name, words(verbs).map(formsOf)] as const,
);

const GOING =
  '(?:is|are|was|were|(?:has|have|had) been) (?:also |now |jointly |currently |at present )?';

/** `<hold>`, `<hold ed>`, `<to hold>` and `<hold ing>`: forms for patterns. */
export const VERB_CLASSES: Readonly<Record<string, string>> = Object.fromEntries(
  OF_CLASS.flatMap(([name, forms]) => {
    const one = (form: keyof VerbForms): string =>
      `(?:${anyOf(forms.flatMap((each) => each[form]))})\\b`;
    return [
      [name, `(?:${one('active')}|${GOING}${one('gerund')})`],
      [`did ${name}`, one('past')],
      [`${name} ed`, `\\b${one('participle')}`],
      [`to ${name}`, one('base')],
      [`${name} ing`, one('gerund')],
    ];
  }),
);

/** Participles of other verbs than some classes have, which take a following `by` themselves. */
export function participlesBut(...names: readonly string[]): string {
  const of = (isOwn: boolean): string[] =>
    OF_CLASS.filter(([name]) => names.includes(name) === isOwn).flatMap(([, forms]) =>
      forms.map(({ participle }) => participle),
    );
  const own = of(true);
  return anyOf(of(false).filter((each) => !own.some((participle) => participle.endsWith(each))));
}
