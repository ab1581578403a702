/** Filters of a list with the number of results of each choice. */
import { endsAlong, type TermId } from '../../graph/index.js';
import { valueFor, type ListFilter, type ThingList } from '../../lists/index.js';
import { TermReader } from '../pages/term-reader.js';
import type { AskedList } from './list-document.js';

const CHOICES_IN_JSON = 1_000;

export interface Choice {
  readonly id: TermId;
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
}

/** The choices of a filter, and how many there are besides. */
export interface Choices {
  readonly filter: ListFilter;
  readonly choices: readonly Choice[];
  readonly moreCount: number;
}

/**
 * The chosen ones, even when unused now, then the most frequent. A chosen name of several things
 * means only those that some member has. Cost: the members' values, and the names of choices as
 * frequent as the last one shown.
 */
export function choicesOf(
  { list, selection, criteria }: AskedList,
  filter: ListFilter,
  { limit, language }: { readonly limit: number; readonly language: string },
): Choices {
  const reader = new TermReader(list.version, list.names, language);
  const counts = selection.countsOf(filter);
  const isWhole = isWholeFor(list, filter);
  const chosen = new Set(
    (criteria.values.get(filter) ?? []).flatMap((ids) => {
      const found = [...ids].filter((id) => counts.has(id));
      const whole = found.filter(isWhole);
      return [whole, found].find(({ length }) => length > 0) ?? [...ids].slice(0, 1);
    }),
  );
  const others = [...counts]
    .filter(([id]) => !chosen.has(id) && isWhole(id))
    .sort(([, left], [, right]) => right - left);
  const shownCount = Math.min(others.length, Math.max(0, limit - chosen.size));
  const least = others[shownCount - 1]?.[1] ?? Infinity;
  const inOrder = (ids: Iterable<TermId>): Omit<Choice, 'value'>[] =>
    Array.from(ids, (id) => ({
      id,
      label: reader.text(id),
      count: counts.get(id) ?? 0,
      isChosen: chosen.has(id),
    })).sort(
      (left, right) =>
        right.count - left.count ||
        compare(left.label, right.label) ||
        compare(reader.termOf(left.id).value, reader.termOf(right.id).value),
    );
  const frequent = others.filter(([, count]) => count >= least).map(([id]) => id);
  return {
    filter,
    choices: [...inOrder(chosen), ...inOrder(frequent).slice(0, shownCount)].map((choice) => ({
      ...choice,
      value: valueFor(list, filter, choice.id),
    })),
    moreCount: others.length - shownCount,
  };
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Whether a value of a filter is no part of a larger one. */
function isWholeFor(list: ThingList, { larger }: ListFilter): (value: TermId) => boolean {
  const path = larger && list.idPathOf(larger);
  return (value) => !path || endsAlong(path, [value]).size === 0;
}

export function facetsJson(asked: AskedList): object {
  const { request, list } = asked;
  if (request.facets.length === 0) return {};
  const facet = (filter: ListFilter): object => {
    const limits = { limit: CHOICES_IN_JSON, language: 'en' };
    const { choices, moreCount } = choicesOf(asked, filter, limits);
    const isText = filter.values.kind === 'texts';
    return {
      label: filter.label,
      choices: choices.map(({ id, value, ...rest }) => ({
        value,
        ...(isText ? {} : { id: list.graph.dictionary.textOf(id) }),
        ...rest,
      })),
      moreCount,
    };
  };
  return { facets: Object.fromEntries(request.facets.map((each) => [each.name, facet(each)])) };
}
