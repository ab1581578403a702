/** Sub-queries and SELECT's treatment of solutions (SPARQL 1.1 §15, §11). */
import { UNBOUND } from '../../graph/index.js';
import {
  certainVariables,
  possibleVariables,
  variableOf,
  variablesInExpression,
  type AggregateExpression,
  type Algebra,
  type VariableNames,
} from '../algebra/index.js';
import type { Operator } from '../operators/index.js';
import { Distinct, GroupBy, Project, Slice, Sort } from '../operators/index.js';
import { idOfExpression, isRepeatable } from './conditions.js';
import type { PlanOptions, Planning } from './planning.js';
import { scopeOf } from './row-expressions.js';

export function planProject(
  planning: Planning,
  operation: Algebra & { type: 'project' },
  options: PlanOptions,
): Operator {
  const variables = operation.variables.map(({ value }) => value);
  const inside = { ...options, needed: new Set(variables) };
  return new Project(planning.planApart(operation.input, inside), variables);
}

export function planDistinct(
  planning: Planning,
  operation: Algebra & { type: 'distinct' | 'reduced' },
  options: PlanOptions,
): Operator {
  const rows = planning.planApart(operation.input, {
    ...options,
    repeats: 'any',
    needed: possibleVariables(operation.input),
  });
  return new Distinct(planning.context, rows);
}

export function planSlice(
  planning: Planning,
  operation: Algebra & { type: 'slice' },
  outside: PlanOptions,
): Operator {
  const options: PlanOptions = { ...outside, repeats: 'each' };
  const limit = operation.length ?? Infinity;
  const end = operation.start + limit;
  // The first rows need no full sort; choosing columns in between changes nothing.
  const project = operation.input.type === 'project' ? operation.input : undefined;
  const sorted = project?.input ?? operation.input;
  if (sorted.type !== 'orderby' || end === Infinity)
    return new Slice(planning.planApart(operation.input, options), operation.start, limit);
  if (!project) return new Slice(planSort(planning, sorted, options, end), operation.start, limit);
  const variables = project.variables.map(({ value }) => value);
  const rows = planSort(planning, sorted, { ...options, needed: new Set(variables) }, end);
  return new Slice(new Project(rows, variables), operation.start, limit);
}

export function planSort(
  planning: Planning,
  { input, expressions }: Algebra & { type: 'orderby' },
  options: PlanOptions,
  limit: number,
): Operator {
  const needed = new Set([
    ...options.needed,
    ...expressions.flatMap((each) => [...variablesInExpression(each)]),
  ]);
  const rows = planning.planApart(input, { ...options, repeats: 'each', needed });
  const scope = scopeOf(planning, rows, options);
  const keys = expressions.map((expression) => {
    const isDescending = expression.subType === 'operator' && expression.operator === 'desc';
    const by =
      expression.subType === 'operator' &&
      (expression.operator === 'desc' || expression.operator === 'asc')
        ? expression.args[0]!
        : expression;
    return { read: idOfExpression(by, scope, planning.context), isDescending };
  });
  return new Sort(planning.context, rows, keys, scope, limit);
}

export function planGroupBy(
  planning: Planning,
  { input, variables, aggregates: written }: Algebra & { type: 'group' },
  options: PlanOptions,
): Operator {
  const keys = variables.map(({ value }) => value);
  const certain = certainVariables(input);
  const aggregates = written.map((each) => countingRows(each, certain));
  const countsRows = aggregates.some(
    ({ expression, distinct }) => expression.subType === 'wildcard' && distinct,
  );
  const read = countsRows
    ? possibleVariables(input)
    : new Set(aggregates.flatMap((each) => [...variablesInExpression(each)]));
  const rows = planning.planApart(input, {
    ...options,
    repeats: aggregates.every(takesCounts) ? 'counted' : 'each',
    needed: new Set([...keys, ...read]),
  });
  // Columns in a known order, without those that only joins needed.
  const projected = new Project(
    rows,
    rows.variables.filter((name) => keys.includes(name) || read.has(name)),
  );
  const scope = scopeOf(planning, projected, options);
  const { context } = planning;
  const functions = aggregates.map((expression) => ({
    variable: expression.variable.value,
    expression,
    // COUNT(*) reads nothing.
    read:
      expression.expression.subType === 'wildcard'
        ? () => UNBOUND
        : idOfExpression(expression.expression, scope, context),
  }));
  return new GroupBy(context, projected, keys, functions, scope);
}

/** Counting a variable bound in each row is counting rows. */
function countingRows<Aggregated extends AggregateExpression>(
  aggregate: Aggregated,
  certain: VariableNames,
): Aggregated {
  const { aggregator, distinct, expression } = aggregate;
  return aggregator === 'count' && !distinct && certain.has(variableOf(expression) ?? '')
    ? { ...aggregate, expression: { type: 'expression', subType: 'wildcard' } }
    : aggregate;
}

/** Whether a set function may see equal rows as one with a count. */
function takesCounts({ aggregator, expression }: AggregateExpression): boolean {
  return (
    aggregator !== 'group_concat' && (expression.subType === 'wildcard' || isRepeatable(expression))
  );
}
