/** Rows in order (SPARQL 1.1 §15.1), all of them or the first few. */
import {
  FIRST_INLINE_ID,
  FIRST_LOCAL_ID,
  TermKind,
  UNBOUND,
  inlineKindOf,
  type TermId,
} from '../../graph/index.js';
import { compareValues, orderValues } from '../values/index.js';
import { BATCH_ROWS, BatchBuilder, gather, type Batch } from './batch.js';
import { readAll } from './hash-join.js';
import { Operator, type StepDescription } from './operator.js';
import type { QueryContext, RowScope } from './query-context.js';

export interface SortKey {
  /** The id to order by at the scope's row. */
  readonly read: () => TermId;
  readonly isDescending: boolean;
}

/** Rows are kept up to this many times the limit before the surplus is dropped. */
const SURPLUS = 4;

export class Sort extends Operator {
  readonly #context: QueryContext;
  readonly #input: Operator;
  readonly #keys: readonly SortKey[];
  readonly #scope: RowScope;

  /** @param limit how many rows of the order are wanted at most. */
  constructor(
    context: QueryContext,
    input: Operator,
    keys: readonly SortKey[],
    scope: RowScope,
    readonly limit = Infinity,
  ) {
    super(input.variables, input.certain, Math.min(input.estimate, limit), [input]);
    this.#context = context;
    this.#input = input;
    this.#keys = keys;
    this.#scope = scope;
  }

  describe(): StepDescription {
    return {
      name: 'sort',
      detail:
        this.limit === Infinity
          ? `by ${this.#keys.length} keys`
          : `by ${this.#keys.length} keys, the first ${this.limit}`,
    };
  }

  protected *run(): Generator<Batch> {
    const sorted =
      this.limit === Infinity
        ? this.#sorted(readAll(this.#context, this.#input), Infinity)
        : this.#first();
    for (let from = 0; from < sorted.rowCount; from += BATCH_ROWS) {
      const to = Math.min(from + BATCH_ROWS, sorted.rowCount);
      yield {
        columns: sorted.columns.map((column) => column.subarray(from, to)),
        rowCount: to - from,
      };
    }
  }

  /** Keeps the best rows seen so far, so that memory follows the limit and not the rows. */
  #first(): Batch {
    const kept = new BatchBuilder(this.variables.length);
    const capacity = Math.max(this.limit * SURPLUS, BATCH_ROWS);
    for (const { columns, rowCount } of this.#input.batches()) {
      kept.copyRows(columns, rowCount);
      if (kept.rowCount < capacity) continue;
      const best = this.#sorted(kept.take(), this.limit);
      kept.copyRows(best.columns, best.rowCount);
    }
    return this.#sorted(kept.take(), this.limit);
  }

  #sorted(rows: Batch, limit: number): Batch {
    const kept =
      this.#keys.length > 1 && rows.rowCount > limit ? this.#firstByFirstKey(rows, limit) : rows;
    const { rowCount } = kept;
    this.#context.budget.addMemory(rowCount * 8 * (this.#keys.length + 1));
    const order = this.#order(
      this.#keys.map((key) => this.#ranksOf(key, kept)),
      rowCount,
    );
    this.#context.budget.releaseMemory(rowCount * 8 * (this.#keys.length + 1));
    const count = Math.min(rowCount, limit);
    return { columns: gather(kept.columns, order, count), rowCount: count };
  }

  /**
   * The rows that the first key alone does not put behind the limit, so that the other keys are
   * compared only for them.
   */
  #firstByFirstKey(rows: Batch, limit: number): Batch {
    const ranks = this.#ranksOf(this.#keys[0]!, rows);
    const last = Float64Array.from(ranks).sort()[limit - 1]!;
    const kept = new Uint32Array(rows.rowCount);
    let count = 0;
    for (let row = 0; row < rows.rowCount; row += 1) if (ranks[row]! <= last) kept[count++] = row;
    return { columns: gather(rows.columns, kept, count), rowCount: count };
  }

  /** The rows' positions in the order of their ranks; rows that are alike stay as they came. */
  #order(ranks: readonly Float64Array[], rowCount: number): Uint32Array {
    const order = new Uint32Array(rowCount);
    for (let row = 0; row < rowCount; row += 1) order[row] = row;
    let comparisons = 0;
    return order.sort((left, right) => {
      if ((++comparisons & 4_095) === 0) this.#context.budget.check();
      for (const column of ranks) {
        const difference = column[left]! - column[right]!;
        if (difference !== 0) return difference;
      }
      return left - right;
    });
  }

  /**
   * A number for each row that is ordered as its key is. Different terms are compared once each
   * pair, not once each row.
   */
  #ranksOf({ read, isDescending }: SortKey, { columns, rowCount }: Batch): Float64Array {
    const ids = new Uint32Array(rowCount);
    for (let row = 0; row < rowCount; row += 1) {
      this.#scope.at(columns, row);
      ids[row] = read();
      if ((row & 255) === 255) this.#context.budget.check();
    }
    const sign = isDescending ? -1 : 1;
    const numbers = new Float64Array(rowCount);
    if (isOneInlineKind(ids)) {
      for (let row = 0; row < rowCount; row += 1) numbers[row] = sign * ids[row]!;
      return numbers;
    }
    const distinct = [...new Set(ids)];
    let comparisons = 0;
    distinct.sort((left, right) => {
      if ((++comparisons & 255) === 0) this.#context.budget.check();
      return this.#compare(left, right);
    });
    const ranks = new Map<TermId, number>();
    let rank = 0;
    distinct.forEach((id, index) => {
      // Terms that are equal in the order, as 1 and 1.0, share a rank, so that the next key
      // decides.
      if (index > 0 && !this.#isTie(distinct[index - 1]!, id)) rank += 1;
      ranks.set(id, rank);
    });
    for (let row = 0; row < rowCount; row += 1) numbers[row] = sign * ranks.get(ids[row]!)!;
    return numbers;
  }

  /**
   * Whether neither of two neighbours is less by the operator `<`, which is what the order goes by
   * (SPARQL 1.1 §15.1).
   */
  #isTie(left: TermId, right: TermId): boolean {
    const [a, b] = [this.#context.valueOfId(left), this.#context.valueOfId(right)];
    return a !== undefined && b !== undefined && compareValues(a, b) === 0;
  }

  #compare(left: TermId, right: TermId): number {
    const { dictionary } = this.#context.graph;
    // IRIs, and strings, are ordered by code point, as UTF-8 is by byte.
    if (left < FIRST_LOCAL_ID && right < FIRST_LOCAL_ID && left !== UNBOUND && right !== UNBOUND) {
      const kind = dictionary.kindOf(left);
      if ((kind === TermKind.iri || kind === TermKind.string) && kind === dictionary.kindOf(right))
        return dictionary.compareTexts(left, right);
    }
    return orderValues(this.#context.valueOfId(left), this.#context.valueOfId(right));
  }
}

/**
 * Whether all ids are of one inline kind (or unbound, which comes first), so that they are ordered
 * as their values are.
 */
function isOneInlineKind(ids: Uint32Array): boolean {
  let kind = -1;
  for (const id of ids) {
    if (id === UNBOUND) continue;
    if (id < FIRST_INLINE_ID) return false;
    if (kind === -1) kind = inlineKindOf(id);
    else if (kind !== inlineKindOf(id)) return false;
  }
  return true;
}
