/** Set functions over the ids of groups (SPARQL 1.1 §18.5.1); values are made only where needed. */
import { FIRST_INLINE_ID, UNBOUND, inlineKindOf, type TermId } from '../../graph/index.js';
import type { Accumulator, AggregateExpression } from '../expressions/index.js';
import { compileAggregate } from '../expressions/index.js';
import { XSD } from '../../rdf/index.js';
import { gather, type Batch } from './batch.js';
import { FIRST_GROUPS, Sum, idOf, idOfInteger, withRoom } from './group-sums.js';
import type { Operator } from './operator.js';
import { readIds, type QueryContext, type RowScope } from './query-context.js';
import { RowIndex } from './row-index.js';
import { compareIds } from './term-order.js';

/** A query's set function over all groups: state by group number. */
export interface GroupedAggregate {
  /** Adds a batch's rows to their groups, of which there are `groupCount` by now. */
  take(batch: Batch, groups: Uint32Array, groupCount: number): void;
  /** The result's id; 0 for an error. */
  result(group: number): TermId;
}

/** A set function that also takes results over parts of the rows. */
export interface MergingAggregate extends GroupedAggregate {
  /**
   * Takes groups' partial results, in the order of rows. False where the sum would depend on where
   * parts begin: only integers and decimals are added exactly.
   */
  merge(
    ids: Uint32Array,
    groups: Uint32Array,
    rowCount: number,
    groupCounts: readonly [before: number, now: number],
  ): boolean;
}

/** The set function that merges partial results. */
const MERGED_BY: Readonly<Record<string, string>> = {
  count: 'sum',
  sum: 'sum',
  min: 'min',
  max: 'max',
};

export function isMergeable({ aggregator, distinct }: AggregateExpression): boolean {
  return !distinct && aggregator.toLowerCase() in MERGED_BY;
}

export function startMerging(
  aggregate: AggregateExpression,
  context: QueryContext,
  input: Operator,
  scope: RowScope,
  read?: () => TermId,
): MergingAggregate {
  const own = startAggregate(aggregate, context, input, scope, read);
  const aggregator = MERGED_BY[aggregate.aggregator.toLowerCase()]!;
  const isExact = (id: TermId): boolean => aggregator !== 'sum' || isExactNumber(context, id);
  let merged: Fold | undefined;
  return {
    take: (batch, groups, groupCount) => {
      own.take(batch, groups, groupCount);
    },
    merge: (ids, groups, rowCount, [before, groupCount]) => {
      let isAllExact = true;
      if (!merged) {
        merged = foldOf({ ...aggregate, aggregator }, context)!;
        const results = Uint32Array.from({ length: before }, (_, group) => own.result(group));
        isAllExact = results.every(isExact);
        merged.take(
          results.map((_, group) => group),
          results,
          before,
          before,
        );
      }
      merged.take(groups, ids, rowCount, groupCount);
      return isAllExact && ids.subarray(0, rowCount).every(isExact);
    },
    result: (group) => (merged ?? own).result(group),
  };
}

export function isExactNumber(context: QueryContext, id: TermId): boolean {
  if (id === UNBOUND || id >= FIRST_INLINE_ID) return true;
  const term = context.termOf(id);
  return (
    term.termType !== 'Literal' ||
    (!term.datatype.equals(XSD.double) && !term.datatype.equals(XSD.float))
  );
}

interface Fold {
  take(groups: Uint32Array, ids: Uint32Array | undefined, rowCount: number, of: number): void;
  result(group: number): TermId;
}

/** No term's id: the group has an error. */
const ERROR_ID = 0xffffffff;

/** @param read gives the id of the expression's value at the scope's row, if available. */
export function startAggregate(
  aggregate: AggregateExpression,
  context: QueryContext,
  input: Operator,
  scope: RowScope,
  read?: () => TermId,
): GroupedAggregate {
  const { expression, distinct } = aggregate;
  const isOfRows = expression.subType === 'wildcard';
  const name =
    expression.subType === 'term' && expression.term.termType === 'Variable'
      ? expression.term.value
      : '';
  const column = input.columnOf(name);
  const fold = isOfRows || read || column !== -1 ? foldOf(aggregate, context) : undefined;
  if (!fold) return startGeneral(aggregate, context, scope);
  const idsOf = ({ columns, rowCount }: Batch): Uint32Array | undefined =>
    isOfRows
      ? undefined
      : read
        ? readIds(context, scope, { columns, rowCount }, read)
        : columns[column];
  if (!distinct)
    return {
      take: (batch, groups, groupCount) => {
        fold.take(groups, idsOf(batch), batch.rowCount, groupCount);
      },
      result: (group) => fold.result(group),
    };
  const seen = new RowIndex(isOfRows ? input.variables.length + 1 : 2, context.budget);
  return {
    take: (batch, groups, groupCount) => {
      const ids = idsOf(batch);
      let known = seen.rowCount;
      const numbers = seen.addAll([groups, ...(ids ? [ids] : batch.columns)], batch.rowCount);
      const isNew = new Uint32Array(batch.rowCount);
      let count = 0;
      for (let row = 0; row < batch.rowCount; row += 1) {
        if (numbers[row] !== known) continue;
        known += 1;
        isNew[count++] = row;
      }
      const [newGroups, newIds] = gather(ids ? [groups, ids] : [groups], isNew, count);
      fold.take(newGroups!, newIds, count, groupCount);
    },
    result: (group) => fold.result(group),
  };
}

export function isOverIds({ aggregator }: AggregateExpression): boolean {
  return /^(?:count|sum|avg|min|max)$/i.test(aggregator);
}

function foldOf(aggregate: AggregateExpression, context: QueryContext): Fold | undefined {
  if (!isOverIds(aggregate)) return undefined;
  switch (aggregate.aggregator.toLowerCase()) {
    case 'count':
      return new Count(context);
    case 'min':
      return new Extreme(context, -1);
    case 'max':
      return new Extreme(context, 1);
    default:
      return new Sum(context, aggregate.aggregator.toLowerCase() === 'avg');
  }
}

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
class Count implements Fold {
  #counts = new Float64Array(FIRST_GROUPS);

  constructor(private readonly context: QueryContext) {}

  take(
    groups: Uint32Array,
    ids: Uint32Array | undefined,
    rowCount: number,
    groupCount: number,
  ): void {
    const counts = (this.#counts = withRoom(this.#counts, groupCount, this.context));
    for (let row = 0; row < rowCount; row += 1)
      // Without ids, each row counts.
      if (ids?.[row] !== UNBOUND) counts[groups[row]!]! += 1;
    this.context.budget.check();
  }

  result(group: number): TermId {
    return idOfInteger(this.context, this.#counts[group] ?? 0);
  }
}

/** MIN and MAX keep an id; one error makes the result one (§18.5.1.5, §18.5.1.6). */
class Extreme implements Fold {
  #best = new Float64Array(FIRST_GROUPS);

  constructor(
    private readonly context: QueryContext,
    private readonly sign: 1 | -1,
  ) {}

  take(groups: Uint32Array, ids: Uint32Array, rowCount: number, groupCount: number): void {
    const best = (this.#best = withRoom(this.#best, groupCount, this.context));
    for (let row = 0; row < rowCount; row += 1) {
      const id = ids[row]!;
      const group = groups[row]!;
      const known = best[group]!;
      if (known === ERROR_ID) continue;
      if (id === UNBOUND) best[group] = ERROR_ID;
      else if (known === id) continue;
      else if (known === UNBOUND || this.#order(id, known) * this.sign > 0) best[group] = id;
      if ((row & 1_023) === 1_023) this.context.budget.check();
    }
  }

  #order(id: TermId, known: TermId): number {
    const isOfOneKind =
      id >= FIRST_INLINE_ID && known >= FIRST_INLINE_ID && inlineKindOf(id) === inlineKindOf(known);
    return isOfOneKind ? id - known : compareIds(this.context, id, known);
  }

  result(group: number): TermId {
    const best = this.#best[group] ?? UNBOUND;
    return best === ERROR_ID ? UNBOUND : best;
  }
}
