/** A graph that says what it is read for: how somebody learns which statements it lacks. */
import { ServiceError } from '../errors.js';
import type { Term } from '../rdf/index.js';
import type { Dictionary } from './dictionary.js';
import type { GraphContent } from './id-change.js';
import { IdGraph, type GraphPayload, type IdMatch, type QuadVisitor } from './id-graph.js';
import type { PairOrder, PredicatePairs, RowVisitor } from './predicate-pairs.js';
import type { GraphCounts } from './statements.js';
import type { TermId } from './term-ids.js';

/** Is told of each pattern before it is read. */
export type ReadWatch = (
  subject: IdMatch,
  predicate: IdMatch,
  object: IdMatch,
  graph: IdMatch,
) => void;

/**
 * 1. Every read by a pattern is told to the watch.
 * 2. A term that is asked for gets an id: what is not known of it may be fetched.
 * 3. What would read all statements is refused.
 */
export class WatchedGraph extends IdGraph {
  readonly #dictionary: Dictionary;
  readonly #watch: ReadWatch;

  constructor(content: GraphContent, dictionary: Dictionary, watch: ReadWatch) {
    super({ ...content, dictionary });
    this.#dictionary = dictionary;
    this.#watch = watch;
  }

  /** @throws ServiceError `needs-whole-graph` */
  override get graphCounts(): GraphCounts {
    throw needsWholeGraph();
  }

  /** @throws ServiceError `needs-whole-graph` */
  override get payload(): GraphPayload {
    throw needsWholeGraph();
  }

  /** @throws ServiceError `needs-whole-graph` */
  override pairsOf(): PredicatePairs {
    throw needsWholeGraph();
  }

  override idOf(term: Term): TermId {
    return this.#dictionary.add(term);
  }

  override visitPairs(order: PairOrder, predicate: TermId, key: IdMatch, visit: RowVisitor): void {
    if (order === 'so') this.#watch(key, predicate, undefined, undefined);
    else this.#watch(undefined, predicate, key, undefined);
    super.visitPairs(order, predicate, key, visit);
  }

  override visit(
    subject: IdMatch,
    predicate: IdMatch,
    object: IdMatch,
    graph: IdMatch,
    visit: QuadVisitor,
  ): void {
    this.#watch(subject, predicate, object, graph);
    super.visit(subject, predicate, object, graph, visit);
  }

  override count(subject: IdMatch, predicate: IdMatch, object: IdMatch, graph: IdMatch): number {
    this.#watch(subject, predicate, object, graph);
    return super.count(subject, predicate, object, graph);
  }

  override has(subject: TermId, predicate: TermId, object: TermId, graph: TermId): boolean {
    this.#watch(subject, predicate, object, graph);
    return super.has(subject, predicate, object, graph);
  }
}

export function needsWholeGraph(): ServiceError {
  return new ServiceError(
    'needs-whole-graph',
    'This reads the whole graph, which is in a database elsewhere (SPARQL_ENDPOINT). Ask that by ' +
      'SPARQL (/sparql).',
  );
}
