/** Which patterns of a graph were fetched, or are to be. */
import { UNBOUND, needsWholeGraph, type IdMatch, type TermId } from '../graph/index.js';

/** By what a pattern is fetched: the positions of subject, predicate, object and graph. */
export type PatternKind = 's' | 'po' | 'o' | 'p' | 'g';
export const PATTERNS: readonly PatternKind[] = ['s', 'po', 'o', 'p', 'g'];

/** All of one subject is fetched at once, since most code reads more of it than one property. */
export class FetchedPatterns {
  readonly #keys: Readonly<Record<PatternKind, Map<string, readonly TermId[]>>> = {
    s: new Map(),
    po: new Map(),
    o: new Map(),
    p: new Map(),
    g: new Map(),
  };

  get isEmpty(): boolean {
    return PATTERNS.every((kind) => this.#keys[kind].size === 0);
  }

  covers(subject: IdMatch, predicate: IdMatch, object: IdMatch, graph: IdMatch): boolean {
    return (
      this.#has('s', subject) ||
      this.#has('o', object) ||
      this.#has('p', predicate) ||
      this.#has('po', predicate, object) ||
      this.#has('g', graph)
    );
  }

  /** @throws ServiceError `needs-whole-graph` for the pattern of all statements. */
  add(subject: IdMatch, predicate: IdMatch, object: IdMatch, graph: IdMatch): void {
    if (subject !== undefined) this.#note('s', subject);
    else if (predicate !== undefined && object !== undefined) this.#note('po', predicate, object);
    else if (object !== undefined) this.#note('o', object);
    else if (predicate !== undefined) this.#note('p', predicate);
    else if (graph !== undefined) this.#note('g', graph);
    else throw needsWholeGraph();
  }

  addAll(others: FetchedPatterns): void {
    for (const kind of PATTERNS) for (const ids of others.keysOf(kind)) this.#note(kind, ...ids);
  }

  /** The given positions of each pattern of a kind. */
  keysOf(kind: PatternKind): Iterable<readonly TermId[]> {
    return this.#keys[kind].values();
  }

  #has(kind: PatternKind, ...ids: readonly IdMatch[]): boolean {
    return !ids.includes(undefined) && this.#keys[kind].has(ids.join(' '));
  }

  #note(kind: PatternKind, ...ids: readonly TermId[]): void {
    this.#keys[kind].set(ids.join(' '), ids);
  }
}

/** The default graph has no term. */
export const isDefaultGraph = (kind: PatternKind, id: TermId): boolean =>
  kind === 'g' && id === UNBOUND;
