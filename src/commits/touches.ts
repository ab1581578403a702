/**
 * Which versions touched which resource. It shows, without reading either version, that a thing
 * is the same in both.
 *
 *     said     a statement about the resource came or went
 *     named    … and its property names things, or says their class
 *     classed  the ontology put a class above or below others, or took it away from there:
 *              both classes, and the ontology's graph; `rdf:type`: a rule of the ontology came or
 *              went that can give a thing a class by statements about other things
 *     linked   a statement came or went whose object is the resource, or that was about a
 *              triple from or to it
 *
 * A row is a resource and a version with what happened, in tables like those of a predicate
 * (`pair-table.ts`). Only asserted statements count, since the log has no others: the same rows
 * come from commits as they are made and from a replay.
 */
import {
  LABEL_PROPERTIES,
  NO_PAIRS,
  RowBuffer,
  TermKind,
  firstRowOf,
  endOfKey,
  graphOf,
  isInline,
  sortedTable,
  withAddedRows,
  type Dictionary,
  type IdChange,
  type LayeredPairs,
  type IdQuadSink,
  type TermId,
} from '../graph/index.js';
import { OWL, RDF, RDFS, type Names, type Quad } from '../rdf/index.js';

/** Kinds of touches besides links; they can be added up. */
export const Touch = { said: 1, named: 2, classed: 4 } as const;

/** Room for `Touch` below the version in the values of rows. */
const TOUCH_BITS = 3;
const LINKED = 1 << TOUCH_BITS;

/** The touches up to one version; it never changes. */
export class Touches {
  /** Rows with `Touch`, and rows of links. */
  constructor(
    readonly told: LayeredPairs = NO_PAIRS,
    readonly linked: LayeredPairs = NO_PAIRS,
  ) {}

  /** The last version up to `last` with such a touch; 0 if none. Cost: its touches since then. */
  lastTouch(resource: TermId, kinds: number, last: number): number {
    return lastVersion(this.told, resource, last, (value) => (value & kinds) !== 0, TOUCH_BITS);
  }

  /** The last version up to `last` in which links to a resource changed; 0 if none. */
  lastLink(resource: TermId, last: number): number {
    return lastVersion(this.linked, resource, last, () => true, 0);
  }

  /** These and later ones. */
  with({ told, linked }: GatheredTouches): Touches {
    return new Touches(
      withAddedRows(this.told, sortedTable(told)),
      withAddedRows(this.linked, sortedTable(linked)),
    );
  }
}

/** Additions are later than the base. */
function lastVersion(
  { added, base }: LayeredPairs,
  resource: TermId,
  last: number,
  isMeant: (value: number) => boolean,
  bits: number,
): number {
  for (const table of [added, base]) {
    const first = firstRowOf(table, resource);
    for (let row = endOfKey(table, first, resource) - 1; row >= first; row -= 1) {
      const value = table.values[row]!;
      if (value >>> bits <= last && isMeant(value)) return value >>> bits;
    }
  }
  return 0;
}

/** Touches in the order of arrival. */
export interface GatheredTouches {
  readonly told: RowBuffer;
  readonly linked: RowBuffer;
}

/** Gathers the touches of one commit after another. Memory: a byte a term of the dictionary. */
export class TouchCollector implements IdQuadSink {
  readonly #dictionary: Dictionary;
  readonly #naming: ReadonlySet<TermId>;
  readonly #subClassOf: TermId;
  readonly #ontology: TermId;
  readonly #type: TermId;
  readonly #sameAs: TermId;
  /** Touches of each term in the current commit. */
  #happened = new Uint8Array(1 << 12);
  #touched: TermId[] = [];
  #gathered: GatheredTouches = { told: new RowBuffer(), linked: new RowBuffer() };

  /** The dictionary gets the terms that this looks for. */
  constructor(dictionary: Dictionary, names: Names) {
    this.#dictionary = dictionary;
    this.#naming = new Set([...LABEL_PROPERTIES, RDF.type].map((term) => dictionary.add(term)));
    this.#subClassOf = dictionary.add(RDFS.subClassOf);
    this.#ontology = dictionary.add(names.graphs.ontology);
    this.#type = dictionary.add(RDF.type);
    this.#sameAs = dictionary.add(OWL.sameAs);
  }

  push(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.#note(subject, this.#naming.has(predicate) ? Touch.said | Touch.named : Touch.said);
    if (isInline(object)) return;
    const kind = this.#dictionary.kindOf(object);
    if (kind === TermKind.triple) this.#linkParts(object);
    if (kind !== TermKind.iri && kind !== TermKind.blankNode) return;
    this.#note(object, LINKED);
    if (graph !== this.#ontology) return;
    if (predicate === this.#subClassOf)
      for (const term of [subject, object, graph]) this.#note(term, Touch.classed);
    if (subject === this.#type || subject === this.#sameAs || object === this.#type)
      this.#note(this.#type, Touch.classed);
  }

  remove(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.push(subject, predicate, object, graph);
  }

  addQuads(quads: Iterable<Quad>): void {
    const idOf = this.#dictionary.idOf.bind(this.#dictionary);
    for (const { subject, predicate, object, graph } of quads)
      this.push(idOf(subject), idOf(predicate), idOf(object), idOf(graph));
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
      const happened = this.#happened[id]!;
      this.#happened[id] = 0;
      const told = happened & (LINKED - 1);
      if (told !== 0) this.#gathered.told.push(id, version * LINKED + told, 0);
      if ((happened & LINKED) !== 0) this.#gathered.linked.push(id, version, 0);
    }
    this.#touched = [];
  }

  /** Touches in the commits since the last call. */
  take(): GatheredTouches {
    const gathered = this.#gathered;
    this.#gathered = { told: new RowBuffer(), linked: new RowBuffer() };
    return gathered;
  }

  #linkParts(triple: TermId): void {
    const [subject, , object] = this.#dictionary.partsOf(triple);
    for (const part of [subject, object]) if (!isInline(part)) this.#note(part, LINKED);
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
