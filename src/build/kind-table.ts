/**
 * The things of one class in one version, with the values of used relations; kept as long as the
 * version.
 */
import { type GraphVersion, type TermId, UNBOUND, toIdPath, visitRows } from '../graph/index.js';
import { RDF, SCHEMA, namedNode, type Names } from '../rdf/index.js';
import { columnOf, type ValueColumn } from '../lists/index.js';
import type { BuildRelation } from './relations.js';

export class KindTable {
  /** Ascending. Things of the class, with or without an IRI, except cancelled events. */
  readonly members: Uint32Array;
  readonly #version: GraphVersion;
  readonly #names: Names;
  readonly #columns = new Map<string, ValueColumn>();

  private constructor(version: GraphVersion, names: Names, classIri: string) {
    this.#version = version;
    this.#names = names;
    const { dictionary } = version.ids;
    const members: TermId[] = [];
    const type = dictionary.idOf(namedNode(classIri));
    const cancelled = dictionary.idOf(SCHEMA.EventCancelled);
    const isCancelled = (event: TermId): boolean =>
      cancelled !== UNBOUND &&
      version.ids.count(event, dictionary.idOf(SCHEMA.eventStatus), cancelled, undefined) > 0;
    if (type !== UNBOUND)
      visitRows(
        version.ids.pairsOf(dictionary.idOf(RDF.type)).os,
        type,
        undefined,
        (_class, member) => {
          if (member !== members.at(-1) && !isCancelled(member)) members.push(member);
        },
      );
    this.members = Uint32Array.from(members);
  }

  static readonly #ofVersion = new WeakMap<GraphVersion, Map<string, KindTable>>();

  static of(version: GraphVersion, names: Names, classIri: string): KindTable {
    const tables = this.#ofVersion.get(version) ?? new Map<string, KindTable>();
    this.#ofVersion.set(version, tables);
    const table = tables.get(classIri) ?? new KindTable(version, names, classIri);
    tables.set(classIri, table);
    return table;
  }

  /** A relation's values, member by member. Cost at first: that of `columnOf`. */
  columnOf(relation: BuildRelation): ValueColumn {
    const known = this.#columns.get(relation.name);
    if (known) return known;
    const column = columnOf(this.members, toIdPath(relation.path, this.#version.ids, this.#names));
    this.#columns.set(relation.name, column);
    return column;
  }
}
