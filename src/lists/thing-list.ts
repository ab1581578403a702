/**
 * The things of one kind in one version, with the data of lists: columns for filters, and orders.
 * Each is made on demand, and kept as long as the version.
 */
import {
  type GraphVersion,
  type IdGraph,
  type IdPath,
  type ListPath,
  type TermGraph,
  type TermId,
  LabelReader,
  TermKind,
  UNBOUND,
  against,
  along,
  chain,
  closure,
  endsAlong,
  localNameOf,
  positionsOf,
  toIdPath,
  visitRows,
} from '../graph/index.js';
import { RDF, RDFS, foldText, getOrMake, type Names } from '../rdf/index.js';
import { columnOf, visitValues, type ValueColumn } from './column.js';
import type { FilterValues, ListFilter, ListKind } from './list-kinds.js';
import { orderByLabels, orderByValues, type ListOrder } from './list-order.js';
import { daysOf } from './literal-values.js';

/** The first and last day of each member, in days since 1970; NaN without one. */
export interface MemberDays {
  readonly first: Float64Array;
  readonly last: Float64Array;
}

export class ThingList<Version extends TermGraph = GraphVersion> {
  /** Ascending. */
  readonly members: Uint32Array;
  readonly #columns = new Map<string, ValueColumn>();
  readonly #orders = new Map<string, ListOrder>();
  readonly #reader: LabelReader;
  readonly #labels: (string | undefined)[] = [];
  #days: MemberDays | undefined;

  private constructor(
    readonly version: Version,
    readonly names: Names,
    readonly kind: ListKind,
  ) {
    this.members = membersOf(version.ids, version.ids.idOf(names.og(kind.memberClass)));
    this.#reader = new LabelReader(version.ids, 'en');
  }

  static readonly #ofVersion = new WeakMap<TermGraph, Map<ListKind, ThingList<TermGraph>>>();

  static of<Version extends TermGraph>(
    version: Version,
    names: Names,
    kind: ListKind,
  ): ThingList<Version> {
    const lists = getOrMake(
      this.#ofVersion,
      version,
      () => new Map<ListKind, ThingList<Version>>(),
    );
    return getOrMake(
      lists,
      kind,
      () => new ThingList<TermGraph>(version, names, kind),
    ) as ThingList<Version>;
  }

  get graph(): IdGraph {
    return this.version.ids;
  }

  /** A filter's values, member by member. Cost at first: some look-ups a member. */
  columnOf(filter: ListFilter): ValueColumn {
    const { name, path, values } = filter;
    return getOrMake(this.#columns, name, () => {
      const allowed = values.kind === 'classes' ? this.classesBelow(values.below) : undefined;
      const idPath = this.idPathOf(path, allowed);
      return columnOf(this.members, idPath, allowed && ((id) => allowed.has(id)));
    });
  }

  /** An order of the members by name, as `-issued`, if known. Cost at first: values or labels. */
  orderOf(name: string): ListOrder | undefined {
    const isDescending = name.startsWith('-');
    const sort = isDescending ? name.slice(1) : name;
    const path = Object.hasOwn(this.kind.sorts, sort) ? this.kind.sorts[sort] : undefined;
    if (path === undefined && sort !== 'label') return undefined;
    return getOrMake(this.#orders, name, () => {
      if (path === undefined)
        return orderByLabels(positionsOf(this.members), (at) => this.labelOf(at), isDescending);
      const values = columnOf(this.members, this.idPathOf(path));
      return orderByValues(values, this.graph.dictionary, isDescending);
    });
  }

  /** A member's label, or the end of its IRI without one; folded. */
  labelOf(position: number): string {
    return (this.#labels[position] ??= foldText(
      this.#reader.labelOf(this.members[position]!)?.value ??
        localNameOf(this.graph.dictionary.textOf(this.members[position]!)),
    ));
  }

  /** By label, then by IRI. */
  compareLabels(left: number, right: number): number {
    const [a, b] = [this.labelOf(left), this.labelOf(right)];
    if (a !== b) return a < b ? -1 : 1;
    return this.graph.dictionary.compareTexts(this.members[left]!, this.members[right]!);
  }

  /** The days of the kind's period; all NaN without one. */
  get days(): MemberDays {
    return (this.#days ??= this.#findDays());
  }

  /** The classes below one, without itself, by the graph's own ontology. */
  classesBelow(localName: string): ReadonlySet<TermId> {
    const top = this.graph.idOf(this.names.og(localName));
    const below = this.idPathOf(closure(against(RDFS.subClassOf)));
    const classes = endsAlong(below, top === UNBOUND ? [] : [top]);
    classes.delete(top);
    return classes;
  }

  /** A member's narrowest classes below the kind's own. */
  classesOf(member: TermId): TermId[] {
    const below = this.classesBelow(this.kind.memberClass);
    const own = [...endsAlong(this.idPathOf(along(RDF.type), below), [member])];
    const classes = own.filter((each) => below.has(each));
    const upwards = this.idPathOf(chain(along(RDFS.subClassOf), closure(along(RDFS.subClassOf))));
    const above = endsAlong(upwards, classes);
    return classes.filter((each) => !above.has(each));
  }

  /** Whether a thing can be a value of a filter, whether or not some member has it. */
  isValue(id: TermId, values: FilterValues): boolean {
    if (values.kind === 'classes') return this.classesBelow(values.below).has(id);
    const type = this.graph.idOf(RDF.type);
    return (
      values.kind === 'things' &&
      values.classes.some((name) => {
        const wanted = this.graph.idOf(this.names.og(name));
        return this.graph.count(id, type, wanted, undefined) > 0;
      })
    );
  }

  /** A path over the version's tables; of types only some classes may be needed. */
  idPathOf(path: ListPath, classes?: Iterable<TermId>): IdPath {
    return toIdPath(path, this.graph, this.names, classes);
  }

  #findDays(): MemberDays {
    const first = new Float64Array(this.members.length).fill(NaN);
    const last = first.slice();
    const { period } = this.kind;
    const column = period && columnOf(this.members, this.idPathOf(period.days));
    for (let position = 0; column && position < first.length; position += 1) {
      visitValues(column, position, (value) => {
        const days = daysOf(this.graph.dictionary, value);
        if (!days) return;
        // A comparison with NaN is false.
        if (!(first[position]! <= days.first)) first[position] = days.first;
        if (!(last[position]! >= days.last)) last[position] = days.last;
      });
    }
    return { first, last };
  }
}

/** Things of a class that have an IRI, each once. */
function membersOf(graph: IdGraph, memberClass: TermId): Uint32Array {
  const members: TermId[] = [];
  visitRows(
    graph.pairsOf(graph.dictionary.idOf(RDF.type), [memberClass]).os,
    memberClass,
    undefined,
    (_class, member) => {
      if (member !== members.at(-1) && graph.dictionary.kindOf(member) === TermKind.iri)
        members.push(member);
    },
  );
  return Uint32Array.from(members);
}
