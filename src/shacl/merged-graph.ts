/** The merged graph that SHACL validates, in ids. */
import type {
  IdChange,
  IdGraph,
  PairOrder,
  TermGraph,
  TermId,
  TermNumbers,
} from '../graph/index.js';
import { TermKind, UNBOUND, isLocal, reachable } from '../graph/index.js';
import type { Change, Match, Quad, QuadSource, Term } from '../rdf/index.js';
import { RDF, RDFS, SHAPES_GRAPH, defaultGraph, getOrMake, quad } from '../rdf/index.js';
import { QueriedGraph, type QueryLimits } from '../sparql/index.js';

export type ValidatedData = TermGraph | MergedGraph;

/** Default limits of a shape's query. */
const QUERY_LIMITS: QueryLimits = { timeoutMs: 30_000, memoryMb: 1_024 };

/** A statement in several graphs is one here, as `sh:maxCount` needs. */
export class MergedGraph implements QuadSource, TermNumbers {
  /** A cache: the same few terms are looked up again and again. */
  readonly #idsOfIris = new Map<string, TermId>();
  readonly #superClasses = new Map<TermId, ReadonlySet<TermId>>();
  #queriedWithShapes: QueriedGraph | undefined;
  readonly type: TermId;
  readonly subClassOf: TermId;

  private constructor(readonly queried: QueriedGraph) {
    this.type = this.idOf(RDF.type);
    this.subClassOf = this.idOf(RDFS.subClassOf);
  }

  /** @param limits those of each query of a shape. */
  static of(data: ValidatedData, limits = QUERY_LIMITS): MergedGraph {
    return data instanceof MergedGraph ? data : new MergedGraph(new QueriedGraph(data.ids, limits));
  }

  get ids(): IdGraph {
    return this.queried.graph;
  }

  /** A change in ids: without what changes nothing here, or all of it. */
  idChangeOf(change: Change, isNet = true): IdChange {
    return this.queried.idChangeOf(change, isNet);
  }

  /** After a net change. Cost: the change. */
  after(change: IdChange): MergedGraph {
    return new MergedGraph(this.queried.after(change));
  }

  /** The statements of all graphs. */
  *match(...pattern: readonly Match[]): Generator<Quad> {
    const [s, p, o, g] = pattern.map((term) =>
      term ? (term.termType === 'DefaultGraph' ? UNBOUND : this.idOf(term)) : undefined,
    );
    const found: [TermId, TermId, TermId, TermId][] = [];
    this.ids.visit(s, p, o, g, (...ids) => {
      found.push(ids);
    });
    for (const [subject, predicate, object, graph] of found)
      // They come from statements.
      yield quad(
        this.termOf(subject) as Quad['subject'],
        this.termOf(predicate) as Quad['predicate'],
        this.termOf(object) as Quad['object'],
        graph === UNBOUND ? defaultGraph() : (this.termOf(graph) as Quad['graph']),
      );
  }

  kindOf(id: TermId): number {
    if (!isLocal(id)) return this.ids.dictionary.kindOf(id);
    const { termType } = this.termOf(id);
    return termType === 'NamedNode'
      ? TermKind.iri
      : termType === 'BlankNode'
        ? TermKind.blankNode
        : TermKind.typed;
  }

  /** The same with the shapes in a named graph, `SHAPES_GRAPH`; they are the same at every call. */
  queriedWith(shapes: Iterable<Quad>): QueriedGraph {
    return (this.#queriedWithShapes ??= this.queried.with(SHAPES_GRAPH, shapes));
  }

  /** The number of a term; a term missing in the graph gets one that no statement has. */
  idOf(term: Term): TermId {
    return term.termType === 'NamedNode'
      ? getOrMake(this.#idsOfIris, term.value, () => this.queried.idOf(term))
      : this.queried.idOf(term);
  }

  termOf(id: TermId): Term {
    return this.queried.termOf(id);
  }

  /** Each once. */
  objects(subject: TermId, predicate: TermId): TermId[] {
    return this.#ends('so', subject, predicate);
  }

  /** Each once. */
  subjects(predicate: TermId, object: TermId): TermId[] {
    return this.#ends('os', object, predicate);
  }

  /** Each once. Cost: that of `IdGraph.visit`. */
  predicates(subject: TermId): TermId[] {
    const predicates = new Set<TermId>();
    this.queried.graph.visit(subject, undefined, undefined, undefined, (_, predicate) => {
      predicates.add(predicate);
    });
    return [...predicates];
  }

  /** The subjects or objects of a predicate, each once. */
  keys(predicate: TermId, order: PairOrder): TermId[] {
    const found: TermId[] = [];
    this.queried.graph.visitPairs(order, predicate, undefined, (key) => {
      if (found.at(-1) !== key) found.push(key);
    });
    return found;
  }

  /** Whether a class of the node is this one or below it (SHACL §3.2, "SHACL instance"). */
  isInstanceOf(node: TermId, type: TermId): boolean {
    return this.objects(node, this.type).some(
      (own) => own === type || this.superClassesOf(own).has(type),
    );
  }

  superClassesOf(type: TermId): ReadonlySet<TermId> {
    return getOrMake(this.#superClasses, type, () =>
      reachable(type, (from) => this.objects(from, this.subClassOf)),
    );
  }

  /** The instances of a class and of those below it, each at least once. */
  *instancesOf(type: TermId): Generator<TermId> {
    for (const each of reachable(type, (from) => this.subjects(this.subClassOf, from)))
      yield* this.subjects(this.type, each);
  }

  #ends(order: PairOrder, key: TermId, predicate: TermId): TermId[] {
    const found: TermId[] = [];
    this.queried.graph.visitPairs(order, predicate, key, (_, value) => {
      // Rows of a key are sorted by value, so the same statement in another graph comes next.
      if (found.at(-1) !== value) found.push(value);
    });
    return found;
  }
}
