/** Ties between bodies that organize events, together or in co-operation with partners. */
import type { TieKind } from '../../json-answers.js';
import type { TermId } from '../../graph/index.js';
import type { Criteria, ThingList, ValueColumn } from '../../lists/index.js';
import { ListSelection, valuesOfMember } from '../../lists/index.js';

/** Organized together, or one in co-operation with the other. */
export const TIE_KINDS: readonly TieKind[] = ['together', 'partner'];
/** Two bodies, with the number of events for each kind of tie, and those events. */
export interface Tie extends Readonly<Record<TieKind, number>> {
  readonly one: TermId;
  readonly other: TermId;
  readonly events: readonly TermId[];
}

/** Ties with the bodies that have any; the strongest first. */
export interface Network {
  readonly bodies: readonly TermId[];
  readonly ties: readonly Tie[];
}

const networks = new WeakMap<ThingList, Network>();

/** The network of a list of events. Cost at first: the pairs of bodies of each event. */
export function networkOf(list: ThingList): Network {
  const known = networks.get(list) ?? networkOfSome(list, new ListSelection(list, EVERYTHING));
  networks.set(list, known);
  return known;
}

const EVERYTHING: Criteria = { values: new Map() };

/** The network of some events of a list. Cost: the pairs of bodies of each. */
export function networkOfSome(list: ThingList, selection: ListSelection): Network {
  const { dictionary } = list.graph;
  const columnOf = (name: string): ValueColumn => {
    const filter = list.kind.filters.find((each) => each.name === name);
    if (!filter) throw new TypeError(`Lists of ${list.kind.nouns[1]} have no filter "${name}".`);
    return list.columnOf(filter);
  };
  const [organizersOf, partnersOf] = [columnOf('organizer'), columnOf('partner')];
  const ties = new Map<string, Mutable>();
  const count = (left: TermId, right: TermId, kind: TieKind, event: TermId): void => {
    const [one, other] = left < right ? [left, right] : [right, left];
    const key = `${one} ${other}`;
    const tie = ties.get(key) ?? { one, other, together: 0, partner: 0, events: [] };
    tie[kind] += 1;
    if (tie.events.at(-1) !== event) tie.events.push(event);
    ties.set(key, tie);
  };
  selection.visit((position) => {
    const event = list.members[position];
    if (event === undefined) return;
    const organizers = valuesOfMember(organizersOf, position);
    const partners = valuesOfMember(partnersOf, position);
    organizers.forEach((one, index) => {
      for (const other of organizers.slice(index + 1)) count(one, other, 'together', event);
      for (const other of partners) if (other !== one) count(one, other, 'partner', event);
    });
  });
  const named = [...ties.values()].map((tie) => ordered(tie, (id) => dictionary.textOf(id)));
  const sorted = named
    .sort(
      (left, right) =>
        right.tie.together - left.tie.together ||
        right.tie.partner - left.tie.partner ||
        (left.key < right.key ? -1 : 1),
    )
    .map(({ tie }) => tie);
  return { bodies: [...new Set(sorted.flatMap(({ one, other }) => [one, other]))], ties: sorted };
}

type Mutable = Record<TieKind, number> & Pick<Tie, 'one' | 'other'> & { events: TermId[] };

/** Bodies ordered by IRI, independent of loading. */
function ordered(
  tie: Tie,
  iriOf: (id: TermId) => string,
): { readonly tie: Tie; readonly key: string } {
  const [one, other] = [iriOf(tie.one), iriOf(tie.other)];
  return one < other
    ? { tie, key: `${one} ${other}` }
    : { tie: { ...tie, one: tie.other, other: tie.one }, key: `${other} ${one}` };
}
