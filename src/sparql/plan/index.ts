/** From a query's algebra to its answer in ids. */
export type { Operation, QueryForm } from './algebra.js';
export type { DefaultGraphReading } from './dataset.js';
export { NotPlanned } from './planner.js';
export type { IdTriple } from './construct.js';
export { planQuery, type Evaluation, type PlanSettings } from './query.js';
export { joinOfQuads } from './quad-patterns.js';
export { assignedVariables, possibleVariables, variablesInTerm } from './variables.js';
export { Template } from './template.js';
