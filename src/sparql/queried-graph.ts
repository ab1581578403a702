/** A graph with changes that its dictionary does not know, for many small queries in this thread. */
import {
  QuadBuffer,
  UNBOUND,
  foldedChangeOf,
  inlineValueOf,
  isLocal,
  kindOfTerm,
  netChangeOf,
  type IdChange,
  type IdGraph,
  type TermId,
} from '../graph/index.js';
import type { Change, NamedNode, Quad, Term } from '../rdf/index.js';
import { DEFAULT_BASE_IRI, integerLiteral, quad } from '../rdf/index.js';
import type { QueryForm } from './algebra/index.js';
import { toQueryError } from './evaluate.js';
import { LocalTerms } from './operators/index.js';
import { planQuery, type Bindings, type Evaluation } from './plan/index.js';
import type { PreparedQuery } from './prepared-query.js';
import { Budget } from './workers/index.js';

export interface QueryLimits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** Approximate memory of a term in a solution. */
const CELL_BYTES = 100;
/** The variable that tells rows of values apart; no query can spell it. */
const ROW_NUMBER = '#row';

/**
 * 1. The default graph is the merge of all graphs.
 * 2. Terms missing in the dictionary are local terms, with one id in the graph and in all queries.
 */
export class QueriedGraph {
  constructor(
    readonly ids: IdGraph,
    protected readonly limits: QueryLimits,
    protected readonly terms = new LocalTerms(new Budget()),
    private readonly defaultGraphs?: ReadonlySet<TermId>,
  ) {}

  /** The id of a term here; a term without one is given one, between queries. */
  idOf(term: Term): TermId {
    return this.ids.idOf(term) || this.terms.add(term);
  }

  termOf(id: TermId): Term {
    return isLocal(id) ? this.terms.valueOfId(id) : this.ids.dictionary.termOf(id);
  }

  kindOf(id: TermId): number {
    return isLocal(id) ? kindOfTerm(this.termOf(id)) : this.ids.dictionary.kindOf(id);
  }

  /** A change in ids: without what changes nothing here, or all of it. */
  idChangeOf({ added, removed }: Change, isNet = true): IdChange {
    const rows = new QuadBuffer();
    for (const [quads, part] of [[removed, 'remove'] as const, [added, 'push'] as const])
      for (const { subject, predicate, object, graph } of quads) {
        const graphId = graph.termType === 'DefaultGraph' ? UNBOUND : this.idOf(graph);
        rows[part](this.idOf(subject), this.idOf(predicate), this.idOf(object), graphId);
      }
    return isNet ? netChangeOf(this.ids, rows) : foldedChangeOf(rows);
  }

  /** After a net change. Cost: the change. */
  after(change: IdChange): QueriedGraph {
    return new QueriedGraph(this.ids.with(change), this.limits, this.terms, this.defaultGraphs);
  }

  /** The same with one more named graph, outside the default graph. Cost: its quads. */
  with(name: NamedNode, quads: Iterable<Quad>): QueriedGraph {
    const added = Array.from(quads, ({ subject, predicate, object }) =>
      quad(subject, predicate, object, name),
    );
    const ids = this.ids.with(this.idChangeOf({ added, removed: [] }));
    const defaultGraphs = this.defaultGraphs ?? new Set(this.ids.graphCounts.keys());
    return new QueriedGraph(ids, this.limits, this.terms, defaultGraphs);
  }

  /**
   * The solutions of a SELECT.
   * @throws ServiceError `query-timeout`, `query-memory`, or `malformed-query` for faults found
   *   during evaluation.
   */
  solutions(query: PreparedQuery, bindings: Bindings): Bindings[] {
    return this.#evaluate(query.withValues(bindings), (evaluation) => {
      const { context, variables, batches } = rowsOf(evaluation);
      const solutions: Bindings[] = [];
      for (const { columns, rowCount } of batches) {
        context.budget.addMemory(CELL_BYTES * rowCount * columns.length);
        for (let row = 0; row < rowCount; row += 1) {
          solutions.push(
            new Map(
              variables.flatMap((name, index): [string, Term][] => {
                const id = columns[index]?.[row] ?? UNBOUND;
                return id === UNBOUND ? [] : [[name, context.termOf(id)]];
              }),
            ),
          );
        }
      }
      return solutions;
    });
  }

  /**
   * Whether a query has a solution, or an ASK is true, for each of many rows of values. Cost: one
   * query over all rows if it is pointwise, else a query for each.
   * @throws ServiceError as `solutions` does.
   */
  haveSolutions(query: PreparedQuery, rows: readonly Bindings[], constants: Bindings): boolean[] {
    if (!query.isPointwise || rows.length < 2)
      return rows.map((row) =>
        this.#evaluate(query.withValues(new Map([...constants, ...row])), hasSolution),
      );
    const numbered = rows.map(
      (row, index) => new Map([...constants, ...row, [ROW_NUMBER, integerLiteral(index)]]),
    );
    return this.#evaluate(query.matching(numbered, constants, ROW_NUMBER), (evaluation) => {
      const found = rows.map(() => false);
      for (const { columns, rowCount } of rowsOf(evaluation).batches) {
        // Small integers are their own ids.
        for (const id of columns[0]?.subarray(0, rowCount) ?? []) found[inlineValueOf(id)] = true;
      }
      return found;
    });
  }

  /** A query's own terms end with it, so `take` must return terms or booleans. */
  #evaluate<T>(form: QueryForm, take: (evaluation: Evaluation) => T): T {
    const { timeoutMs, memoryMb } = this.limits;
    const budget = new Budget({ timeoutMs, memoryBytes: memoryMb * 2 ** 20 });
    const terms = new LocalTerms(budget, this.terms);
    try {
      return take(
        planQuery(form, this.ids, {
          reading: 'union',
          baseIri: DEFAULT_BASE_IRI,
          budget,
          terms,
          defaultGraphs: this.defaultGraphs,
        }),
      );
    } catch (error) {
      throw toQueryError(error);
    }
  }
}

type RowEvaluation = Evaluation & { readonly kind: 'solutions' };

function rowsOf(evaluation: Evaluation): RowEvaluation {
  if (evaluation.kind !== 'solutions') throw new TypeError('A SELECT was expected.');
  return evaluation;
}

function hasSolution(evaluation: Evaluation): boolean {
  return evaluation.kind === 'boolean'
    ? evaluation.value()
    : !rowsOf(evaluation).batches[Symbol.iterator]().next().done;
}
