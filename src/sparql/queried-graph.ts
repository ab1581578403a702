/** A version with a change not in it yet, for many small queries in this thread. */
import {
  IdGraph,
  QuadBuffer,
  UNBOUND,
  inlineValueOf,
  isLocal,
  netChangeOf,
  withIdChange,
  type TermId,
} from '../graph/index.js';
import type { Change, NamedNode, Quad, Term } from '../rdf/index.js';
import { DEFAULT_BASE_IRI, integerLiteral, quad } from '../rdf/index.js';
import { toQueryError } from './evaluate.js';
import { LocalTerms } from './operators/index.js';
import { planQuery, type Bindings, type Evaluation, type QueryForm } from './plan/index.js';
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
 * 1. The default graph is the merge of all graphs of the version and the change.
 * 2. Terms missing in the dictionary are local terms, with one id in the graph and in all queries.
 */
export class QueriedGraph {
  /** With the change. */
  readonly graph: IdGraph;
  readonly #terms: LocalTerms;
  readonly #defaultGraphs: ReadonlySet<TermId> | undefined;

  /** Cost: the change. */
  constructor(
    base: IdGraph,
    change: Change,
    private readonly limits: QueryLimits,
    {
      terms,
      defaultGraphs,
    }: { readonly terms?: LocalTerms; readonly defaultGraphs?: ReadonlySet<TermId> } = {},
  ) {
    this.#terms = terms ?? new LocalTerms(new Budget());
    this.#defaultGraphs = defaultGraphs;
    this.graph =
      change.added.length + change.removed.length > 0 ? this.#withChange(base, change) : base;
  }

  /** The id of a term here; a term without one is given one, between queries. */
  idOf(term: Term): TermId {
    return this.graph.idOf(term) || this.#terms.add(term);
  }

  termOf(id: TermId): Term {
    return isLocal(id) ? this.#terms.valueOfId(id) : this.graph.dictionary.termOf(id);
  }

  /** The same with one more named graph, outside the default graph. Cost: its quads. */
  with(name: NamedNode, quads: Iterable<Quad>): QueriedGraph {
    const added = Array.from(quads, ({ subject, predicate, object }) =>
      quad(subject, predicate, object, name),
    );
    return new QueriedGraph(this.graph, { added, removed: [] }, this.limits, {
      terms: this.#terms,
      defaultGraphs: this.#defaultGraphs ?? new Set(this.graph.graphCounts.keys()),
    });
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
    const terms = new LocalTerms(budget, this.#terms);
    try {
      return take(
        planQuery(form, this.graph, {
          reading: 'union',
          baseIri: DEFAULT_BASE_IRI,
          budget,
          terms,
          defaultGraphs: this.#defaultGraphs,
        }),
      );
    } catch (error) {
      throw toQueryError(error);
    }
  }

  #withChange(base: IdGraph, { added, removed }: Change): IdGraph {
    const idOf = (term: Term): TermId =>
      term.termType === 'DefaultGraph'
        ? UNBOUND
        : base.dictionary.idOf(term) || this.#terms.add(term);
    const rows = new QuadBuffer();
    for (const { subject, predicate, object, graph } of removed)
      rows.remove(idOf(subject), idOf(predicate), idOf(object), idOf(graph));
    for (const { subject, predicate, object, graph } of added)
      rows.push(idOf(subject), idOf(predicate), idOf(object), idOf(graph));
    return new IdGraph({
      ...withIdChange(base, netChangeOf(base, rows)),
      dictionary: base.dictionary,
    });
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
