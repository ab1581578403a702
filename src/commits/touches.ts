/**
 * Which versions touched which resource. It shows, without reading either version, that a thing
 * is the same in both.
 *
 *     said     a statement about the resource came or went
 *     named    … and its property names things, or says their class
 *     classed  the ontology put a class above or below others, or took it away from there:
 *              both classes, and the ontology's graph; `rdf:type`: a rule of the ontology came or
 *              went that can give a thing a class by statements about other things
 *
 * A row is a resource and a version with what happened, in tables like those of a predicate
 * (`pair-table.ts`). Only asserted statements count, since the log has no others: the same rows
 * come from commits as they are made and from a replay.
 */
import {
  EMPTY_PAIRS,
  LABEL_PROPERTIES,
  NO_PAIRS,
  RowBuffer,
  firstRowOf,
  endOfKey,
  graphOf,
  isInline,
  sortedTable,
  withRowChange,
  type Dictionary,
  type IdChange,
  type LayeredPairs,
  type IdQuadSink,
  type TermId,
} from '../graph/index.js';
import { RDF, RDFS, type Names } from '../rdf/index.js';

/** Kinds of touches; they can be added up. */
export const Touch = { said: 1, named: 2, classed: 4 } as const;

/** Room for `Touch` below the version in the values of rows. */
const TOUCH_BITS = 3;

/** The touches up to one version; it never changes. */
export class Touches {
  constructor(readonly rows: LayeredPairs = NO_PAIRS) {}

  /** The last version up to `last` with such a touch; 0 if none. Cost: its touches since then. */
  lastTouch(resource: TermId, kinds: number, last: number): number {
    // Additions are later than the base.
    for (const table of [this.rows.added, this.rows.base]) {
      const first = firstRowOf(table, resource);
      for (let row = endOfKey(table, first, resource) - 1; row >= first; row -= 1) {
        const version = table.values[row]! >>> TOUCH_BITS;
        if (version <= last && (table.values[row]! & kinds) !== 0) return version;
      }
    }
    return 0;
  }

  /** These and later ones, in the order of arrival. */
  with(later: RowBuffer): Touches {
    return new Touches(withRowChange(this.rows, sortedTable(later), EMPTY_PAIRS));
  }
}

/** Gathers the touches of one commit after another. Memory: a byte a term of the dictionary. */
export class TouchCollector implements IdQuadSink {
  readonly #dictionary: Dictionary;
  readonly #naming: ReadonlySet<TermId>;
  readonly #subClassOf: TermId;
  readonly #ontology: TermId;
  readonly #type: TermId;
  /** Touches of each term in the current commit. */
  #happened = new Uint8Array(1 << 12);
  #touched: TermId[] = [];
  #gathered = new RowBuffer();

  /** The dictionary gets the terms that this looks for. */
  constructor(dictionary: Dictionary, names: Names) {
    this.#dictionary = dictionary;
    this.#naming = new Set([...LABEL_PROPERTIES, RDF.type].map((term) => dictionary.add(term)));
    this.#subClassOf = dictionary.add(RDFS.subClassOf);
    this.#ontology = dictionary.add(names.graphs.ontology);
    this.#type = dictionary.add(RDF.type);
  }

  push(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.#note(subject, this.#naming.has(predicate) ? Touch.said | Touch.named : Touch.said);
    if (graph !== this.#ontology || isInline(object)) return;
    if (predicate === this.#subClassOf)
      for (const term of [subject, object, graph]) this.#note(term, Touch.classed);
    if (subject === this.#type || object === this.#type) this.#note(this.#type, Touch.classed);
  }

  remove(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.push(subject, predicate, object, graph);
  }

  addChange(change: IdChange): void {
    for (const [predicate, pairs] of change) {
      for (const { keys, values, graphs, length } of [pairs.added, pairs.removed]) {
        for (let row = 0; row < length; row += 1)
          this.push(keys[row]!, predicate, values[row]!, graphOf(graphs, row));
      }
    }
  }

  /** The quads added since the last call were the change of this version. */
  endCommit(version: number): void {
    for (const id of this.#touched) {
      this.#gathered.push(id, version * 2 ** TOUCH_BITS + this.#happened[id]!, 0);
      this.#happened[id] = 0;
    }
    this.#touched = [];
  }

  /** Touches in the commits since the last call. */
  take(): RowBuffer {
    const gathered = this.#gathered;
    this.#gathered = new RowBuffer();
    return gathered;
  }

  #note(id: TermId, what: number): void {
    if (id >= this.#happened.length) this.#grow(id);
    const before = this.#happened[id]!;
    if (before === 0) this.#touched.push(id);
    this.#happened[id] = before | what;
  }

  #grow(id: TermId): void {
    const grown = new Uint8Array(
      Math.max(id + 1, this.#dictionary.size + 1, this.#happened.length * 2),
    );
    grown.set(this.#happened);
    this.#happened = grown;
  }
}
