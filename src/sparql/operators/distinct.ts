/** Each row once (SPARQL 1.1 §18.5 Distinct; also for REDUCED). */
import { gather, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import { SeenIds } from './id-set.js';
import type { QueryContext } from './query-context.js';
import { RowIndex } from './row-index.js';

/** Rows of so many columns seen so far. */
export function seenRows({ graph, budget }: QueryContext, width: number): SeenIds | RowIndex {
  return width === 1 ? new SeenIds(graph.dictionary.size, budget) : new RowIndex(width, budget);
}

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
    const seen = seenRows(this.context, this.variables.length);
    for (const { columns, rowCount } of this.input.batches()) {
      const rows = seen.addNew(columns, rowCount);
      yield rows.length === rowCount
        ? { columns, rowCount }
        : { columns: gather(columns, rows, rows.length), rowCount: rows.length };
    }
  }
}
