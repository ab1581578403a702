/** A graph as the operations of an update change it, in the id space. */
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

/** What a quad costs while it is gathered: four numbers, in two buffers. */
const QUAD_BYTES = 32;

/**
 * 1. What an operation writes is seen by those after it, not by itself: `graph` has what was
 *    written before it was asked for.
 * 2. Terms that the graph did not have are local terms of the update, under one id in all
 *    operations.
 * 3. The graph of inferred statements can be read, but not written.
 */
export class DraftGraph {
  readonly terms: LocalTerms;
  readonly #base: IdGraph;
  readonly #budget: Budget;
  readonly #names: Names;
  readonly #inferred: TermId;
  #graph: IdGraph;
  /** What was written since `#graph` was made, and all that was written. */
  #fresh = new QuadBuffer();
  readonly #written = new QuadBuffer();

  constructor(base: IdGraph, baseIri: string, budget: Budget) {
    this.#base = this.#graph = base;
    this.#budget = budget;
    this.#names = namesFor(baseIri);
    this.terms = new LocalTerms(budget);
    this.#inferred = this.idOf(this.#names.graphs.inferred);
  }

  /** The graph as it is now. Cost: what was written since the last time. */
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

  /** The ids of a quad's terms. */
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

  /** The net difference from where the draft began. The draft is used up. */
  netChange(): IdChange {
    return netChangeOf(this.#base, this.#written);
  }

  #account(graph: TermId): void {
    if (graph === this.#inferred) throw inferredRefusal(this.#names);
    this.#budget.addMemory(QUAD_BYTES);
    this.#budget.check();
  }
}
