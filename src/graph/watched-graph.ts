/** A graph that reports its reads, so that missing statements can be fetched. */
import { ServiceError } from '../errors.js';
import type { Term } from '../rdf/index.js';
import type { Dictionary } from './dictionary.js';
import { withIdChange, type GraphContent, type IdChange } from './id-change.js';
import { IdGraph, type GraphPayload, type IdMatch, type QuadVisitor } from './id-graph.js';
import type { PairOrder, PredicatePairs, RowVisitor } from './predicate-pairs.js';
import type { GraphCounts } from './statements.js';
import type { TermId } from './term-ids.js';

/** Fetches the statements of a graph as they are read. */
export interface ReadWatch {
  /** Called with each pattern before it is read. */
  readonly note: (subject: IdMatch, predicate: IdMatch, object: IdMatch, graph: IdMatch) => void;
  readonly graphCounts: () => GraphCounts;
  /** How many statements have an object; absent in versions that are being made. */
  readonly objectCount?: ((object: TermId) => number) | undefined;
  /** @throws an error of its own where a read part is not here yet. */
  readonly settle: () => void;
}

/**
 * 1. The watch is called with every pattern read.
 * 2. Every term looked up gets an id, as its statements may be fetched.
 * 3. Reading all statements is refused.
 */
export class WatchedGraph extends IdGraph {
  readonly #dictionary: Dictionary;

  constructor(
    content: GraphContent,
    dictionary: Dictionary,
    readonly watch: ReadWatch,
  ) {
    super({ ...content, dictionary });
    this.#dictionary = dictionary;
  }

  override get graphCounts(): GraphCounts {
    return this.watch.graphCounts();
  }

  /** The statements here: for a thread that reads only what was read here before. */
  override get payload(): GraphPayload {
    this.watch.settle();
    return super.payload;
  }

  override with(change: IdChange): IdGraph {
    const watch = { ...this.watch, objectCount: undefined };
    return new WatchedGraph(withIdChange(this, change), this.#dictionary, watch);
  }

  override pairsOf(predicate: TermId, objects: Iterable<IdMatch> = [undefined]): PredicatePairs {
    for (const object of objects) this.watch.note(undefined, predicate, object, undefined);
    return super.pairsOf(predicate);
  }

  override idOf(term: Term): TermId {
    return this.#dictionary.idOf(term);
  }

  override visitPairs(order: PairOrder, predicate: TermId, key: IdMatch, visit: RowVisitor): void {
    if (order === 'so') this.watch.note(key, predicate, undefined, undefined);
    else this.watch.note(undefined, predicate, key, undefined);
    super.visitPairs(order, predicate, key, visit);
  }

  override visit(
    subject: IdMatch,
    predicate: IdMatch,
    object: IdMatch,
    graph: IdMatch,
    visit: QuadVisitor,
  ): void {
    this.watch.note(subject, predicate, object, graph);
    super.visit(subject, predicate, object, graph, visit);
  }

  override count(subject: IdMatch, predicate: IdMatch, object: IdMatch, graph: IdMatch): number {
    const isAny = subject === undefined && predicate === undefined && object === undefined;
    if (isAny && graph === undefined) {
      const counts = this.graphCounts;
      return counts.keys().reduce((sum, each) => sum + (counts.get(each) ?? 0), 0);
    }
    const isOfObject = subject === undefined && predicate === undefined && graph === undefined;
    if (isOfObject && object !== undefined && this.watch.objectCount)
      return this.watch.objectCount(object);
    if (!isAny) this.watch.note(subject, predicate, object, graph);
    return super.count(subject, predicate, object, graph);
  }

  override has(subject: TermId, predicate: TermId, object: TermId, graph: TermId): boolean {
    this.watch.note(subject, predicate, object, graph);
    return super.has(subject, predicate, object, graph);
  }
}

const WHOLE_GRAPH =
  'This reads the whole graph, which is in a database elsewhere (SPARQL_ENDPOINT). Ask that by ' +
  'SPARQL (/sparql).';

export function needsWholeGraph(why = WHOLE_GRAPH): ServiceError {
  return new ServiceError('needs-whole-graph', why);
}
