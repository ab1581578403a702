/** Operators without an input. */
import { UNIT_BATCH, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';

const NOTHING: ReadonlySet<string> = new Set();

/** One empty row: the solution of the empty group. */
export class Unit extends Operator {
  constructor() {
    super([], NOTHING, 1, []);
  }

  describe(): StepDescription {
    return { name: 'one empty row' };
  }

  protected *run(): Generator<Batch> {
    yield UNIT_BATCH;
  }
}

/** No rows, with the columns they would have. */
export class Empty extends Operator {
  constructor(
    variables: readonly string[],
    readonly reason: string,
  ) {
    super(variables, new Set(variables), 0, []);
  }

  describe(): StepDescription {
    return { name: 'nothing', detail: this.reason };
  }

  protected *run(): Generator<Batch> {
    return;
  }
}

/** Rows written in the query (VALUES, SPARQL 1.1 §10) or evaluated before. */
export class Rows extends Operator {
  constructor(
    variables: readonly string[],
    private readonly batch: Batch,
    readonly title = 'values',
  ) {
    const certain = variables.filter(
      (_, index) => !batch.columns[index]!.subarray(0, batch.rowCount).includes(0),
    );
    super(variables, new Set(certain), batch.rowCount, []);
  }

  describe(): StepDescription {
    return { name: this.title, detail: `${this.batch.rowCount} rows` };
  }

  protected *run(): Generator<Batch> {
    yield this.batch;
  }
}

export type Outer = Pick<Operator, 'variables' | 'certain' | 'estimate'> &
  Partial<Pick<Operator, 'isCounted'>>;

/**
 * Where an outer step's rows enter an inner one, for OPTIONAL, EXISTS and the branches of a UNION.
 * The outer step sets the rows before it runs the inner one. The last column, if numbered, is the row's number plus 1, which links results to their row.
 */
export class RowSource extends Operator {
  readonly #columns: readonly number[];
  #batch: Batch = { columns: [], rowCount: 0 };

  /** @param outer the step whose rows come in. @param kept its variables for the inner step. */
  constructor(
    private readonly outer: Outer,
    kept: ReadonlySet<string>,
    readonly numberVariable?: string,
  ) {
    const variables = outer.variables.filter((name) => kept.has(name));
    const certain = variables.filter((name) => outer.certain.has(name));
    super(
      numberVariable === undefined ? variables : [...variables, numberVariable],
      new Set(numberVariable === undefined ? certain : [...certain, numberVariable]),
      outer.estimate,
      [],
    );
    this.#columns = variables.map((name) => outer.variables.indexOf(name));
  }

  override get isCounted(): boolean {
    return this.numberVariable === undefined && this.outer.isCounted === true;
  }

  describe(): StepDescription {
    return { name: 'rows from outside' };
  }

  /** Sets the next run's rows; the columns are the outer step's. */
  set(batch: Batch): void {
    this.#batch = batch;
  }

  protected *run(): Generator<Batch> {
    const { columns, rowCount, counts } = this.#batch;
    const kept = this.#columns.map((index) => columns[index]!);
    yield this.numberVariable === undefined
      ? { columns: kept, rowCount, counts }
      : { columns: [...kept, numbers(rowCount)], rowCount };
  }
}

let counting: Uint32Array = new Uint32Array(0);

function numbers(count: number): Uint32Array {
  if (counting.length < count)
    counting = Uint32Array.from({ length: Math.max(count, 8_192) }, (_, index) => index + 1);
  return counting.subarray(0, count);
}
