/** Expressions of SPARQL compiled to closures over the current row. */
export { compileAggregate, makeAggregate, type Accumulator } from './aggregates.js';
export { compileCondition, compileExpression } from './compile.js';
export type {
  AggregateExpression, Evaluator, Expression, ExistenceExpression, ExpressionScope, NamedExpression, Operation, OperatorExpression,
  TermExpression, Test, WildcardExpression,
} from './expression.js';
