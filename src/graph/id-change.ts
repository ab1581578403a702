/** The difference between two versions, in ids. */
import { inTurns } from '../threads/index.js';
import {
  EMPTY_PAIRS,
  graphOf,
  isEqualRow,
  rowsWhere,
  sortedTable,
  type PairTable,
} from './pair-table.js';
import { hasPair } from './predicate-pairs.js';
import type { QuadBuffer, RowBuffer } from './row-buffer.js';
import { sortedOrder } from './row-order.js';
import { StatementsEditor } from './statements-editor.js';
import { Statements } from './statements.js';
import type { TermId } from './term-ids.js';

export interface GraphContent {
  readonly statements: Statements;
  readonly size: number;
}

/** One predicate's added and removed rows, subject and object. */
export interface PairChange {
  readonly added: PairTable;
  readonly removed: PairTable;
}

/** A quad in ids, and whether it comes or goes. */
export type ChangedRow = readonly [
  part: keyof PairChange,
  ...quad: readonly [subject: TermId, predicate: TermId, object: TermId, graph: TermId],
];

/** By predicate; no predicate without a row. Added rows were absent, removed ones present. */
export type IdChange = ReadonlyMap<TermId, PairChange>;

export const NO_CONTENT: GraphContent = { statements: new Statements(), size: 0 };

/** The net change of gathered quads. Empties the buffer on the way to save memory. */
export function netChangeOf(content: GraphContent, quads: QuadBuffer): IdChange {
  return new Map(netChanges(content, quads));
}

export async function netChangeInTurns(
  content: GraphContent,
  quads: QuadBuffer,
): Promise<IdChange> {
  const change = new Map<TermId, PairChange>();
  for await (const [predicate, pairs] of inTurns(netChanges(content, quads)))
    change.set(predicate, pairs);
  return change;
}

function* netChanges(content: GraphContent, quads: QuadBuffer): Generator<[TermId, PairChange]> {
  for (const [predicate, rows] of quads.byPredicate) {
    quads.byPredicate.delete(predicate);
    const { added, removed } = lastWords(rows);
    const pairs = content.statements.get(predicate);
    const net = {
      added: pairs
        ? rowsWhere(added, (key, value, graph) => !hasPair(pairs.so, key, value, graph))
        : added,
      removed: pairs
        ? rowsWhere(removed, (key, value, graph) => hasPair(pairs.so, key, value, graph))
        : EMPTY_PAIRS,
    };
    if (net.added.length + net.removed.length > 0) yield [predicate, net];
  }
}

/** Present and absent rows after all changes. */
function lastWords(rows: RowBuffer): PairChange {
  const { removals } = rows;
  if (!removals) return { added: sortedTable(rows), removed: EMPTY_PAIRS };
  const order = sortedOrder(rows);
  return {
    added: sortedTable(rows, (row) => removals[row] === 0, order),
    removed: sortedTable(rows, (row) => removals[row] === 1, order),
  };
}

/** The sum of net changes: the last of a row counts, unless it came and went. Cost: the rows. */
export function foldedChangeOf(quads: QuadBuffer): IdChange {
  const change = new Map<TermId, PairChange>();
  for (const [predicate, rows] of quads.byPredicate) {
    quads.byPredicate.delete(predicate);
    const folded = rows.removals ? lastOddWords(rows, rows.removals) : lastWords(rows);
    if (folded.added.length + folded.removed.length > 0) change.set(predicate, folded);
  }
  return change;
}

/** The last changes of rows that changed an odd number of times: net changes of a row alternate. */
function lastOddWords(rows: RowBuffer, removals: Uint8Array): PairChange {
  const order = sortedOrder(rows) ?? Uint32Array.from({ length: rows.length }, (_, row) => row);
  const isOdd = new Uint8Array(rows.length);
  for (let position = 0; position < rows.length; position += 1) {
    const row = order[position]!;
    const before = position > 0 ? order[position - 1]! : row;
    isOdd[row] = before !== row && isEqualRow(rows, before, row) ? 1 - isOdd[before]! : 1;
  }
  const taken = (removal: 0 | 1): PairTable =>
    sortedTable(rows, (row) => isOdd[row] === 1 && removals[row] === removal, order);
  return { added: taken(0), removed: taken(1) };
}

/** The graph after a net change. Cost: the change, whatever the size of the graph. */
export function withIdChange({ statements, size }: GraphContent, change: IdChange): GraphContent {
  const editor = new StatementsEditor(statements);
  for (const [predicate, pairChange] of change) editor.change(predicate, pairChange);
  const { added, removed } = sizeOfChange(change);
  return { statements: editor.end(), size: size + added - removed };
}

export async function withIdChangeInTurns(
  { statements, size }: GraphContent,
  change: IdChange,
): Promise<GraphContent> {
  const editor = new StatementsEditor(statements);
  for await (const [predicate, pairChange] of inTurns(change)) editor.change(predicate, pairChange);
  const { added, removed } = sizeOfChange(change);
  return { statements: editor.end(), size: size + added - removed };
}

export function sizeOfChange(change: IdChange): { added: number; removed: number } {
  let [added, removed] = [0, 0];
  for (const each of change.values()) {
    added += each.added.length;
    removed += each.removed.length;
  }
  return { added, removed };
}

export function inverseOf(change: IdChange): IdChange {
  return new Map(
    Array.from(change, ([predicate, { added, removed }]) => [
      predicate,
      { added: removed, removed: added },
    ]),
  );
}

/** The rows of a change, removals first. */
export function* rowsOfChange(change: IdChange): Generator<ChangedRow> {
  for (const part of ['removed', 'added'] as const)
    for (const [predicate, { [part]: rows }] of change)
      for (let row = 0; row < rows.length; row += 1)
        yield [part, rows.keys[row]!, predicate, rows.values[row]!, graphOf(rows.graphs, row)];
}

export function touchesGraph(change: IdChange, graph: TermId): boolean {
  const has = ({ graphs, length }: PairTable): boolean =>
    typeof graphs === 'number' ? length > 0 && graphs === graph : graphs.includes(graph);
  return [...change.values()].some(({ added, removed }) => has(added) || has(removed));
}
