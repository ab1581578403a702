/**
 * What `og:matches` asks: which things a text finds. Who answers is given from outside, since
 * whoever knows about texts is built upon this folder: the main thread has what is known of a
 * version handed to the thread that evaluates.
 */
import type { GraphVersion, IdGraph, TermId } from '../graph/index.js';

/** What is wanted of the things that a text finds. */
export interface TextSearchOptions {
  /** Kinds, as words or as IRIs of classes; all where none is given. */
  readonly kinds: readonly string[];
  /** At most so many, the best. */
  readonly limit: number | undefined;
  readonly needsScores: boolean;
}

/** What is known of names besides the graph, for explanations of queries without rows. */
export interface NameKnowledge {
  /** A name's words for comparing, without those that say nothing; equal for one meaning. */
  wordsOf(name: string): readonly string[];
  /** Further phrases for a class or a property, beside its labels. */
  phrasesOf(iri: string): readonly string[];
  /** Things with a name that is like a text, the nearest first. */
  thingsNamed(text: string): readonly string[];
}

export interface TextSearch {
  /** The graph that it knows; what is written later it does not. */
  readonly graph: IdGraph;
  /** What the vocabulary begins with that `og:matches` belongs to. */
  readonly baseIri: string;
  readonly names: NameKnowledge;
  /** Cost: some milliseconds. */
  find(
    text: string,
    options: TextSearchOptions,
  ): readonly { readonly thing: TermId; readonly score: number }[];
}

/** Opens in any thread what `payloadOf` gave in the main thread. */
export type OpenTextSearch = (payload: unknown, graph: IdGraph, baseIri: string) => TextSearch;

export interface TextSearchProvider {
  /** What the evaluating thread is sent for a version; large parts are in shared memory. */
  payloadOf(version: GraphVersion): Promise<unknown>;
  readonly open: OpenTextSearch;
}

/** Whether a query's text may have `og:matches`; a text with escapes may have anything. */
export function maySearch(text: string): boolean {
  return /matches|search(?:Text|Score|Limit|Kind)|\\u/i.test(text);
}
