/** Finds things by their names and words. */
export { find, type Found } from './find/find.js';
export { kindFilterOf } from './find/kind-filter.js';
export type { Hit, RankOptions } from './find/ranking.js';
export { toSearchJson } from './find/search-json.js';
export { snippetOf, type SnippetPart } from './find/snippet.js';
export { searchedWords } from './find/query-words.js';
export { thingsWithWord } from './find/word-beginnings.js';
export { stemOf, textKey, wordsOf, type Word } from './names/name-text.js';
export { SearchIndex, type NameMatch } from './names/search-index.js';
export {
  directlyMeant,
  nothingMeant,
  thingIri,
  thingMeant,
  thingsMeant,
  type IndexSource,
  type WantedThing,
} from './things-meant.js';
export { SearchIndexes } from './search-indexes.js';
export { openTextSearch, searchProvider } from './sparql-search.js';
export {
  CLASS_VERBS,
  FURTHER_NOUNS,
  RELATION_TABLE,
  alternativesOf,
  type RelationEntry,
  type RelationTrait,
} from './words/relation-table.js';
