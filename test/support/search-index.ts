/** Indexes of versions that are in memory. */
import type { GraphVersion } from '../../src/graph/index.js';
import type { Names } from '../../src/rdf/index.js';
import { SearchIndexes, type SearchIndex } from '../../src/search/index.js';

export function indexOf(version: GraphVersion, names: Names): Promise<SearchIndex> {
  return new SearchIndexes(names, 'here').of(version);
}
