/** A query and a graph version in; solutions, a graph, yes or no, or a `Change` out. */
export type { AnswerFormats, AnswerHead } from './answer.js';
export { compileRegex, isInLanguage } from './expressions/index.js';
export {
  ACCEPT_RESULTS,
  DEFAULT_ENDPOINT_LIMITS,
  readResults,
  type Binding,
  type EndpointLimits,
  type Solutions,
} from './federation/index.js';
export { planText } from './explain.js';
export { withValues } from './bound-text.js';
export { forwardedQuery, forwardedUpdate, namedDataset, withNamedColumns } from './forwarded.js';
export { openVariables, valuesQuery, type QueryKind, type VariableUse } from './open-variables.js';
export { inverseOf, type PathExpression } from './algebra/index.js';
export type { Bindings, PredicatesRead } from './plan/index.js';
export { PreparedQuery } from './prepared-query.js';
export { QueriedGraph, type QueryLimits } from './queried-graph.js';
export { defaultWorkerCount } from './query-runner.js';
export { ENGINES, SECOND_ENGINES, type SecondEngine } from './second-engine.js';
export { serveSparql } from './serve-sparql.js';
export type { TaskHandler, TaskHandlers, TaskProvider, TaskTools } from './tasks.js';
export type { TextSearch, TextSearchOptions, TextSearchProvider } from './text-search.js';
export { queryTraitsOf, type QueryTraits } from './query-traits.js';
export {
  SOLUTION_FORMATS,
  compressAnswer,
  toJson,
  writeBoolean,
  type Encoding,
  type SolutionFormat,
  type SolutionFormatInfo,
} from './results/index.js';
export type { RunningQuery } from './query-register.js';
export * from './sparql-engine.js';
export { namesGraphs } from './protocol-dataset.js';
export { readSources, type Sources } from './sources.js';
export { DraftGraph, answerOfChange, changeOf, type ChangeHead } from './update/index.js';
export { withoutStringsAndComments } from './syntax/index.js';
export { compareValues, countCodePoints, isOfDatatype, toValue } from './values/index.js';
export { WORKER_LOST, type RunningAnswer, type WorkerAnswer } from './workers/index.js';
