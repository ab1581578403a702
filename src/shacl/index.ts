/** The gate: would the graph still be valid after this change? */
export { isInstanceOf, superClassesOf } from './classes.js';
export { Gate, InvalidDataError, accepted } from './gate.js';
export {
  describeResult,
  isAcceptable,
  type ValidationReport,
  type ValidationResult,
  type ValidationResults,
} from './validation-report.js';
export { listOf } from './shape-terms.js';
export { ShapeProperties, type ShapeProperty } from './shape-properties.js';
export * from './second-validator.js';
export { MergedGraph } from './merged-graph.js';
export { Validator } from './validator.js';
