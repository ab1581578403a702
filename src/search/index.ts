/** Finds things by their names and words; answers questions in English. */
export { answerInWords, type Answer } from './ask/answer/answer.js';
export { Asker, type AnsweredReading, type Reply } from './ask/ask.js';
export type { Continuation, Continuations } from './ask/continuations.js';
export {
  MAX_CONDITIONS,
  MAX_DEPTH,
  NAME_ORDER,
  anyOf,
  conditionAt,
  hasRoom,
  hasValues,
  visitConditions,
  withCondition,
  withoutCondition,
  type BuiltQuery,
  type Condition,
  type Place,
  type Test,
} from './build/built-query.js';
export { Choices, type Counted, type ValueChoices } from './build/choices.js';
export { testWords } from './build/condition-words.js';
export {
  writeQuery,
  type TextTools,
  type WrittenColumn,
  type WrittenQuery,
} from './build/query-text.js';
export { BuildVocabulary, type Relation, type ValueKind } from './build/relations.js';
export { find, type Found } from './find/find.js';
export { kindFilterOf } from './find/kind-filter.js';
export type { Hit, RankOptions } from './find/ranking.js';
export { toSearchJson, type SearchJson, type SearchRequest } from './find/search-json.js';
export { snippetOf, type SnippetPart } from './find/snippet.js';
export { valuesOfColumn, valuesOfMember } from './lists/column.js';
export { countriesOf } from './lists/countries.js';
export { resolveValue, valueFor } from './lists/filter-values.js';
export {
  LIST_KINDS,
  type FilterValues,
  type ListFilter,
  type ListKind,
  type Shown,
} from './lists/list-kinds.js';
export { followIds } from './lists/paths.js';
export { ListSelection, type Criteria } from './lists/selection.js';
export { ThingList } from './lists/thing-list.js';
export { keyOf } from './names/name-text.js';
export { SearchIndex, type NameMatch, type NameOptions } from './names/search-index.js';
export { SearchIndexes } from './search-indexes.js';
export { searchProvider } from './sparql-search.js';
