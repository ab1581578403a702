/**
 * Memory of a worker's queries on its heap: a query is stopped before it reaches the limit of the
 * heap. At that limit V8 ends the worker, but when a single large allocation exceeds it (an array
 * or a map that doubles), V8 ends the process.
 */
import { garbageCollector, heldBytes } from '../../threads/index.js';

/** The current thread's memory. */
export class WorkerMemory {
  /** Memory after the last collection: code, and open versions. */
  #floorBytes = heldBytes();
  #collect: (() => void) | undefined;
  /** Collecting takes at most a tenth of the time. */
  #notBeforeMs = 0;

  /** Without garbage and the memory from before. */
  exceeds(bytes: number): boolean {
    if (heldBytes() - this.#floorBytes <= bytes) return false;
    const start = performance.now();
    if (start < this.#notBeforeMs) return false;
    this.#collectGarbage();
    const end = performance.now();
    this.#notBeforeMs = end + 9 * (end - start);
    return heldBytes() - this.#floorBytes > bytes;
  }

  /** Collects garbage when no query is held any more; this takes some milliseconds. */
  collect(): void {
    this.#collectGarbage();
    this.#floorBytes = heldBytes();
  }

  #collectGarbage(): void {
    this.#collect ??= garbageCollector();
    this.#collect();
  }
}
