/** Types and helpers of all parts of the planner. */
import type { Algebra, VariableNames } from '../algebra/index.js';
import type { Operator, QueryContext, Repeats } from '../operators/index.js';
import type { ActiveDataset, GraphScope } from './dataset.js';
import type { NameMaker } from './elements.js';
import type { Estimates } from './estimates.js';
import type { Searches } from './searches.js';

export interface PlanOptions {
  readonly needed: VariableNames;
  readonly scope: GraphScope;
  /** Within EXISTS: outer rows are visible everywhere, as if written in (SPARQL 1.1 §18.6). */
  readonly isSubstituted?: boolean;
  /** How solutions may come that are equal in what is needed. */
  readonly repeats: Repeats;
}

/** The planner of one query, for its parts. */
export interface Planning {
  readonly context: QueryContext;
  readonly dataset: ActiveDataset;
  readonly estimates: Estimates;
  readonly searches: Searches;
  readonly freshName: NameMaker;
  /** The rows of `input` joined with the solutions of an operation. */
  plan(operation: Algebra, input: Operator, options: PlanOptions): Operator;
  planApart(operation: Algebra, options: PlanOptions): Operator;
}
