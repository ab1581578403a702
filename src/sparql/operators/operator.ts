/** A step of a query: rows of ids come out, batch by batch. */
import { solutionsIn, type Batch } from './batch.js';

export interface StepDescription {
  readonly name: string;
  readonly detail?: string;
}

/**
 * 1. `variables` names the columns of its batches; `certain` are those bound in every row.
 * 2. `batches` may be called again after the last call ended or was given up, and gives the same
 *    rows for the same source.
 */
export abstract class Operator {
  /** Rows and milliseconds of the last runs, inputs included. */
  producedRows = 0;
  elapsedMs = 0;

  constructor(
    readonly variables: readonly string[],
    readonly certain: ReadonlySet<string>,
    readonly estimate: number,
    readonly inputs: readonly Operator[],
  ) {}

  /** Whether its batches may have counts. */
  get isCounted(): boolean {
    return this.inputs.some(({ isCounted }) => isCounted);
  }

  abstract describe(): StepDescription;
  protected abstract run(): Generator<Batch>;

  *batches(): Generator<Batch> {
    let startedAt = performance.now();
    for (const batch of this.run()) {
      this.producedRows += solutionsIn(batch);
      this.elapsedMs += performance.now() - startedAt;
      if (batch.rowCount > 0) yield batch;
      startedAt = performance.now();
    }
    this.elapsedMs += performance.now() - startedAt;
  }

  columnOf(variable: string): number {
    return this.variables.indexOf(variable);
  }
}
