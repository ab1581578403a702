/** Pieces of English: lists, articles, amounts, joined clauses. */
import { pluralOf } from '../../graph/index.js';
import type { Amount } from '../concept.js';

export const TOOK_PLACE = 'that took place ';

export function withArticle(noun: string): string {
  if (pluralOf(noun) === noun) return noun;
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

export function listInWords(items: readonly string[], joined: 'and' | 'or'): string {
  if (items.length > 6) return `${items.slice(0, 5).join(', ')} ${joined} ${items.length - 5} more`;
  return items.length < 2
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} ${joined} ${items.slice(-1).join('')}`;
}

/** Joins clauses; exceptions are added without “and”. */
export function clausesInWords(clauses: readonly string[]): string {
  const isException = (clause: string): boolean => /^(?:but not|other than) /.test(clause);
  const said = listInWords(withOneVerb(clauses.filter((clause) => !isException(clause))), 'and');
  const excepted = clauses
    .filter(isException)
    .map((clause) => clause.replace(/^other than /, 'but '))
    .join(', ')
    .replace(/, but (?!not)/g, ' and ')
    .replace(/^but (?!not)/, 'other than ');
  return [said, excepted]
    .filter(Boolean)
    .join(', ')
    .replace(/^(other than )/, '$1');
}

/** `that took place in Tashkent` and `that took place in 2012` as one clause. */
function withOneVerb(clauses: readonly string[]): readonly string[] {
  const isPlain = (clause: string | undefined): clause is string =>
    clause?.startsWith(TOOK_PLACE) === true && !/ (?:or|and) /.test(clause);
  return clauses.reduce<readonly string[]>((joined, clause) => {
    const last = joined.at(-1);
    return isPlain(clause) && isPlain(last)
      ? [...joined.slice(0, -1), `${last}${clause.slice(TOOK_PLACE.length - 1)}`]
      : [...joined, clause];
  }, []);
}

export function amountInWords({ min, max }: Amount): string {
  if (min !== undefined && min === max) return String(min);
  if (min !== undefined && max !== undefined) return `between ${min} and ${max}`;
  return min !== undefined ? `at least ${min}` : `at most ${max ?? 0}`;
}
