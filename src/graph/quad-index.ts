/** A draft's added or removed quads: few, and often matched by pattern. */
import { quadKey, termKey, type Match, type Quad } from '../rdf/index.js';

type QuadPosition = 'subject' | 'predicate' | 'object' | 'graph';

/** Positions, likely most selective first. */
const POSITIONS: readonly QuadPosition[] = ['subject', 'object', 'predicate', 'graph'];

/**
 * Quads, each once, found by any position. It returns the given objects, and indexes only positions
 * in use. Cost of `match`: the quads that share the first position.
 */
export class QuadIndex {
  readonly #quads = new Map<string, Quad>();
  readonly #indexes = new Map<QuadPosition, Map<string, Set<Quad>>>();

  get size(): number {
    return this.#quads.size;
  }

  [Symbol.iterator](): IterableIterator<Quad> {
    return this.#quads.values();
  }

  has(quad: Quad): boolean {
    return this.#quads.size > 0 && this.#quads.has(quadKey(quad));
  }

  add(quad: Quad): void {
    const key = quadKey(quad);
    if (this.#quads.has(key)) return;
    this.#quads.set(key, quad);
    for (const [position, index] of this.#indexes) enter(index, position, quad);
  }

  delete(quad: Quad): void {
    if (this.#quads.size === 0) return;
    const key = quadKey(quad);
    const held = this.#quads.get(key);
    if (!held) return;
    this.#quads.delete(key);
    for (const [position, index] of this.#indexes) index.get(termKey(held[position]))?.delete(held);
  }

  match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Quad[] {
    if (this.#quads.size === 0) return [];
    const pattern = { subject, predicate, object, graph };
    const given = POSITIONS.filter((position) => pattern[position]);
    const [first, ...others] = given;
    if (!first) return [...this.#quads.values()];
    // A given position is a term.
    const found = this.#indexOf(first).get(termKey(pattern[first]!));
    if (!found) return [];
    return others.length === 0
      ? [...found]
      : [...found].filter((quad) =>
          others.every((position) => quad[position].equals(pattern[position])),
        );
  }

  #indexOf(position: QuadPosition): Map<string, Set<Quad>> {
    let index = this.#indexes.get(position);
    if (!index) {
      index = new Map();
      for (const quad of this.#quads.values()) enter(index, position, quad);
      this.#indexes.set(position, index);
    }
    return index;
  }
}

function enter(index: Map<string, Set<Quad>>, position: QuadPosition, quad: Quad): void {
  const key = termKey(quad[position]);
  const quads = index.get(key);
  if (quads) quads.add(quad);
  else index.set(key, new Set([quad]));
}
