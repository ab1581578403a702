/** Set functions over the rows of groups (SPARQL 1.1 §18.5.1). */
import { ServiceError } from '../../errors.js';
import {
  FIRST_INLINE_ID,
  InlineKind,
  UNBOUND,
  inlineKindOf,
  inlineValueOf,
  toInlineId,
  type TermId,
} from '../../graph/index.js';
import type { AggregateExpression } from '../algebra/index.js';
import { addNumerics, divideNumerics, multiplyNumerics } from '../expressions/index.js';
import {
  INTEGER,
  IriValue,
  LiteralValue,
  Numeric,
  integerValue,
  numericValue,
  stringValue,
  type Value,
} from '../values/index.js';
import type { Batch } from './batch.js';
import type { QueryContext } from './query-context.js';
import { compareIds } from './term-order.js';

const FIRST_GROUPS = 64;

/** Rows without their columns. */
type Rows = Pick<Batch, 'rowCount' | 'counts'>;

/** A set function's state by group. The id 0 is an error. */
export abstract class SetFunction {
  constructor(protected readonly context: QueryContext) {}

  /** Adds rows to their groups, of which there are `groupCount` by now; COUNT(*) needs no ids. */
  abstract take(
    groups: Uint32Array,
    ids: Uint32Array | undefined,
    rows: Rows,
    groupCount: number,
  ): void;

  abstract result(group: number): TermId;

  /** A column over groups with enough room; the same one if it has it. */
  protected withRoom(
    column: Float64Array<ArrayBuffer>,
    groupCount: number,
  ): Float64Array<ArrayBuffer> {
    if (groupCount <= column.length) return column;
    const longer = new Float64Array(Math.max(groupCount, column.length * 2));
    this.context.budget.addMemory((longer.length - column.length) * 8);
    longer.set(column);
    return longer;
  }
}

/** A set function of values, as most are; undefined is an error. */
abstract class FunctionOfValues extends SetFunction {
  /** Adds a value `times` times. */
  abstract takeValue(group: number, value: Value | undefined, times: number): void;

  override take(
    groups: Uint32Array,
    ids: Uint32Array,
    { rowCount, counts }: Rows,
    _groupCount: number,
  ): void {
    for (let row = 0; row < rowCount; row += 1) {
      this.takeValue(groups[row]!, this.context.valueOfId(ids[row]!), counts?.[row] ?? 1);
      if ((row & 127) === 127) this.context.budget.check();
    }
  }
}

/** The state of one set function for all groups. */
export function startAggregate(
  { aggregator, separator }: AggregateExpression,
  context: QueryContext,
): SetFunction {
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
class Count extends SetFunction {
  #counts = new Float64Array(FIRST_GROUPS);

  override take(
    groups: Uint32Array,
    ids: Uint32Array | undefined,
    { rowCount, counts: times }: Rows,
    groupCount: number,
  ): void {
    const counts = (this.#counts = this.withRoom(this.#counts, groupCount));
    for (let row = 0; row < rowCount; row += 1)
      // Without ids, each row counts.
      if (ids?.[row] !== UNBOUND) counts[groups[row]!]! += times ? times[row]! : 1;
    this.context.budget.check();
  }

  override result(group: number): TermId {
    return idOfInteger(this.context, exactly(this.#counts[group] ?? 0));
  }
}

/** A count, if it is exact. */
function exactly(count: number): number {
  if (count <= Number.MAX_SAFE_INTEGER) return count;
  throw new ServiceError(
    'malformed-query',
    `Solutions are counted up to ${Number.MAX_SAFE_INTEGER}, and there are more. ` +
      'Join the patterns by variables that they share.',
  );
}

function idOfInteger(context: QueryContext, value: number): TermId {
  return toInlineId(InlineKind.integer, value) || context.idOf(integerValue(value));
}

/** Whole numbers up to this, and sums of two of them, are exact. */
const EXACT_SUM = 2 ** 52;

/**
 * SUM and AVG in the numbers' common type; one error makes it an error (§18.5.1.3, §18.5.1.4). The
 * first value of a group that is no small integer replaces its sum by a number of any type.
 */
class Sum extends FunctionOfValues {
  #counts = new Float64Array(FIRST_GROUPS);
  #sums = new Float64Array(FIRST_GROUPS);
  /** Sums that have left `#sums`, for good; null for an error. */
  readonly #others: (Numeric | null | undefined)[] = [];

  constructor(
    context: QueryContext,
    private readonly isAverage: boolean,
  ) {
    super(context);
  }

  override take(
    groups: Uint32Array,
    ids: Uint32Array,
    { rowCount, counts: repeats }: Rows,
    groupCount: number,
  ): void {
    const counts = (this.#counts = this.withRoom(this.#counts, groupCount));
    const sums = (this.#sums = this.withRoom(this.#sums, groupCount));
    for (let row = 0; row < rowCount; row += 1) {
      const id = ids[row]!;
      const group = groups[row]!;
      const isShort = id >= FIRST_INLINE_ID && inlineKindOf(id) === InlineKind.integer;
      const times = repeats ? repeats[row]! : 1;
      const added = isShort ? inlineValueOf(id) * times : Infinity;
      if (
        this.#others[group] === undefined &&
        Math.abs(sums[group]!) <= EXACT_SUM &&
        Math.abs(added) <= EXACT_SUM
      ) {
        counts[group]! += times;
        sums[group]! += added;
      } else this.takeValue(group, this.context.valueOfId(id), times);
      if ((row & 1_023) === 1_023) this.context.budget.check();
    }
  }

  override takeValue(group: number, value: Value | undefined, times: number): void {
    this.#counts[group]! += times;
    const number = value instanceof LiteralValue ? value.typed : undefined;
    const sum = this.#sumOf(group);
    if (this.#others[group] === undefined) this.context.budget.addMemory(200);
    const added =
      number instanceof Numeric && times > 1
        ? multiplyNumerics(number, new Numeric(INTEGER, times))
        : number;
    const isSum = sum && added instanceof Numeric;
    this.#others[group] = (isSum ? addNumerics(sum, added) : undefined) ?? null;
  }

  override result(group: number): TermId {
    const count = exactly(this.#counts[group] ?? 0);
    const sum = this.#sumOf(group);
    const isAverage = this.isAverage && count > 0;
    const result = sum && isAverage ? divideNumerics(sum, new Numeric(INTEGER, count)) : sum;
    return result ? this.context.idOf(numericValue(result)) : UNBOUND;
  }

  #sumOf(group: number): Numeric | null {
    const other = this.#others[group];
    return other === undefined ? new Numeric(INTEGER, this.#sums[group] ?? 0) : other;
  }
}

/** No term's id: the group has an error. */
const ERROR_ID = 0xffffffff;

/** MIN and MAX in the order of ORDER BY; one error makes the result one (§18.5.1.5, §18.5.1.6). */
class Extreme extends SetFunction {
  #best = new Float64Array(FIRST_GROUPS);

  constructor(
    context: QueryContext,
    private readonly sign: 1 | -1,
  ) {
    super(context);
  }

  override take(
    groups: Uint32Array,
    ids: Uint32Array,
    { rowCount }: Rows,
    groupCount: number,
  ): void {
    const best = (this.#best = this.withRoom(this.#best, groupCount));
    for (let row = 0; row < rowCount; row += 1) {
      const id = ids[row]!;
      const group = groups[row]!;
      const known = best[group]!;
      if (known === ERROR_ID) continue;
      if (id === UNBOUND) best[group] = ERROR_ID;
      else if (known === id) continue;
      else if (known === UNBOUND || compareIds(this.context, id, known) * this.sign > 0)
        best[group] = id;
      if ((row & 1_023) === 1_023) this.context.budget.check();
    }
  }

  override result(group: number): TermId {
    const best = this.#best[group] ?? UNBOUND;
    return best === ERROR_ID ? UNBOUND : best;
  }
}

/** SAMPLE gives the first value that is no error (§18.5.1.8). */
class Sample extends SetFunction {
  #first = new Float64Array(FIRST_GROUPS);

  override take(
    groups: Uint32Array,
    ids: Uint32Array,
    { rowCount }: Rows,
    groupCount: number,
  ): void {
    const first = (this.#first = this.withRoom(this.#first, groupCount));
    for (let row = 0; row < rowCount; row += 1) first[groups[row]!] ||= ids[row]!;
    this.context.budget.check();
  }

  override result(group: number): TermId {
    return this.#first[group] ?? UNBOUND;
  }
}

/** GROUP_CONCAT of literals and IRIs; anything else makes it an error (§18.5.1.7). */
class Concatenation extends FunctionOfValues {
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
    return this.context.idOf(stringValue(state?.texts.join(this.separator) ?? ''));
  }
}
