/** Radix sort, last column first, so that equal rows keep the order of arrival. */
import type { TermId } from './term-ids.js';

/** Gathered rows before sorting. Buffers may be longer than `length`. */
export interface PairRows {
  readonly keys: Uint32Array;
  readonly values: Uint32Array;
  readonly graphs: Uint32Array | number;
  readonly length: number;
}

export const graphOf = (graphs: Uint32Array | number, row: number): TermId =>
  typeof graphs === 'number' ? graphs : graphs[row]!;

const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

/** The rows' positions sorted by key, value and graph; undefined when they are in order already. */
export function sortedOrder(rows: PairRows): Uint32Array | undefined {
  if (isSorted(rows)) return undefined;
  let order = positionsOf(rows);
  if (typeof rows.graphs !== 'number') order = orderedBy(rows.graphs, order);
  return orderedBy(rows.keys, orderedBy(rows.values, order));
}

export function positionsOf({ length }: { readonly length: number }): Uint32Array {
  const order = new Uint32Array(length);
  for (let row = 0; row < length; row += 1) order[row] = row;
  return order;
}

/** Positions sorted by a column, stable. May write to the given array. */
export function orderedBy(column: Uint32Array, positions: Uint32Array): Uint32Array {
  const { length } = positions;
  const { min, span } = rangeOf(column, length);
  let order = positions;
  let spare: Uint32Array | undefined;
  for (let shift = 0; shift < 32 && span / 2 ** shift >= 1; shift += DIGIT_BITS) {
    spare ??= new Uint32Array(length);
    const starts = new Uint32Array(DIGITS + 1);
    for (let row = 0; row < length; row += 1)
      starts[(((column[row]! - min) >>> shift) & (DIGITS - 1)) + 1]! += 1;
    for (let digit = 0; digit < DIGITS; digit += 1) starts[digit + 1]! += starts[digit]!;
    for (let position = 0; position < length; position += 1) {
      const row = order[position]!;
      spare[starts[((column[row]! - min) >>> shift) & (DIGITS - 1)]!++] = row;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

function isSorted({ keys, values, graphs, length }: PairRows): boolean {
  for (let row = 1; row < length; row += 1) {
    const order =
      keys[row]! - keys[row - 1]! ||
      values[row]! - values[row - 1]! ||
      graphOf(graphs, row) - graphOf(graphs, row - 1);
    if (order < 0) return false;
  }
  return true;
}

function rangeOf(column: Uint32Array, length: number): { min: number; span: number } {
  let min = 0xffff_ffff;
  let max = 0;
  for (let row = 0; row < length; row += 1) {
    const value = column[row]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, span: length === 0 ? 0 : max - min };
}
