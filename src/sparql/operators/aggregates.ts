/** Set functions over the rows of groups (SPARQL 1.1 §18.5.1). */
import { ServiceError } from '../../errors.js';
import { FIRST_INLINE_ID, UNBOUND, inlineKindOf, type TermId } from '../../graph/index.js';
import { XSD } from '../../rdf/index.js';
import type { AggregateExpression, Evaluator } from '../expressions/index.js';
import { compileExpression } from '../expressions/index.js';
import { IriValue, LiteralValue, orderValues, stringValue, type Value } from '../values/index.js';
import { gather, type Batch } from './batch.js';
import { FIRST_GROUPS, Sum, idOf, idOfInteger, withRoom, type Fold } from './group-sums.js';
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
        merged = foldOf({ ...aggregate, aggregator }, context);
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

/** @param read gives the id of the expression's value at the scope's row, if available. */
export function startAggregate(
  aggregate: AggregateExpression,
  context: QueryContext,
  input: Operator,
  scope: RowScope,
  read?: () => TermId,
): GroupedAggregate {
  const { expression, distinct } = aggregate;
  const fold = foldOf(aggregate, context);
  const isOfRows = expression.subType === 'wildcard';
  const name =
    expression.subType === 'term' && expression.term.termType === 'Variable'
      ? expression.term.value
      : '';
  const column = input.columnOf(name);
  if (isOfRows || column !== -1) {
    const idsOf = ({ columns }: Batch): Uint32Array | undefined =>
      isOfRows ? undefined : columns[column];
    const width = isOfRows ? input.variables.length : 1;
    return overIds(fold, idsOf, distinct ? new RowIndex(width + 1, context.budget) : undefined);
  }
  const value = read ? undefined : compileExpression(expression, scope);
  if (value && !distinct) return overValues(fold, value, context, scope);
  // Equal terms have equal ids, also those of computed values.
  const readId = read ?? (() => idOf(context, value!()));
  const idsOf = (batch: Batch): Uint32Array => readIds(context, scope, batch, readId);
  return overIds(fold, idsOf, distinct ? new RowIndex(2, context.budget) : undefined);
}

/** @param seen numbers rows of group and value, so that each is taken once. */
function overIds(
  fold: Fold,
  idsOf: (batch: Batch) => Uint32Array | undefined,
  seen: RowIndex | undefined,
): GroupedAggregate {
  const result = (group: number): TermId => fold.result(group);
  if (!seen)
    return {
      take: (batch, groups, groupCount) => {
        fold.take(groups, idsOf(batch), batch.rowCount, groupCount);
      },
      result,
    };
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
    result,
  };
}

function overValues(
  fold: Fold,
  value: Evaluator,
  { budget }: QueryContext,
  scope: RowScope,
): GroupedAggregate {
  return {
    take: ({ columns, rowCount }, groups, groupCount) => {
      fold.growTo(groupCount);
      for (let row = 0; row < rowCount; row += 1) {
        scope.at(columns, row);
        fold.takeValue(groups[row]!, value());
        if ((row & 127) === 127) budget.check();
      }
    },
    result: (group) => fold.result(group),
  };
}

function foldOf({ aggregator, separator }: AggregateExpression, context: QueryContext): Fold {
  const name = aggregator.toLowerCase();
  switch (name) {
    case 'count':
      return new Count(context);
    case 'min':
      return new Extreme(context, -1);
    case 'max':
      return new Extreme(context, 1);
    case 'sum':
    case 'avg':
      return new Sum(context, name === 'avg');
    case 'sample':
      return new Sample(context);
    case 'group_concat':
      return new Concatenation(context, separator ?? ' ');
    default:
      throw new ServiceError(
        'malformed-query',
        `Expected a set function of SPARQL, found ${aggregator}`,
      );
  }
}

/** COUNT needs no values: equal terms have equal ids. It leaves errors out (§18.5.1.2). */
class Count implements Fold {
  #counts = new Float64Array(FIRST_GROUPS);

  constructor(private readonly context: QueryContext) {}

  growTo(groupCount: number): void {
    this.#counts = withRoom(this.#counts, groupCount, this.context);
  }

  take(
    groups: Uint32Array,
    ids: Uint32Array | undefined,
    rowCount: number,
    groupCount: number,
  ): void {
    this.growTo(groupCount);
    const counts = this.#counts;
    for (let row = 0; row < rowCount; row += 1)
      // Without ids, each row counts.
      if (ids?.[row] !== UNBOUND) counts[groups[row]!]! += 1;
    this.context.budget.check();
  }

  takeValue(group: number, value: Value | undefined): void {
    if (value) this.#counts[group]! += 1;
  }

  result(group: number): TermId {
    return idOfInteger(this.context, this.#counts[group] ?? 0);
  }
}

/** No term's id: the group has an error. */
const ERROR_ID = 0xffffffff;
/** No term's id: the group's best is a value. */
const VALUE_ID = 0xfffffffe;

/**
 * MIN and MAX in the order of ORDER BY; one error makes the result one (§18.5.1.5, §18.5.1.6). They
 * keep an id, or for computed values the value.
 */
class Extreme implements Fold {
  #best = new Float64Array(FIRST_GROUPS);
  readonly #values: (Value | undefined)[] = [];

  constructor(
    private readonly context: QueryContext,
    private readonly sign: 1 | -1,
  ) {}

  growTo(groupCount: number): void {
    this.#best = withRoom(this.#best, groupCount, this.context);
  }

  take(groups: Uint32Array, ids: Uint32Array, rowCount: number, groupCount: number): void {
    this.growTo(groupCount);
    const best = this.#best;
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

  takeValue(group: number, value: Value | undefined): void {
    if (this.#best[group] === ERROR_ID) return;
    const known = this.#values[group];
    if (value && known && orderValues(value, known) * this.sign <= 0) return;
    if (!known) this.context.budget.addMemory(64);
    this.#best[group] = value ? VALUE_ID : ERROR_ID;
    this.#values[group] = value;
  }

  #order(id: TermId, known: TermId): number {
    const isOfOneKind =
      id >= FIRST_INLINE_ID && known >= FIRST_INLINE_ID && inlineKindOf(id) === inlineKindOf(known);
    return isOfOneKind ? id - known : compareIds(this.context, id, known);
  }

  result(group: number): TermId {
    const best = this.#best[group] ?? UNBOUND;
    if (best === VALUE_ID) return idOf(this.context, this.#values[group]);
    return best === ERROR_ID ? UNBOUND : best;
  }
}

/** A set function of values, whatever their ids. */
abstract class ValueFold implements Fold {
  constructor(protected readonly context: QueryContext) {}

  growTo(): void {
    // Its state grows with the values.
  }

  take(groups: Uint32Array, ids: Uint32Array, rowCount: number): void {
    for (let row = 0; row < rowCount; row += 1) {
      this.takeValue(groups[row]!, this.context.valueOfId(ids[row]!));
      if ((row & 127) === 127) this.context.budget.check();
    }
  }

  abstract takeValue(group: number, value: Value | undefined): void;
  abstract result(group: number): TermId;
}

/** SAMPLE gives the first value that is no error (§18.5.1.8). */
class Sample extends ValueFold {
  readonly #first: (Value | undefined)[] = [];

  override takeValue(group: number, value: Value | undefined): void {
    if (!value || this.#first[group]) return;
    this.context.budget.addMemory(64);
    this.#first[group] = value;
  }

  override result(group: number): TermId {
    return idOf(this.context, this.#first[group]);
  }
}

/** GROUP_CONCAT of literals and IRIs; anything else makes it an error (§18.5.1.7). */
class Concatenation extends ValueFold {
  readonly #groups: { texts: string[]; length: number; isError: boolean }[] = [];

  constructor(
    context: QueryContext,
    private readonly separator: string,
  ) {
    super(context);
  }

  override takeValue(group: number, value: Value | undefined): void {
    const { budget } = this.context;
    if (!this.#groups[group]) budget.addMemory(200);
    const state = (this.#groups[group] ??= { texts: [], length: 0, isError: false });
    if (!(value instanceof LiteralValue || value instanceof IriValue)) state.isError = true;
    if (state.isError || !value) return;
    state.length += this.separator.length + value.value.length;
    budget.requireText(state.length);
    state.texts.push(value.value);
  }

  override result(group: number): TermId {
    const state = this.#groups[group];
    if (state?.isError) return UNBOUND;
    return idOf(this.context, stringValue(state?.texts.join(this.separator) ?? ''));
  }
}
