/** Set functions over the ids of groups (SPARQL 1.1 §18.5.1); values are made only where needed. */
import {
  InlineKind,
  UNBOUND,
  inlineKindOf,
  inlineValueOf,
  isInline,
  toInlineId,
  type TermId,
} from '../../graph/index.js';
import {
  compileAggregate,
  compileExpression,
  variableNamed,
  type Accumulator,
  type AggregateExpression,
  type Expression,
} from '../expressions/index.js';
import { integerValue, type Value } from '../values/index.js';
import type { Batch } from './batch.js';
import type { Operator } from './operator.js';
import { RowScope, type QueryContext } from './query-context.js';
import { RowIndex } from './row-index.js';
import { compareIds } from './term-order.js';

/** A set function of one query over all groups: state by the group's number. */
export interface GroupedAggregate {
  /** Takes the rows of a batch into their groups, of which there are `groupCount` by now. */
  take(batch: Batch, groups: Uint32Array, groupCount: number): void;
  /** The result's id; 0 for an error. */
  result(group: number): TermId;
}

/** A set function over ids: those of one variable, or any for COUNT(*). */
interface Fold {
  take(group: number, id: TermId): void;
  result(group: number): TermId;
}

/** No term's id: it says that the group has an error. */
const ERROR_ID = 0xffffffff;
/** So many inline integers have an exact sum. */
const EXACT_INTEGERS = 2 ** 25;

export function startAggregate(
  aggregate: AggregateExpression,
  context: QueryContext,
  input: Operator,
  scope: RowScope,
): GroupedAggregate {
  const { expression, distinct } = aggregate;
  const isOfRows = expression.subType === 'wildcard';
  const name =
    expression.subType === 'term' && expression.term.termType === 'Variable'
      ? expression.term.value
      : '';
  const column = input.columnOf(name);
  const fold = isOfRows || column !== -1 ? foldOf(aggregate, context) : undefined;
  if (!fold) return startGeneral(aggregate, context, scope);
  const seen = distinct && new RowIndex(isOfRows ? input.variables.length + 1 : 2, context.budget);
  return {
    take: ({ columns, rowCount }, groups) => {
      const ids = isOfRows ? undefined : columns[column]!;
      let known = seen ? seen.rowCount : 0;
      const numbers = seen && seen.addAll([groups, ...(ids ? [ids] : columns)], rowCount);
      for (let row = 0; row < rowCount; row += 1) {
        if (numbers && numbers[row] !== known) continue;
        known += 1;
        fold.take(groups[row]!, ids ? ids[row]! : ERROR_ID);
        if ((row & 1_023) === 1_023) context.budget.check();
      }
    },
    result: (group) => fold.result(group),
  };
}

function foldOf({ aggregator }: AggregateExpression, context: QueryContext): Fold | undefined {
  switch (aggregator.toLowerCase()) {
    case 'count':
      return count(context);
    case 'sum':
      return sum(context, false);
    case 'avg':
      return sum(context, true);
    case 'min':
      return extreme(context, -1);
    case 'max':
      return extreme(context, 1);
    default:
      return undefined;
  }
}

/** Any set function of any expression. */
function startGeneral(
  expression: AggregateExpression,
  context: QueryContext,
  scope: RowScope,
): GroupedAggregate {
  const start = compileAggregate(expression, scope);
  const accumulators: Accumulator[] = [];
  const of = (group: number): Accumulator => {
    if (!accumulators[group]) context.budget.addMemory(200);
    return (accumulators[group] ??= start());
  };
  return {
    take: ({ columns, rowCount }, groups) => {
      for (let row = 0; row < rowCount; row += 1) {
        scope.at(columns, row);
        of(groups[row]!).add();
        if ((row & 127) === 127) context.budget.check();
      }
    },
    result: (group) => idOf(context, of(group).result()),
  };
}

/** COUNT needs no values: equal terms have equal ids. */
function count(context: QueryContext): Fold {
  const counts: number[] = [];
  return {
    take: (group, id) => {
      if (id !== UNBOUND) counts[group] = (counts[group] ?? 0) + 1;
    },
    result: (group) => idOfInteger(context, counts[group] ?? 0),
  };
}

/** MIN and MAX keep an id; one error makes an error (§18.5.1.5, §18.5.1.6). */
function extreme(context: QueryContext, sign: 1 | -1): Fold {
  const best: TermId[] = [];
  return {
    take: (group, id) => {
      const known = best[group];
      if (known === id || known === ERROR_ID) return;
      if (id === UNBOUND) best[group] = ERROR_ID;
      else if (known === undefined || compareIds(context, id, known) * sign > 0) best[group] = id;
    },
    result: (group) => (best[group] === ERROR_ID ? UNBOUND : (best[group] ?? UNBOUND)),
  };
}

/**
 * SUM and AVG (§18.5.1.3, §18.5.1.4) of integers that are their own ids; the first other value of a
 * group hands the sum so far over to the general set function.
 */
function sum(context: QueryContext, isAverage: boolean): Fold {
  const sums: number[] = [];
  const counts: number[] = [];
  const others: (Accumulator | undefined)[] = [];
  let value: Value | undefined;
  let count = 0;
  const scope = new RowScope(context, [], () => () => false);
  scope.define('value', () => value);
  scope.define('count', () => integerValue(count));
  const [expression, divisor] = ['value', 'count'].map(variableNamed) as [Expression, Expression];
  const start = compileAggregate(
    { subType: 'aggregate', aggregator: 'sum', distinct: false, expression },
    scope,
  );
  const average = compileExpression(
    { subType: 'operator', operator: '/', args: [expression, divisor] },
    scope,
  );
  const add = (accumulator: Accumulator, added: Value | undefined): void => {
    value = added;
    accumulator.add();
  };
  return {
    take: (group, id) => {
      const taken = (counts[group] = (counts[group] ?? 0) + 1);
      let other = others[group];
      if (!other) {
        if (isInline(id) && inlineKindOf(id) === InlineKind.integer && taken < EXACT_INTEGERS) {
          sums[group] = (sums[group] ?? 0) + inlineValueOf(id);
          return;
        }
        context.budget.addMemory(200);
        others[group] = other = start();
        add(other, integerValue(sums[group] ?? 0));
      }
      add(other, context.valueOfId(id));
    },
    result: (group) => {
      count = counts[group] ?? 0;
      const total = sums[group] ?? 0;
      if (!others[group] && !(isAverage && count > 0)) return idOfInteger(context, total);
      value = others[group] ? others[group].result() : integerValue(total);
      return idOf(context, isAverage && count > 0 ? average() : value);
    },
  };
}

function idOf(context: QueryContext, value: Value | undefined): TermId {
  return value ? context.idOf(value) : UNBOUND;
}

function idOfInteger(context: QueryContext, value: number): TermId {
  return toInlineId(InlineKind.integer, value) || context.idOf(integerValue(value));
}
