/** Conditions in plain English, for a page and for the comments of a query. */
import type { Condition, ValueTest } from './built-query.js';
import type { BuildVocabulary } from './relations.js';

export interface WordTools {
  readonly vocabulary: BuildVocabulary;
  /** A thing's name. */
  readonly nameOf: (iri: string) => string;
}

/** A condition with its inner ones: `organizers: any institution (country: Poland)`. */
export function conditionWords(condition: Condition, tools: WordTools): string {
  const inner = condition.conditions.map((each) => conditionWords(each, tools));
  const own = `${condition.relation.label}: ${testWords(condition.test, tools)}`;
  return inner.length === 0 ? own : `${own} (${inner.join('; ')})`;
}

export function testWords(test: ValueTest, { vocabulary, nameOf }: WordTools): string {
  switch (test.kind) {
    case 'any':
      return test.classIri === undefined ? 'any' : `any ${vocabulary.nounsOf(test.classIri)[0]}`;
    case 'missing':
      return 'none';
    case 'thing':
      return nameOf(test.iri);
    case 'text':
      return test.text;
    case 'contains':
      return `with “${test.text}” in it`;
    case 'days':
      return rangeWords(test.from, test.to, ['from', 'up to']);
    case 'numbers':
      return rangeWords(test.min, test.max, ['at least', 'at most']);
  }
}

function rangeWords(
  first: string | undefined,
  last: string | undefined,
  [from, to]: readonly [string, string],
): string {
  if (first === last && first !== undefined) return first;
  return [first === undefined ? '' : `${from} ${first}`, last === undefined ? '' : `${to} ${last}`]
    .filter(Boolean)
    .join(' ');
}

/** Text for a comment, which ends with its line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');
}
