/** Joins two sets of rows by a hash table on their common variables. */
import { UNBOUND } from '../../graph/index.js';
import { BATCH_ROWS, gather, joinedCounts, longer, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext, RowScope } from './query-context.js';
import { NO_NUMBER, RowIndex } from './row-index.js';

/** inner: SPARQL 1.1 §18.5 Join; left: LeftJoin; minus: Minus. */
export type JoinKind = 'inner' | 'left' | 'minus';

export interface HashJoinOptions {
  readonly kind: JoinKind;
  readonly needed: ReadonlySet<string>;
  /** A left join's condition, over the variables of `joined`. */
  readonly condition?: { readonly scope: RowScope; readonly holds: () => boolean } | undefined;
  readonly estimate: number;
}

/** The right side's rows by key: a chain of row numbers for each key. */
interface Table {
  readonly columns: readonly Uint32Array[];
  readonly counts?: Float64Array | undefined;
  readonly index: RowIndex;
  /** The first row of each key and the next of each row, plus 1; 0 ends a chain. */
  readonly first: Uint32Array;
  readonly next: Uint32Array;
}

const NO_ROWS = new Uint32Array(0);

/** The variables of a join's rows, the left side's first. */
export function joinedVariables(left: Operator, right: Operator): string[] {
  return [...left.variables, ...right.variables.filter((name) => left.columnOf(name) === -1)];
}

/**
 * The right side is read once and kept; the left side streams. Keys are the shared variables that
 * are bound in every row of both sides; the others are compared row by row, unbound being
 * compatible with anything.
 */
export class HashJoin extends Operator {
  /** Columns of the key, and of other shared variables: left and right. */
  readonly #keys: readonly (readonly [number, number])[];
  readonly #compared: readonly (readonly [number, number])[];
  readonly #joined: readonly (readonly [left: number, right: number])[];
  readonly #carried: readonly number[];
  /** Matches so far: the left row, and the right row plus 1; 0 for none. */
  #rows: Uint32Array = NO_ROWS;
  #others: Uint32Array = NO_ROWS;
  #count = 0;
  /** Whether the current row has a match. */
  #isMatched = false;
  #table: Table | undefined;

  constructor(
    private readonly context: QueryContext,
    private readonly left: Operator,
    private readonly right: Operator,
    private readonly options: HashJoinOptions,
  ) {
    const all = options.kind === 'minus' ? left.variables : joinedVariables(left, right);
    const variables = all.filter((name) => options.needed.has(name));
    const isCertain = (name: string): boolean =>
      left.certain.has(name) || (options.kind === 'inner' && right.certain.has(name));
    super(variables, new Set(variables.filter(isCertain)), options.estimate, [left, right]);
    const shared = left.variables.filter((name) => right.columnOf(name) !== -1);
    const columnsOf = (name: string): [number, number] => [
      left.columnOf(name),
      right.columnOf(name),
    ];
    const isKey = (name: string): boolean => left.certain.has(name) && right.certain.has(name);
    this.#keys = shared.filter(isKey).map(columnsOf);
    this.#compared = shared.filter((name) => !isKey(name)).map(columnsOf);
    this.#joined = all.map(columnsOf);
    this.#carried = variables.map((name) => all.indexOf(name));
  }

  describe(): StepDescription {
    const on = [...this.#keys, ...this.#compared].map(([left]) => `?${this.left.variables[left]!}`);
    return {
      name: { inner: 'hash join', left: 'hash left join', minus: 'minus' }[this.options.kind],
      detail: on.length > 0 ? `on ${on.join(' ')}` : 'of everything with everything',
    };
  }

  protected *run(): Generator<Batch> {
    const table = (this.#table ??= this.#build());
    if (this.options.kind === 'inner' && table.index.rowCount === 0) return;
    for (const batch of this.left.batches()) {
      const keyColumns = this.#keys.map(([left]) => batch.columns[left]!);
      const keys = table.index.findAll(keyColumns, batch.rowCount);
      const at = { row: 0, other: 0 };
      while (at.row < batch.rowCount) {
        this.#join(batch, keys, table, at);
        yield this.#take(batch, table);
      }
    }
  }

  /** Joins rows from a place on, at a row or within its chain, until the batch is full. */
  #join(batch: Batch, keys: Uint32Array, table: Table, at: { row: number; other: number }): void {
    const isOuter = this.options.kind !== 'inner';
    let { row, other } = at;
    for (; row < batch.rowCount && this.#count < BATCH_ROWS; row += 1) {
      if (other === 0) {
        this.#isMatched = false;
        if (keys[row] !== NO_NUMBER) other = table.first[keys[row]!]!;
      }
      if (other !== 0) other = this.#match(batch, row, table, other);
      if (other !== 0) break;
      if (isOuter && !this.#isMatched) this.#add(row, 0);
      this.context.budget.check();
    }
    at.row = row;
    at.other = other;
  }

  /** Adds matches from `first` on until the batch is full; returns where to go on, or 0. */
  #match(batch: Batch, row: number, table: Table, first: number): number {
    let other = first;
    for (; other !== 0 && this.#count < BATCH_ROWS; other = table.next[other - 1]!) {
      this.context.budget.check();
      if (!this.#isCompatible(batch.columns, row, table.columns, other - 1)) continue;
      if (!this.#holds(batch.columns, row, table.columns, other - 1)) continue;
      this.#isMatched = true;
      if (this.options.kind === 'minus') return 0;
      this.#add(row, other);
    }
    return other;
  }

  #add(row: number, other: number): void {
    if (this.#count === this.#rows.length) {
      this.#rows = longer(this.#rows, this.#count * 2 + 256);
      this.#others = longer(this.#others, this.#count * 2 + 256);
    }
    this.#rows[this.#count] = row;
    this.#others[this.#count] = other;
    this.#count += 1;
  }

  #build(): Table {
    const { budget } = this.context;
    const index = new RowIndex(this.#keys.length, budget);
    const keyColumns = this.#keys.map(([, right]) => right);
    const rows = readAll(this.context, this.right);
    budget.addMemory(rows.rowCount * 8);
    const numbers = index.addAll(
      keyColumns.map((column) => rows.columns[column]!),
      rows.rowCount,
    );
    const first = new Uint32Array(index.rowCount);
    const next = new Uint32Array(rows.rowCount);
    // Backwards, so that chains have the order of the rows.
    for (let row = rows.rowCount - 1; row >= 0; row -= 1) {
      const key = numbers[row]!;
      next[row] = first[key]!;
      first[key] = row + 1;
      if ((row & 255) === 0) budget.check();
    }
    return { columns: rows.columns, counts: rows.counts, index, first, next };
  }

  #isCompatible(
    left: readonly Uint32Array[],
    row: number,
    right: readonly Uint32Array[],
    other: number,
  ): boolean {
    // Minus removes only rows that have a variable in common (SPARQL 1.1 §18.5).
    let sharesOne = this.#keys.length > 0;
    for (const [leftColumn, rightColumn] of this.#compared) {
      const [a, b] = [left[leftColumn]![row]!, right[rightColumn]![other]!];
      if (a === UNBOUND || b === UNBOUND) continue;
      if (a !== b) return false;
      sharesOne = true;
    }
    return sharesOne || this.options.kind !== 'minus';
  }

  #holds(
    left: readonly Uint32Array[],
    row: number,
    right: readonly Uint32Array[],
    other: number,
  ): boolean {
    const { condition } = this.options;
    if (!condition) return true;
    const joined = this.#joined.map(([leftColumn, rightColumn]) => {
      const own = leftColumn === -1 ? UNBOUND : left[leftColumn]![row]!;
      return Uint32Array.of(
        own !== UNBOUND || rightColumn === -1 ? own : right[rightColumn]![other]!,
      );
    });
    condition.scope.at(joined, 0);
    return condition.holds();
  }

  #take(batch: Batch, table: Table): Batch {
    const [rows, others, count] = [this.#rows, this.#others, this.#count];
    this.#count = 0;
    const columns = this.#carried.map((index, at) => {
      const [leftColumn, rightColumn] = this.#joined[index]!;
      const column =
        leftColumn === -1
          ? new Uint32Array(count)
          : gather([batch.columns[leftColumn]!], rows, count)[0]!;
      const right = table.columns[rightColumn];
      if (!right || (leftColumn !== -1 && this.left.certain.has(this.variables[at]!)))
        return column;
      for (let match = 0; match < count; match += 1)
        if (column[match] === UNBOUND && others[match] !== 0)
          column[match] = right[others[match]! - 1]!;
      return column;
    });
    const right =
      table.counts &&
      Float64Array.from(others.subarray(0, count), (other) =>
        other === 0 ? 1 : table.counts![other - 1]!,
      );
    return { columns, rowCount: count, counts: joinedCounts(batch.counts, rows, right, count) };
  }
}

/** All rows of a step in one batch, within the budget. */
export function readAll(context: QueryContext, input: Operator): Batch {
  const batches: Batch[] = [];
  let rowCount = 0;
  for (const batch of input.batches()) {
    context.budget.addMemory(batch.rowCount * input.variables.length * 4);
    batches.push(batch);
    rowCount += batch.rowCount;
  }
  if (batches.length === 1) return batches[0]!;
  const columns = input.variables.map((_, index) => {
    const whole = new Uint32Array(rowCount);
    let at = 0;
    for (const batch of batches) {
      whole.set(batch.columns[index]!.subarray(0, batch.rowCount), at);
      at += batch.rowCount;
    }
    return whole;
  });
  return { columns, rowCount, counts: allCounts(batches, rowCount) };
}

function allCounts(batches: readonly Batch[], rowCount: number): Float64Array | undefined {
  if (batches.every(({ counts }) => !counts)) return undefined;
  const whole = new Float64Array(rowCount).fill(1);
  let at = 0;
  for (const { counts, rowCount: rows } of batches) {
    if (counts) whole.set(counts.subarray(0, rows), at);
    at += rows;
  }
  return whole;
}
