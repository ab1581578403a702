/**
 * Builds queries by clicking: possible conditions, the SPARQL, and the number of results of each
 * choice.
 */
export {
  MAX_CONDITIONS,
  MAX_DEPTH,
  NAME_ORDER,
  anyValueOf,
  conditionAt,
  hasRoom,
  hasValues,
  visitConditions,
  withCondition,
  withoutCondition,
  type BuiltQuery,
  type Condition,
  type ConditionPath,
  type ValueTest,
} from './built-query.js';
export { Choices, type Counted, type ValueChoices } from './choices.js';
export { testWords } from './condition-words.js';
export { writeQuery, type WrittenQuery } from './query-text.js';
export { BuildVocabulary, type BuildRelation } from './relations.js';
