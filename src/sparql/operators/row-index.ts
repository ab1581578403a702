/** Numbers distinct rows of ids as they come: for DISTINCT, GROUP BY and hash joins. */
import type { Budget } from '../workers/index.js';
import { longer } from './batch.js';

const FIRST_CAPACITY = 64;
/** Rows numbered between budget checks. */
const CHECKED_ROWS = 4_096;

export const NO_NUMBER = 0xffffffff;

/**
 * 1. Rows are numbered from 0 in order of first appearance.
 * 2. A hash table with open addressing holds the numbers plus one; 0 is an empty slot. Slots are
 *    the upper bits of a product, so that consecutive ids do not collide.
 * 3. While rows of one column ascend, as a scan's subjects do, each is the last one or new, and
 *    there is no table yet.
 */
export class RowIndex {
  rowCount = 0;
  columns: Uint32Array[];
  #capacity = FIRST_CAPACITY;
  #table: Uint32Array | undefined;
  #numbers = new Uint32Array(FIRST_CAPACITY);

  constructor(
    private readonly width: number,
    private readonly budget: Budget,
  ) {
    this.columns = Array.from({ length: width }, () => new Uint32Array(FIRST_CAPACITY));
  }

  /**
   * The numbers of these columns' first rows, adding new ones; a row is new where its number is the
   * count of rows before it. The array is reused by the next call.
   */
  addAll(columns: readonly Uint32Array[], rowCount: number): Uint32Array {
    if (this.width === 0 && rowCount > 0) this.rowCount = 1;
    return this.#numbersOf(columns, rowCount, true);
  }

  /** Adds rows; returns those that are new, as places in the columns. */
  addNew(columns: readonly Uint32Array[], rowCount: number): Uint32Array {
    let known = this.rowCount;
    const numbers = this.addAll(columns, rowCount);
    const added = new Uint32Array(this.rowCount - known);
    let count = 0;
    for (let row = 0; row < rowCount && count < added.length; row += 1) {
      if (numbers[row] !== known) continue;
      known += 1;
      added[count++] = row;
    }
    return added;
  }

  /** `addAll` without adding rows: unknown ones get `NO_NUMBER`. */
  findAll(columns: readonly Uint32Array[], rowCount: number): Uint32Array {
    return this.#numbersOf(columns, rowCount, false);
  }

  #numbersOf(columns: readonly Uint32Array[], rowCount: number, isAdding: boolean): Uint32Array {
    if (this.#numbers.length < rowCount) {
      this.budget.addMemory((rowCount - this.#numbers.length) * 4);
      this.#numbers = new Uint32Array(rowCount);
    }
    if (this.width === 0) return this.#numbers.fill(this.rowCount > 0 ? 0 : NO_NUMBER);
    let row = 0;
    while (row < rowCount) {
      const to = Math.min(row + CHECKED_ROWS, rowCount);
      if (isAdding && this.width === 1 && !this.#table) {
        row = this.#numberAscending(columns[0]!, row, to);
        if (row < to && this.rowCount < this.#capacity) this.#table = this.#makeTable();
      } else row = this.#number(columns, row, to, isAdding);
      if (this.rowCount === this.#capacity) this.#grow();
      this.budget.check();
    }
    return this.#numbers;
  }

  /** Numbers rows while they ascend and there is room; returns the row after. */
  #numberAscending(column: Uint32Array, from: number, to: number): number {
    const [own, numbers, capacity] = [this.columns[0]!, this.#numbers, this.#capacity];
    let count = this.rowCount;
    let last = count === 0 ? -1 : own[count - 1]!;
    let row = from;
    for (; row < to && count < capacity; row += 1) {
      const id = column[row]!;
      if (id < last) break;
      if (id > last) own[count++] = last = id;
      numbers[row] = count - 1;
    }
    this.rowCount = count;
    return row;
  }

  /** Numbers rows until the end or until the table is full; returns the row after. */
  #number(columns: readonly Uint32Array[], from: number, to: number, isAdding: boolean): number {
    const table = (this.#table ??= this.#makeTable());
    const [numbers, capacity] = [this.#numbers, this.#capacity];
    const mask = table.length - 1;
    const isWide = this.width > 2;
    const isNarrow = this.width === 1;
    // Most rows have one or two columns; one column is read as two equal ones.
    const first = columns[0]!;
    const second = columns[1] ?? first;
    const ownFirst = this.columns[0]!;
    const ownSecond = this.columns[1] ?? ownFirst;
    let count = this.rowCount;
    let row = from;
    for (; row < to && count < capacity; row += 1) {
      const [a, b] = [first[row]!, second[row]!];
      const hash = hashOf(isNarrow ? 0 : a, b);
      let slot = (isWide ? this.#hashOfRest(hash, columns, row) : hash) >>> Math.clz32(mask);
      let known = table[slot]!;
      while (
        known !== 0 &&
        (ownFirst[known - 1] !== a ||
          ownSecond[known - 1] !== b ||
          (isWide && !this.#hasRest(known - 1, columns, row)))
      ) {
        slot = (slot + 1) & mask;
        known = table[slot]!;
      }
      if (known === 0 && isAdding) {
        for (let index = 0; index < this.width; index += 1)
          this.columns[index]![count] = columns[index]![row]!;
        known = table[slot] = count += 1;
      }
      // Unknown: this is `NO_NUMBER`.
      numbers[row] = known - 1;
    }
    this.rowCount = count;
    return row;
  }

  #hashOfRest(hash: number, columns: readonly Uint32Array[], row: number): number {
    for (let index = 2; index < this.width; index += 1) hash = hashOf(hash, columns[index]![row]!);
    return hash;
  }

  #hasRest(number: number, columns: readonly Uint32Array[], row: number): boolean {
    for (let index = 2; index < this.width; index += 1)
      if (this.columns[index]![number] !== columns[index]![row]) return false;
    return true;
  }

  #grow(): void {
    this.budget.addMemory(this.#capacity * (this.width + 2) * 4);
    this.#capacity *= 2;
    this.columns = this.columns.map((column) => longer(column, this.#capacity));
    if (this.#table) this.#table = this.#makeTable();
  }

  #makeTable(): Uint32Array {
    const table = new Uint32Array(this.#capacity * 2);
    const mask = table.length - 1;
    const first = this.columns[0]!;
    const second = this.columns[1] ?? first;
    for (let number = 0; number < this.rowCount; number += 1) {
      const hash = hashOf(this.width === 1 ? 0 : first[number]!, second[number]!);
      let slot = this.#hashOfRest(hash, this.columns, number) >>> Math.clz32(mask);
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = number + 1;
    }
    return table;
  }
}

function hashOf(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1);
  return Math.imul(hash ^ (hash >>> 15) ^ second, 0x9e3779b1);
}
