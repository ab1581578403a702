/** What the parts of the planner share. */
import {
  OuterRowSource,
  Unit,
  type OuterRow,
  type Operator,
  type QueryContext,
} from '../operators/index.js';
import type { Algebra } from './algebra.js';
import type { ActiveDataset, GraphScope } from './dataset.js';
import type { NameMaker } from './elements.js';
import type { Estimates } from './estimates.js';
import type { PartSizes } from './in-parts.js';
import type { Searches } from './searches.js';
import type { VariableNames } from './variables.js';

export interface PlanOptions {
  /** The variables that are read further on. */
  readonly needed: VariableNames;
  readonly scope: GraphScope;
  /**
   * Within EXISTS: rows from outside are seen everywhere, as if written into the pattern (SPARQL
   * 1.1 §18.6 substitute).
   */
  readonly isSubstituted?: boolean;
  /**
   * Within LATERAL: the row whose values stand wherever a pattern begins, and what of it is seen
   * here.
   */
  readonly outer?: { readonly row: OuterRow; readonly visible: VariableNames } | undefined;
  /** Whether one solution is as good as many that are alike. */
  readonly isOneEnough?: boolean;
}

/** The planner of one query, as each of its parts sees it. */
export interface Planning {
  readonly context: QueryContext;
  readonly dataset: ActiveDataset;
  readonly estimates: Estimates;
  readonly searches: Searches;
  readonly freshName: NameMaker;
  /** Where others may help with the plan, how it is divided. */
  readonly parts: PartSizes | undefined;
  /** The rows of `input` joined with the solutions of an operation. */
  plan(operation: Algebra, input: Operator, options: PlanOptions): Operator;
  /** An operation that is worked out by itself. */
  planApart(operation: Algebra, options: PlanOptions): Operator;
}

/**
 * What a pattern begins with: one row, without values, or within LATERAL with those of the row
 * outside.
 */
export function startOf({ outer }: PlanOptions): Operator {
  return outer ? new OuterRowSource(outer.row, outer.visible) : new Unit();
}
