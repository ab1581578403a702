/** Groups and set functions (SPARQL 1.1 §11, §18.5.1). */
import type { TermId } from '../../graph/index.js';
import type { AggregateExpression } from '../expressions/index.js';
import { startAggregate, type GroupedAggregate } from './aggregates.js';
import { BATCH_ROWS, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext, RowScope } from './query-context.js';
import { RowIndex } from './row-index.js';

export interface Aggregate {
  readonly variable: string;
  readonly expression: AggregateExpression;
  /** Reads the id of the value of what is aggregated, where it is kept for each term. */
  readonly read?: (() => TermId) | undefined;
}

/**
 * One row a group: its key, and the results of the set functions. Without keys there is one group,
 * even of no rows.
 */
export class GroupBy extends Operator {
  readonly #context: QueryContext;
  readonly #input: Operator;
  readonly #keys: readonly string[];
  readonly #aggregates: readonly Aggregate[];
  readonly #scope: RowScope;

  constructor(
    context: QueryContext,
    input: Operator,
    keys: readonly string[],
    aggregates: readonly Aggregate[],
    scope: RowScope,
  ) {
    super(
      [...keys, ...aggregates.map(({ variable }) => variable)],
      new Set(keys.filter((name) => input.certain.has(name))),
      keys.length === 0 ? 1 : Math.sqrt(input.estimate),
      [input],
    );
    this.#context = context;
    this.#input = input;
    this.#keys = keys;
    this.#aggregates = aggregates;
    this.#scope = scope;
  }

  describe(): StepDescription {
    return {
      name: 'group',
      detail:
        this.#keys.length > 0 ? `by ${this.#keys.map((name) => `?${name}`).join(' ')}` : 'all',
    };
  }

  protected *run(): Generator<Batch> {
    const { budget } = this.#context;
    const groups = new RowIndex(this.#keys.length, budget);
    if (this.#keys.length === 0) groups.addAll([], 1);
    const aggregates = this.#aggregates.map(({ expression, read }) =>
      startAggregate(expression, this.#context, this.#input, this.#scope, read),
    );
    const keyColumns = this.#keys.map((name) => this.#input.columnOf(name));
    for (const batch of this.#input.batches()) {
      const keys = keyColumns.map((index) =>
        index === -1 ? new Uint32Array(batch.rowCount) : batch.columns[index]!,
      );
      const numbers = groups.addAll(keys, batch.rowCount);
      for (const aggregate of aggregates) aggregate.take(batch, numbers, groups.rowCount);
    }
    for (let from = 0; from < groups.rowCount; from += BATCH_ROWS) {
      const to = Math.min(from + BATCH_ROWS, groups.rowCount);
      const keys = groups.columns.map((column) => column.slice(from, to));
      const results = aggregates.map((aggregate) => resultsOf(aggregate, from, to));
      budget.check();
      yield { columns: [...keys, ...results], rowCount: to - from };
    }
  }
}

function resultsOf(aggregate: GroupedAggregate, from: number, to: number): Uint32Array {
  const results = new Uint32Array(to - from);
  for (let group = from; group < to; group += 1) results[group - from] = aggregate.result(group);
  return results;
}
