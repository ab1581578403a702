/** From a query's algebra to its answer in ids. */
export type { IdTriple } from './construct.js';
export type { DefaultGraphReading } from './dataset.js';
export { planQuery, type Evaluation, type QueryResult, type PlanSettings } from './query.js';
export { withSearches } from './searches.js';
export { predicatesRead, type PredicatesRead } from './reads.js';
export { insertValues, substitutePath, type Bindings } from './values-insertion.js';
export { Template } from './template.js';
