/**
 * Joins of two sets of rows that were worked out apart: by a hash table on the variables that both
 * have.
 */
import { UNBOUND } from '../../graph/index.js';
import { BatchBuilder, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext, RowScope } from './query-context.js';
import { RowIndex } from './row-index.js';

/** inner: SPARQL 1.1 §18.5 Join; left: LeftJoin; minus: Minus. */
export type JoinKind = 'inner' | 'left' | 'minus';

export interface HashJoinOptions {
  readonly kind: JoinKind;
  readonly needed: ReadonlySet<string>;
  /** Only of a left join: its condition, over the variables of `joined`. */
  readonly condition?: { readonly scope: RowScope; readonly holds: () => boolean } | undefined;
  readonly estimate: number;
  /**
   * Whether the right side may give other rows in another run, so that they are not kept from one
   * run to the next.
   */
  readonly varies?: boolean;
}

/** The rows of the right side by the values of the key: a chain of row numbers for each key. */
interface Table {
  readonly columns: readonly Uint32Array[];
  readonly rowCount: number;
  readonly index: RowIndex;
  /** The first row of each key, and the next of each row, plus 1; 0 ends a chain. */
  readonly first: Uint32Array;
  readonly next: Uint32Array;
}

/** The variables of a join's rows, the left side's first. */
export function joinedVariables(left: Operator, right: Operator): string[] {
  return [...left.variables, ...right.variables.filter((name) => left.columnOf(name) === -1)];
}

/**
 * The right side is read once and kept; the left side streams through. Keys are the shared
 * variables that are bound in every row of both sides; the other shared variables are compared row
 * by row, unbound being compatible with anything.
 */
export class HashJoin extends Operator {
  readonly #context: QueryContext;
  readonly #left: Operator;
  readonly #right: Operator;
  readonly #options: HashJoinOptions;
  /** Columns of the key, and of the shared variables that are no part of it: left and right. */
  readonly #keys: readonly (readonly [number, number])[];
  readonly #compared: readonly (readonly [number, number])[];
  readonly #joined: readonly (readonly [left: number, right: number])[];
  readonly #carried: readonly number[];
  #table: Table | undefined;

  constructor(context: QueryContext, left: Operator, right: Operator, options: HashJoinOptions) {
    const all = options.kind === 'minus' ? left.variables : joinedVariables(left, right);
    const variables = all.filter((name) => options.needed.has(name));
    const isCertain = (name: string): boolean =>
      left.certain.has(name) || (options.kind === 'inner' && right.certain.has(name));
    super(variables, new Set(variables.filter(isCertain)), options.estimate, [left, right]);
    this.#context = context;
    this.#left = left;
    this.#right = right;
    this.#options = options;
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
    const on = [...this.#keys, ...this.#compared].map(
      ([left]) => `?${this.#left.variables[left]!}`,
    );
    return {
      name: { inner: 'hash join', left: 'hash left join', minus: 'minus' }[this.#options.kind],
      detail: on.length > 0 ? `on ${on.join(' ')}` : 'of everything with everything',
    };
  }

  protected *run(): Generator<Batch> {
    const { kind, varies } = this.#options;
    const output = new BatchBuilder(this.variables.length);
    const table = varies ? this.#build() : (this.#table ??= this.#build());
    if (kind === 'inner' && table.rowCount === 0) return;
    const merged = new BatchBuilder(this.#joined.length);
    for (const { columns, rowCount } of this.#left.batches()) {
      const keyColumns = this.#keys.map(([left]) => columns[left]!);
      for (let row = 0; row < rowCount; row += 1) {
        const key = this.#keys.length === 0 ? 0 : table.index.find(keyColumns, row);
        let isMatched = false;
        for (
          let other = key === -1 ? 0 : table.first[key]!;
          other !== 0;
          other = table.next[other - 1]!
        ) {
          this.#context.budget.check();
          if (!this.#isCompatible(columns, row, table.columns, other - 1)) continue;
          if (kind === 'minus') {
            isMatched = true;
            break;
          }
          this.#merge(merged, columns, row, table.columns, other - 1);
          if (!this.#holds(merged)) continue;
          isMatched = true;
          this.#emit(output, merged);
          if (output.isFull) yield output.take();
        }
        if (!isMatched && kind !== 'inner') {
          this.#merge(merged, columns, row, undefined, 0);
          this.#emit(output, merged);
          if (output.isFull) yield output.take();
        }
      }
      this.#context.budget.check();
    }
    yield output.take();
  }

  #build(): Table {
    const rows = readAll(this.#context, this.#right);
    const keyColumns = this.#keys.map(([, right]) => rows.columns[right]!);
    const index = new RowIndex(this.#keys.length, this.#context.budget);
    this.#context.budget.addMemory(rows.rowCount * 8);
    const first = new Uint32Array(rows.rowCount + 1);
    const next = new Uint32Array(rows.rowCount);
    // From the last row to the first, so that chains are in the order of the rows.
    for (let row = rows.rowCount - 1; row >= 0; row -= 1) {
      const key = this.#keys.length === 0 ? 0 : index.add(keyColumns, row);
      next[row] = first[key]!;
      first[key] = row + 1;
      if ((row & 255) === 0) this.#context.budget.check();
    }
    return { ...rows, index, first, next };
  }

  #isCompatible(
    left: readonly Uint32Array[],
    row: number,
    right: readonly Uint32Array[],
    other: number,
  ): boolean {
    // Minus takes away only for a row that has a variable in common (SPARQL 1.1 §18.5).
    let sharesOne = this.#keys.length > 0;
    for (const [leftColumn, rightColumn] of this.#compared) {
      const [a, b] = [left[leftColumn]![row]!, right[rightColumn]![other]!];
      if (a === UNBOUND || b === UNBOUND) continue;
      if (a !== b) return false;
      sharesOne = true;
    }
    return sharesOne || this.#options.kind !== 'minus';
  }

  /** Writes the joined row as the one row of `merged`. */
  #merge(
    merged: BatchBuilder,
    left: readonly Uint32Array[],
    row: number,
    right: readonly Uint32Array[] | undefined,
    other: number,
  ): void {
    this.#joined.forEach(([leftColumn, rightColumn], index) => {
      const own = leftColumn === -1 ? UNBOUND : left[leftColumn]![row]!;
      merged.columns[index]![0] =
        own !== UNBOUND || rightColumn === -1 || !right ? own : right[rightColumn]![other]!;
    });
  }

  #holds({ columns }: BatchBuilder): boolean {
    const { condition } = this.#options;
    if (!condition) return true;
    condition.scope.at(columns, 0);
    return condition.holds();
  }

  #emit(output: BatchBuilder, merged: BatchBuilder): void {
    output.reserve(1);
    for (let index = 0; index < this.#carried.length; index += 1)
      output.columns[index]![output.rowCount] = merged.columns[this.#carried[index]!]![0]!;
    output.rowCount += 1;
  }
}

/** All rows of a step in one batch, accounted for. */
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
  return { columns, rowCount };
}
