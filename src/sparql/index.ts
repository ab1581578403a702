/** A query and a graph version in; solutions, a graph, yes or no, or a `Change` out. */
export type { AnswerFormats, AnswerHead } from './answer.js';
export { DEFAULT_ENDPOINT_LIMITS, type EndpointLimits } from './federation/index.js';
export { planText, type Explanation, type PlanStep } from './explain.js';
export { defaultWorkerCount } from './query-runner.js';
export { queryTraitsOf, type QueryTraits } from './query-traits.js';
export { SOLUTION_FORMATS, solutionFormat, type SolutionFormat, type SolutionFormatInfo } from './results/index.js';
export { SparqlEngine, solutionsOf, type DefaultGraphReading, type ProtocolDataset, type QueryAnswer, type QueryOptions, type Solution, type SparqlSettings } from './sparql-engine.js';
export { builtModule, type RunningAnswer } from './workers/index.js';
