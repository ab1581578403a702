/** Sets of ids. */
import type { Budget } from '../workers/index.js';

const FIRST_SLOTS = 64;
const MULTIPLIER = 0x9e3779b1;

/** A hash table with open addressing, 0 being an empty slot. */
export class IdSet {
  size = 0;
  #table = new Uint32Array(FIRST_SLOTS);
  #shift = Math.clz32(FIRST_SLOTS - 1);

  /** Adds an id other than 0; false if present. */
  add(id: number): boolean {
    if (this.size * 2 >= this.#table.length) this.#grow();
    const slot = this.#slotOf(id);
    if (this.#table[slot] !== 0) return false;
    this.#table[slot] = id;
    this.size += 1;
    return true;
  }

  clear(): void {
    if (this.size === 0) return;
    if (this.#table.length === FIRST_SLOTS) this.#table.fill(0);
    else this.#resize(FIRST_SLOTS);
    this.size = 0;
  }

  #slotOf(id: number): number {
    const mask = this.#table.length - 1;
    let slot = Math.imul(id, MULTIPLIER) >>> this.#shift;
    while (this.#table[slot] !== 0 && this.#table[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const ids = this.#table;
    this.#resize(ids.length * 2);
    for (const id of ids) if (id !== 0) this.#table[this.#slotOf(id)] = id;
  }

  #resize(slots: number): void {
    this.#table = new Uint32Array(slots);
    this.#shift = Math.clz32(slots - 1);
  }
}

/** Ids seen so far, 0 too: those of a dictionary as bits. */
export class SeenIds {
  readonly #bits: Uint32Array;
  readonly #others = new IdSet();

  constructor(
    dictionarySize: number,
    private readonly budget: Budget,
  ) {
    budget.addMemory(dictionarySize / 8);
    this.#bits = new Uint32Array((dictionarySize >>> 5) + 1);
  }

  /** Adds a column's first ids; returns the rows of those that are new. */
  addNew([column]: readonly Uint32Array[], rowCount: number): Uint32Array {
    const bits = this.#bits;
    const rows = new Uint32Array(rowCount);
    const before = this.#others.size;
    let count = 0;
    for (let row = 0; row < rowCount; row += 1) {
      const id = column![row]!;
      const word = bits[id >>> 5];
      if (word === undefined) {
        if (this.#others.add(id)) rows[count++] = row;
      } else if (((word >>> (id & 31)) & 1) === 0) {
        bits[id >>> 5] = word | (1 << (id & 31));
        rows[count++] = row;
      }
    }
    this.budget.addMemory((this.#others.size - before) * 16);
    this.budget.check();
    return rows.subarray(0, count);
  }
}
