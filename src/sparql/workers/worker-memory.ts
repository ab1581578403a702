/**
 * Memory of a worker's queries on its heap. V8 would not do two things by itself: an idle worker
 * gives back its last query's garbage, and a query is stopped before it reaches the limit of the
 * heap. At that limit V8 ends the worker, but when a single large allocation exceeds it (an array
 * or a map that doubles), V8 ends the process.
 */
import { garbageCollector, heldBytes } from '../../threads/index.js';

/** Garbage of this size is worth collecting immediately. */
const LEFTOVER_BYTES = 64 * 2 ** 20;

/** The current thread's memory. */
export class WorkerMemory {
  /** Memory after the last collection: code, and open versions. */
  #floorBytes = heldBytes();
  #collect: (() => void) | undefined;
  /** Collecting takes at most a tenth of the time. */
  #notBeforeMs = 0;

  /** Whether much more memory is held than after the last collection. Costs a few microseconds. */
  get hasLeftovers(): boolean {
    return heldBytes() - this.#floorBytes > LEFTOVER_BYTES;
  }

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
