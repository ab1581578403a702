/** Groups and set functions (SPARQL 1.1 §11, §18.5.1). */
import type { TermId } from '../../graph/index.js';
import { variableOf, type AggregateExpression } from '../algebra/index.js';
import { startAggregate, type SetFunction } from './aggregates.js';
import { BATCH_ROWS, gather, type Batch } from './batch.js';
import { seenRows } from './distinct.js';
import { Operator, type StepDescription } from './operator.js';
import { readIds, type QueryContext, type RowScope } from './query-context.js';
import { RowIndex } from './row-index.js';

export interface Aggregate {
  readonly variable: string;
  readonly expression: AggregateExpression;
  /** Reads the aggregated value's id at the scope's row; 0 for an error. */
  readonly read: () => TermId;
}

/** Adds a batch's rows to their groups, of which there are `groupCount` by now. */
type Take = (batch: Batch, groups: Uint32Array, groupCount: number) => void;

/**
 * One row a group: its key, then the results of the set functions. Without keys there is one group,
 * even of no rows.
 */
export class GroupBy extends Operator {
  constructor(
    private readonly context: QueryContext,
    private readonly input: Operator,
    private readonly keys: readonly string[],
    private readonly aggregates: readonly Aggregate[],
    private readonly scope: RowScope,
  ) {
    super(
      [...keys, ...aggregates.map(({ variable }) => variable)],
      new Set(keys.filter((name) => input.certain.has(name))),
      keys.length === 0 ? 1 : Math.sqrt(input.estimate),
      [input],
    );
  }

  override get isCounted(): boolean {
    return false;
  }

  describe(): StepDescription {
    return {
      name: 'group',
      detail: this.keys.length > 0 ? `by ${this.keys.map((name) => `?${name}`).join(' ')}` : 'all',
    };
  }

  protected *run(): Generator<Batch> {
    const { budget } = this.context;
    const index = new RowIndex(this.keys.length, budget);
    const started = this.aggregates.map((aggregate) => {
      const state = startAggregate(aggregate.expression, this.context);
      return { state, take: this.#taking(state, aggregate) };
    });
    for (const batch of this.input.batches()) {
      const keys = this.keys.map((name) => {
        const column = this.input.columnOf(name);
        return column === -1 ? new Uint32Array(batch.rowCount) : batch.columns[column]!;
      });
      const groups = index.addAll(keys, batch.rowCount);
      for (const { take } of started) take(batch, groups, index.rowCount);
    }
    if (this.keys.length === 0) index.addAll([], 1);
    for (let from = 0; from < index.rowCount; from += BATCH_ROWS) {
      const to = Math.min(from + BATCH_ROWS, index.rowCount);
      const keys = index.columns.map((column) => column.slice(from, to));
      const results = started.map(({ state }) => resultsOf(state, from, to));
      budget.check();
      yield { columns: [...keys, ...results], rowCount: to - from };
    }
  }

  /** How a set function takes rows; equal terms have equal ids, also those of computed values. */
  #taking(state: SetFunction, { expression: { expression, distinct }, read }: Aggregate): Take {
    const { context, input, scope } = this;
    const isOfRows = expression.subType === 'wildcard';
    const column = input.columnOf(variableOf(expression) ?? '');
    const idsOf = (batch: Batch): Uint32Array =>
      column === -1 ? readIds(context, scope, batch, read) : batch.columns[column]!;
    if (distinct)
      return isOfRows
        ? this.#takingDistinct(state, ({ columns }) => columns, input.variables.length, true)
        : this.#takingDistinct(state, (batch) => [idsOf(batch)], 1, false);
    return (batch, groups, groupCount) => {
      state.take(groups, isOfRows ? undefined : idsOf(batch), batch, groupCount);
    };
  }

  /** Takes each combination of a group and a row of some columns once. */
  #takingDistinct(
    state: SetFunction,
    columnsOf: (batch: Batch) => readonly Uint32Array[],
    width: number,
    isOfRows: boolean,
  ): Take {
    const isOneGroup = this.keys.length === 0 && width > 0;
    const seen = seenRows(this.context, isOneGroup ? width : width + 1);
    return (batch, groups, groupCount) => {
      const columns = columnsOf(batch);
      const rows = seen.addNew(isOneGroup ? columns : [groups, ...columns], batch.rowCount);
      const count = rows.length;
      const [newGroups, newIds] = gather(isOfRows ? [groups] : [groups, columns[0]!], rows, count);
      state.take(newGroups!, newIds, { rowCount: count }, groupCount);
    };
  }
}

function resultsOf(state: SetFunction, from: number, to: number): Uint32Array {
  const results = new Uint32Array(to - from);
  for (let group = from; group < to; group += 1) results[group - from] = state.result(group);
  return results;
}
