/** The members of a list that pass its filters. */
import {
  SELF,
  UNBOUND,
  endsAlong,
  reversed,
  union,
  type TermGraph,
  type TermId,
} from '../graph/index.js';
import { visitValues } from './column.js';
import type { ListFilter } from './list-kinds.js';
import { sliceOfOrder } from './list-order.js';
import type { ThingList } from './thing-list.js';

/** Conditions on members. Filters combine. */
export interface Criteria {
  /** A member needs a value from each set of each filter; one with alternatives has one set. */
  readonly values: ReadonlyMap<ListFilter, readonly ReadonlySet<TermId>[]>;
  /** Days since 1970; members without a date are excluded when either is given. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** For each word, the things that have it: a member must be one, or be related to one. */
  readonly words?: readonly ReadonlySet<TermId>[] | undefined;
}

/** The bit of criteria that are no filters. */
const NO_FILTER = 1;

export class ListSelection {
  readonly #list: ThingList<TermGraph>;
  /** The criteria that each member fails, as bits. */
  readonly #failed: Uint32Array;
  readonly total: number;

  /** Cost: a look at each member for each criterion. */
  constructor(list: ThingList<TermGraph>, criteria: Criteria = { values: new Map() }) {
    this.#list = list;
    this.#failed = new Uint32Array(list.members.length);
    for (const filter of list.kind.filters) {
      const required = criteria.values.get(filter);
      for (const wanted of required ?? [])
        this.#require(this.#hasOneOf(filter, wanted), this.#bitOf(filter));
      if (!required) this.#leaveOut(filter);
    }
    const { from, to, words = [] } = criteria;
    if (from !== undefined || to !== undefined)
      this.#require(this.#isInPeriod(from ?? -Infinity, to ?? Infinity), NO_FILTER);
    for (const things of words) {
      const toMembers = list.idPathOf(union(SELF, reversed(list.kind.related)));
      const found = endsAlong(toMembers, things);
      this.#require((position) => found.has(list.members[position]!), NO_FILTER);
    }
    this.total = this.#failed.reduce((count, failed) => count + (failed === 0 ? 1 : 0), 0);
  }

  /** The members from `start` to before `end` in an order of the kind. Cost: a look at each member. */
  slice(sort: string, range: { readonly start: number; readonly end: number }): TermId[] {
    const list = this.#list;
    const order = list.orderOf(sort);
    if (!order) throw new TypeError(`Lists of ${list.kind.nouns[1]} have no order "${sort}".`);
    const isWanted = (position: number): boolean => this.#failed[position] === 0;
    const compare = (left: number, right: number): number => list.compareLabels(left, right);
    return sliceOfOrder(order, isWanted, compare, range).map((position) => list.members[position]!);
  }

  /** Visits each passing member, with its place among all members of the list. */
  visit(visit: (member: TermId, position: number) => void): void {
    this.#failed.forEach((failed, position) => {
      if (failed === 0) visit(this.#list.members[position]!, position);
    });
  }

  /** How many members each value of a filter would leave, alone, or added where all must match. */
  countsOf(filter: ListFilter): Map<TermId, number> {
    const column = this.#list.columnOf(filter);
    const others = filter.takesAll ? -1 : ~this.#bitOf(filter);
    const counts = new Map<TermId, number>();
    this.#failed.forEach((failed, position) => {
      if ((failed & others) === 0)
        visitValues(column, position, (value) => counts.set(value, (counts.get(value) ?? 0) + 1));
    });
    return counts;
  }

  #bitOf(filter: ListFilter): number {
    return (2 * NO_FILTER) << this.#list.kind.filters.indexOf(filter);
  }

  #require(passes: (position: number) => boolean, bit: number): void {
    for (let position = 0; position < this.#failed.length; position += 1)
      if (!passes(position)) this.#failed[position]! |= bit;
  }

  /** The value that a filter excludes by default; it can be chosen. */
  #leaveOut(filter: ListFilter): void {
    if (!filter.leavesOut) return;
    const id = this.#list.graph.dictionary.idOf(filter.leavesOut);
    if (id === UNBOUND) return;
    const isLeftOut = this.#hasOneOf(filter, new Set([id]));
    this.#require((position) => !isLeftOut(position), this.#bitOf(filter));
  }

  #hasOneOf(filter: ListFilter, wanted: ReadonlySet<TermId>): (position: number) => boolean {
    const { starts, values } = this.#list.columnOf(filter);
    return (position) => {
      for (let at = starts[position]!; at < starts[position + 1]!; at += 1)
        if (wanted.has(values[at]!)) return true;
      return false;
    };
  }

  #isInPeriod(from: number, to: number): (position: number) => boolean {
    const { first, last } = this.#list.days;
    // False for members without a date, whose days are NaN.
    return (position) => last[position]! >= from && first[position]! <= to;
  }
}
