/** Quads as an immutable base plus what was added to and removed from it: cheap to copy, so that every version is one. */
import { QuadSet, type Match, type Quad, type QuadSource } from '../rdf/index.js';

/** A delta of this many quads is merged into a new base, once it is also a quarter of the base's size. */
const MIN_QUADS_TO_MERGE = 2_000;

/**
 * Invariants:
 * 1. `#base` is never changed after the constructor; copies share it.
 * 2. `#removed` is a part of `#base`, and `#added` has no quad of `#base`; hence every count is a sum.
 */
export class LayeredQuads implements QuadSource {
  readonly #base: QuadSet;
  readonly #added: QuadSet;
  readonly #removed: QuadSet;

  constructor(base = new QuadSet(), added = new QuadSet(), removed = new QuadSet()) {
    this.#base = base;
    this.#added = added;
    this.#removed = removed;
  }

  get size(): number {
    return this.#base.size + this.#added.size - this.#removed.size;
  }

  *match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Generator<Quad> {
    const mayBeRemoved = this.#removed.size > 0;
    for (const quad of this.#base.readQuads(subject ?? null, predicate ?? null, object ?? null, graph ?? null)) {
      if (!mayBeRemoved || !this.#removed.has(quad)) yield quad;
    }
    yield* this.#added.readQuads(subject ?? null, predicate ?? null, object ?? null, graph ?? null);
  }

  /** The number of quads that match, without visiting them where the store's indexes tell it. */
  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    const pattern = [subject ?? null, predicate ?? null, object ?? null, graph ?? null] as const;
    return this.#base.countQuads(...pattern) - this.#removed.countQuads(...pattern) + this.#added.countQuads(...pattern);
  }

  has(quad: Quad): boolean {
    return this.#added.has(quad) || (this.#base.has(quad) && !this.#removed.has(quad));
  }

  /** Names of the graphs that hold a quad; the default graph is not one of them. */
  graphNames(): Quad['graph'][] {
    const names = new Map<string, Quad['graph']>();
    for (const layer of [this.#base, this.#added]) {
      for (const graph of layer.getGraphs(null, null, null)) names.set(graph.id, graph);
    }
    return [...names.values()].filter((graph) => graph.termType !== 'DefaultGraph' && this.count(null, null, null, graph) > 0);
  }

  /** Adds a quad; false when it was there. Only a copy that nobody else has yet may be changed. */
  add(quad: Quad): boolean {
    // Without a base, as at every start, the store itself tells whether the quad is new.
    if (this.#base.size === 0) return this.#added.addQuad(quad);
    if (this.has(quad)) return false;
    if (!this.#removed.removeQuad(quad)) this.#added.add(quad);
    return true;
  }

  /** Removes a quad; false when it was not there. */
  delete(quad: Quad): boolean {
    if (this.size === 0 || !this.has(quad)) return false;
    if (!this.#added.removeQuad(quad)) this.#removed.add(quad);
    return true;
  }

  /** A copy that can be changed without this one noticing. Cost: the size of the delta. */
  copy(): LayeredQuads {
    return new LayeredQuads(this.#base, new QuadSet([...this.#added]), new QuadSet([...this.#removed]));
  }

  /** The same quads with a small delta, so that copies are cheap: these, or when the delta is large, merged into a new base. */
  merged(): LayeredQuads {
    const delta = this.#added.size + this.#removed.size;
    if (delta <= MIN_QUADS_TO_MERGE || delta * 4 <= this.#base.size) return this;
    // What was only added needs no look at the base: the first load, and every start.
    return new LayeredQuads(this.#base.size === 0 ? this.#added : new QuadSet([...this.match()]));
  }
}
