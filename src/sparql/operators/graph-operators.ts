/** GRAPH ?variable where its pattern cannot simply be looked up; triple terms in patterns. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { termsOf } from '../algebra/index.js';
import { BatchBuilder, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import { namesIn, type VariableOrId } from './pattern.js';
import type { QueryContext } from './query-context.js';
import { RowJoin } from './row-join.js';

/** A pattern evaluated in each named graph in turn (SPARQL 1.1 §18.6 Graph). */
export class PerGraph extends Operator {
  readonly #own: number;
  readonly #variables: readonly string[];

  /** @param model the plan for one graph, for its variables. */
  constructor(
    private readonly graphs: readonly TermId[],
    private readonly variable: string,
    model: Operator,
    private readonly plan: (graph: TermId) => Operator,
  ) {
    const isOwn = model.columnOf(variable) !== -1;
    super(
      isOwn ? model.variables : [...model.variables, variable],
      new Set([...model.certain, variable]),
      model.estimate * graphs.length,
      [],
    );
    this.#own = model.columnOf(variable);
    this.#variables = model.variables;
  }

  describe(): StepDescription {
    return { name: 'in each graph', detail: `?${this.variable}, ${this.graphs.length} graphs` };
  }

  protected *run(): Generator<Batch> {
    for (const graph of this.graphs) {
      const plan = this.plan(graph);
      // Plans for other graphs may order columns differently.
      const order = this.#variables.map((name) => plan.columnOf(name));
      for (const { columns, rowCount } of plan.batches()) {
        const batch = {
          columns: order.map((index) =>
            index === -1 ? new Uint32Array(rowCount) : columns[index]!,
          ),
          rowCount,
        };
        yield this.#own === -1 ? withColumn(batch, graph) : this.#agreeing(batch, graph);
      }
    }
  }

  /** The rows whose own value for the variable is the graph or unbound. */
  #agreeing({ columns, rowCount }: Batch, graph: TermId): Batch {
    const kept = new BatchBuilder(columns.length);
    for (let row = 0; row < rowCount; row += 1) {
      const own = columns[this.#own]![row]!;
      if (own !== graph && own !== UNBOUND) continue;
      kept.copyRow(columns, row);
      kept.columns[this.#own]![kept.rowCount - 1] = graph;
    }
    return kept.take();
  }
}

function withColumn({ columns, rowCount }: Batch, value: TermId): Batch {
  return { columns: [...columns, new Uint32Array(rowCount).fill(value)], rowCount };
}

/** Matches the row's triple term, and binds its variables (SPARQL 1.2 §4.3). */
export class TripleTermMatch extends RowJoin {
  constructor(
    private readonly context: QueryContext,
    input: Operator,
    private readonly term: string,
    /** Subject, predicate and object. */
    private readonly parts: readonly VariableOrId[],
    needed: ReadonlySet<string>,
  ) {
    super(input, namesIn(parts), needed, input.estimate);
  }

  describe(): StepDescription {
    return { name: 'match triple term', detail: `?${this.term}` };
  }

  protected *run(): Generator<Batch> {
    const output = new BatchBuilder(this.variables.length);
    const termColumn = this.input.columnOf(this.term);
    const row: TermId[] = [];
    for (const { columns, rowCount } of this.input.batches()) {
      for (let at = 0; at < rowCount; at += 1) {
        const term = this.context.valueOfId(columns[termColumn]![at]!);
        if (term?.termType !== 'Quad') continue;
        const found = this.#match(
          termsOf(term).map((part) => this.context.idOf(part)),
          columns,
          at,
        );
        if (!found) continue;
        row.length = 0;
        for (const index of this.carried) row.push(columns[index]![at]!);
        for (const name of this.added) row.push(found.get(name)!);
        output.push(row);
        if (output.isFull) yield output.take();
      }
      this.context.budget.check();
    }
    yield output.take();
  }

  #match(
    ids: readonly TermId[],
    columns: readonly Uint32Array[],
    row: number,
  ): Map<string, TermId> | undefined {
    const found = new Map<string, TermId>();
    for (const [index, part] of this.parts.entries()) {
      const id = ids[index]!;
      const own =
        (typeof part === 'string' ? found.get(part) : undefined) ?? this.read(part, columns, row);
      if (own !== UNBOUND && own !== id) return undefined;
      if (typeof part === 'string') found.set(part, id);
    }
    return found;
  }
}
