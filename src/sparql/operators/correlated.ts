/** An inner pattern for each outer row: OPTIONAL, EXISTS, and UNION within a join. */
import { UNBOUND } from '../../graph/index.js';
import { gather, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { RowSource } from './sources.js';

export interface Inner {
  readonly source: RowSource;
  readonly plan: Operator;
}

/** OPTIONAL (SPARQL 1.1 §18.5 LeftJoin): the rows with their matches, and those without. */
export class OptionalJoin extends Operator {
  readonly #outer: Operator;
  readonly #inner: Inner;
  readonly #numberColumn: number;

  constructor(outer: Operator, inner: Inner, needed: ReadonlySet<string>) {
    const added = inner.plan.variables.filter(
      (name) =>
        outer.columnOf(name) === -1 && name !== inner.source.numberVariable && needed.has(name),
    );
    const variables = [...outer.variables.filter((name) => needed.has(name)), ...added];
    super(
      variables,
      new Set(variables.filter((name) => outer.certain.has(name))),
      Math.max(outer.estimate, inner.plan.estimate),
      [outer, inner.plan],
    );
    this.#outer = outer;
    this.#inner = inner;
    this.#numberColumn = inner.plan.columnOf(inner.source.numberVariable!);
  }

  describe(): StepDescription {
    return { name: 'optional' };
  }

  protected *run(): Generator<Batch> {
    const { source, plan } = this.#inner;
    for (const { columns, rowCount } of this.#outer.batches()) {
      const isMatched = new Uint8Array(rowCount + 1);
      source.set(columns, rowCount);
      for (const batch of plan.batches()) {
        const numbers = mark(isMatched, batch, this.#numberColumn);
        yield { columns: this.#columnsOf(batch, columns, numbers), rowCount: batch.rowCount };
      }
      yield this.#unmatched(columns, rowCount, isMatched);
    }
  }

  /** The inner pattern's columns; the outer row's where the inner one did not carry a variable. */
  #columnsOf(batch: Batch, outer: readonly Uint32Array[], numbers: Uint32Array): Uint32Array[] {
    return this.variables.map((name) => {
      const inner = this.#inner.plan.columnOf(name);
      if (inner !== -1) return batch.columns[inner]!;
      const column = outer[this.#outer.columnOf(name)]!;
      const taken = new Uint32Array(batch.rowCount);
      for (let row = 0; row < taken.length; row += 1) taken[row] = column[numbers[row]! - 1]!;
      return taken;
    });
  }

  #unmatched(outer: readonly Uint32Array[], rowCount: number, isMatched: Uint8Array): Batch {
    const rows = new Uint32Array(rowCount);
    let count = 0;
    for (let row = 0; row < rowCount; row += 1) if (isMatched[row + 1] === 0) rows[count++] = row;
    const columns = this.variables.map((name) => {
      const column = this.#outer.columnOf(name);
      return column === -1
        ? new Uint32Array(count).fill(UNBOUND)
        : gather([outer[column]!], rows, count)[0]!;
    });
    return { columns, rowCount: count };
  }
}

/** Marks the outer rows with matches in an inner batch; returns their numbers. */
function mark(
  isMatched: Uint8Array,
  { columns, rowCount }: Batch,
  numberColumn: number,
): Uint32Array {
  const numbers = columns[numberColumn]!;
  for (let row = 0; row < rowCount; row += 1) isMatched[numbers[row]!] = 1;
  return numbers;
}

/** FILTER EXISTS and NOT EXISTS (SPARQL 1.1 §8.1). */
export class ExistsFilter extends Operator {
  readonly #carried: readonly number[];

  constructor(
    private readonly outer: Operator,
    private readonly inner: Inner,
    private readonly isNegated: boolean,
    needed: ReadonlySet<string>,
  ) {
    const variables = outer.variables.filter((name) => needed.has(name));
    super(
      variables,
      new Set(variables.filter((name) => outer.certain.has(name))),
      outer.estimate / 2,
      [outer, inner.plan],
    );
    this.#carried = variables.map((name) => outer.columnOf(name));
  }

  describe(): StepDescription {
    return { name: this.isNegated ? 'not exists' : 'exists' };
  }

  protected *run(): Generator<Batch> {
    const { source, plan } = this.inner;
    const numberColumn = plan.columnOf(source.numberVariable!);
    for (const { columns, rowCount } of this.outer.batches()) {
      const isMatched = new Uint8Array(rowCount + 1);
      source.set(columns, rowCount);
      for (const batch of plan.batches()) mark(isMatched, batch, numberColumn);
      const rows = new Uint32Array(rowCount);
      let count = 0;
      for (let row = 0; row < rowCount; row += 1)
        if ((isMatched[row + 1] === 0) === this.isNegated) rows[count++] = row;
      yield {
        columns: gather(
          this.#carried.map((index) => columns[index]!),
          rows,
          count,
        ),
        rowCount: count,
      };
    }
  }
}

/** Alternatives in sequence (SPARQL 1.1 §18.5 Union), each from the same rows if given. */
export class Union extends Operator {
  readonly #outer: Operator | undefined;
  readonly #sources: readonly RowSource[];

  constructor(
    private readonly branches: readonly Operator[],
    needed: ReadonlySet<string>,
    from?: { readonly outer: Operator; readonly sources: readonly RowSource[] },
  ) {
    const variables = [...new Set(branches.flatMap((branch) => branch.variables))].filter((name) =>
      needed.has(name),
    );
    const certain = variables.filter((name) =>
      branches.every((branch) => branch.certain.has(name)),
    );
    super(
      variables,
      new Set(certain),
      branches.reduce((sum, branch) => sum + branch.estimate, 0),
      from ? [from.outer, ...branches] : branches,
    );
    this.#outer = from?.outer;
    this.#sources = from?.sources ?? [];
  }

  describe(): StepDescription {
    return { name: 'union', detail: `${this.branches.length} alternatives` };
  }

  protected *run(): Generator<Batch> {
    if (!this.#outer) {
      for (const branch of this.branches) yield* this.#rowsOf(branch);
      return;
    }
    for (const { columns, rowCount } of this.#outer.batches()) {
      for (const [index, branch] of this.branches.entries()) {
        this.#sources[index]!.set(columns, rowCount);
        yield* this.#rowsOf(branch);
      }
    }
  }

  *#rowsOf(branch: Operator): Generator<Batch> {
    const columns = this.variables.map((name) => branch.columnOf(name));
    for (const batch of branch.batches()) {
      yield {
        columns: columns.map((index) =>
          index === -1 ? new Uint32Array(batch.rowCount) : batch.columns[index]!,
        ),
        rowCount: batch.rowCount,
      };
    }
  }
}
