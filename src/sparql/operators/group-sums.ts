/** SUM and AVG over the ids of groups (SPARQL 1.1 §18.5.1.3, §18.5.1.4). */
import {
  FIRST_INLINE_ID,
  InlineKind,
  UNBOUND,
  inlineKindOf,
  inlineValueOf,
  toInlineId,
  type TermId,
} from '../../graph/index.js';
import type { Accumulator, Expression } from '../expressions/index.js';
import { compileAggregate, compileExpression, variableNamed } from '../expressions/index.js';
import {
  DECIMAL,
  Decimal,
  LiteralValue,
  Numeric,
  decimalValue,
  integerValue,
  type Value,
} from '../values/index.js';
import { NumbersById } from './numbers-by-id.js';
import { RowScope, type QueryContext } from './query-context.js';

export const FIRST_GROUPS = 64;

/** Decimals with more digits after the point go to the general set function. */
const MOST_DIGITS = 9;
/** Whole numbers up to this, and sums of two of them, are exact. */
const EXACT_SUM = 2 ** 52;

/** An xsd:decimal as `units × 10^-digits`. */
interface ShortDecimal {
  readonly units: number;
  readonly digits: number;
}

const NO_DECIMAL: ShortDecimal = { units: NaN, digits: 0 };

/** A column over groups with enough room; the same one if it has it. */
export function withRoom(
  column: Float64Array<ArrayBuffer>,
  groupCount: number,
  { budget }: QueryContext,
): Float64Array<ArrayBuffer> {
  if (groupCount <= column.length) return column;
  const longer = new Float64Array(Math.max(groupCount, column.length * 2));
  budget.addMemory((longer.length - column.length) * 8);
  longer.set(column);
  return longer;
}

export function idOf(context: QueryContext, value: Value | undefined): TermId {
  return value ? context.idOf(value) : UNBOUND;
}

export function idOfInteger(context: QueryContext, value: number): TermId {
  return toInlineId(InlineKind.integer, value) || context.idOf(integerValue(value));
}

/**
 * Sums of integers and short decimals, as whole numbers of one unit while exact. The first other
 * value of a group hands its sum to the general set function.
 */
export class Sum {
  #counts = new Float64Array(FIRST_GROUPS);
  #sums = new Float64Array(FIRST_GROUPS);
  #decimals = new Float64Array(FIRST_GROUPS);
  readonly #others: (Accumulator | undefined)[] = [];
  /** Digits after the point of the summands. */
  #digits = 0;
  readonly #places: NumbersById;
  readonly #known: ShortDecimal[] = [NO_DECIMAL];
  #value: Value | undefined;
  #divisor: Value | undefined;
  readonly #start: () => Accumulator;
  readonly #average: () => Value | undefined;

  constructor(
    private readonly context: QueryContext,
    private readonly isAverage: boolean,
  ) {
    this.#places = new NumbersById(context.budget);
    const scope = new RowScope(context, [], () => () => false);
    scope.define('value', () => this.#value);
    scope.define('count', () => this.#divisor);
    const [expression, divisor] = ['value', 'count'].map(variableNamed) as [Expression, Expression];
    this.#start = compileAggregate(
      { subType: 'aggregate', aggregator: 'sum', distinct: false, expression },
      scope,
    );
    this.#average = compileExpression(
      { subType: 'operator', operator: '/', args: [expression, divisor] },
      scope,
    );
  }

  take(groups: Uint32Array, ids: Uint32Array, rowCount: number, groupCount: number): void {
    this.#counts = withRoom(this.#counts, groupCount, this.context);
    this.#sums = withRoom(this.#sums, groupCount, this.context);
    this.#decimals = withRoom(this.#decimals, groupCount, this.context);
    const [counts, sums] = [this.#counts, this.#sums];
    for (let row = 0; row < rowCount; row += 1) {
      const id = ids[row]!;
      const group = groups[row]!;
      counts[group]! += 1;
      if (
        this.#digits > 0 ||
        id < FIRST_INLINE_ID ||
        inlineKindOf(id) !== InlineKind.integer ||
        this.#others.length > 0 ||
        Math.abs(sums[group]!) > EXACT_SUM
      )
        this.#add(group, id);
      else sums[group]! += inlineValueOf(id);
      if ((row & 1_023) === 1_023) this.context.budget.check();
    }
  }

  result(group: number): TermId {
    const count = this.#counts[group] ?? 0;
    const other = this.#others[group];
    const isAverage = this.isAverage && count > 0;
    if (!other && !isAverage && !this.#decimals[group])
      return idOfInteger(this.context, (this.#sums[group] ?? 0) / 10 ** this.#digits);
    this.#value = other ? other.result() : this.#sumOf(group);
    this.#divisor = integerValue(count);
    return idOf(this.context, isAverage ? this.#average() : this.#value);
  }

  #add(group: number, id: TermId): void {
    if (!this.#others[group] && this.#addDecimal(group, id)) return;
    const accumulator = this.#others[group] ?? this.#handOver(group);
    this.#value = this.context.valueOfId(id);
    accumulator.add();
  }

  #addDecimal(group: number, id: TermId): boolean {
    const isInteger = id >= FIRST_INLINE_ID && inlineKindOf(id) === InlineKind.integer;
    const { units, digits } = isInteger ? NO_DECIMAL : this.#decimalOf(id);
    while (this.#digits < digits) this.#refine();
    const added = isInteger
      ? inlineValueOf(id) * 10 ** this.#digits
      : units * 10 ** (this.#digits - digits);
    const sum = this.#sums[group]! + added;
    // Non-numbers are NaN, and refining may have handed over this group.
    if (!(Math.abs(sum) <= EXACT_SUM) || this.#others[group]) return false;
    this.#sums[group] = sum;
    if (!isInteger) this.#decimals[group] = 1;
    return true;
  }

  /** Makes the unit of all sums ten times smaller. */
  #refine(): void {
    for (let group = 0; group < this.#sums.length; group += 1) {
      if (Math.abs(this.#sums[group]!) > EXACT_SUM / 10) this.#handOver(group);
      else this.#sums[group]! *= 10;
    }
    this.#digits += 1;
  }

  #handOver(group: number): Accumulator {
    this.context.budget.addMemory(200);
    const accumulator = (this.#others[group] = this.#start());
    this.#value = this.#sumOf(group);
    accumulator.add();
    return accumulator;
  }

  #sumOf(group: number): Value {
    const sum = this.#sums[group] ?? 0;
    return this.#decimals[group]
      ? decimalValue(new Decimal(BigInt(sum), this.#digits))
      : integerValue(sum / 10 ** this.#digits);
  }

  #decimalOf(id: TermId): ShortDecimal {
    const place = this.#places.get(id);
    if (place !== 0) return this.#known[place]!;
    const decimal = shortDecimalOf(this.context.valueOfId(id));
    this.context.budget.addMemory(64);
    this.#places.set(id, this.#known.push(decimal) - 1);
    return decimal;
  }
}

function shortDecimalOf(value: Value | undefined): ShortDecimal {
  const number = value instanceof LiteralValue ? value.typed : undefined;
  if (!(number instanceof Numeric) || number.type !== DECIMAL || !number.isShort) return NO_DECIMAL;
  const { unscaled, scale } = number.exact;
  return scale <= MOST_DIGITS ? { units: Number(unscaled), digits: scale } : NO_DECIMAL;
}
