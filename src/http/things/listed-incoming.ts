/** Incoming links by a property that a list is filtered by: as in that list. */
import { firstPropertyOf, type TermId } from '../../graph/index.js';
import { RDF } from '../../rdf/index.js';
import {
  LIST_KINDS,
  ListSelection,
  ThingList,
  valueFor,
  type ListFilter,
} from '../../lists/index.js';
import { entriesOf } from '../lists/list-view.js';
import { membersInOrder } from '../lists/ordered-members.js';
import { yearCountsOf, yearsOf } from '../lists/years.js';
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

/** The list; undefined where none has all of these things. */
export function listedIncoming(
  { property, all }: Incoming,
  thing: TermId,
  language: string,
  {
    version,
    names,
    reader,
  }: { readonly reader: PageReader } & Pick<ThingList, 'version' | 'names'>,
): Omit<IncomingView, 'title' | 'property'> | undefined {
  const { ids } = version;
  if (all.size > MOST) return undefined;
  const [type, propertyIri] = [ids.dictionary.idOf(RDF.type), ids.dictionary.textOf(property)];
  for (const kind of LIST_KINDS) {
    const memberClass = ids.dictionary.idOf(names.og(kind.memberClass));
    const filter = kind.filters.find(
      ({ path, values }) =>
        values.kind === 'things' && firstPropertyOf(path, names)?.value === propertyIri,
    );
    if (!filter || ![...all.keys()].every((id) => ids.count(id, type, memberClass, undefined) > 0))
      continue;
    const list = ThingList.of(version, names, kind);
    if (list.isValue(thing, filter.values)) return viewOf(list, filter, thing, language, reader);
  }
  return undefined;
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
  selection.visit((position) => {
    const member = list.members[position];
    if (member !== undefined) reader.dependencies.said.add(member);
  });
  // Members may belong to it by other things, whose changes the page would miss.
  if (filter.path.kind !== 'step') reader.hasUnknownTerms = true;
  const shown = membersInOrder(list, selection, kind.defaultSort, { start: 0, end: SHOWN });
  const years =
    kind.period && selection.total >= MANY
      ? yearsOf(
          yearCountsOf(list, selection),
          kind.nouns,
          (year) => `${href}&from=${year}&to=${year}`,
        )
      : undefined;
  return {
    things: entriesOf(list, shown, language).map(({ link, date }) => ({ link, date })),
    total: selection.total,
    ...(selection.total > shown.length ? { moreHref: href } : {}),
    csvHref: `${href}&format=csv`,
    ...(years ? { years } : {}),
    companions: companionsOf(list, selection, filter, thing).map(([id, count]) => ({
      link: reader.link(id),
      count,
    })),
  };
}

/** The most frequent other values of members, by any filter for the same things. */
function companionsOf(
  list: ThingList,
  selection: ListSelection,
  filter: ListFilter,
  thing: TermId,
): (readonly [TermId, number])[] {
  const counts = new Map<TermId, number>();
  for (const other of list.kind.filters.filter(({ values }) => values === filter.values))
    // A filter counts as if it were not chosen; its copy counts what was selected by it.
    for (const [id, count] of selection.countsOf({ ...other }))
      if (id !== thing) counts.set(id, (counts.get(id) ?? 0) + count);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([left, leftCount], [right, rightCount]) => rightCount - leftCount || left - right)
    .slice(0, COMPANIONS);
}
