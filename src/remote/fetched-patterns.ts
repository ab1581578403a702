/** Which patterns of a graph were fetched, or are to be. */
import type { IdMatch, TermId } from '../graph/index.js';

/** By what a pattern is fetched: the positions of subject, predicate and object that are given. */
export type PatternKind = 's' | 'po' | 'o' | 'p';
export const PATTERNS: readonly PatternKind[] = ['s', 'po', 'o', 'p'];

/** All of one subject is fetched at once, since most code reads more of it than one property. */
export class FetchedPatterns {
  readonly #subjects = new Set<TermId>();
  readonly #objects = new Set<TermId>();
  readonly #predicates = new Set<TermId>();
  /** By predicate, the objects. */
  readonly #pairs = new Map<TermId, Set<TermId>>();

  get isEmpty(): boolean {
    const { size } = this.#subjects;
    return size + this.#objects.size + this.#predicates.size + this.#pairs.size === 0;
  }

  covers(subject: IdMatch, predicate: IdMatch, object: IdMatch): boolean {
    if (subject !== undefined && this.#subjects.has(subject)) return true;
    if (object !== undefined && this.#objects.has(object)) return true;
    if (predicate === undefined) return false;
    if (this.#predicates.has(predicate)) return true;
    return object !== undefined && (this.#pairs.get(predicate)?.has(object) ?? false);
  }

  /** @throws TypeError for the pattern of the whole graph. */
  add(subject: IdMatch, predicate: IdMatch, object: IdMatch): void {
    if (subject !== undefined) this.#subjects.add(subject);
    else if (object === undefined) {
      if (predicate === undefined) throw new TypeError('The whole of a remote graph was read.');
      this.#predicates.add(predicate);
    } else if (predicate === undefined) this.#objects.add(object);
    else this.#addPair(predicate, object);
  }

  addAll(others: FetchedPatterns): void {
    for (const [predicate, objects] of others.#pairs)
      for (const object of objects) this.#addPair(predicate, object);
    for (const id of others.#subjects) this.#subjects.add(id);
    for (const id of others.#objects) this.#objects.add(id);
    for (const id of others.#predicates) this.#predicates.add(id);
  }

  /** The given positions of each pattern of a kind. */
  *keysOf(kind: PatternKind): Generator<readonly TermId[]> {
    if (kind === 'po')
      for (const [predicate, objects] of this.#pairs)
        for (const object of objects) yield [predicate, object];
    else for (const id of this.#setOf(kind)) yield [id];
  }

  #addPair(predicate: TermId, object: TermId): void {
    this.#pairs.set(predicate, (this.#pairs.get(predicate) ?? new Set()).add(object));
  }

  #setOf(kind: Exclude<PatternKind, 'po'>): ReadonlySet<TermId> {
    return { s: this.#subjects, o: this.#objects, p: this.#predicates }[kind];
  }
}
