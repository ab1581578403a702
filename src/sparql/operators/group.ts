/** Groups and set functions (SPARQL 1.1 §11, §18.5.1). */
import type { TermId } from '../../graph/index.js';
import type { AggregateExpression } from '../expressions/index.js';
import type { GroupedAggregate, MergingAggregate } from './aggregates.js';
import { isExactNumber, isMergeable, startAggregate, startMerging } from './aggregates.js';
import { BATCH_ROWS, type Batch } from './batch.js';
import { Gather, isPartial } from './gather.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext, RowScope } from './query-context.js';
import { RowIndex } from './row-index.js';

export interface Aggregate {
  readonly variable: string;
  readonly expression: AggregateExpression;
  /** Reads the aggregated value's id, where it is kept for each term. */
  readonly read?: (() => TermId) | undefined;
}

/** All groups, and the states of their set functions. */
interface Groups {
  readonly index: RowIndex;
  readonly aggregates: readonly GroupedAggregate[];
}

/**
 * One row a group: its key, then the results of the set functions. Without keys there is one group,
 * even of no rows; but none for an empty part.
 */
export class GroupBy extends Operator {
  constructor(
    private readonly context: QueryContext,
    private readonly input: Operator,
    private readonly keys: readonly string[],
    private readonly aggregates: readonly Aggregate[],
    private readonly scope: RowScope,
    readonly isOfPart = false,
  ) {
    super(
      [...keys, ...aggregates.map(({ variable }) => variable)],
      new Set(keys.filter((name) => input.certain.has(name))),
      keys.length === 0 ? 1 : Math.sqrt(input.estimate),
      [input],
    );
  }

  describe(): StepDescription {
    return {
      name: 'group',
      detail: this.keys.length > 0 ? `by ${this.keys.map((name) => `?${name}`).join(' ')}` : 'all',
    };
  }

  /** Whether results over parts of the rows can be merged. */
  static canMerge(aggregates: readonly Aggregate[]): boolean {
    return aggregates.every(({ expression }) => isMergeable(expression));
  }

  /** Whether this batch of partial results can be merged. */
  isExact({ columns, rowCount }: Batch): boolean {
    return this.aggregates.every(({ expression }, index) => {
      const ids = columns[this.keys.length + index]!.subarray(0, rowCount);
      const isSum = expression.aggregator.toLowerCase() === 'sum';
      return !isSum || ids.every((id) => isExactNumber(this.context, id));
    });
  }

  protected *run(): Generator<Batch> {
    const { budget } = this.context;
    const { index, aggregates } =
      this.input instanceof Gather ? this.#merge(this.input) : this.#group(this.input);
    if (this.keys.length === 0 && !this.isOfPart) index.addAll([], 1);
    for (let from = 0; from < index.rowCount; from += BATCH_ROWS) {
      const to = Math.min(from + BATCH_ROWS, index.rowCount);
      const keys = index.columns.map((column) => column.slice(from, to));
      const results = aggregates.map((aggregate) => resultsOf(aggregate, from, to));
      budget.check();
      yield { columns: [...keys, ...results], rowCount: to - from };
    }
  }

  #group(input: Operator): Groups {
    const index = new RowIndex(this.keys.length, this.context.budget);
    const aggregates = this.aggregates.map(({ expression, read }) =>
      startAggregate(expression, this.context, input, this.scope, read),
    );
    for (const batch of input.batches()) this.#take(batch, index, aggregates);
    return { index, aggregates };
  }

  /** Groups rows, and merges partial groups. */
  #merge(input: Gather): Groups {
    if (!GroupBy.canMerge(this.aggregates)) return this.#group(input);
    const index = new RowIndex(this.keys.length, this.context.budget);
    const aggregates = this.aggregates.map(({ expression, read }) =>
      startMerging(expression, this.context, input, this.scope, read),
    );
    let isExact = true;
    for (const batch of input.batches()) {
      if (isPartial(batch)) isExact = this.#takePartial(batch, index, aggregates);
      else this.#take(batch, index, aggregates);
      if (!isExact) break;
    }
    // Inexact results are calculated anew, without help.
    return isExact ? { index, aggregates } : this.#group(input.inputs[0]!);
  }

  #take(batch: Batch, index: RowIndex, aggregates: readonly GroupedAggregate[]): void {
    const keys = this.keys.map((name) => {
      const column = this.input.columnOf(name);
      return column === -1 ? new Uint32Array(batch.rowCount) : batch.columns[column]!;
    });
    const numbers = index.addAll(keys, batch.rowCount);
    for (const aggregate of aggregates) aggregate.take(batch, numbers, index.rowCount);
  }

  #takePartial(
    { columns, rowCount }: Batch,
    index: RowIndex,
    aggregates: readonly MergingAggregate[],
  ): boolean {
    const before = index.rowCount;
    const numbers = index.addAll(columns.slice(0, this.keys.length), rowCount);
    const areExact = aggregates.map((aggregate, at) =>
      aggregate.merge(columns[this.keys.length + at]!, numbers, rowCount, [before, index.rowCount]),
    );
    return !areExact.includes(false);
  }
}

function resultsOf(aggregate: GroupedAggregate, from: number, to: number): Uint32Array {
  const results = new Uint32Array(to - from);
  for (let group = from; group < to; group += 1) results[group - from] = aggregate.result(group);
  return results;
}
