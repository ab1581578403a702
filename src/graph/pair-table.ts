/**
 * The pairs of one predicate, sorted: (subject, object) or (object, subject), each with its graph.
 *
 * Three columns of equal length, sorted by key, then value, then graph. `starts` finds the rows of
 * a key in one step: keys are cut into ranges of 2^shift ids, and `starts[r]` is the first row of
 * range r.
 *
 * 1. Rows are distinct. A table never changes.
 * 2. It is one block of words (`chunks.ts`): eight that describe it, then keys, values, graphs
 *    unless all rows share one, and starts. Cost a row: 8 bytes, 4 for the graph, and about 2 for
 *    `starts`.
 */
import { newBlock } from './chunks.js';
import { graphOf, orderedBy, positionsOf, sortedOrder, type PairRows } from './row-order.js';
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
  readonly keyCount: number;
  /** Whether some pair is in more than one graph. */
  readonly hasRepeats: boolean;
}

const HEADER_WORDS = 8;
const HAS_GRAPHS = 1;
const HAS_REPEATS = 2;

export function tableAt(words: Uint32Array, at: number): PairTable {
  const length = words[at + 1]!;
  const flags = words[at + 3]!;
  const columnAt = (index: number): number => at + HEADER_WORDS + index * length;
  const columnCount = (flags & HAS_GRAPHS) === 0 ? 2 : 3;
  return {
    length,
    keys: words.subarray(columnAt(0), columnAt(1)),
    values: words.subarray(columnAt(1), columnAt(2)),
    graphs: columnCount === 2 ? words[at + 2]! : words.subarray(columnAt(2), columnAt(3)),
    firstKey: words[at + 4]!,
    shift: words[at + 5]!,
    starts: words.subarray(columnAt(columnCount), at + words[at]!),
    keyCount: words[at + 6]!,
    hasRepeats: (flags & HAS_REPEATS) !== 0,
  };
}

export function blockOf({ keys, starts }: PairTable): Uint32Array {
  const from = keys.byteOffset - HEADER_WORDS * 4;
  return new Uint32Array(keys.buffer, from, (starts.byteOffset - from) / 4 + starts.length);
}

/** Whether a block's table may have rows of a graph. */
export function mayHaveGraph(block: Uint32Array, graph: TermId): boolean {
  return (block[3]! & HAS_GRAPHS) !== 0 || block[2] === graph;
}

/** So many rows are gathered in reused columns: a small commit takes a fifth longer without. */
const SCRATCH_ROWS = 1 << 14;
const scratch = [0, 1, 2].map(() => new Uint32Array(SCRATCH_ROWS));

/** Columns with room for rows; `toTable` copies them. */
function newColumns(capacity: number, graphs: Uint32Array | number): Omit<PairRows, 'length'> {
  const column = (index: number): Uint32Array =>
    capacity > SCRATCH_ROWS ? new Uint32Array(capacity) : scratch[index]!;
  return {
    keys: column(0),
    values: column(1),
    graphs: typeof graphs === 'number' ? graphs : column(2),
  };
}

export const EMPTY_PAIRS: PairTable = toTable({ ...newColumns(0, 0), length: 0 });

/** The first row of a key, or its insertion point. */
export function firstRowOf(table: PairTable, key: TermId): number {
  const { firstKey, shift, starts, keys } = table;
  if (table.length === 0 || key < firstKey) return 0;
  const range = (key - firstKey) >>> shift;
  if (range >= starts.length - 1) return table.length;
  return firstNotLess(keys, key, starts[range]!, starts[range + 1]!);
}

/** The row after the last one of a key, given its first. */
export function endOfKey(
  table: Pick<PairTable, 'keys' | 'length'>,
  first: number,
  key: TermId,
): number {
  const { keys, length } = table;
  let step = 1;
  let row = first;
  if (row >= length || keys[row] !== key) return first;
  // Gallop, since most keys have few rows and some very many.
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

/** The first place of an id in `first` to `end`, which ascend there, or its insertion point. */
export function firstNotLess(ids: Uint32Array, id: TermId, first: number, end: number): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function hasRow(table: PairTable, key: TermId, value: TermId, graph: TermId): boolean {
  const first = firstRowOf(table, key);
  const end = endOfKey(table, first, key);
  for (
    let row = firstNotLess(table.values, value, first, end);
    row < end && table.values[row] === value;
    row += 1
  ) {
    if (graphOf(table.graphs, row) === graph) return true;
  }
  return false;
}

/** Sorts rows into a table. The last of equal rows counts, if `isTaken`. Cost: some passes. */
export function sortedTable(
  rows: PairRows,
  isTaken: (row: number) => boolean = () => true,
  order = sortedOrder(rows),
): PairTable {
  const { keys, values, graphs } = newColumns(rows.length, rows.graphs);
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
  const order = orderedBy(table.values, positionsOf(table));
  const { keys, values, graphs } = table;
  const block = newTableBlock(graphs, length, values[order[0]!], values[order[length - 1]!]);
  const [valuesAt, graphsAt] = [HEADER_WORDS + length, HEADER_WORDS + 2 * length];
  for (let position = 0; position < length; position += 1) {
    const row = order[position]!;
    block[HEADER_WORDS + position] = values[row]!;
    block[valuesAt + position] = keys[row]!;
    if (typeof graphs !== 'number') block[graphsAt + position] = graphs[row]!;
  }
  return withStarts(block);
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
  const isOneGraph =
    typeof left.graphs === 'number' &&
    typeof right.graphs === 'number' &&
    (left.graphs === right.graphs || left.length === 0 || right.length === 0);
  const { keys, values, graphs } = newColumns(
    capacity,
    isOneGraph ? (left.length > 0 ? left : right).graphs : new Uint32Array(0),
  );
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

export function withoutRows(table: PairTable, without: PairTable): PairTable {
  return without.length === 0 || table.length === 0
    ? table
    : mergedTable(table, EMPTY_PAIRS, without);
}

/** By comparisons: differences of ids may be beyond 32 bits, which makes them slow. */
export function compareRows(left: PairTable, a: number, right: PairTable, b: number): number {
  const [leftKey, rightKey] = [left.keys[a]!, right.keys[b]!];
  if (leftKey !== rightKey) return leftKey < rightKey ? -1 : 1;
  const [leftValue, rightValue] = [left.values[a]!, right.values[b]!];
  if (leftValue !== rightValue) return leftValue < rightValue ? -1 : 1;
  return graphOf(left.graphs, a) - graphOf(right.graphs, b);
}

/** Sorted, distinct rows as a table. */
function toTable({ keys, values, graphs, length }: PairRows): PairTable {
  const block = newTableBlock(graphs, length, keys[0], keys[length - 1]);
  const [valuesAt, graphsAt] = [HEADER_WORDS + length, HEADER_WORDS + 2 * length];
  for (let row = 0; row < length; row += 1) {
    block[HEADER_WORDS + row] = keys[row]!;
    block[valuesAt + row] = values[row]!;
    if (typeof graphs !== 'number') block[graphsAt + row] = graphs[row]!;
  }
  return withStarts(block);
}

/** A block with room for sorted rows, given the first and the last key. */
function newTableBlock(
  graphs: Uint32Array | number,
  length: number,
  firstKey = 0,
  lastKey = 0,
): Uint32Array {
  const span = length > 0 ? lastKey - firstKey + 1 : 0;
  let shift = 0;
  // Not 32: shifts count modulo 32.
  while (shift < 31 && span / 2 ** shift > Math.max(length / 2, 1)) shift += 1;
  const startCount = Math.floor(Math.max(span - 1, 0) / 2 ** shift) + 2;
  const isOneGraph = typeof graphs === 'number';
  const block = newBlock(HEADER_WORDS + length * (isOneGraph ? 2 : 3) + startCount);
  block[1] = length;
  if (isOneGraph) block[2] = graphs;
  else block[3] = HAS_GRAPHS;
  block[4] = firstKey;
  block[5] = shift;
  return block;
}

/** The table of a block with rows; writes what depends on the rows. */
function withStarts(block: Uint32Array): PairTable {
  const [length, firstKey, shift] = [block[1]!, block[4]!, block[5]!];
  const keysEnd = HEADER_WORDS + length;
  let start = keysEnd + length * ((block[3]! & HAS_GRAPHS) === 0 ? 1 : 2);
  const startsAt = start;
  for (let at = HEADER_WORDS; at < keysEnd; at += 1) {
    const key = block[at]!;
    if (at === HEADER_WORDS || key !== block[at - 1]) block[6]! += 1;
    else if (block[at + length] === block[at + length - 1]) block[3]! |= HAS_REPEATS;
    const last = startsAt + ((key - firstKey) >>> shift);
    while (start <= last) block[start++] = at - HEADER_WORDS;
  }
  block.fill(length, start);
  return tableAt(block, 0);
}
