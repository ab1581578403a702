/** Incoming links by a property that a list is filtered by: as in that list. */
import { firstPropertyOf, type ListPath, type TermId } from '../../graph/index.js';
import { RDF, type NamedNode } from '../../rdf/index.js';
import {
  LIST_KINDS,
  ListSelection,
  ThingList,
  valueFor,
  type ListFilter,
} from '../../lists/index.js';
import { yearsOf } from '../lists/overview.js';
import { EntryReader } from '../pages/list-entries.js';
import type { IncomingView } from '../pages/views.js';
import type { Incoming } from './incoming.js';
import type { PageReader } from './page-reader.js';

/** From so many on, years are more informative than the list. */
const MANY = 4;
/** More are only in their list. */
const MOST = 2_000;
/** Members shown, and related things. */
const SHOWN = 8;
const COMPANIONS = 5;

export type ListedView = Omit<IncomingView, 'title' | 'property'> & { readonly many: string };

/** Lists of members that lead to a thing, the classes of these, and the things of no such class. */
export function listedIncoming(
  { property, all }: Incoming,
  thing: TermId,
  language: string,
  {
    version,
    names,
    reader,
  }: { readonly reader: PageReader } & Pick<ThingList, 'version' | 'names'>,
): { readonly lists: ListedView[]; readonly classes: NamedNode[]; readonly others: Set<TermId> } {
  const { ids } = version;
  const others = new Set(all.keys());
  const lists: ListedView[] = [];
  const classes: NamedNode[] = [];
  if (all.size > MOST) return { lists, classes, others };
  const [type, propertyIri] = [ids.dictionary.idOf(RDF.type), ids.dictionary.textOf(property)];
  for (const kind of LIST_KINDS) {
    const filter = kind.filters.find(
      ({ path, values }) =>
        values.kind === 'things' && firstPropertyOf(path, names)?.value === propertyIri,
    );
    if (!filter) continue;
    const list = ThingList.of(version, names, kind);
    if (!list.isValue(thing, filter.values)) continue;
    const view = viewOf(list, filter, thing, language, reader);
    if (view.total > 0) lists.push({ ...view, many: kind.nouns[1] });
    classes.push(names.og(kind.memberClass));
    const memberClass = ids.dictionary.idOf(names.og(kind.memberClass));
    for (const id of all.keys())
      if (ids.count(id, type, memberClass, undefined) > 0) {
        others.delete(id);
        reader.dependencies.said.add(id);
      }
  }
  return { lists, classes, others };
}

/** Whether a path ends at a thing from its neighbours, or from theirs. */
function isNear(path: ListPath): boolean {
  return path.kind === 'union'
    ? path.paths.every(isNear)
    : path.kind === 'step' ||
        (path.kind === 'chain' &&
          path.paths.length === 2 &&
          path.paths.every(({ kind }) => kind === 'step'));
}

function viewOf(
  list: ThingList,
  filter: ListFilter,
  thing: TermId,
  language: string,
  reader: PageReader,
): Omit<IncomingView, 'title' | 'property'> {
  const { kind } = list;
  const selection = new ListSelection(list, { values: new Map([[filter, [new Set([thing])]]]) });
  const address = new URLSearchParams({ [filter.name]: valueFor(list, filter, thing) });
  const href = `/${kind.name}?${address.toString()}`;
  selection.visit((member) => reader.dependencies.said.add(member));
  // Members may belong to it by things far from it, whose changes the page would miss.
  if (!isNear(filter.path)) reader.hasUnknownTerms = true;
  const shown = selection.slice(kind.defaultSort, { start: 0, end: SHOWN });
  const entries = new EntryReader(list, language);
  const years =
    kind.period && selection.total >= MANY
      ? yearsOf(list, selection, (year) => `${href}&from=${year}&to=${year}`)
      : undefined;
  return {
    things: shown.map((id) => ({ link: reader.link(id), date: entries.dateOf(id) })),
    total: selection.total,
    ...(selection.total > shown.length ? { moreHref: href } : {}),
    csvHref: `${href}&format=csv`,
    ...(years ? { years } : {}),
    companions: companionsOf(selection, filter, thing).map(([id, count]) => ({
      link: reader.link(id),
      count,
    })),
  };
}

/** The most frequent other values of members, in the same part: who organized together with it. */
function companionsOf(
  selection: ListSelection,
  filter: ListFilter,
  thing: TermId,
): (readonly [TermId, number])[] {
  if (filter.path.kind !== 'step') return [];
  // A filter counts as if it were not chosen; its copy counts what was selected by it.
  return [...selection.countsOf({ ...filter })]
    .filter(([id, count]) => id !== thing && count > 1)
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || left - right)
    .slice(0, COMPANIONS);
}
