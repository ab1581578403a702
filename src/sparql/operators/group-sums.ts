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
import { addNumerics, divideNumerics } from '../expressions/index.js';
import {
  DECIMAL,
  Decimal,
  INTEGER,
  LiteralValue,
  Numeric,
  integerValue,
  numericOfDecimal,
  numericValue,
  type Value,
} from '../values/index.js';
import { NumbersById } from './numbers-by-id.js';
import type { QueryContext } from './query-context.js';

export const FIRST_GROUPS = 64;

/** A set function's state by group. No value, and the id 0, are an error. */
export interface Fold {
  growTo(groupCount: number): void;
  take(
    groups: Uint32Array,
    ids: Uint32Array | undefined,
    rowCount: number,
    groupCount: number,
  ): void;
  /** Precondition: there is room for the group. */
  takeValue(group: number, value: Value | undefined): void;
  result(group: number): TermId;
}

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
 * SUM and AVG in the numbers' common type; one error makes it an error. Sums of integers and short
 * decimals are whole numbers of one unit while exact. The first other value of a group replaces its
 * sum by a number of any type.
 */
export class Sum implements Fold {
  #counts = new Float64Array(FIRST_GROUPS);
  #sums = new Float64Array(FIRST_GROUPS);
  #decimals = new Float64Array(FIRST_GROUPS);
  /** Sums that have left `#sums`, for good; null for an error. */
  readonly #others: (Numeric | null | undefined)[] = [];
  /** Digits after the point of the summands. */
  #digits = 0;
  readonly #places: NumbersById;
  readonly #known: ShortDecimal[] = [NO_DECIMAL];

  constructor(
    private readonly context: QueryContext,
    private readonly isAverage: boolean,
  ) {
    this.#places = new NumbersById(context.budget);
  }

  growTo(groupCount: number): void {
    this.#counts = withRoom(this.#counts, groupCount, this.context);
    this.#sums = withRoom(this.#sums, groupCount, this.context);
    this.#decimals = withRoom(this.#decimals, groupCount, this.context);
  }

  take(groups: Uint32Array, ids: Uint32Array, rowCount: number, groupCount: number): void {
    this.growTo(groupCount);
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
      ) {
        if (!this.#addDecimal(group, id)) this.#addValue(group, this.context.valueOfId(id));
      } else sums[group]! += inlineValueOf(id);
      if ((row & 1_023) === 1_023) this.context.budget.check();
    }
  }

  takeValue(group: number, value: Value | undefined): void {
    this.#counts[group]! += 1;
    this.#addValue(group, value);
  }

  result(group: number): TermId {
    const { context } = this;
    const count = this.#counts[group] ?? 0;
    const isAverage = this.isAverage && count > 0;
    if (!isAverage && !this.#decimals[group] && !this.#hasOther(group))
      return idOfInteger(context, (this.#sums[group] ?? 0) / 10 ** this.#digits);
    const sum = this.#sumOf(group);
    const result = sum && isAverage ? divideNumerics(sum, new Numeric(INTEGER, count)) : sum;
    return result ? context.idOf(numericValue(result)) : UNBOUND;
  }

  #addDecimal(group: number, id: TermId): boolean {
    if (this.#hasOther(group)) return false;
    const isInteger = id >= FIRST_INLINE_ID && inlineKindOf(id) === InlineKind.integer;
    const { units, digits } = isInteger ? NO_DECIMAL : this.#decimalOf(id);
    while (this.#digits < digits) this.#refine();
    const added = isInteger
      ? inlineValueOf(id) * 10 ** this.#digits
      : units * 10 ** (this.#digits - digits);
    const sum = this.#sums[group]! + added;
    // Non-numbers are NaN, and refining may have moved this group's sum.
    if (!(Math.abs(sum) <= EXACT_SUM) || this.#hasOther(group)) return false;
    this.#sums[group] = sum;
    if (!isInteger) this.#decimals[group] = 1;
    return true;
  }

  #hasOther(group: number): boolean {
    return this.#others[group] !== undefined;
  }

  #addValue(group: number, value: Value | undefined): void {
    const number = value instanceof LiteralValue ? value.typed : undefined;
    const sum = this.#sumOf(group);
    if (!this.#hasOther(group)) this.context.budget.addMemory(200);
    const added = sum && number instanceof Numeric ? addNumerics(sum, number) : undefined;
    this.#others[group] = added ?? null;
  }

  /** Makes the unit of all sums ten times smaller. */
  #refine(): void {
    for (let group = 0; group < this.#sums.length; group += 1) {
      if (this.#hasOther(group)) continue;
      if (Math.abs(this.#sums[group]!) > EXACT_SUM / 10) this.#others[group] = this.#sumOf(group);
      else this.#sums[group]! *= 10;
    }
    this.#digits += 1;
  }

  #sumOf(group: number): Numeric | null {
    const other = this.#others[group];
    if (other !== undefined) return other;
    const sum = this.#sums[group] ?? 0;
    return this.#decimals[group]
      ? numericOfDecimal(new Decimal(BigInt(sum), this.#digits))
      : new Numeric(INTEGER, sum / 10 ** this.#digits);
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
