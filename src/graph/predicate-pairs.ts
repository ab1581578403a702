/**
 * All statements of one predicate: an immutable base in both orders, and the delta of later
 * additions and removals.
 *
 * 1. `added` has no row of the base, and `removed` only rows of the base; hence every count is a
 *    sum.
 * 2. A commit copies the delta; once that has outgrown the square root of the base, both become a
 *    new base. So a commit costs little at any size, and a row of the base is copied some ten times
 *    in its life.
 */
import type { PairChange } from './id-change.js';
import {
  EMPTY_PAIRS,
  compareRows,
  endOfKey,
  firstNotLess,
  firstRowOf,
  graphOf,
  hasRow,
  mergedTable,
  withoutRows,
  transposedTable,
  type PairTable,
} from './pair-table.js';
import type { TermId } from './term-ids.js';

/** The key of the pairs: subject to object, or object to subject. */
export type PairOrder = 'so' | 'os';

/** One order: the base, and its delta. */
export interface LayeredPairs {
  readonly base: PairTable;
  readonly added: PairTable;
  readonly removed: PairTable;
}

export type PredicatePairs = Readonly<Record<PairOrder, LayeredPairs>>;

/** So few rows are copied sooner than layered. */
const FEW_ROWS = 8;
const MIN_ROWS_TO_MERGE = 1_024;
/** Merged when larger than this times the root of the base: 16,000 rows beside a million. */
const MERGE_FACTOR = 16;

export const NO_PAIRS: LayeredPairs = {
  base: EMPTY_PAIRS,
  added: EMPTY_PAIRS,
  removed: EMPTY_PAIRS,
};
export const NO_STATEMENTS: PredicatePairs = { so: NO_PAIRS, os: NO_PAIRS };

/**
 * The pairs after a change; it adds only absent rows, and removes only present ones. Cost: the
 * delta; the base too, when merged.
 */
export function withPairChange(
  pairs: PredicatePairs,
  { added, removed }: PairChange,
): PredicatePairs {
  return {
    so: withRowChange(pairs.so, added, removed),
    os: withRowChange(pairs.os, transposedTable(added), transposedTable(removed)),
  };
}

/** One order alone after a change. */
export function withRowChange(
  { base, added, removed }: LayeredPairs,
  toAdd: PairTable,
  toRemove: PairTable,
): LayeredPairs {
  // A row that comes back was removed from the base; one that goes may have been an addition.
  const newAdded = mergedTable(withoutRows(added, toRemove), withoutRows(toAdd, removed));
  const newRemoved = mergedTable(withoutRows(removed, toAdd), withoutRows(toRemove, added));
  const delta = newAdded.length + newRemoved.length;
  if (
    base.length > FEW_ROWS &&
    delta < Math.max(MIN_ROWS_TO_MERGE, MERGE_FACTOR * Math.sqrt(base.length))
  )
    return { base, added: newAdded, removed: newRemoved };
  return {
    base: mergedTable(base, newAdded, newRemoved),
    added: EMPTY_PAIRS,
    removed: EMPTY_PAIRS,
  };
}

export const hasDelta = ({ added, removed }: LayeredPairs): boolean =>
  added.length > 0 || removed.length > 0;

export const rowCountOf = ({ base, added, removed }: LayeredPairs): number =>
  base.length + added.length - removed.length;

export function rowCountOfKey({ base, added, removed }: LayeredPairs, key: TermId): number {
  return keyRows(base, key) + keyRows(added, key) - keyRows(removed, key);
}

function keyRows(table: PairTable, key: TermId): number {
  if (table.length === 0) return 0;
  const first = firstRowOf(table, key);
  return endOfKey(table, first, key) - first;
}

export function hasPair(
  { base, added, removed }: LayeredPairs,
  key: TermId,
  value: TermId,
  graph: TermId,
): boolean {
  return (
    hasRow(added, key, value, graph) ||
    (hasRow(base, key, value, graph) && !hasRow(removed, key, value, graph))
  );
}

export type RowVisitor = (key: TermId, value: TermId, graph: TermId) => void;

/** Visits rows in sorted order, of all keys or of one with an optional value. */
export function visitRows(
  layers: LayeredPairs,
  key: TermId | undefined,
  value: TermId | undefined,
  visit: RowVisitor,
): void {
  const [base, added, removed] = [layers.base, layers.added, layers.removed].map((table) =>
    cursor(table, key, value),
  ) as [Cursor, Cursor, Cursor];
  // Most keys have no row in the delta.
  if (added.row === added.end && removed.row === removed.end) {
    const { keys, values, graphs } = layers.base;
    for (let { row } = base; row < base.end; row += 1)
      visit(keys[row]!, values[row]!, graphOf(graphs, row));
    return;
  }
  while (base.row < base.end || added.row < added.end) {
    const isAdded =
      base.row >= base.end ||
      (added.row < added.end && compareRows(added.table, added.row, base.table, base.row) < 0);
    const from = isAdded ? added : base;
    const { table, row } = from;
    from.row += 1;
    if (!isAdded && removed.row < removed.end) {
      while (removed.row < removed.end && compareRows(removed.table, removed.row, table, row) < 0)
        removed.row += 1;
      if (removed.row < removed.end && compareRows(removed.table, removed.row, table, row) === 0)
        continue;
    }
    visit(table.keys[row]!, table.values[row]!, graphOf(table.graphs, row));
  }
}

interface Cursor {
  readonly table: PairTable;
  row: number;
  readonly end: number;
}

/** Of a table without rows; never advanced. */
const NO_ROWS: Cursor = { table: EMPTY_PAIRS, row: 0, end: 0 };

function cursor(table: PairTable, key: TermId | undefined, value: TermId | undefined): Cursor {
  if (table.length === 0) return NO_ROWS;
  if (key === undefined) return { table, row: 0, end: table.length };
  const first = firstRowOf(table, key);
  const end = endOfKey(table, first, key);
  if (value === undefined) return { table, row: first, end };
  const firstOfPair = firstNotLess(table.values, value, first, end);
  let endOfPair = firstOfPair;
  while (endOfPair < end && table.values[endOfPair] === value) endOfPair += 1;
  return { table, row: firstOfPair, end: endOfPair };
}
