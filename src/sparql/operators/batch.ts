/**
 * The rows operators pass to each other: a table of term ids, column by column, some thousand rows
 * at a time.
 *
 * 1. Columns have the order of the operator's `variables` and at least `rowCount` elements; 0 is
 *    unbound.
 * 2. Receivers only read a batch: columns may be those of the graph itself.
 */
import type { TermId } from '../../graph/index.js';

export interface Batch {
  readonly columns: readonly Uint32Array[];
  readonly rowCount: number;
  /** How many equal solutions each row stands for; without it, one. */
  readonly counts?: Float64Array | undefined;
}

/** How equal solutions may come: a row each, one row with their count, or at least one row. */
export type Repeats = 'each' | 'counted' | 'any';

export function solutionsIn({ counts, rowCount }: Batch): number {
  if (!counts) return rowCount;
  let sum = 0;
  for (let row = 0; row < rowCount; row += 1) sum += counts[row]!;
  return sum;
}

/** Approximate rows of a batch, unless it is the last. */
export const BATCH_ROWS = 8_192;

/** The first batches are smaller, so that an answer of a few rows costs little. */
const FIRST_BATCH_ROWS = 256;

/** One row without columns: the start of every join (SPARQL 1.1 §18.2.2.6, the empty group). */
export const UNIT_BATCH: Batch = { columns: [], rowCount: 1 };

/** Columns that grow while rows are written. */
export class BatchBuilder {
  columns: Uint32Array[];
  rowCount = 0;
  #capacity = FIRST_BATCH_ROWS;

  constructor(readonly columnCount: number) {
    this.columns = newColumns(columnCount, FIRST_BATCH_ROWS);
  }

  get isFull(): boolean {
    return this.rowCount >= BATCH_ROWS;
  }

  /** Makes room for more rows. Write to `columns` afterwards, not to columns taken before. */
  reserve(count: number): void {
    const needed = this.rowCount + count;
    if (needed <= this.#capacity) return;
    this.#capacity = Math.max(needed, this.#capacity * 2);
    this.columns = this.columns.map((column) => longer(column, this.#capacity));
  }

  push(row: readonly TermId[]): void {
    this.reserve(1);
    for (let index = 0; index < this.columnCount; index += 1)
      this.columns[index]![this.rowCount] = row[index]!;
    this.rowCount += 1;
  }

  copyRow(columns: readonly Uint32Array[], row: number): void {
    this.reserve(1);
    for (let index = 0; index < this.columnCount; index += 1)
      this.columns[index]![this.rowCount] = columns[index]![row]!;
    this.rowCount += 1;
  }

  copyRows(columns: readonly Uint32Array[], rowCount: number): void {
    this.reserve(rowCount);
    for (let index = 0; index < this.columnCount; index += 1)
      this.columns[index]!.set(columns[index]!.subarray(0, rowCount), this.rowCount);
    this.rowCount += rowCount;
  }

  /** Returns the rows written so far and starts anew. */
  take(): Batch {
    const batch = { columns: this.columns, rowCount: this.rowCount };
    this.#capacity = Math.min(Math.max(this.rowCount * 2, FIRST_BATCH_ROWS), BATCH_ROWS);
    this.columns = newColumns(this.columnCount, this.#capacity);
    this.rowCount = 0;
    return batch;
  }
}

function newColumns(count: number, length: number): Uint32Array[] {
  return Array.from({ length: count }, () => new Uint32Array(length));
}

export function longer(column: Uint32Array, length: number): Uint32Array {
  const copy = new Uint32Array(length);
  copy.set(column);
  return copy;
}

/** The counts of joined rows: `rows` are those of the left side, `right` has one a joined row. */
export function joinedCounts(
  left: Float64Array | undefined,
  rows: Uint32Array,
  right: Float64Array | undefined,
  rowCount: number,
): Float64Array | undefined {
  if (!left && !right) return undefined;
  const counts = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row += 1)
    counts[row] = (left ? left[rows[row]!]! : 1) * (right ? right[row]! : 1);
  return counts;
}

export function gather(
  columns: readonly Uint32Array[],
  rows: Uint32Array,
  rowCount: number,
): Uint32Array[] {
  return columns.map((column) => {
    const gathered = new Uint32Array(rowCount);
    for (let index = 0; index < rowCount; index += 1) gathered[index] = column[rows[index]!]!;
    return gathered;
  });
}
