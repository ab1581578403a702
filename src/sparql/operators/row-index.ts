/** Distinct rows of ids, numbered as they come: what DISTINCT, GROUP BY and hash joins rest on. */
import type { Budget } from '../workers/index.js';

const FIRST_CAPACITY = 64;

/**
 * 1. Rows are numbered from 0 in the order in which they were first seen.
 * 2. A hash table with open addressing holds the numbers, one more than they are, since 0 is an
 *    empty slot.
 */
export class RowIndex {
  rowCount = 0;
  columns: Uint32Array[];
  readonly #width: number;
  readonly #budget: Budget;
  #capacity = FIRST_CAPACITY;
  #table = new Uint32Array(FIRST_CAPACITY * 2);
  /** Whether the last `add` saw its row for the first time. */
  isNew = false;

  constructor(width: number, budget: Budget) {
    this.#width = width;
    this.#budget = budget;
    this.columns = Array.from({ length: width }, () => new Uint32Array(FIRST_CAPACITY));
  }

  /** The number of the row at `row` of these columns, which is added where it is new. */
  add(columns: readonly Uint32Array[], row: number): number {
    if (this.rowCount >= this.#capacity) this.#grow();
    const slot = this.#slotOf(columns, row);
    const known = this.#table[slot]!;
    this.isNew = known === 0;
    if (known !== 0) return known - 1;
    for (let index = 0; index < this.#width; index += 1)
      this.columns[index]![this.rowCount] = columns[index]![row]!;
    this.#table[slot] = this.rowCount + 1;
    return this.rowCount++;
  }

  /** The number of a row; -1 when it was never added. */
  find(columns: readonly Uint32Array[], row: number): number {
    return this.#table[this.#slotOf(columns, row)]! - 1;
  }

  #slotOf(columns: readonly Uint32Array[], row: number): number {
    const mask = this.#table.length - 1;
    let hash = 0;
    for (let index = 0; index < this.#width; index += 1) hash = mix(hash ^ columns[index]![row]!);
    let slot = hash & mask;
    for (
      let known = this.#table[slot]!;
      known !== 0 && !this.#isRow(known - 1, columns, row);
      known = this.#table[slot]!
    )
      slot = (slot + 1) & mask;
    return slot;
  }

  #isRow(number: number, columns: readonly Uint32Array[], row: number): boolean {
    for (let index = 0; index < this.#width; index += 1)
      if (this.columns[index]![number] !== columns[index]![row]) return false;
    return true;
  }

  #grow(): void {
    this.#budget.addMemory(this.#capacity * (this.#width + 2) * 4);
    this.#capacity *= 2;
    this.columns = this.columns.map((column) => {
      const larger = new Uint32Array(this.#capacity);
      larger.set(column);
      return larger;
    });
    this.#table = new Uint32Array(this.#capacity * 2);
    const mask = this.#table.length - 1;
    for (let number = 0; number < this.rowCount; number += 1) {
      let hash = 0;
      for (let index = 0; index < this.#width; index += 1)
        hash = mix(hash ^ this.columns[index]![number]!);
      let slot = hash & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = number + 1;
    }
  }
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}

/** A set of ids. */
export class IdSet {
  size = 0;
  #table = new Uint32Array(FIRST_CAPACITY * 2);

  has(id: number): boolean {
    return this.#table[this.#slotOf(id)] !== 0;
  }

  /** Adds an id, which is not 0; false when it was there. */
  add(id: number): boolean {
    if (this.size * 2 >= this.#table.length) this.#grow();
    const slot = this.#slotOf(id);
    if (this.#table[slot] !== 0) return false;
    this.#table[slot] = id;
    this.size += 1;
    return true;
  }

  /** Removes all ids. */
  clear(): void {
    if (this.size === 0) return;
    if (this.#table.length === FIRST_CAPACITY * 2) this.#table.fill(0);
    else this.#table = new Uint32Array(FIRST_CAPACITY * 2);
    this.size = 0;
  }

  #slotOf(id: number): number {
    const mask = this.#table.length - 1;
    let slot = mix(id) & mask;
    while (this.#table[slot] !== 0 && this.#table[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const ids = this.#table;
    this.#table = new Uint32Array(ids.length * 2);
    for (const id of ids) if (id !== 0) this.#table[this.#slotOf(id)] = id;
  }
}
