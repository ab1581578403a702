/** A list for its page: entries, and filters with the number of results of each choice. */
import { type TermId, followIds } from '../../graph/index.js';
import type { Criteria, ListFilter, ListSelection, ThingList } from '../../lists/index.js';
import { valueFor } from '../../lists/index.js';
import type { Facet } from '../pages/list-views.js';
import { TermReader } from '../pages/term-reader.js';
import type { ListEntry, MapView, ValueView, YearsView } from '../pages/views.js';
import { listMap } from './list-map.js';
import type { ListRequest } from './list-request.js';
import { yearCountsOf, yearsOf } from './years.js';

/** Choices shown of a filter; others are found by typing their names into the address. */
const CHOICES_SHOWN = 60;
const CHOICES_IN_JSON = 1_000;

export function entriesOf(
  list: ThingList,
  members: readonly TermId[],
  language: string,
): ListEntry[] {
  const reader = new TermReader(list.version, list.names, language);
  const { date, mark, meta, tags } = list.kind.entry;
  const paths = {
    date: date && list.idPathOf(date),
    tags: tags && list.idPathOf(tags),
    mark: mark && list.idPathOf(mark.path),
    meta: meta.map((each) => (each === 'class' ? each : list.idPathOf(each))),
  };
  const along = (path: ReturnType<ThingList['idPathOf']> | undefined, member: TermId): TermId[] => {
    const found = new Set<TermId>();
    if (path) followIds(path, member, (id) => found.add(id));
    return [...found];
  };
  const values = (ids: readonly TermId[]): ValueView[] =>
    ids
      .map((id) => reader.value(id))
      .sort((left, right) => (valueText(left) < valueText(right) ? -1 : 1));
  const usual = mark && list.graph.dictionary.idOf(mark.usual);
  return members.map((member) => {
    const link = reader.link(member);
    const groups = [
      along(paths.mark, member)
        .filter((id) => id !== usual)
        .map((id): ValueView => ({ kind: 'text', text: reader.text(id) })),
      ...paths.meta.map((path) =>
        values(path === 'class' ? list.classesOf(member) : along(path, member)),
      ),
    ];
    return {
      link,
      ...(date
        ? {
            date:
              along(paths.date, member)
                .map((id) => reader.termOf(id).value)
                .sort()[0] ?? null,
          }
        : {}),
      meta: withoutRepeats(groups, link.label),
      tags: values(along(paths.tags, member)),
    };
  });
}

const valueText = (value: ValueView): string =>
  value.kind === 'link' ? value.link.label : value.text;

/**
 * A repeated name adds nothing: an event without a name of its own has that of its news item, and
 * one in a State, without a town, has the State as place and country.
 */
function withoutRepeats(groups: readonly ValueView[][], label: string): ValueView[][] {
  const seen = new Set([label]);
  return groups
    .map((group) => {
      const fresh = group.filter((each) => !seen.has(valueText(each)));
      for (const each of fresh) seen.add(valueText(each));
      return fresh;
    })
    .filter(({ length }) => length > 0);
}

/** Members by place and time. */
export interface Overview {
  readonly map?: MapView;
  readonly years?: YearsView;
}

export interface OverviewSource {
  readonly selection: ListSelection;
  /** Without the period, so that another year can be chosen. */
  readonly always: ListSelection;
  /** The address of the list with other parameters. */
  readonly hrefOf: (changes: Readonly<Record<string, string>>) => string;
  readonly isChosenYear?: (year: number) => boolean;
}

/** The map and the years of a list. Cost: some look-ups a member. */
export function overviewOf(
  list: ThingList,
  language: string,
  { selection, always, hrefOf, isChosenYear }: OverviewSource,
): Overview {
  const reader = new TermReader(list.version, list.names, language);
  const map = listMap(list, selection, {
    linkOf: (id) => reader.link(id),
    hrefOf: (place) => hrefOf({ place }),
  });
  const years =
    list.kind.period &&
    yearsOf(
      yearCountsOf(list, always),
      list.kind.nouns,
      (year) => hrefOf({ from: String(year), to: String(year) }),
      isChosenYear,
    );
  return { ...(map ? { map } : {}), ...(years ? { years } : {}) };
}

/** A choice of a filter that some member has. */
interface Choice {
  readonly id: TermId;
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
}

interface Choices {
  readonly choices: readonly Choice[];
  readonly moreCount: number;
}

/**
 * The chosen ones, even when unused now, then the most frequent. A chosen name of several things
 * means only those that some member has. Cost: the members' values, and the names of choices as
 * frequent as the last one shown.
 */
function choicesOf(
  list: ThingList,
  selection: ListSelection,
  criteria: Criteria,
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
  const toChoice = (id: TermId): Omit<Choice, 'value'> => ({
    id,
    label: reader.text(id),
    count: counts.get(id) ?? 0,
    isChosen: chosen.has(id),
  });
  const inOrder = (left: Omit<Choice, 'value'>, right: Omit<Choice, 'value'>): number =>
    right.count - left.count ||
    (left.label < right.label
      ? -1
      : left.label > right.label
        ? 1
        : reader.termOf(left.id).value < reader.termOf(right.id).value
          ? -1
          : 1);
  const shown = [
    ...[...chosen].map(toChoice).sort(inOrder),
    ...others
      .filter(([, count]) => count >= least)
      .map(([id]) => toChoice(id))
      .sort(inOrder)
      .slice(0, shownCount),
  ];
  return {
    choices: shown.map((choice) => ({ ...choice, value: valueFor(list, filter, choice.id) })),
    moreCount: others.length - shownCount,
  };
}

/** Whether a value of a filter is no part of a larger one. */
function isWholeFor(list: ThingList, { larger }: ListFilter): (value: TermId) => boolean {
  const path = larger && list.idPathOf(larger);
  return (value) => {
    let isPart = false;
    if (path) followIds(path, value, () => (isPart = true));
    return !isPart;
  };
}

export function facetsOf(
  list: ThingList,
  selection: ListSelection,
  criteria: Criteria,
  language: string,
): Facet[] {
  return list.kind.filters.map((filter) => ({
    parameter: filter.name,
    label: filter.label,
    ...(filter.takesAll ? { takesAll: true } : {}),
    ...choicesOf(list, selection, criteria, filter, { limit: CHOICES_SHOWN, language }),
  }));
}

/** The requested filters as JSON. */
export function facetsJson(
  request: ListRequest,
  list: ThingList,
  selection: ListSelection,
  criteria: Criteria,
): object {
  if (request.facets.length === 0) return {};
  const facet = (filter: ListFilter): object => {
    const { choices, moreCount } = choicesOf(list, selection, criteria, filter, {
      limit: CHOICES_IN_JSON,
      language: 'en',
    });
    const iriOf = (id: TermId): object =>
      filter.values.kind === 'texts' ? {} : { id: list.graph.dictionary.textOf(id) };
    return {
      label: filter.label,
      choices: choices.map(({ id, value, label, count, isChosen }) => ({
        value,
        ...iriOf(id),
        label,
        count,
        isChosen,
      })),
      moreCount,
    };
  };
  return {
    facets: Object.fromEntries(request.facets.map((filter) => [filter.name, facet(filter)])),
  };
}
