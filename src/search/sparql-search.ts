/** `og:matches` in SPARQL: tells the evaluating thread where a version's catalogue is. */
import { TermGraph, type GraphVersion, type IdGraph, type TermId } from '../graph/index.js';
import type { TextSearch, TextSearchOptions, TextSearchProvider } from '../sparql/index.js';
import { withView, type CataloguePlace } from './catalogues.js';
import type { CatalogueView } from '../catalogue/index.js';
import { kindsMeant } from './find/kinds-meant.js';
import { likelyThings, withLinks, type Scored } from './find/ranking.js';
import { thingsWithWords } from './find/things-with-words.js';
import { idsOf, membersOf } from './search-index.js';
import type { SearchIndexes } from './search-indexes.js';

/** Answers `og:matches` from the catalogues of versions. */
export function searchProvider(indexes: SearchIndexes): TextSearchProvider {
  return {
    payloadOf: (version: GraphVersion): Promise<CataloguePlace> => indexes.placeOf(version),
    open: openTextSearch,
  };
}

/** Opens a payload of `searchProvider`. */
export function openTextSearch(payload: unknown, graph: IdGraph, baseIri: string): TextSearch {
  // It comes from `payloadOf`, through another thread or not.
  const place = payload as CataloguePlace;
  return {
    graph,
    baseIri,
    find: (text, options) =>
      withView(place, baseIri, (view) => [...found(new TermGraph(graph), text, options, view)]),
  };
}

function* found(
  graph: TermGraph,
  text: string,
  { kinds, limit, needsScores, isByBeginnings }: TextSearchOptions,
  view: CatalogueView,
): Generator<{ thing: TermId; score: number }> {
  const scored = (): readonly Scored[] => {
    if (isByBeginnings) return thingsWithWords(view, text).map((iri) => ({ iri, score: 0 }));
    const wanted = kindsMeant(view, kinds);
    const filter = { kinds: wanted.kinds, among: membersOf(graph, wanted.classes) };
    const things = likelyThings(view, text, filter, limit);
    return limit !== undefined || needsScores
      ? withLinks(graph, things, { limit: limit ?? things.length, offset: 0 })
      : things;
  };
  for (const { iri, score } of scored())
    for (const thing of idsOf(graph, [iri])) yield { thing, score };
}
