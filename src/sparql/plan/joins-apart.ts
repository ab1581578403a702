/** Joins of rows with separately evaluated ones. */
import type { Algebra } from '../algebra/index.js';
import { HashJoin, RowSource, type Operator, type QueryContext } from '../operators/index.js';
import type { PlanOptions, Planning } from './planning.js';

export function joinApart(
  planning: Planning,
  input: Operator,
  operation: Algebra,
  options: PlanOptions,
): Operator {
  const needed = new Set([...options.needed, ...input.variables]);
  return hashJoin(
    planning.context,
    input,
    planning.planApart(operation, { ...options, needed }),
    options,
  );
}

export function hashJoin(
  context: QueryContext,
  left: Operator,
  right: Operator,
  { needed }: PlanOptions,
): Operator {
  const isShared = left.variables.some((name) => right.columnOf(name) !== -1);
  const estimate = isShared
    ? Math.max(left.estimate, right.estimate)
    : left.estimate * right.estimate;
  const options = { kind: 'inner', needed, estimate } as const;
  // The right side is kept in memory: the smaller one, unless it changes from run to run.
  return left.estimate < right.estimate && !beginsWithRowsFromOutside(left)
    ? new HashJoin(context, right, left, options)
    : new HashJoin(context, left, right, options);
}

/** Whether a step's result depends on the rows that an outer step sets for each run. */
function beginsWithRowsFromOutside(operator: Operator): boolean {
  return operator.inputs.length === 0
    ? operator instanceof RowSource
    : beginsWithRowsFromOutside(operator.inputs[0]!);
}
