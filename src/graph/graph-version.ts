/** The whole dataset at one moment, and how the next one is prepared. */
import type { Change, Match, Quad, QuadSource } from '../rdf/index.js';
import { LayeredQuads } from './layered-quads.js';

/**
 * The whole dataset as one commit left it: asserted and inferred statements.
 * 1. A version never changes: whoever holds one reads the same quads for as long as it is held.
 * 2. `number` is the id of the commit in the log; a higher number is a later state.
 * 3. Nobody but `commits/` makes a version that others see.
 */
export interface GraphVersion extends QuadSource {
  readonly number: number;
  /**
   * What no other version has, also of another log or of this one put back from a copy, where the numbers begin anew:
   * the digest of its commit, which covers all commits before. Empty outside a log.
   */
  readonly identity: string;
  /** When it was committed; undefined for the empty version before the first commit. */
  readonly committedAt: Date | undefined;
  /** Quads of all graphs, inferred ones included. */
  readonly size: number;
  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number;
  has(quad: Quad): boolean;
  /** Names of the graphs that hold a quad, the default graph aside. */
  graphNames(): Quad['graph'][];
  /** A private copy to prepare a change on. */
  draft(): Draft;
}

/** A private, changeable copy of a version. It remembers the net difference from where it began. */
export class Draft implements QuadSource {
  readonly #quads: LayeredQuads;
  readonly #added = new LayeredQuads();
  readonly #removed = new LayeredQuads();

  constructor(quads: LayeredQuads) {
    this.#quads = quads;
  }

  /** The matching quads as they are now; changing the draft while reading them does no harm. */
  match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Quad[] {
    return [...this.#quads.match(subject, predicate, object, graph)];
  }

  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    return this.#quads.count(subject, predicate, object, graph);
  }

  has(quad: Quad): boolean {
    return this.#quads.has(quad);
  }

  graphNames(): Quad['graph'][] {
    return this.#quads.graphNames();
  }

  add(quad: Quad): void {
    if (this.#quads.add(quad) && !this.#removed.delete(quad)) this.#added.add(quad);
  }

  delete(quad: Quad): void {
    if (this.#quads.delete(quad) && !this.#added.delete(quad)) this.#removed.add(quad);
  }

  /** Applies a change, removals first. */
  apply(change: Change): void {
    for (const quad of change.removed) this.delete(quad);
    for (const quad of change.added) this.add(quad);
  }

  /** The net difference from where the draft began: what was removed and added again is in neither part. */
  netChange(): Change {
    return { added: [...this.#added.match()], removed: [...this.#removed.match()] };
  }

  /** Makes the version `number` of the quads as they are. The draft must not be changed after that. */
  publish(number: number, committedAt: Date | undefined, identity = ''): GraphVersion {
    return new MemoryVersion(this.#quads.merged(), number, committedAt, identity);
  }
}

/** The version before the first commit. */
export function emptyVersion(): GraphVersion {
  return new MemoryVersion(new LayeredQuads(), 0, undefined, '');
}

/** A version outside any log that holds just these quads. */
export function versionOf(quads: Iterable<Quad>): GraphVersion {
  const draft = emptyVersion().draft();
  for (const quad of quads) draft.add(quad);
  return draft.publish(0, undefined);
}

class MemoryVersion implements GraphVersion {
  readonly #quads: LayeredQuads;

  constructor(quads: LayeredQuads, readonly number: number, readonly committedAt: Date | undefined, readonly identity: string) {
    this.#quads = quads;
  }

  get size(): number {
    return this.#quads.size;
  }

  match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Iterable<Quad> {
    return this.#quads.match(subject, predicate, object, graph);
  }

  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    return this.#quads.count(subject, predicate, object, graph);
  }

  has(quad: Quad): boolean {
    return this.#quads.has(quad);
  }

  graphNames(): Quad['graph'][] {
    return this.#quads.graphNames();
  }

  draft(): Draft {
    return new Draft(this.#quads.copy());
  }
}
