/** Each row once (SPARQL 1.1 §18.5 Distinct; also for REDUCED). */
import { gather, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext } from './query-context.js';
import { RowIndex } from './row-index.js';

export class Distinct extends Operator {
  constructor(
    private readonly context: QueryContext,
    private readonly input: Operator,
  ) {
    super(input.variables, input.certain, input.estimate, [input]);
  }

  describe(): StepDescription {
    return { name: 'distinct' };
  }

  protected *run(): Generator<Batch> {
    const seen = new RowIndex(this.variables.length, this.context.budget);
    for (const { columns, rowCount } of this.input.batches()) {
      let known = seen.rowCount;
      const numbers = seen.addAll(columns, rowCount);
      if (seen.rowCount === known + rowCount) {
        yield { columns, rowCount };
        continue;
      }
      const rows = new Uint32Array(seen.rowCount - known);
      let count = 0;
      for (let row = 0; row < rowCount; row += 1)
        if (numbers[row] === known) {
          rows[count++] = row;
          known += 1;
        }
      yield { columns: gather(columns, rows, count), rowCount: count };
    }
  }
}
