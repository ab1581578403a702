/** The members of a list in one of its kind's orders. */
import { ListSelection, type ThingList } from '../../lists/index.js';
import type { TermId } from '../../graph/index.js';

/** The selected members from `start` to `end` in this order. */
export function membersInOrder(
  list: ThingList,
  selection: ListSelection,
  sort: string,
  range: { readonly start: number; readonly end: number },
): TermId[] {
  const order = list.orderOf(sort);
  if (!order) throw new TypeError(`Lists of ${list.kind.nouns[1]} have no order "${sort}".`);
  return selection.slice(order, range);
}

export function firstMembers(list: ThingList, count: number): TermId[] {
  return membersInOrder(
    list,
    new ListSelection(list, { values: new Map() }),
    list.kind.defaultSort,
    { start: 0, end: count },
  );
}
