/** The members of a list that pass its filters. */
import { UNBOUND, type TermGraph, type TermId } from '../graph/index.js';
import { visitValues } from './column.js';
import type { ListFilter } from './list-kinds.js';
import { sliceOfOrder } from './list-order.js';
import type { ThingList } from './thing-list.js';
import { membersWithWords } from './words.js';

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

export class ListSelection {
  readonly #list: ThingList<TermGraph>;
  /** How many criteria each member fails. */
  readonly #failures: Uint8Array;
  /** The filter that a member failed last, by its place in `#filters`, from 1 on. */
  readonly #failed: Uint8Array;
  readonly #filters: ListFilter[];
  readonly total: number;

  /** Cost: a look at each member for each criterion. */
  constructor(list: ThingList<TermGraph>, criteria: Criteria = { values: new Map() }) {
    this.#list = list;
    this.#failures = new Uint8Array(list.members.length);
    this.#failed = new Uint8Array(list.members.length);
    this.#filters = [...criteria.values.keys()];
    for (const [filter, required] of criteria.values) {
      const filterNumber = this.#filters.indexOf(filter) + 1;
      for (const wanted of required) this.#require(this.#hasOneOf(filter, wanted), filterNumber);
    }
    for (const filter of list.kind.filters) this.#leaveOut(filter);
    const { from, to, words } = criteria;
    if (from !== undefined || to !== undefined)
      this.#require(this.#isInPeriod(from ?? -Infinity, to ?? Infinity));
    if (words !== undefined)
      membersWithWords(list, words).forEach((isMember) => {
        this.#require(isMember);
      });
    this.total = this.#failures.reduce((count, failures) => count + (failures === 0 ? 1 : 0), 0);
  }

  /** The members from `start` to before `end` in an order of the kind. Cost: a look at each member. */
  slice(sort: string, range: { readonly start: number; readonly end: number }): TermId[] {
    const order = this.#list.orderOf(sort);
    if (!order)
      throw new TypeError(`Lists of ${this.#list.kind.nouns[1]} have no order "${sort}".`);
    return sliceOfOrder(order, (position) => this.#failures[position] === 0, this.#list, range).map(
      (position) => this.#list.members[position]!,
    );
  }

  /** Visits each passing member, with its place among all members of the list. */
  visit(visit: (member: TermId, position: number) => void): void {
    this.#failures.forEach((failures, position) => {
      if (failures === 0) visit(this.#list.members[position]!, position);
    });
  }

  /** How many members each value of a filter would leave, alone, or added where all must match. */
  countsOf(filter: ListFilter): Map<TermId, number> {
    const column = this.#list.columnOf(filter);
    const own = filter.takesAll ? 0 : this.#filters.indexOf(filter) + 1;
    const counts = new Map<TermId, number>();
    for (let position = 0; position < this.#failures.length; position += 1) {
      const failures = this.#failures[position]!;
      if (failures > 1 || (failures === 1 && (own === 0 || this.#failed[position] !== own)))
        continue;
      visitValues(column, position, (value) => counts.set(value, (counts.get(value) ?? 0) + 1));
    }
    return counts;
  }

  #require(passes: (position: number) => boolean, filterNumber = 0): void {
    for (let position = 0; position < this.#failures.length; position += 1) {
      if (passes(position)) continue;
      // Two are as good as many.
      this.#failures[position] = Math.min(2, this.#failures[position]! + 1);
      this.#failed[position] = filterNumber;
    }
  }

  /** Values that a filter excludes by default; they can be chosen. */
  #leaveOut(filter: ListFilter): void {
    if (!filter.leavesOut || this.#filters.includes(filter)) return;
    const id = this.#list.graph.dictionary.idOf(filter.leavesOut);
    if (id === UNBOUND) return;
    const isLeftOut = this.#hasOneOf(filter, new Set([id]));
    this.#require((position) => !isLeftOut(position), this.#filters.push(filter));
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
