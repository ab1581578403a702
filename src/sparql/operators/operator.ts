/** A step of a query: rows of ids come out, batch by batch. */
import type { Batch } from './batch.js';
import type { PatternScan } from './pattern-scan.js';

export interface StepDescription {
  readonly name: string;
  readonly detail?: string;
}

/**
 * 1. `variables` names the columns of its batches; `certain` are those that are bound in every row.
 * 2. `batches` may be called again once the last call is through or given up, and gives the same
 *    rows for the same source.
 */
export abstract class Operator {
  /** What came of the last runs: rows and milliseconds, its inputs' included. */
  producedRows = 0;
  elapsedMs = 0;
  /** Whether rows come in the order of the first input's, each row's by themselves. */
  readonly isRowWise: boolean = false;

  constructor(
    readonly variables: readonly string[],
    readonly certain: ReadonlySet<string>,
    readonly estimate: number,
    readonly inputs: readonly Operator[],
  ) {}

  /** The scan whose rows this step goes through, one after another. */
  get leadingScan(): PatternScan | undefined {
    return this.isRowWise ? this.inputs[0]!.leadingScan : undefined;
  }

  abstract describe(): StepDescription;
  protected abstract run(): Generator<Batch>;

  *batches(): Generator<Batch> {
    let startedAt = performance.now();
    for (const batch of this.run()) {
      this.producedRows += batch.rowCount;
      this.elapsedMs += performance.now() - startedAt;
      if (batch.rowCount > 0) yield batch;
      startedAt = performance.now();
    }
    this.elapsedMs += performance.now() - startedAt;
  }

  /** The column of a variable; -1 when it has none. */
  columnOf(variable: string): number {
    return this.variables.indexOf(variable);
  }
}
