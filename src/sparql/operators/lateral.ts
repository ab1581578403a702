/** LATERAL: a pattern evaluated anew for each row before it (SPARQL Enhancement Proposal 6). */
import { UNBOUND } from '../../graph/index.js';
import { BatchBuilder, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext } from './query-context.js';
import type { RowsFromOutside } from './sources.js';

/** Each outer row with each of its solutions of the inner pattern. */
export class Lateral extends Operator {
  readonly #row: RowsFromOutside;
  readonly #inner: Operator;
  /** Each variable's column in the outer and inner rows; -1 where it has none. */
  readonly #columns: readonly (readonly [outer: number, inner: number])[];
  readonly #shared: readonly (readonly [outer: number, inner: number])[];

  constructor(
    private readonly context: QueryContext,
    private readonly outer: Operator,
    inner: { readonly row: RowsFromOutside; readonly plan: Operator },
    needed: ReadonlySet<string>,
  ) {
    const variables = [...new Set([...outer.variables, ...inner.plan.variables])].filter((name) =>
      needed.has(name),
    );
    super(
      variables,
      new Set(variables.filter((name) => outer.certain.has(name) || inner.plan.certain.has(name))),
      outer.estimate * Math.max(inner.plan.estimate, 1),
      [outer, inner.plan],
    );
    this.#row = inner.row;
    this.#inner = inner.plan;
    this.#columns = variables.map((name) => [outer.columnOf(name), inner.plan.columnOf(name)]);
    this.#shared = outer.variables
      .map((name): [number, number] => [outer.columnOf(name), inner.plan.columnOf(name)])
      .filter(([, column]) => column !== -1);
  }

  describe(): StepDescription {
    return { name: 'lateral' };
  }

  protected *run(): Generator<Batch> {
    const { budget, terms } = this.context;
    const output = new BatchBuilder(this.variables.length);
    for (const { columns, rowCount } of this.outer.batches()) {
      for (let row = 0; row < rowCount; row += 1) {
        this.#row.batch = {
          columns: columns.map((column) => column.subarray(row, row + 1)),
          rowCount: 1,
        };
        const before = budget.memoryBytes - terms.memoryBytes;
        for (const batch of this.#inner.batches()) {
          this.#write(output, columns, row, batch);
          if (output.isFull) yield output.take();
        }
        // The pattern's memory for this row is garbage, except for new terms.
        budget.releaseMemory(budget.memoryBytes - terms.memoryBytes - before);
        budget.check();
      }
    }
    yield output.take();
  }

  #write(output: BatchBuilder, outer: readonly Uint32Array[], row: number, inner: Batch): void {
    for (let other = 0; other < inner.rowCount; other += 1) {
      if (!this.#isCompatible(outer, row, inner.columns, other)) continue;
      output.reserve(1);
      this.#columns.forEach(([outerColumn, innerColumn], index) => {
        const own = outerColumn === -1 ? UNBOUND : outer[outerColumn]![row]!;
        output.columns[index]![output.rowCount] =
          own !== UNBOUND || innerColumn === -1 ? own : inner.columns[innerColumn]![other]!;
      });
      output.rowCount += 1;
    }
  }

  #isCompatible(
    outer: readonly Uint32Array[],
    row: number,
    inner: readonly Uint32Array[],
    other: number,
  ): boolean {
    return this.#shared.every(([outerColumn, innerColumn]) => {
      const [a, b] = [outer[outerColumn]![row]!, inner[innerColumn]![other]!];
      return a === b || a === UNBOUND || b === UNBOUND;
    });
  }
}
