/** Types and helpers of all parts of the planner. */
import type { Algebra, VariableNames } from '../algebra/index.js';
import type { Operator, QueryContext, Repeats, RowsFromOutside } from '../operators/index.js';
import { RowSource, Unit } from '../operators/index.js';
import type { ActiveDataset, GraphScope } from './dataset.js';
import type { NameMaker } from './elements.js';
import type { Estimates } from './estimates.js';
import type { Searches } from './searches.js';

export interface PlanOptions {
  readonly needed: VariableNames;
  readonly scope: GraphScope;
  /** Within EXISTS: outer rows are visible everywhere, as if written in (SPARQL 1.1 §18.6). */
  readonly isSubstituted?: boolean;
  /** Within LATERAL: the step before it, its current row, and the variables visible here. */
  readonly outer?:
    | { readonly step: Operator; readonly row: RowsFromOutside; readonly visible: VariableNames }
    | undefined;
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

/** One row without values, or within LATERAL the outer row. */
export function startOf({ outer }: PlanOptions): Operator {
  if (!outer) return new Unit();
  const { variables, certain } = outer.step;
  const rows = { variables, certain, estimate: 1 };
  return new RowSource(rows, outer.visible, undefined, outer.row);
}
