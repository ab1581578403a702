/** The one form of queries and updates that all parts of the engine share. */
export type { Algebra, Dataset, Form, Pattern, PatternText, QueryForm } from './algebra.js';
export {
  isVarying,
  variableNamed,
  type AggregateExpression,
  type Expression,
  type NamedExpression,
  type OperatorExpression,
} from './expression.js';
export { changed, copyOf, formOf, partsIn, projectionOf, type Part } from './parts.js';
export { inverseOf, pathExpressionText, type PathExpression } from './path-expression.js';
export type {
  ClearOrDrop,
  Create,
  GraphRef,
  Load,
  Modify,
  Transfer,
  UpdateOperation,
} from './update.js';
export {
  allVariables,
  assignedVariables,
  certainVariables,
  expressionsOf,
  inputsOf,
  operationsInExpression,
  possibleVariables,
  termsOf,
  variableOf,
  variablesInExpression,
  variablesInPattern,
  variablesInTerm,
  type VariableNames,
} from './variables.js';
