/** From a query's algebra to its answer in ids. */
export type { Operation, PathExpression, QueryForm } from './algebra.js';
export type { DefaultGraphReading } from './dataset.js';
export { NotPlanned } from './planner.js';
export type { IdTriple } from './construct.js';
export { planQuery, type Evaluation, type PlanSettings } from './query.js';
export { joinOfQuads } from './quad-patterns.js';
export { predicatesRead, type PredicatesRead } from './reads.js';
export { withFoundValues } from './searches.js';
export { insertValues, substitutePath, type Bindings } from './values-insertion.js';
export { allVariables, inputsOf, possibleVariables, variablesInTerm } from './variables.js';
export { Template } from './template.js';
