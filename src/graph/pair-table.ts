/**
 * The pairs of one predicate, sorted: (subject, object) or (object, subject), each with the graph
 * that it stands in.
 *
 * Three columns of equal length, sorted by key, then value, then graph. `starts` finds the rows of
 * a key with one look: keys are cut into ranges of 2^shift ids, and `starts[r]` is the first row of
 * range r.
 *
 * 1. Rows are distinct. A table never changes.
 * 2. Columns lie in `SharedArrayBuffer`s. Cost a row: 8 bytes, 4 for the graph unless all rows
 *    share one, and about 2 for `starts`.
 */
import { sharedIds } from './shared-memory.js';
import { graphOf, orderByValue, sortedOrder, type PairRows } from './row-order.js';
import type { TermId } from './term-ids.js';

export { graphOf, type PairRows };

export interface PairTable {
  readonly length: number;
  readonly keys: Uint32Array;
  readonly values: Uint32Array;
  /** The graph of each row (0 is the default graph), or the one that all rows share. */
  readonly graphs: Uint32Array | number;
  readonly firstKey: TermId;
  readonly shift: number;
  readonly starts: Uint32Array;
  /** How many different keys there are. */
  readonly keyCount: number;
  /** Whether some key and value stand in more than one graph. */
  readonly hasRepeats: boolean;
}

export const EMPTY_PAIRS: PairTable = toTable({
  keys: sharedIds(0),
  values: sharedIds(0),
  graphs: 0,
  length: 0,
});

/** The first row of a key, or where it would be. */
export function firstRowOf(table: PairTable, key: TermId): number {
  const { firstKey, shift, starts, keys } = table;
  if (table.length === 0 || key < firstKey) return 0;
  const range = (key - firstKey) >>> shift;
  if (range >= starts.length - 1) return table.length;
  let low = starts[range]!;
  let high = starts[range + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row after the last one of a key, given its first. */
export function endOfKey(table: PairTable, first: number, key: TermId): number {
  const { keys, length } = table;
  let step = 1;
  let row = first;
  if (row >= length || keys[row] !== key) return first;
  // Gallop, since most keys have few rows and some have very many.
  while (row + step < length && keys[row + step] === key) {
    row += step;
    step *= 2;
  }
  let low = row + 1;
  let high = Math.min(row + step, length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle] === key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The first row of a key and value among the rows `first` to `end` of the key, or where it would
 * be.
 */
export function firstRowOfPair(
  table: PairTable,
  value: TermId,
  first: number,
  end: number,
): number {
  const { values } = table;
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function hasRow(table: PairTable, key: TermId, value: TermId, graph: TermId): boolean {
  const first = firstRowOf(table, key);
  const end = endOfKey(table, first, key);
  for (
    let row = firstRowOfPair(table, value, first, end);
    row < end && table.values[row] === value;
    row += 1
  ) {
    if (graphOf(table.graphs, row) === graph) return true;
  }
  return false;
}

/**
 * Sorts rows into a table, each once. Of rows that come several times the last is looked at, and
 * taken where `isTaken` says so. Cost: some passes over the rows.
 */
export function sortedTable(
  rows: PairRows,
  isTaken: (row: number) => boolean = () => true,
  order = sortedOrder(rows),
): PairTable {
  const keys = sharedIds(rows.length);
  const values = sharedIds(rows.length);
  const graphs = typeof rows.graphs === 'number' ? rows.graphs : sharedIds(rows.length);
  let length = 0;
  for (let position = 0; position < rows.length; position += 1) {
    const row = order ? order[position]! : position;
    if (
      position + 1 < rows.length &&
      isEqualRow(rows, row, order ? order[position + 1]! : position + 1)
    )
      continue;
    if (!isTaken(row)) continue;
    keys[length] = rows.keys[row]!;
    values[length] = rows.values[row]!;
    if (typeof graphs !== 'number') graphs[length] = graphOf(rows.graphs, row);
    length += 1;
  }
  return toTable({ keys, values, graphs, length });
}

/** Whether two rows are the same: key, value and graph. */
export function isEqualRow(
  { keys, values, graphs }: PairRows,
  left: number,
  right: number,
): boolean {
  return (
    keys[left] === keys[right] &&
    values[left] === values[right] &&
    graphOf(graphs, left) === graphOf(graphs, right)
  );
}

/** The table with key and value exchanged. Cost: two passes over the rows. */
export function transposedTable(table: PairTable): PairTable {
  const { length } = table;
  const order = orderByValue(table);
  const keys = sharedIds(length);
  const values = sharedIds(length);
  const graphs = typeof table.graphs === 'number' ? table.graphs : sharedIds(length);
  for (let position = 0; position < length; position += 1) {
    const row = order[position]!;
    keys[position] = table.values[row]!;
    values[position] = table.keys[row]!;
    if (typeof graphs !== 'number') graphs[position] = graphOf(table.graphs, row);
  }
  return toTable({ keys, values, graphs, length });
}

/** The rows that pass; the table itself when all do. */
export function rowsWhere(
  table: PairTable,
  passes: (key: TermId, value: TermId, graph: TermId) => boolean,
): PairTable {
  const isPassing = new Uint8Array(table.length);
  let count = 0;
  for (let row = 0; row < table.length; row += 1) {
    if (!passes(table.keys[row]!, table.values[row]!, graphOf(table.graphs, row))) continue;
    isPassing[row] = 1;
    count += 1;
  }
  return count === table.length
    ? table
    : sortedTable(table, (row) => isPassing[row] === 1, undefined);
}

/** Two tables' rows together, without those of a third. Cost: the rows. */
export function mergedTable(
  left: PairTable,
  right: PairTable,
  without: PairTable = EMPTY_PAIRS,
): PairTable {
  if (without.length === 0 && (left.length === 0 || right.length === 0))
    return left.length === 0 ? right : left;
  const capacity = left.length + right.length;
  const keys = sharedIds(capacity);
  const values = sharedIds(capacity);
  const isOneGraph =
    typeof left.graphs === 'number' &&
    typeof right.graphs === 'number' &&
    (left.graphs === right.graphs || left.length === 0 || right.length === 0);
  const graphs = isOneGraph
    ? ((left.length > 0 ? left : right).graphs as number)
    : sharedIds(capacity);
  let length = 0;
  let [a, b, c] = [0, 0, 0];
  while (a < left.length || b < right.length) {
    const order = a >= left.length ? 1 : b >= right.length ? -1 : compareRows(left, a, right, b);
    const source = order <= 0 ? left : right;
    const row = order <= 0 ? a : b;
    if (order <= 0) a += 1;
    if (order >= 0) b += 1;
    while (c < without.length && compareRows(without, c, source, row) < 0) c += 1;
    if (c < without.length && compareRows(without, c, source, row) === 0) continue;
    keys[length] = source.keys[row]!;
    values[length] = source.values[row]!;
    if (typeof graphs !== 'number') graphs[length] = graphOf(source.graphs, row);
    length += 1;
  }
  return toTable({ keys, values, graphs, length });
}

function compareRows(left: PairTable, a: number, right: PairTable, b: number): number {
  return (
    left.keys[a]! - right.keys[b]! ||
    left.values[a]! - right.values[b]! ||
    graphOf(left.graphs, a) - graphOf(right.graphs, b)
  );
}

/** Sorted, distinct rows as a table. */
function toTable({ keys, values, graphs, length }: PairRows): PairTable {
  const firstKey = length > 0 ? keys[0]! : 0;
  const span = length > 0 ? keys[length - 1]! - firstKey + 1 : 0;
  let shift = 0;
  // Not 32: shifts count modulo 32.
  while (shift < 31 && span / 2 ** shift > Math.max(length / 2, 1)) shift += 1;
  const starts = sharedIds(Math.floor(Math.max(span - 1, 0) / 2 ** shift) + 2);
  let keyCount = 0;
  let hasRepeats = false;
  let range = 0;
  for (let row = 0; row < length; row += 1) {
    const isNewKey = row === 0 || keys[row] !== keys[row - 1];
    if (isNewKey) keyCount += 1;
    else if (values[row] === values[row - 1]) hasRepeats = true;
    const last = (keys[row]! - firstKey) >>> shift;
    while (range <= last) starts[range++] = row;
  }
  starts.fill(length, range);
  const isFull = keys.length === length;
  return {
    length,
    firstKey,
    shift,
    starts,
    keyCount,
    hasRepeats,
    keys: isFull ? keys : compact(keys, length),
    values: isFull ? values : compact(values, length),
    graphs: typeof graphs === 'number' || isFull ? graphs : compact(graphs, length),
  };
}

/** The first elements in a buffer of their own, unless little is lost by keeping the longer one. */
function compact(column: Uint32Array, length: number): Uint32Array {
  if (length > column.length * 0.9) return column.subarray(0, length);
  const copy = sharedIds(length);
  copy.set(column.subarray(0, length));
  return copy;
}
