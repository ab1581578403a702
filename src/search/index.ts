/** Finds things by their names and words. */
export { stemOf, textKey, wordsOf, type Word } from '../catalogue/index.js';
export { searchedWords } from './find/query-words.js';
export type { Hit } from './find/ranking.js';
export { toSearchJson } from './find/search-json.js';
export { snippetOf, type SnippetPart } from './find/snippet.js';
export {
  SearchIndex,
  type FindOptions,
  type Found,
  type NameIndex,
  type NameMatch,
} from './search-index.js';
export * from './things-meant.js';
export { SearchIndexes } from './search-indexes.js';
export { openTextSearch, searchProvider } from './sparql-search.js';
