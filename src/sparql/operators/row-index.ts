/** Distinct rows of ids, numbered as they come: what DISTINCT, GROUP BY and hash joins rest on. */
import type { Budget } from '../workers/index.js';
import { longer } from './batch.js';

const FIRST_CAPACITY = 64;
const MULTIPLIER = 0x9e3779b1;
/** Rows that are numbered between two looks at the budget. */
const CHECKED_ROWS = 4_096;

/**
 * 1. Rows are numbered from 0 in the order in which they were first seen.
 * 2. A hash table with open addressing holds the numbers, one more than they are, since 0 is an
 *    empty slot. Slots are the upper bits of a product, so that ids that follow each other do not
 *    meet.
 */
export class RowIndex {
  rowCount = 0;
  columns: Uint32Array[];
  readonly #width: number;
  readonly #budget: Budget;
  #capacity = FIRST_CAPACITY;
  #table = new Uint32Array(FIRST_CAPACITY * 2);
  #shift = Math.clz32(FIRST_CAPACITY * 2 - 1);
  #numbers = new Uint32Array(FIRST_CAPACITY);

  constructor(width: number, budget: Budget) {
    this.#width = width;
    this.#budget = budget;
    this.columns = Array.from({ length: width }, () => new Uint32Array(FIRST_CAPACITY));
  }

  /**
   * The numbers of the first rows of these columns, which are added where they are new; a row is
   * new where its number is that of the rows before it. The array is written anew the next time.
   */
  addAll(columns: readonly Uint32Array[], rowCount: number): Uint32Array {
    const numbers = this.#room(rowCount);
    if (this.#width === 0) {
      if (rowCount > 0) this.rowCount = 1;
      return numbers;
    }
    for (let row = 0; row < rowCount;) {
      row = this.#number(columns, row, Math.min(row + CHECKED_ROWS, rowCount), numbers);
      if (this.rowCount === this.#capacity) this.#grow();
      this.#budget.check();
    }
    return numbers;
  }

  /**
   * The numbers of the first rows of these columns plus 1, 0 for rows that were never added. The
   * array is written anew the next time.
   */
  findAll(columns: readonly Uint32Array[], rowCount: number): Uint32Array {
    const numbers = this.#room(rowCount);
    if (this.#width === 0) return numbers.fill(this.rowCount);
    for (let row = 0; row < rowCount; row += 1) {
      numbers[row] = this.#table[this.#slotOf(columns, row)]!;
      if (row % CHECKED_ROWS === 0) this.#budget.check();
    }
    return numbers;
  }

  /** Numbers rows until the last one or the table is full; returns the row after. */
  #number(columns: readonly Uint32Array[], from: number, to: number, numbers: Uint32Array): number {
    const table = this.#table;
    let row = from;
    for (; row < to && this.rowCount < this.#capacity; row += 1) {
      const slot = this.#slotOf(columns, row);
      const known = table[slot]!;
      if (known !== 0) {
        numbers[row] = known - 1;
        continue;
      }
      const number = this.rowCount;
      for (let index = 0; index < this.#width; index += 1)
        this.columns[index]![number] = columns[index]![row]!;
      numbers[row] = number;
      table[slot] = this.rowCount = number + 1;
    }
    return row;
  }

  /** Where the row is in the table, or would be. */
  #slotOf(columns: readonly Uint32Array[], row: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let hash = 0;
    for (let index = 0; index < this.#width; index += 1)
      hash = Math.imul(hash ^ (hash >>> 15) ^ columns[index]![row]!, MULTIPLIER);
    let slot = hash >>> this.#shift;
    for (
      let known = table[slot]!;
      known !== 0 && !this.#isRow(known - 1, columns, row);
      known = table[slot]!
    )
      slot = (slot + 1) & mask;
    return slot;
  }

  #isRow(number: number, columns: readonly Uint32Array[], row: number): boolean {
    for (let index = 0; index < this.#width; index += 1)
      if (this.columns[index]![number] !== columns[index]![row]) return false;
    return true;
  }

  #room(rowCount: number): Uint32Array {
    if (this.#numbers.length < rowCount) {
      this.#budget.addMemory((rowCount - this.#numbers.length) * 4);
      this.#numbers = new Uint32Array(rowCount);
    }
    return this.#numbers;
  }

  #grow(): void {
    this.#budget.addMemory(this.#capacity * (this.#width + 2) * 4);
    this.#capacity *= 2;
    this.columns = this.columns.map((column) => longer(column, this.#capacity));
    this.#table = new Uint32Array(this.#capacity * 2);
    this.#shift = Math.clz32(this.#capacity * 2 - 1);
    for (let number = 0; number < this.rowCount; number += 1)
      this.#table[this.#slotOf(this.columns, number)] = number + 1;
  }
}
