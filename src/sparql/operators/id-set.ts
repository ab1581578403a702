/** A set of ids: a hash table with open addressing, 0 being an empty slot. */
const FIRST_SLOTS = 64;
const MULTIPLIER = 0x9e3779b1;

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
