/** Rows in order (SPARQL 1.1 §15.1), all or the first few. */
import {
  FIRST_INLINE_ID,
  UNBOUND,
  inlineKindOf,
  orderedBy,
  positionsOf,
  type TermId,
} from '../../graph/index.js';
import { BATCH_ROWS, BatchBuilder, gather, type Batch } from './batch.js';
import { readAll } from './hash-join.js';
import { Operator, type StepDescription } from './operator.js';
import { readIds, type QueryContext, type RowScope } from './query-context.js';
import { RowIndex } from './row-index.js';
import { isAfter, ranksOfTerms } from './term-order.js';

export interface SortKey {
  readonly read: () => TermId;
  readonly isDescending: boolean;
}

/** At this many times the limit, surplus rows are dropped. */
const SURPLUS = 4;
const LAST_RANK = 0xffffffff;
/** Number of ranges of ranks for finding the first rows. */
const RANGES = 4_096;

export class Sort extends Operator {
  /** @param limit the most rows needed. */
  constructor(
    private readonly context: QueryContext,
    private readonly input: Operator,
    private readonly keys: readonly SortKey[],
    private readonly scope: RowScope,
    readonly limit = Infinity,
  ) {
    super(input.variables, input.certain, Math.min(input.estimate, limit), [input]);
  }

  describe(): StepDescription {
    return {
      name: 'sort',
      detail:
        this.limit === Infinity
          ? `by ${this.keys.length} keys`
          : `by ${this.keys.length} keys, the first ${this.limit}`,
    };
  }

  protected *run(): Generator<Batch> {
    const sorted =
      this.limit === Infinity
        ? this.#sorted(readAll(this.context, this.input), Infinity)
        : this.#first();
    for (let from = 0; from < sorted.rowCount; from += BATCH_ROWS) {
      const to = Math.min(from + BATCH_ROWS, sorted.rowCount);
      yield {
        columns: sorted.columns.map((column) => column.subarray(from, to)),
        rowCount: to - from,
      };
    }
  }

  /** Keeps the best rows so far, so memory follows the limit and not the rows. */
  #first(): Batch {
    const kept = new BatchBuilder(this.variables.length);
    const capacity = Math.max(this.limit * SURPLUS, BATCH_ROWS);
    let last: TermId | undefined;
    for (const { columns, rowCount } of this.input.batches()) {
      if (last === undefined) kept.copyRows(columns, rowCount);
      else this.#keepBefore(last, columns, rowCount, kept);
      if (kept.rowCount < capacity) continue;
      const best = this.#sorted(kept.take(), this.limit);
      kept.copyRows(best.columns, best.rowCount);
      if (this.limit > 0) last = this.#idsOf(this.keys[0]!, best)[this.limit - 1]!;
    }
    return this.#sorted(kept.take(), this.limit);
  }

  /** Keeps the rows that the first key does not put behind an id. */
  #keepBefore(
    last: TermId,
    columns: readonly Uint32Array[],
    rowCount: number,
    kept: BatchBuilder,
  ): void {
    const key = this.keys[0]!;
    const ids = this.#idsOf(key, { columns, rowCount });
    for (let row = 0; row < rowCount; row += 1)
      if (
        !(key.isDescending
          ? isAfter(this.context, last, ids[row]!)
          : isAfter(this.context, ids[row]!, last))
      )
        kept.copyRow(columns, row);
    this.context.budget.check();
  }

  #sorted(rows: Batch, limit: number): Batch {
    const { budget, terms } = this.context;
    const before = budget.memoryBytes - terms.memoryBytes;
    budget.addMemory(rows.rowCount * 4 * (this.keys.length + 3));
    const first = this.#ranksOf(this.keys[0]!, rows);
    const kept = rows.rowCount > limit ? firstRows(first, limit) : undefined;
    const others = kept
      ? { columns: gather(rows.columns, kept, kept.length), rowCount: kept.length }
      : rows;
    let order = positionsOf({ length: others.rowCount });
    for (let index = this.keys.length - 1; index > 0; index -= 1)
      order = orderedBy(this.#ranksOf(this.keys[index]!, others), order);
    order = orderedBy(kept ? gather([first], kept, kept.length)[0]! : first, order);
    budget.checkNow();
    // Everything made for ordering is garbage now, except new terms.
    budget.releaseMemory(budget.memoryBytes - terms.memoryBytes - before);
    const count = Math.min(others.rowCount, limit);
    return { columns: gather(others.columns, order, count), rowCount: count };
  }

  #idsOf({ read }: SortKey, rows: Batch): Uint32Array {
    return readIds(this.context, this.scope, rows, read);
  }

  /** A number for each row, ordered like its key. Each pair of terms is compared once. */
  #ranksOf(key: SortKey, rows: Batch): Uint32Array {
    const ids = this.#idsOf(key, rows);
    const ranks = isOneInlineKind(ids) ? ids : this.#ranksOfIds(ids);
    if (key.isDescending)
      for (let row = 0; row < ranks.length; row += 1) ranks[row] = LAST_RANK - ranks[row]!;
    return ranks;
  }

  #ranksOfIds(ids: Uint32Array): Uint32Array {
    const distinct = new RowIndex(1, this.context.budget);
    const numbers = distinct.addAll([ids], ids.length);
    const ranks = ranksOfTerms(this.context, distinct.columns[0]!.subarray(0, distinct.rowCount));
    for (let row = 0; row < ids.length; row += 1) ids[row] = ranks[numbers[row]!]!;
    return ids;
  }
}

/** The candidates for the first `limit` rows: some more than those. */
function firstRows(ranks: Uint32Array, limit: number): Uint32Array {
  let [least, most] = [LAST_RANK, 0];
  for (const rank of ranks) {
    if (rank < least) least = rank;
    if (rank > most) most = rank;
  }
  const shift = Math.max(0, 32 - Math.clz32(most - least) - Math.log2(RANGES));
  const counts = new Uint32Array(RANGES);
  for (const rank of ranks) counts[(rank - least) >>> shift]! += 1;
  let range = 0;
  for (let count = counts[0]!; count < limit; count += counts[range]!) range += 1;
  const rows = new Uint32Array(ranks.length);
  let count = 0;
  for (let row = 0; row < ranks.length; row += 1)
    if ((ranks[row]! - least) >>> shift <= range) rows[count++] = row;
  return rows.subarray(0, count);
}

/** Whether all are unbound or of one inline kind, so that ids have their values' order. */
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
