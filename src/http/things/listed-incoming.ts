/**
 * What points at a thing by a property that a list is filtered by: the list of it, and how much
 * there was in each year.
 */
import { type GraphVersion, type TermId, UNBOUND, followIds } from '../../graph/index.js';
import { RDF, type NamedNode, type Names, type Term } from '../../rdf/index.js';
import { LIST_KINDS, ThingList, type ListFilter, type ListKind } from '../../lists/index.js';
import { yearsOf } from '../lists/years.js';
import type { YearsView } from '../pages/views.js';
import type { Incoming } from './incoming.js';

/** From so many on, years say more than the list. */
const MANY = 4;
/** More than this are looked at by their list alone. */
const MOST = 2_000;

/** The list of what points at a thing by one property. */
export interface ListedIncoming {
  readonly href: string;
  readonly years?: YearsView;
}

/**
 * The list; undefined where none has just these things. `note` hears of each thing whose statements
 * were looked at.
 */
export function listedIncoming(
  { property, all }: Incoming,
  thing: Term,
  version: GraphVersion,
  names: Names,
  note: (id: TermId) => void,
): ListedIncoming | undefined {
  const { dictionary } = version.ids;
  if (all.size > MOST) return undefined;
  const found = listBy(dictionary.textOf(property), names);
  if (!found) return undefined;
  for (const id of all) note(id);
  const [type, memberClass] = [RDF.type, names.og(found.kind.memberClass)].map((term) =>
    dictionary.idOf(term),
  ) as [TermId, TermId];
  if (
    memberClass === UNBOUND ||
    ![...all].every((id) => version.ids.count(id, type, memberClass, undefined) > 0)
  )
    return undefined;
  const value = names.thingOf(thing.value)?.slug ?? thing.value;
  const href = `/${found.kind.name}?${found.filter.name}=${encodeURIComponent(value)}`;
  const years =
    all.size < MANY
      ? undefined
      : yearsOf(
          yearCounts([...all], found.kind, version, names),
          found.kind.nouns,
          (year) => `${href}&from=${year}&to=${year}`,
        );
  return { href, ...(years ? { years } : {}) };
}

function listBy(
  property: string,
  names: Names,
): { kind: ListKind; filter: ListFilter } | undefined {
  for (const kind of LIST_KINDS) {
    const filter = kind.filters.find(
      ({ path, values }) =>
        path.kind === 'step' &&
        !path.isInverse &&
        values.kind === 'things' &&
        iriOf(path.property, names) === property,
    );
    if (filter) return { kind, filter };
  }
  return undefined;
}

const iriOf = (property: NamedNode | string, names: Names): string =>
  (typeof property === 'string' ? names.og(property) : property).value;

/** By the first day of each; what has none is not counted. */
function yearCounts(
  members: readonly TermId[],
  kind: ListKind,
  version: GraphVersion,
  names: Names,
): Map<number, number> {
  const counts = new Map<number, number>();
  if (!kind.period) return counts;
  const list = ThingList.of(version, names, kind);
  const [first, last] = [list.idPathOf(kind.period.first), list.idPathOf(kind.period.last)];
  for (const member of members) {
    const days: string[] = [];
    for (const path of [first, last])
      if (days.length === 0)
        followIds(path, member, (id) => days.push(version.ids.dictionary.textOf(id)));
    const year = Number(/^\d{4}(?=-)/.exec(days.sort()[0] ?? '')?.[0]);
    if (year) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return counts;
}
