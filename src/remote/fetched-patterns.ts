/** Which patterns of a graph were fetched, or are to be. */
import type { IdMatch, TermId } from '../graph/index.js';

/** The ids of subject, predicate, object and graph. */
export type Pattern = readonly IdMatch[];

/**
 * By which of these positions a pattern is fetched: by the first that it has. All of one subject is
 * fetched together, since most code reads more of it than one property.
 */
export const PATTERN_KINDS = ['s', 'po', 'o', 'p', 'g', ''] as const;

const positionsOf = (kind: string): number[] =>
  kind.split('').map((letter) => 'spog'.indexOf(letter));

const keyOf = (pattern: Pattern, positions: readonly number[]): string =>
  positions.map((at) => pattern[at]).join(' ');

export class FetchedPatterns {
  /** For each kind, patterns with the number of the fetch that they came with. */
  readonly #kinds = PATTERN_KINDS.map((kind) => ({
    kind,
    positions: positionsOf(kind),
    known: new Map<string, { readonly pattern: Pattern; readonly fetch: number }>(),
  }));
  fetchCount = 0;
  /** Objects of which only the number of statements is wanted. */
  readonly counted = new Set<TermId>();
  /** Whether the number of statements in each graph is wanted too. */
  withCounts = false;

  get size(): number {
    return this.#kinds.reduce(
      (sum, { known }) => sum + known.size,
      this.counted.size + Number(this.withCounts),
    );
  }

  /** Whether all of a pattern came with the first so many fetches. */
  covers(pattern: Pattern, fetchCount = this.fetchCount): boolean {
    return this.#kinds.some(
      ({ positions, known }) =>
        (known.get(keyOf(pattern, positions))?.fetch ?? Infinity) < fetchCount,
    );
  }

  add(pattern: Pattern): void {
    for (const { positions, known } of this.#kinds) {
      if (positions.some((at) => pattern[at] === undefined)) continue;
      const key = keyOf(pattern, positions);
      const kept = pattern.map((id, at) => (positions.includes(at) ? id : undefined));
      if (!known.has(key)) known.set(key, { pattern: kept, fetch: this.fetchCount });
      return;
    }
  }

  /** What one fetch has brought. */
  addAll(others: FetchedPatterns): void {
    for (const kind of PATTERN_KINDS) for (const each of others.of(kind)) this.add(each);
    for (const each of others.counted) this.counted.add(each);
    this.withCounts ||= others.withCounts;
    this.fetchCount += 1;
  }

  of(kind: (typeof PATTERN_KINDS)[number]): Pattern[] {
    return this.#kinds
      .filter((each) => each.kind === kind)
      .flatMap(({ known }) => Array.from(known.values(), ({ pattern }) => pattern));
  }
}
