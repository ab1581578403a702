/** An inner pattern for each outer row: OPTIONAL, EXISTS, and UNION within a join. */
import { UNBOUND } from '../../graph/index.js';
import { gather, joinedCounts, type Batch } from './batch.js';
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
    for (const outer of this.#outer.batches()) {
      const isMatched = new Uint8Array(outer.rowCount + 1);
      source.set(outer);
      for (const batch of plan.batches()) {
        const rows = mark(isMatched, batch, this.#numberColumn);
        yield {
          columns: this.#columnsOf(batch, outer.columns, rows),
          rowCount: batch.rowCount,
          counts: joinedCounts(outer.counts, rows, batch.counts, batch.rowCount),
        };
      }
      yield this.#unmatched(outer, isMatched);
    }
  }

  /** The inner pattern's columns; the outer row's where the inner one did not carry a variable. */
  #columnsOf(batch: Batch, outer: readonly Uint32Array[], rows: Uint32Array): Uint32Array[] {
    return this.variables.map((name) => {
      const inner = this.#inner.plan.columnOf(name);
      return inner === -1
        ? gather([outer[this.#outer.columnOf(name)]!], rows, batch.rowCount)[0]!
        : batch.columns[inner]!;
    });
  }

  #unmatched({ columns: outer, counts }: Batch, isMatched: Uint8Array): Batch {
    const { rows, count } = rowsMarked(isMatched, false);
    const columns = this.variables.map((name) => {
      const column = this.#outer.columnOf(name);
      return column === -1
        ? new Uint32Array(count).fill(UNBOUND)
        : gather([outer[column]!], rows, count)[0]!;
    });
    return { columns, rowCount: count, counts: joinedCounts(counts, rows, undefined, count) };
  }
}

/** Marks the outer rows with matches in an inner batch; returns those rows. */
function mark(
  isMatched: Uint8Array,
  { columns, rowCount }: Batch,
  numberColumn: number,
): Uint32Array {
  const numbers = columns[numberColumn]!;
  const rows = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) {
    isMatched[numbers[row]!] = 1;
    rows[row] = numbers[row]! - 1;
  }
  return rows;
}

/** The rows that are marked, or those that are not. */
function rowsMarked(
  isMatched: Uint8Array,
  isMeant: boolean,
): { readonly rows: Uint32Array; readonly count: number } {
  const rows = new Uint32Array(isMatched.length - 1);
  const mark = isMeant ? 1 : 0;
  let count = 0;
  for (let row = 0; row < rows.length; row += 1)
    if (isMatched[row + 1] === mark) rows[count++] = row;
  return { rows, count };
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
    for (const outer of this.outer.batches()) {
      const { columns, rowCount } = outer;
      const isMatched = new Uint8Array(rowCount + 1);
      source.set(outer);
      for (const batch of plan.batches()) mark(isMatched, batch, numberColumn);
      const { rows, count } = rowsMarked(isMatched, !this.isNegated);
      yield {
        columns: gather(
          this.#carried.map((index) => columns[index]!),
          rows,
          count,
        ),
        rowCount: count,
        counts: joinedCounts(outer.counts, rows, undefined, count),
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
    for (const rows of this.#outer.batches()) {
      for (const [index, branch] of this.branches.entries()) {
        this.#sources[index]!.set(rows);
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
        counts: batch.counts,
      };
    }
  }
}
