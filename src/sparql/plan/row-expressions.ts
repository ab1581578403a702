/** Filters and other expressions over the rows of a step, EXISTS among them. */
import {
  allVariables,
  type Algebra,
  type Expression,
  type VariableNames,
} from '../algebra/index.js';
import type { Operator, Outer } from '../operators/index.js';
import { ExistsFilter, Filter, RowScope, RowSource } from '../operators/index.js';
import { conditionOf, describeExpression, existenceOf } from './conditions.js';
import { idTestOf } from './id-tests.js';
import type { PlanOptions, Planning } from './planning.js';

export function filtered(
  planning: Planning,
  rows: Operator,
  expression: Expression,
  needed: VariableNames,
  options: PlanOptions,
): Operator {
  const existence = existenceOf(expression);
  if (existence) {
    const { pattern, isNegated } = existence;
    return existing(planning, rows, pattern, isNegated, needed, options);
  }
  const scope = scopeOf(planning, rows, options);
  return new Filter(
    planning.context,
    rows,
    scope,
    conditionOf(expression, scope, planning.context),
    needed,
    describeExpression(expression),
    idTestOf(expression, planning.context),
  );
}

/** The rows with, or without, a solution of a pattern. */
export function existing(
  planning: Planning,
  rows: Operator,
  pattern: Algebra,
  isNegated: boolean,
  needed: VariableNames,
  options: PlanOptions,
): Operator {
  const source = new RowSource(rows, allVariables(pattern), planning.freshName());
  const plan = planExists(planning, pattern, source, options);
  return new ExistsFilter(rows, { source, plan }, isNegated, needed);
}

export function conditionOn(
  planning: Planning,
  variables: readonly string[],
  expression: Expression,
  options: PlanOptions,
): { scope: RowScope; holds: () => boolean } {
  const scope = scopeOf(planning, { variables, certain: new Set(), estimate: 1 }, options);
  return { scope, holds: conditionOf(expression, scope, planning.context) };
}

/** The scope of expressions over a step's rows; EXISTS runs its pattern for the one row. */
export function scopeOf(planning: Planning, rows: Outer, options: PlanOptions): RowScope {
  return new RowScope(planning.context, rows.variables, (pattern, scope) => {
    const source = new RowSource(rows, allVariables(pattern));
    const plan = planExists(planning, pattern, source, options);
    return () => {
      source.set({
        columns: scope.columns.map((column) => column.subarray(scope.row, scope.row + 1)),
        rowCount: 1,
      });
      for (const batch of plan.batches()) if (batch.rowCount > 0) return true;
      return false;
    };
  });
}

function planExists(
  planning: Planning,
  pattern: Algebra,
  source: RowSource,
  { scope }: PlanOptions,
): Operator {
  const needed = new Set(source.numberVariable === undefined ? [] : [source.numberVariable]);
  return planning.plan(pattern, source, { needed, scope, isSubstituted: true, repeats: 'any' });
}
