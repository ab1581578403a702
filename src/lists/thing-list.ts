/**
 * The things of one kind in one version, with the data of lists: columns for filters, and orders.
 * Each is made on demand, and kept as long as the version.
 */
import {
  type AskedRow,
  type GraphVersion,
  type IdGraph,
  type IdPath,
  type ListPath,
  type TermId,
  TermKind,
  UNBOUND,
  against,
  along,
  chain,
  closure,
  followIds,
  termsAlong,
  toIdPath,
  visitRows,
} from '../graph/index.js';
import { RDF, RDFS, type Names } from '../rdf/index.js';
import { columnFrom, columnOf, valuesOfColumn, visitValues, type ValueColumn } from './column.js';
import type { FilterValues, ListFilter, ListKind } from './list-kinds.js';
import { AskedSelection } from './asked-selection.js';
import { orderByLabels, orderByValues, sortOf, type ListOrder } from './list-order.js';
import { daysOf } from './literal-values.js';
import { MemberLabels } from './member-labels.js';
import { ListSelection, type Criteria, type Selection } from './selection.js';

/** The first and last day of each member, in days since 1970; NaN without one. */
export interface MemberDays {
  readonly first: Float64Array;
  readonly last: Float64Array;
  /**
   * Days that the least exact of its dates covers: 1 for a day, up to 31 for a month, more for a
   * year; 0 without a date.
   */
  readonly spread: Float64Array;
}

export class ThingList {
  readonly version: GraphVersion;
  readonly names: Names;
  readonly kind: ListKind;
  #members: Uint32Array | undefined;
  readonly #columns = new Map<string, ValueColumn>();
  readonly #orders = new Map<string, ListOrder>();
  readonly #idPaths = new Map<ListPath, IdPath>();
  #labels: MemberLabels | undefined;
  #days: MemberDays | undefined;

  private constructor(version: GraphVersion, names: Names, kind: ListKind) {
    this.version = version;
    this.names = names;
    this.kind = kind;
  }

  static readonly #ofVersion = new WeakMap<GraphVersion, Map<ListKind, ThingList>>();

  static of(version: GraphVersion, names: Names, kind: ListKind): ThingList {
    const lists = this.#ofVersion.get(version) ?? new Map<ListKind, ThingList>();
    this.#ofVersion.set(version, lists);
    const list = lists.get(kind) ?? new ThingList(version, names, kind);
    lists.set(kind, list);
    return list;
  }

  get graph(): IdGraph {
    return this.version.ids;
  }

  /** The members that meet some conditions. Of words, the names and texts are read here. */
  select(criteria: Criteria = { values: new Map() }): Selection {
    return this.version.ask && !criteria.words
      ? new AskedSelection(this, criteria)
      : new ListSelection(this, criteria);
  }

  /** The first members in the order of the kind. */
  first(count: number): TermId[] {
    return this.select().slice(this.kind.defaultSort, { start: 0, end: count });
  }

  /** Rows of a query where the statements are. */
  ask(query: string): readonly AskedRow[] {
    return this.version.ask?.(query) ?? [];
  }

  /** All members, also those that filters leave out unless they are used. */
  get everything(): Selection {
    return this.select({ values: new Map(this.kind.filters.map((filter) => [filter, []])) });
  }

  /** All different values of a filter. */
  valuesOf(filter: ListFilter): Set<TermId> {
    return this.version.ask
      ? new Set(this.everything.countsOf(filter).keys())
      : valuesOfColumn(this.columnOf(filter));
  }

  /** Ascending. */
  get members(): Uint32Array {
    const { names, graph, kind } = this;
    return (this.#members ??= membersOf(graph, graph.dictionary.idOf(names.og(kind.memberClass))));
  }

  /** A filter's values, member by member. Cost at first: some look-ups a member. */
  columnOf(filter: ListFilter): ValueColumn {
    const known = this.#columns.get(filter.name);
    if (known) return known;
    const allowed =
      filter.values.kind === 'classes' ? this.classesBelow(filter.values.below) : undefined;
    const column = columnOf(
      this.members,
      this.idPathOf(filter.path),
      allowed && ((value) => allowed.has(value)),
    );
    this.#columns.set(filter.name, column);
    return column;
  }

  /**
   * An order of the members by its name, such as `-issued`. Cost at first: its values, or the
   * members' labels.
   */
  orderOf(name: string): ListOrder {
    const known = this.#orders.get(name);
    if (known) return known;
    const { path, isDescending } = sortOf(this.kind, name);
    const order =
      path === undefined
        ? orderByLabels(this.labels, isDescending)
        : orderByValues(
            columnOf(this.members, this.idPathOf(path)),
            this.graph.dictionary,
            isDescending,
          );
    this.#orders.set(name, order);
    return order;
  }

  get labels(): MemberLabels {
    return (this.#labels ??= new MemberLabels(this.version, this.members));
  }

  /** The days of the kind's period; all NaN without one. */
  get days(): MemberDays {
    return (this.#days ??= this.daysOf(this.members));
  }

  /** The classes below one, without itself, by the graph's own ontology. */
  classesBelow(localName: string): ReadonlySet<TermId> {
    const top = this.graph.dictionary.idOf(this.names.og(localName));
    const classes = new Set<TermId>();
    if (top !== UNBOUND)
      followIds(this.idPathOf(closure(against(RDFS.subClassOf))), top, (each) => classes.add(each));
    classes.delete(top);
    return classes;
  }

  /** A member's narrowest classes below the kind's own. */
  classesOf(member: TermId): TermId[] {
    const below = this.classesBelow(this.kind.memberClass);
    const classes = new Set<TermId>();
    for (const each of this.along(along(RDF.type), member)) if (below.has(each)) classes.add(each);
    const above = new Set<TermId>();
    const upwards = this.idPathOf(chain(along(RDFS.subClassOf), closure(along(RDFS.subClassOf))));
    for (const each of classes) followIds(upwards, each, (upper) => above.add(upper));
    return [...classes].filter((each) => !above.has(each));
  }

  /** Whether a thing can be a value of a filter, whether or not some member has it. */
  isValue(id: TermId, values: FilterValues): boolean {
    switch (values.kind) {
      case 'things':
        return values.classes.some(
          (name) =>
            this.graph.count(
              id,
              this.graph.dictionary.idOf(RDF.type),
              this.graph.dictionary.idOf(this.names.og(name)),
              undefined,
            ) > 0,
        );
      case 'classes':
        return this.classesBelow(values.below).has(id);
      case 'terms':
      case 'texts':
        return false;
    }
  }

  /** A path over the version's tables. */
  idPathOf(path: ListPath): IdPath {
    return toIdPath(path, this.graph, this.names);
  }

  /** The ends of a path from one thing, each once. */
  along(path: ListPath, thing: TermId): TermId[] {
    const { version, names, graph } = this;
    if (version.isPaged)
      return termsAlong(version, path, graph.dictionary.termOf(thing), names).map((term) =>
        graph.dictionary.idOf(term),
      );
    const idPath = this.#idPaths.get(path) ?? this.idPathOf(path);
    this.#idPaths.set(path, idPath);
    const found = new Set<TermId>();
    followIds(idPath, thing, (id) => found.add(id));
    return [...found];
  }

  /** The days of some members, by their places. Cost: some look-ups a member. */
  daysOf(members: Uint32Array): MemberDays {
    const first = new Float64Array(members.length).fill(NaN);
    const last = first.slice();
    const spread = new Float64Array(members.length);
    const { period } = this.kind;
    for (const path of period ? [period.first, period.last] : []) {
      const column = this.version.isPaged
        ? columnFrom(members, (member) => this.along(path, member))
        : columnOf(members, this.idPathOf(path));
      for (let position = 0; position < first.length; position += 1) {
        visitValues(column, position, (value) => {
          const days = daysOf(this.graph.dictionary, value);
          if (!days) return;
          spread[position] = Math.max(spread[position]!, days.last - days.first + 1);
          // A comparison with NaN is false.
          if (!(first[position]! <= days.first)) first[position] = days.first;
          if (!(last[position]! >= days.last)) last[position] = days.last;
        });
      }
    }
    return { first, last, spread };
  }
}

/** Things of a class that have an IRI, each once. */
function membersOf(graph: IdGraph, memberClass: TermId): Uint32Array {
  const members: TermId[] = [];
  visitRows(
    graph.pairsOf(graph.dictionary.idOf(RDF.type)).os,
    memberClass,
    undefined,
    (_class, member) => {
      if (member !== members.at(-1) && graph.dictionary.kindOf(member) === TermKind.iri)
        members.push(member);
    },
  );
  return Uint32Array.from(members);
}
