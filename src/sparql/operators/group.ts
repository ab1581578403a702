/** Groups and set functions (SPARQL 1.1 §11, §18.5.1). */
import { InlineKind, UNBOUND, toInlineId, type TermId } from '../../graph/index.js';
import { compileAggregate, type AggregateExpression } from '../expressions/index.js';
import { integerValue } from '../values/index.js';
import { BATCH_ROWS, type Batch } from './batch.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext, RowScope } from './query-context.js';
import { RowIndex } from './row-index.js';

export interface Aggregate {
  readonly variable: string;
  readonly expression: AggregateExpression;
}

/** The set functions of one query over all groups: state by the group's number. */
interface GroupedAggregate {
  /** Takes the scope's row into a group. */
  add(group: number): void;
  /** The result's id; 0 for an error. */
  result(group: number): TermId;
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
    if (this.#keys.length === 0) groups.add([], 0);
    const aggregates = this.#aggregates.map(({ expression }) => this.#start(expression));
    const keyColumns = this.#keys.map((name) => this.#input.columnOf(name));
    for (const { columns, rowCount } of this.#input.batches()) {
      const keys = keyColumns.map((index) =>
        index === -1 ? new Uint32Array(rowCount) : columns[index]!,
      );
      this.#take(columns, rowCount, keys, groups, aggregates);
    }
    for (let from = 0; from < groups.rowCount; from += BATCH_ROWS) {
      const to = Math.min(from + BATCH_ROWS, groups.rowCount);
      const keys = groups.columns.map((column) => column.slice(from, to));
      const results = aggregates.map((aggregate) =>
        Uint32Array.from({ length: to - from }, (_, index) => aggregate.result(from + index)),
      );
      budget.check();
      yield { columns: [...keys, ...results], rowCount: to - from };
    }
  }

  /** Takes the rows of a batch into their groups. */
  #take(
    columns: readonly Uint32Array[],
    rowCount: number,
    keys: readonly Uint32Array[],
    groups: RowIndex,
    aggregates: readonly GroupedAggregate[],
  ): void {
    for (let row = 0; row < rowCount; row += 1) {
      const group = keys.length === 0 ? 0 : groups.add(keys, row);
      this.#scope.at(columns, row);
      for (const aggregate of aggregates) aggregate.add(group);
      if ((row & 127) === 127) this.#context.budget.check();
    }
  }

  #start(expression: AggregateExpression): GroupedAggregate {
    return this.#startCount(expression) ?? this.#startOther(expression);
  }

  /** COUNT of rows or of a variable needs no values: equal terms have equal ids. */
  #startCount({
    aggregator,
    expression,
    distinct,
  }: AggregateExpression): GroupedAggregate | undefined {
    if (aggregator.toLowerCase() !== 'count') return undefined;
    const counts: number[] = [];
    const countOne = (group: number): void => {
      counts[group] = (counts[group] ?? 0) + 1;
    };
    const result = (group: number): TermId => toInteger(this.#context, counts[group] ?? 0);
    if (expression.subType === 'wildcard') {
      if (!distinct) return { add: countOne, result };
      return {
        add: this.#once(
          this.#input.variables.map((name) => this.#scope.idReader(name)),
          countOne,
        ),
        result,
      };
    }
    if (expression.subType !== 'term' || expression.term.termType !== 'Variable') return undefined;
    const read = this.#scope.ids.idReader(expression.term.value);
    if (!read) return undefined;
    const countBound = (group: number): void => {
      if (read() !== UNBOUND) countOne(group);
    };
    return { add: distinct ? this.#once([read], countBound) : countBound, result };
  }

  /** Does something for each row of ids once a group. */
  #once(readers: readonly (() => TermId)[], act: (group: number) => void): (group: number) => void {
    const seen = new RowIndex(readers.length + 1, this.#context.budget);
    const row = Array.from({ length: readers.length + 1 }, () => new Uint32Array(1));
    return (group) => {
      row[0]![0] = group;
      readers.forEach((read, index) => {
        row[index + 1]![0] = read();
      });
      seen.add(row, 0);
      if (seen.isNew) act(group);
    };
  }

  #startOther(expression: AggregateExpression): GroupedAggregate {
    const start = compileAggregate(expression, this.#scope);
    const accumulators: ReturnType<typeof start>[] = [];
    const of = (group: number): ReturnType<typeof start> => {
      if (!accumulators[group]) this.#context.budget.addMemory(200);
      return (accumulators[group] ??= start());
    };
    return {
      add: (group) => {
        of(group).add();
      },
      result: (group) => {
        const value = of(group).result();
        return value ? this.#context.idOf(value) : UNBOUND;
      },
    };
  }
}

/** The id of an xsd:integer. */
function toInteger(context: QueryContext, value: number): TermId {
  return toInlineId(InlineKind.integer, value) || context.idOf(integerValue(value));
}
