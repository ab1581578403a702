/** Classes of verbs for patterns, from the table of roles. */
import { readWords, words } from '../names/words.js';
import type { RoleTable } from './part-rows.js';
import { anyOf, formsOf, type VerbForms } from './verb-forms.js';

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
