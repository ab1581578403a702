/** `og:matches` in SPARQL: sends an index to the evaluating thread, and searches there. */
import { TermGraph, type GraphVersion, type IdGraph } from '../graph/index.js';
import { getOrMake, namesFor } from '../rdf/index.js';
import type { TextSearch, TextSearchOptions, TextSearchProvider } from '../sparql/index.js';
import { findScored } from './find/find.js';
import { kindFilterOf } from './find/kind-filter.js';
import { thingsWithWords } from './find/word-beginnings.js';
import type { Scored } from './find/ranking.js';
import { SearchIndex } from './names/search-index.js';
import type { Segment } from './names/segment.js';
import type { SearchIndexes } from './search-indexes.js';

/** An index without its graph, which the other thread has. */
interface SearchPayload {
  /** Unique for each index of a process. */
  readonly key: number;
  readonly segments: readonly Segment[];
}

/** Answers `og:matches` from the indexes of versions. */
export function searchProvider(indexes: SearchIndexes): TextSearchProvider {
  const payloads = new WeakMap<SearchIndex, SearchPayload>();
  let keyCount = 0;
  return {
    payloadOf: async (version: GraphVersion): Promise<SearchPayload> => {
      const index = await indexes.of(version);
      const { segments } = index;
      return getOrMake(payloads, index, () => ({ key: (keyCount += 1), segments }));
    },
    open: openTextSearch,
  };
}

/** Indexes that were opened in this thread, the latest last. */
const opened = new Map<number, IndexSearch>();
const KEPT_OPEN = 2;

/** Opens a payload of `searchProvider`, once for all queries over a version. */
export function openTextSearch(payload: unknown, graph: IdGraph, baseIri: string): TextSearch {
  // It comes from `payloadOf`, through another thread or not.
  const { key, segments } = payload as SearchPayload;
  let search = opened.get(key);
  if (search?.graph !== graph) {
    search = new IndexSearch(
      new SearchIndex(new TermGraph(graph), namesFor(baseIri), segments),
      baseIri,
    );
    opened.delete(key);
    opened.set(key, search);
    const [oldest = key] = opened.keys();
    if (opened.size > KEPT_OPEN) opened.delete(oldest);
  }
  return search;
}

class IndexSearch implements TextSearch {
  constructor(
    readonly index: SearchIndex,
    readonly baseIri: string,
  ) {}

  get graph(): IdGraph {
    return this.index.graph;
  }

  find(text: string, { kinds, limit, needsScores, isByBeginnings }: TextSearchOptions): Scored[] {
    if (isByBeginnings)
      return thingsWithWords(this.index, text).map((thing) => ({ thing, score: 0 }));
    return findScored(this.index, text, {
      ...kindFilterOf(this.index, kinds),
      needsScores,
      ...(limit === undefined ? {} : { limit }),
    });
  }
}
