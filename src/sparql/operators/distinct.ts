/** Each row once (SPARQL 1.1 §18.5 Distinct; also good for REDUCED). */
import { BatchBuilder, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext } from './query-context.js';
import { RowIndex } from './row-index.js';

export class Distinct extends Operator {
  readonly #context: QueryContext;
  readonly #input: Operator;

  constructor(context: QueryContext, input: Operator) {
    super(input.variables, input.certain, input.estimate, [input]);
    this.#context = context;
    this.#input = input;
  }

  describe(): StepDescription {
    return { name: 'distinct' };
  }

  protected *run(): Generator<Batch> {
    const seen = new RowIndex(this.variables.length, this.#context.budget);
    const output = new BatchBuilder(this.variables.length);
    for (const { columns, rowCount } of this.#input.batches()) {
      for (let row = 0; row < rowCount; row += 1) {
        seen.add(columns, row);
        if (seen.isNew) output.copyRow(columns, row);
        if ((row & 255) === 255) this.#context.budget.check();
      }
      if (output.rowCount > 0) yield output.take();
    }
  }
}
