/** A graph that says what it is read for: how somebody learns which statements it lacks. */
import type { Term } from '../rdf/index.js';
import type { Dictionary } from './dictionary.js';
import type { GraphContent } from './id-change.js';
import { IdGraph, type IdMatch, type QuadVisitor } from './id-graph.js';
import type { PairOrder, RowVisitor } from './predicate-pairs.js';
import type { TermId } from './term-ids.js';

/** Is told of each pattern before it is read. */
export type ReadWatch = (subject: IdMatch, predicate: IdMatch, object: IdMatch) => void;

/**
 * 1. Every read is told to the watch, but those by `pairsOf` and `statements`, which queries use.
 * 2. A term that is asked for gets an id: what is not known of it may be fetched.
 */
export class WatchedGraph extends IdGraph {
  readonly #dictionary: Dictionary;
  readonly #watch: ReadWatch;

  constructor(content: GraphContent, dictionary: Dictionary, watch: ReadWatch) {
    super({ ...content, dictionary });
    this.#dictionary = dictionary;
    this.#watch = watch;
  }

  override idOf(term: Term): TermId {
    return this.#dictionary.add(term);
  }

  override visitPairs(order: PairOrder, predicate: TermId, key: IdMatch, visit: RowVisitor): void {
    if (order === 'so') this.#watch(key, predicate, undefined);
    else this.#watch(undefined, predicate, key);
    super.visitPairs(order, predicate, key, visit);
  }

  override visit(
    subject: IdMatch,
    predicate: IdMatch,
    object: IdMatch,
    graph: IdMatch,
    visit: QuadVisitor,
  ): void {
    this.#watch(subject, predicate, object);
    super.visit(subject, predicate, object, graph, visit);
  }

  override count(subject: IdMatch, predicate: IdMatch, object: IdMatch, graph: IdMatch): number {
    this.#watch(subject, predicate, object);
    return super.count(subject, predicate, object, graph);
  }

  override has(subject: TermId, predicate: TermId, object: TermId, graph: TermId): boolean {
    this.#watch(subject, predicate, object);
    return super.has(subject, predicate, object, graph);
  }
}
