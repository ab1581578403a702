/** Which patterns of a graph were fetched, or are to be. */
import type { IdMatch, TermId } from '../graph/index.js';

/** By what a pattern is fetched: the positions of subject, predicate, object and graph; or all. */
export type PatternKind = 's' | 'po' | 'o' | 'p' | 'g' | '';
export const PATTERNS: readonly PatternKind[] = ['s', 'po', 'o', 'p', 'g', ''];

interface Pattern {
  readonly ids: readonly TermId[];
  /** The fetch that it came with. */
  readonly fetch: number;
}

/** All of one subject is fetched at once, since most code reads more of it than one property. */
export class FetchedPatterns {
  readonly #keys: Readonly<Record<PatternKind, Map<string, Pattern>>> = {
    s: new Map(),
    po: new Map(),
    o: new Map(),
    p: new Map(),
    g: new Map(),
    '': new Map(),
  };
  /** How many fetches there were. */
  fetchCount = 0;

  get size(): number {
    return PATTERNS.reduce((sum, kind) => sum + this.#keys[kind].size, 0);
  }

  /** Whether all of a pattern came with the first so many fetches. */
  covers(
    [subject, predicate, object, graph]: readonly IdMatch[],
    fetchCount = this.fetchCount,
  ): boolean {
    const has = (kind: PatternKind, ...ids: readonly IdMatch[]): boolean => {
      if (ids.includes(undefined)) return false;
      const known = this.#keys[kind].get(ids.join(' '));
      return known !== undefined && known.fetch < fetchCount;
    };
    return (
      has('s', subject) ||
      has('o', object) ||
      has('p', predicate) ||
      has('po', predicate, object) ||
      has('g', graph) ||
      has('')
    );
  }

  add([subject, predicate, object, graph]: readonly IdMatch[]): void {
    if (subject !== undefined) this.#note('s', subject);
    else if (predicate !== undefined && object !== undefined) this.#note('po', predicate, object);
    else if (object !== undefined) this.#note('o', object);
    else if (predicate !== undefined) this.#note('p', predicate);
    else if (graph !== undefined) this.#note('g', graph);
    else this.#note('');
  }

  /** What one fetch has brought. */
  addAll(others: FetchedPatterns): void {
    for (const kind of PATTERNS) for (const ids of others.keysOf(kind)) this.#note(kind, ...ids);
    this.fetchCount += 1;
  }

  /** The given positions of each pattern of a kind. */
  keysOf(kind: PatternKind): (readonly TermId[])[] {
    return Array.from(this.#keys[kind].values(), ({ ids }) => ids);
  }

  #note(kind: PatternKind, ...ids: readonly TermId[]): void {
    const key = ids.join(' ');
    if (!this.#keys[kind].has(key)) this.#keys[kind].set(key, { ids, fetch: this.fetchCount });
  }
}

/** The pattern of a kind with these ids. */
export function patternOf(kind: PatternKind, ids: readonly TermId[]): readonly IdMatch[] {
  return ['s', 'p', 'o', 'g'].map((position) =>
    kind.includes(position) ? ids[kind.indexOf(position)] : undefined,
  );
}
