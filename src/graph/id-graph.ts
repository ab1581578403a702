/**
 * A graph in the id space: the dictionary of one moment, and the statements of each predicate. What
 * queries run over, in any thread.
 */
import { DictionaryView, type DictionaryBuffers } from './dictionary-view.js';
import {
  NO_STATEMENTS,
  hasPair,
  rowCountOf,
  rowCountOfKey,
  visitRows,
  type PredicatePairs,
} from './predicate-pairs.js';
import { UNBOUND, type TermId } from './term-ids.js';

/** Ids of a quad; the default graph is 0. */
export type QuadVisitor = (
  subject: TermId,
  predicate: TermId,
  object: TermId,
  graph: TermId,
) => void;

/** A position of a pattern in the id space; undefined is anything. */
export type IdMatch = TermId | undefined;

/**
 * A graph as it is handed to another thread: shared buffers, and small objects that say what they
 * are.
 */
export interface GraphPayload {
  readonly dictionary: DictionaryBuffers;
  readonly statements: ReadonlyMap<TermId, PredicatePairs>;
  readonly graphCounts: ReadonlyMap<TermId, number>;
  readonly size: number;
}

/**
 * 1. It never changes; all of it lies in shared memory or is small.
 * 2. `statements` has no predicate without a statement, `graphCounts` no graph without one.
 */
export class IdGraph {
  readonly dictionary: DictionaryView;
  readonly statements: ReadonlyMap<TermId, PredicatePairs>;
  /** How many quads each graph has; the default graph is 0. */
  readonly graphCounts: ReadonlyMap<TermId, number>;
  readonly size: number;

  constructor(payload: GraphPayload) {
    this.dictionary = new DictionaryView(payload.dictionary);
    this.statements = payload.statements;
    this.graphCounts = payload.graphCounts;
    this.size = payload.size;
  }

  get payload(): GraphPayload {
    return {
      dictionary: this.dictionary.buffers,
      statements: this.statements,
      graphCounts: this.graphCounts,
      size: this.size,
    };
  }

  pairsOf(predicate: TermId): PredicatePairs {
    return this.statements.get(predicate) ?? NO_STATEMENTS;
  }

  /**
   * Calls `visit` for each quad that matches. Cost: the quads of the pattern without its graph, and
   * a look at each predicate where none is given.
   */
  visit(
    subject: IdMatch,
    predicate: IdMatch,
    object: IdMatch,
    graph: IdMatch,
    visit: QuadVisitor,
  ): void {
    for (const each of predicate === undefined ? this.statements.keys() : [predicate]) {
      const pairs = this.pairsOf(each);
      if (graph !== undefined && !mayHaveGraph(pairs, graph)) continue;
      if (subject === undefined && object !== undefined) {
        visitRows(pairs.os, object, undefined, (value, key, rowGraph) => {
          if (graph === undefined || graph === rowGraph) visit(key, each, value, rowGraph);
        });
      } else {
        visitRows(pairs.so, subject, object, (key, value, rowGraph) => {
          if (graph === undefined || graph === rowGraph) visit(key, each, value, rowGraph);
        });
      }
    }
  }

  /** How many quads match, in constant time unless two of subject, object and graph are given. */
  count(subject: IdMatch, predicate: IdMatch, object: IdMatch, graph: IdMatch): number {
    if (graph === undefined && (subject === undefined || object === undefined)) {
      let count = 0;
      for (const each of predicate === undefined ? this.statements.keys() : [predicate]) {
        const { so, os } = this.pairsOf(each);
        count +=
          subject !== undefined
            ? rowCountOfKey(so, subject)
            : object !== undefined
              ? rowCountOfKey(os, object)
              : rowCountOf(so);
      }
      return count;
    }
    if (subject === undefined && predicate === undefined && object === undefined)
      return this.graphCounts.get(graph ?? UNBOUND) ?? 0;
    let count = 0;
    this.visit(subject, predicate, object, graph, () => {
      count += 1;
    });
    return count;
  }

  has(subject: TermId, predicate: TermId, object: TermId, graph: TermId): boolean {
    return hasPair(this.pairsOf(predicate).so, subject, object, graph);
  }
}

/** Whether some row can be in a graph; false only where the tables say so without being read. */
function mayHaveGraph({ so: { base, added } }: PredicatePairs, graph: TermId): boolean {
  return [base, added].some(
    ({ graphs, length }) => length > 0 && (typeof graphs !== 'number' || graphs === graph),
  );
}
