/** One moment's dictionary and statements by predicate: queries run over it, in any thread. */
import type { Term } from '../rdf/index.js';
import { DictionaryView, type DictionaryBuffers } from './dictionary-view.js';
import { withIdChange, type GraphContent, type IdChange } from './id-change.js';
import type { PairOrder, PredicatePairs, RowVisitor } from './predicate-pairs.js';
import { NO_STATEMENTS, hasPair, rowCountOf, rowCountOfKey, visitRows } from './predicate-pairs.js';
import { Statements, type GraphCounts, type StatementsPayload } from './statements.js';
import type { TermId } from './term-ids.js';

/** Ids of a quad; the default graph is 0. */
export type QuadVisitor = (
  subject: TermId,
  predicate: TermId,
  object: TermId,
  graph: TermId,
) => void;

/** A position of a pattern in ids; undefined is anything. */
export type IdMatch = TermId | undefined;

/** A graph for another thread: some shared buffers, and numbers. */
export interface GraphPayload {
  readonly dictionary: DictionaryBuffers;
  readonly statements: StatementsPayload;
  readonly size: number;
}

/** The payload for a thread that has an earlier one: without the buffers that it has. */
export function payloadAfter(payload: GraphPayload, known: GraphPayload): GraphPayload {
  const chunks = payload.statements.chunks.map((chunk, slot) =>
    chunk !== undefined && chunk === known.statements.chunks[slot] ? true : chunk,
  );
  return { ...payload, statements: { ...payload.statements, chunks } };
}

/** It never changes; all of it is in shared memory or small. */
export class IdGraph implements GraphContent {
  readonly dictionary: DictionaryView;
  readonly statements: Statements;
  readonly size: number;

  /** `known` is the thread's earlier graph, where the payload is one after that. */
  constructor(
    {
      dictionary,
      statements,
      size,
    }: GraphPayload | (GraphContent & Pick<GraphPayload, 'dictionary'>),
    known?: IdGraph,
  ) {
    this.dictionary =
      dictionary instanceof DictionaryView ? dictionary : new DictionaryView(dictionary);
    this.statements =
      statements instanceof Statements ? statements : Statements.of(statements, known?.statements);
    this.size = size;
  }

  /** The id of a term; 0 when no quad has it. */
  idOf(term: Term): TermId {
    return this.dictionary.idOf(term);
  }

  get graphCounts(): GraphCounts {
    return this.statements.graphCounts;
  }

  get payload(): GraphPayload {
    return {
      dictionary: this.dictionary.buffers,
      statements: this.statements.payload,
      size: this.size,
    };
  }

  /** After a net change of it. Cost: the change. */
  with(change: IdChange): IdGraph {
    return change.size === 0
      ? this
      : new IdGraph({ ...withIdChange(this, change), dictionary: this.dictionary });
  }

  /** @param _objects the objects whose rows are needed, where others may be left out. */
  pairsOf(predicate: TermId, _objects?: Iterable<TermId>): PredicatePairs {
    return this.#pairs(predicate);
  }

  #pairs(predicate: TermId): PredicatePairs {
    return this.statements.get(predicate) ?? NO_STATEMENTS;
  }

  /** Visits the pairs of a predicate with this subject (`so`) or object (`os`). */
  visitPairs(order: PairOrder, predicate: TermId, key: IdMatch, visit: RowVisitor): void {
    visitRows(this.#pairs(predicate)[order], key, undefined, visit);
  }

  /**
   * Visits each matching quad. Cost: the quads of the pattern without its graph, and without a
   * predicate, a look at those of the subject or object.
   */
  visit(
    subject: IdMatch,
    predicate: IdMatch,
    object: IdMatch,
    graph: IdMatch,
    visit: QuadVisitor,
  ): void {
    for (const each of this.#predicatesOf(subject, predicate, object, graph)) {
      const pairs = this.#pairs(each);
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
    const isAny = subject === undefined && predicate === undefined && object === undefined;
    if (isAny) return graph === undefined ? this.size : (this.graphCounts.get(graph) ?? 0);
    if (graph === undefined && (subject === undefined || object === undefined)) {
      let count = 0;
      for (const each of this.#predicatesOf(subject, predicate, object, undefined)) {
        const { so, os } = this.#pairs(each);
        count +=
          subject !== undefined
            ? rowCountOfKey(so, subject)
            : object !== undefined
              ? rowCountOfKey(os, object)
              : rowCountOf(so);
      }
      return count;
    }
    let count = 0;
    this.visit(subject, predicate, object, graph, () => {
      count += 1;
    });
    return count;
  }

  has(subject: TermId, predicate: TermId, object: TermId, graph: TermId): boolean {
    return hasPair(this.#pairs(predicate).so, subject, object, graph);
  }

  #predicatesOf(
    subject: IdMatch,
    predicate: IdMatch,
    object: IdMatch,
    graph: IdMatch,
  ): readonly TermId[] {
    if (predicate !== undefined) return [predicate];
    return graph !== undefined && subject === undefined && object === undefined
      ? this.statements.predicatesIn(graph)
      : this.statements.predicatesOf(subject, object);
  }
}
