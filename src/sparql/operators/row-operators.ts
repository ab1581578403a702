/** Operators on single rows: FILTER, BIND, and the choice of columns. */
import { UNBOUND, type TermId } from '../../graph/index.js';
import { BATCH_ROWS, gather, joinedCounts, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext, RowScope } from './query-context.js';

/** What the ids of a row say of a condition; where they say nothing, values decide. */
export const Verdict = { fails: 0, passes: 1, open: 2 } as const;

export interface IdTest {
  /** The variables whose ids are tested: one, or two. */
  readonly variables: readonly string[];
  /** Writes a verdict for each row. Each test has a loop of its own, which is compiled for it. */
  readonly decide: (verdicts: Uint8Array, ids: Uint32Array, others: Uint32Array) => void;
}

/** The rows for which a condition holds (SPARQL 1.1 §17.2: an error is false). */
export class Filter extends Operator {
  readonly #carried: readonly number[];

  constructor(
    private readonly context: QueryContext,
    private readonly input: Operator,
    private readonly scope: RowScope,
    private readonly condition: () => boolean,
    needed: ReadonlySet<string>,
    readonly detail: string,
    private readonly test?: IdTest,
  ) {
    const variables = input.variables.filter((name) => needed.has(name));
    super(
      variables,
      new Set(variables.filter((name) => input.certain.has(name))),
      input.estimate / 3,
      [input],
    );
    this.#carried = variables.map((name) => input.columnOf(name));
  }

  describe(): StepDescription {
    return { name: 'filter', detail: this.detail };
  }

  protected *run(): Generator<Batch> {
    const tested = this.test?.variables.map((name) => this.input.columnOf(name));
    const isTested = tested !== undefined && !tested.includes(-1);
    // Reused, since each batch would leave them as garbage.
    let [kept, verdicts] = [new Uint32Array(0), new Uint8Array(0)];
    for (const { columns, rowCount, counts } of this.input.batches()) {
      if (kept.length !== rowCount)
        [kept, verdicts] = [new Uint32Array(rowCount), new Uint8Array(rowCount)];
      if (isTested) this.test!.decide(verdicts, columns[tested[0]!]!, columns[tested.at(-1)!]!);
      else verdicts.fill(Verdict.open);
      const count = this.#select(columns, verdicts, kept);
      const carried = this.#carried.map((index) => columns[index]!);
      yield {
        columns: count === rowCount ? carried : gather(carried, kept, count),
        rowCount: count,
        counts: joinedCounts(counts, kept, undefined, count),
      };
    }
  }

  /** Writes the numbers of passing rows. Apart from `run`, since loops of generators are slow. */
  #select(columns: readonly Uint32Array[], verdicts: Uint8Array, kept: Uint32Array): number {
    let count = 0;
    for (let row = 0; row < kept.length; row += 1) {
      if (verdicts[row] === Verdict.passes) kept[count++] = row;
      if (verdicts[row] !== Verdict.open) continue;
      this.scope.at(columns, row);
      if (this.condition()) kept[count++] = row;
      this.context.budget.check();
    }
    this.context.budget.check();
    return count;
  }
}

/** A variable, and a reader for its id at the scope's row (0 for an error). */
export interface BoundValue {
  readonly variable: string;
  readonly value: () => TermId;
  readonly detail: string;
}

/**
 * Each row with more values (BIND, SELECT expressions: SPARQL 1.1 §18.5 Extend), unbound on error.
 * The scope is over the input's variables and the added ones, of which each sees those before it.
 */
export class Extend extends Operator {
  constructor(
    private readonly context: QueryContext,
    private readonly input: Operator,
    private readonly scope: RowScope,
    private readonly bindings: readonly BoundValue[],
  ) {
    super(
      [...input.variables, ...bindings.map(({ variable }) => variable)],
      input.certain,
      input.estimate,
      [input],
    );
  }

  describe(): StepDescription {
    return {
      name: 'bind',
      detail: this.bindings.map(({ variable, detail }) => `?${variable} = ${detail}`).join(', '),
    };
  }

  protected *run(): Generator<Batch> {
    for (const { columns, rowCount, counts } of this.input.batches()) {
      const added = this.bindings.map(() => new Uint32Array(rowCount));
      const all = [...columns, ...added];
      this.#bind(all, added, rowCount);
      yield { columns: all, rowCount, counts };
    }
  }

  #bind(all: readonly Uint32Array[], added: readonly Uint32Array[], rowCount: number): void {
    for (let row = 0; row < rowCount; row += 1) {
      this.scope.at(all, row);
      for (let index = 0; index < added.length; index += 1)
        added[index]![row] = this.bindings[index]!.value();
      this.context.budget.check();
    }
  }
}

/** Rows with columns left out, or unbound throughout. */
export class Project extends Operator {
  readonly #columns: readonly number[];

  constructor(
    private readonly input: Operator,
    variables: readonly string[],
  ) {
    const certain = variables.filter((name) => input.certain.has(name));
    super(variables, new Set(certain), input.estimate, [input]);
    this.#columns = variables.map((name) => input.columnOf(name));
  }

  describe(): StepDescription {
    return { name: 'project', detail: this.variables.map((name) => `?${name}`).join(' ') };
  }

  protected *run(): Generator<Batch> {
    for (const { columns, rowCount, counts } of this.input.batches()) {
      yield {
        columns: this.#columns.map((index) =>
          index === -1 ? new Uint32Array(rowCount).fill(UNBOUND) : columns[index]!,
        ),
        rowCount,
        counts,
      };
    }
  }
}

/** Rows with counts as so many rows, for steps that read each row. */
export class Repeat extends Operator {
  private constructor(private readonly input: Operator) {
    super(input.variables, input.certain, input.estimate, [input]);
  }

  /** The rows of a step without counts. */
  static rowsOf(input: Operator): Operator {
    return input.isCounted ? new Repeat(input) : input;
  }

  override get isCounted(): boolean {
    return false;
  }

  describe(): StepDescription {
    return { name: 'repeat' };
  }

  protected *run(): Generator<Batch> {
    for (const { columns, rowCount, counts } of this.input.batches()) {
      if (!counts) {
        yield { columns, rowCount };
        continue;
      }
      const rows = new Uint32Array(BATCH_ROWS);
      let count = 0;
      for (let row = 0; row < rowCount; row += 1)
        for (let left = counts[row]!; left > 0; left -= 1) {
          rows[count++] = row;
          if (count < BATCH_ROWS) continue;
          yield { columns: gather(columns, rows, count), rowCount: count };
          count = 0;
        }
      yield { columns: gather(columns, rows, count), rowCount: count };
    }
  }
}

/** OFFSET and LIMIT (SPARQL 1.1 §15.4, §15.5). Later rows are not evaluated. */
export class Slice extends Operator {
  constructor(
    private readonly input: Operator,
    readonly offset: number,
    readonly limit: number,
  ) {
    super(input.variables, input.certain, Math.min(input.estimate, limit), [input]);
  }

  describe(): StepDescription {
    const from = this.offset > 0 ? `from row ${this.offset + 1}, ` : '';
    return {
      name: 'slice',
      detail: `${from}${this.limit === Infinity ? 'all' : this.limit} rows`,
    };
  }

  protected *run(): Generator<Batch> {
    if (this.limit === 0) return;
    let position = 0;
    const end = this.offset + this.limit;
    for (const { columns, rowCount } of this.input.batches()) {
      const from = Math.max(this.offset - position, 0);
      const to = Math.min(end - position, rowCount);
      if (from < to)
        yield { columns: columns.map((column) => column.subarray(from, to)), rowCount: to - from };
      position += rowCount;
      if (position >= end) return;
    }
  }
}
