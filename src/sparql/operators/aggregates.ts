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
      return new Count(context);
    case 'sum':
      return new Sum(context, false);
    case 'avg':
      return new Sum(context, true);
    case 'min':
      return new Extreme(context, -1);
    case 'max':
      return new Extreme(context, 1);
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
    result: (group) => idOrUnbound(context, of(group).result()),
  };
}

/** Numbers by group, 0 at first. */
class GroupNumbers {
  #numbers = new Float64Array(16);
  readonly #context: QueryContext;

  constructor(context: QueryContext) {
    this.#context = context;
  }

  get(group: number): number {
    return group < this.#numbers.length ? this.#numbers[group]! : 0;
  }

  set(group: number, value: number): void {
    if (group >= this.#numbers.length) this.#grow(group);
    this.#numbers[group] = value;
  }

  #grow(group: number): void {
    const larger = new Float64Array(Math.max(group + 1, this.#numbers.length * 2));
    this.#context.budget.addMemory((larger.length - this.#numbers.length) * 8);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}

/** COUNT needs no values: equal terms have equal ids. */
class Count implements Fold {
  readonly #context: QueryContext;
  readonly #counts: GroupNumbers;

  constructor(context: QueryContext) {
    this.#context = context;
    this.#counts = new GroupNumbers(context);
  }

  take(group: number, id: TermId): void {
    if (id !== UNBOUND) this.#counts.set(group, this.#counts.get(group) + 1);
  }

  result(group: number): TermId {
    return idOfInteger(this.#context, this.#counts.get(group));
  }
}

/** MIN and MAX keep an id; one error makes an error (§18.5.1.5, §18.5.1.6). */
class Extreme implements Fold {
  readonly #context: QueryContext;
  readonly #best: GroupNumbers;
  readonly #sign: number;

  constructor(context: QueryContext, sign: 1 | -1) {
    this.#context = context;
    this.#best = new GroupNumbers(context);
    this.#sign = sign;
  }

  take(group: number, id: TermId): void {
    const best = this.#best.get(group);
    if (best === id || best === ERROR_ID) return;
    if (id === UNBOUND) this.#best.set(group, ERROR_ID);
    else if (best === UNBOUND || compareIds(this.#context, id, best) * this.#sign > 0)
      this.#best.set(group, id);
  }

  result(group: number): TermId {
    const best = this.#best.get(group);
    return best === ERROR_ID ? UNBOUND : best;
  }
}

/**
 * SUM and AVG (§18.5.1.3, §18.5.1.4) of integers that are their own ids; the first other value of a
 * group hands the sum so far over to the general set function.
 */
class Sum implements Fold {
  readonly #context: QueryContext;
  readonly #isAverage: boolean;
  readonly #sums: GroupNumbers;
  readonly #counts: GroupNumbers;
  readonly #general: Accumulator[] = [];
  readonly #start: () => Accumulator;
  readonly #quotient: () => Value | undefined;
  /** What the two above read. */
  #value: Value | undefined;
  #count = 0;

  constructor(context: QueryContext, isAverage: boolean) {
    this.#context = context;
    this.#isAverage = isAverage;
    this.#sums = new GroupNumbers(context);
    this.#counts = new GroupNumbers(context);
    const scope = new RowScope(context, [], () => () => false);
    scope.define('value', () => this.#value);
    scope.define('count', () => integerValue(this.#count));
    const [value, count] = ['value', 'count'].map(variable) as [Expression, Expression];
    this.#start = compileAggregate(
      { subType: 'aggregate', aggregator: 'sum', distinct: false, expression: value },
      scope,
    );
    this.#quotient = compileExpression(
      { subType: 'operator', operator: '/', args: [value, count] },
      scope,
    );
  }

  take(group: number, id: TermId): void {
    const count = this.#counts.get(group);
    this.#counts.set(group, count + 1);
    let general = this.#general[group];
    if (!general && isInline(id) && inlineKindOf(id) === InlineKind.integer) {
      if (count < EXACT_INTEGERS) {
        this.#sums.set(group, this.#sums.get(group) + inlineValueOf(id));
        return;
      }
    }
    if (!general) {
      this.#context.budget.addMemory(200);
      this.#general[group] = general = this.#start();
      this.#value = integerValue(this.#sums.get(group));
      general.add();
    }
    this.#value = this.#context.valueOfId(id);
    general.add();
  }

  result(group: number): TermId {
    this.#count = this.#counts.get(group);
    const general = this.#general[group];
    if (!general && !(this.#isAverage && this.#count > 0))
      return idOfInteger(this.#context, this.#sums.get(group));
    this.#value = general ? general.result() : integerValue(this.#sums.get(group));
    return idOrUnbound(this.#context, this.#isAverage ? this.#quotient() : this.#value);
  }
}

function variable(name: string): Expression {
  return { subType: 'term', term: { termType: 'Variable', value: name, equals: () => false } };
}

function idOrUnbound(context: QueryContext, value: Value | undefined): TermId {
  return value ? context.idOf(value) : UNBOUND;
}

function idOfInteger(context: QueryContext, value: number): TermId {
  return toInlineId(InlineKind.integer, value) || context.idOf(integerValue(value));
}
