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

  override get isCounted(): boolean {
    return false;
  }

  describe(): StepDescription {
    return { name: 'distinct' };
  }

  protected *run(): Generator<Batch> {
    const seen = new RowIndex(this.variables.length, this.context.budget);
    for (const { columns, rowCount } of this.input.batches()) {
      const rows = seen.addNew(columns, rowCount);
      yield rows.length === rowCount
        ? { columns, rowCount }
        : { columns: gather(columns, rows, rows.length), rowCount: rows.length };
    }
  }
}
