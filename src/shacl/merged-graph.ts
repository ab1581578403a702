/** The merged graph that SHACL validates, in ids. */
import type { IdChange, PairOrder, TermGraph, TermId, TermNumbers } from '../graph/index.js';
import { UNBOUND, reachable } from '../graph/index.js';
import type { Match, Quad, QuadSource, Term } from '../rdf/index.js';
import { RDF, RDFS, SHAPES_GRAPH, defaultGraph, getOrMake, quad } from '../rdf/index.js';
import { QueriedGraph, type QueryLimits } from '../sparql/index.js';

export type ValidatedData = TermGraph | MergedGraph;

/** Default limits of a shape's query. */
const QUERY_LIMITS: QueryLimits = { timeoutMs: 30_000, memoryMb: 1_024 };

/** A statement in several graphs is one here, as `sh:maxCount` needs. */
export class MergedGraph extends QueriedGraph implements QuadSource, TermNumbers {
  /** A cache: the same few terms are looked up again and again. */
  readonly #idsOfIris = new Map<string, TermId>();
  readonly #superClasses = new Map<TermId, ReadonlySet<TermId>>();
  #queriedWithShapes: QueriedGraph | undefined;
  readonly type = this.idOf(RDF.type);
  readonly subClassOf = this.idOf(RDFS.subClassOf);

  /** @param limits those of each query of a shape. */
  static of(data: ValidatedData, limits = QUERY_LIMITS): MergedGraph {
    return data instanceof MergedGraph ? data : new MergedGraph(data.ids, limits);
  }

  override after(change: IdChange): MergedGraph {
    return new MergedGraph(this.ids.with(change), this.limits, this.terms);
  }

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

  /** The same with the shapes in a named graph, `SHAPES_GRAPH`; they are the same at every call. */
  queriedWith(shapes: Iterable<Quad>): QueriedGraph {
    return (this.#queriedWithShapes ??= this.with(SHAPES_GRAPH, shapes));
  }

  override idOf(term: Term): TermId {
    return term.termType === 'NamedNode'
      ? getOrMake(this.#idsOfIris, term.value, () => super.idOf(term))
      : super.idOf(term);
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
    this.ids.visit(subject, undefined, undefined, undefined, (_, predicate) => {
      predicates.add(predicate);
    });
    return [...predicates];
  }

  /** The subjects or objects of a predicate, each once. */
  keys(predicate: TermId, order: PairOrder): TermId[] {
    const found: TermId[] = [];
    this.ids.visitPairs(order, predicate, undefined, (key) => {
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
    this.ids.visitPairs(order, predicate, key, (_, value) => {
      // Rows of a key are sorted by value, so the same statement in another graph comes next.
      if (found.at(-1) !== value) found.push(value);
    });
    return found;
  }
}
