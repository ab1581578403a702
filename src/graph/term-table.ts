/**
 * The hash table of a dictionary's records: open addressing, hash and id in a slot. Hashes are
 * compared first, so that a look-up touches one record, mostly the right one.
 */
import { sharedIds } from './shared-memory.js';
import type { TermId } from './term-ids.js';

export const TERM_SLOTS_AT_FIRST = 1 << 11;

export const HASH_START = 0x811c9dc5;
export const HASH_FACTOR = 0x01000193;

/** FNV-1a, which a scan of text can compute on the way: xor with the byte, then multiply. */
export function hashOfBytes(text: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let index = start; index < end; index += 1)
    hash = Math.imul(hash ^ text[index]!, HASH_FACTOR);
  return hash;
}

/** The hash of a record from that of its text; mixed, since the table uses the low bits. */
export function hashOfRecord(kind: number, extra: number, textHash: number): number {
  let hash = textHash ^ Math.imul(extra + 1, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A table of this many slots, a power of two. */
export function emptyTermTable(slots: number): Uint32Array {
  return sharedIds(slots * 2);
}

/** Whether a table with this many records should grow before it takes one more. */
export function isTermTableFull(table: Uint32Array, size: number): boolean {
  return (size + 1) * 3 > table.length;
}

export function enterTerm(table: Uint32Array, hash: number, id: TermId): void {
  const mask = table.length - 1;
  let slot = (hash << 1) & mask;
  while (table[slot + 1] !== 0) slot = (slot + 2) & mask;
  table[slot] = hash;
  table[slot + 1] = id;
}

/** Undoes the last `enterTerm`. */
export function leaveTerm(table: Uint32Array, hash: number, id: TermId): void {
  const mask = table.length - 1;
  let slot = (hash << 1) & mask;
  while (table[slot + 1] !== id) slot = (slot + 2) & mask;
  table[slot + 1] = 0;
}

/** The same entries in twice the slots. */
export function grownTermTable(table: Uint32Array): Uint32Array {
  const grown = sharedIds(table.length * 2);
  for (let slot = 0; slot < table.length; slot += 2)
    if (table[slot + 1] !== 0) enterTerm(grown, table[slot]!, table[slot + 1]!);
  return grown;
}

export function hasEntriesBeyond(table: Uint32Array, size: number): boolean {
  for (let slot = 1; slot < table.length; slot += 2) if (table[slot]! > size) return true;
  return false;
}
