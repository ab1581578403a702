/** A graph as changed by an update's operations, in ids. */
import {
  IdGraph,
  QuadBuffer,
  UNBOUND,
  inferredRefusal,
  netChangeOf,
  withIdChange,
  type IdChange,
  type TermId,
} from '../../graph/index.js';
import { namesFor, type Names, type Quad, type Term } from '../../rdf/index.js';
import { LocalTerms } from '../operators/index.js';
import type { Budget } from '../workers/index.js';

type QuadTerms = Pick<Quad, 'subject' | 'predicate' | 'object' | 'graph'>;

/** Cost of a gathered quad: four numbers, in two buffers. */
const QUAD_BYTES = 32;

/**
 * 1. An operation's writes are visible to later ones, not to itself: `graph` has what was written
 *    before the call.
 * 2. Terms missing in the graph are local terms of the update, with one id in all operations.
 * 3. The graph of inferred statements can be read, but not written.
 */
export class DraftGraph {
  readonly terms: LocalTerms;
  readonly #base: IdGraph;
  readonly #budget: Budget;
  readonly #names: Names;
  readonly #inferred: TermId;
  #graph: IdGraph;
  /** Written since `#graph` was made, and in all. */
  #fresh = new QuadBuffer();
  readonly #written = new QuadBuffer();

  constructor(base: IdGraph, baseIri: string, budget: Budget) {
    this.#base = this.#graph = base;
    this.#budget = budget;
    this.#names = namesFor(baseIri);
    this.terms = new LocalTerms(budget);
    this.#inferred = this.idOf(this.#names.graphs.inferred);
  }

  /** The current graph. Cost: the writes since the last call. */
  get graph(): IdGraph {
    if (this.#fresh.byPredicate.size > 0) {
      const content = withIdChange(this.#graph, netChangeOf(this.#graph, this.#fresh));
      this.#graph = new IdGraph({ ...content, dictionary: this.#base.dictionary.buffers });
      this.#fresh = new QuadBuffer();
    }
    return this.#graph;
  }

  /** The id of a term, here and in the graph; the default graph is 0. */
  idOf(term: Term): TermId {
    return term.termType === 'DefaultGraph'
      ? UNBOUND
      : this.#base.dictionary.idOf(term) || this.terms.add(term);
  }

  idsOf({ subject, predicate, object, graph }: QuadTerms): [TermId, TermId, TermId, TermId] {
    return [this.idOf(subject), this.idOf(predicate), this.idOf(object), this.idOf(graph)];
  }

  namedGraphs(): TermId[] {
    return this.graph.graphCounts
      .keys()
      .filter((graph) => graph !== UNBOUND && graph !== this.#inferred);
  }

  /** @throws ServiceError `bad-request` for the graph of inferred statements. */
  insert(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.#account(graph);
    this.#fresh.push(subject, predicate, object, graph);
    this.#written.push(subject, predicate, object, graph);
  }

  /** @throws ServiceError `bad-request` for the graph of inferred statements. */
  remove(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.#account(graph);
    this.#fresh.remove(subject, predicate, object, graph);
    this.#written.remove(subject, predicate, object, graph);
  }

  /** The net difference from the draft's start. Uses up the draft. */
  netChange(): IdChange {
    return netChangeOf(this.#base, this.#written);
  }

  #account(graph: TermId): void {
    if (graph === this.#inferred) throw inferredRefusal(this.#names);
    this.#budget.addMemory(QUAD_BYTES);
    this.#budget.check();
  }
}
