/** Classes of verbs for patterns, from the table of roles. */
import { readWords, words, wordSet } from '../names/words.js';
import type { RoleTable } from './part-rows.js';

/** Past and participle of verbs that do not end in `-ed`. */
const IRREGULAR: ReadonlyMap<string, readonly [past: string, participle: string]> = new Map(
  [...wordSet('irregular verbs')].map((forms) => {
    const [verb = '', past = '', participle = ''] = forms.split('/');
    return [verb, [past, participle]];
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
  const [past, participle] = IRREGULAR.get(verb) ?? [regular, regular];
  const present = /(?:s|sh|ch|x)$/.test(verb)
    ? `${verb}es`
    : verb.replace(/(?<=[^aeiou])y$/, 'ie') + 's';
  const words = rest.join(' ');
  const after = rest.length > 0 ? ` ${words}` : '';
  const object = `(?= (?:it|them|both|this|[a-z]+|(?:the |its |their |these |\\d+ |[a-z]+(?:ty|teen) )[a-z ]{1,30}) ${words}\\b)`;
  const gerund = `${verb.endsWith('ee') ? verb : stem}ing${after}`;
  const withWords = (...forms: string[]): string[] =>
    after ? [`(?:${anyOf(forms).join('|')})(?:${after}|${object})`] : forms;
  return {
    base: verb + (after && `(?: (?:it |[^.;]{0,30} )?${words})`),
    active: withWords(verb, present, past, participle),
    past: withWords(past, participle),
    participle: participle + after,
    gerund,
  };
}

/** Alternatives for words, of which each beginning is tried once. */
export function anyOf(words: readonly string[]): string[] {
  const rests = new Map<string, string[]>();
  for (const word of new Set(words)) {
    const [first] = /^(?:\[..\]|[^(])\??/.exec(word) ?? [word];
    rests.set(first, [...(rests.get(first) ?? []), word.slice(first.length)]);
  }
  return [...rests].map(([first, more]) => {
    const ends = first === '' ? [''] : anyOf(more);
    return first + (ends.length > 1 ? `(?:${ends.join('|')})` : ends.join(''));
  });
}

/** The table of roles, read once. */
export const ROLE_TABLE = readWords('roles') as RoleTable;

const OF_CLASS = Object.entries(ROLE_TABLE.verbs).map(
  ([name, verbs]) => [name, words(verbs).map(formsOf)] as const,
);

/** `<hold>`, `<hold ed>`, `<to hold>` and `<hold ing>`: forms for patterns. */
export const VERB_CLASSES: Readonly<Record<string, string>> = Object.fromEntries(
  OF_CLASS.flatMap(([name, forms]) => {
    const one = (form: keyof VerbForms): string =>
      `(?:${anyOf(forms.flatMap((each) => each[form])).join('|')})\\b`;
    const going =
      '(?:is|are|was|were|(?:has|have|had) been) (?:also |now |jointly |currently |at present )?';
    return [
      [name, `(?:${one('active')}|${going}${one('gerund')})`],
      [`did ${name}`, one('past')],
      [`${name} ed`, `\\b${one('participle')}`],
      [`to ${name}`, one('base')],
      [`${name} ing`, one('gerund')],
    ];
  }),
);

/** Participles of other verbs than a class has, which take a following `by` themselves. */
export const participlesBut = (...names: readonly string[]): string => {
  const participlesOf = (isOwn: boolean): string[] =>
    OF_CLASS.flatMap(([name, forms]) =>
      names.includes(name) === isOwn ? forms.map((each) => each.participle) : [],
    );
  const own = participlesOf(true);
  return [...new Set(participlesOf(false))]
    .filter((each) => !own.some((participle) => participle.endsWith(each)))
    .join('|');
};
