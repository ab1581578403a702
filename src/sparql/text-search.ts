/**
 * `og:matches`: which things a text finds. The search is given from outside, since text search is
 * built upon this folder: the main thread hands its index of a version to the evaluating thread.
 */
import type { GraphVersion, IdGraph, TermId } from '../graph/index.js';

export interface TextSearchOptions {
  /** Kinds, as words or as IRIs of classes; empty for all. */
  readonly kinds: readonly string[];
  /** Only so many, the best. */
  readonly limit: number | undefined;
  readonly needsScores: boolean;
  /** Whether all words, or words that begin so, must be there, without slips and scores. */
  readonly isByBeginnings: boolean;
}

export interface TextSearch {
  /** The graph it was made for, without later writes. */
  readonly graph: IdGraph;
  /** Prefix of the vocabulary with `og:matches`. */
  readonly baseIri: string;
  /** Cost: some milliseconds. */
  find(
    text: string,
    options: TextSearchOptions,
  ): readonly { readonly thing: TermId; readonly score: number }[];
}

/** Opens, in any thread, the `payloadOf` of the main thread. */
export type OpenTextSearch = (payload: unknown, graph: IdGraph, baseIri: string) => TextSearch;

export interface TextSearchProvider {
  /** A version's data for the evaluating thread; large parts are in shared memory. */
  payloadOf(version: GraphVersion): Promise<unknown>;
  readonly open: OpenTextSearch;
}

/** Whether a query's text may have `og:matches`; escapes may hide it. */
export function maySearch(text: string): boolean {
  return /matches|search(?:Text|Score|Limit|Kind)|\\u/i.test(text);
}
