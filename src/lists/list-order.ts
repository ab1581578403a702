/**
 * The order of a list: by a date or number, or by label; then by label and IRI. So it is the same
 * for the same statements, however they were loaded.
 *
 * Members are sorted once by a number from the sort; of those with the same number, only the shown
 * ones are sorted by their texts.
 */
import { orderedBy, positionsOf, type DictionaryView } from '../graph/index.js';
import { visitValues, type ValueColumn } from './column.js';
import { numberOf } from './literal-values.js';

export interface ListOrder {
  readonly positions: Uint32Array;
  /** The key of each position. */
  readonly keys: Uint32Array;
  /** Of positions with the same key. */
  readonly labels: 'ascending' | 'descending';
}

/** Members without a value come last in either direction. */
const NO_VALUE = 0xffff_ffff;
const LARGEST = 0xffff_fffe;
/** Added to numbers, so that negative ones come before positive ones. */
const BIAS = 2 ** 31;

/** The order by the least value of a column. */
export function orderByValues(
  column: ValueColumn,
  dictionary: DictionaryView,
  isDescending: boolean,
): ListOrder {
  const keys = new Uint32Array(column.starts.length - 1).fill(NO_VALUE);
  for (let position = 0; position < keys.length; position += 1) {
    let least = Infinity;
    visitValues(column, position, (value) => {
      least = Math.min(least, numberOf(dictionary, value) ?? Infinity);
    });
    if (least !== Infinity) keys[position] = keyOf(least + BIAS, isDescending);
  }
  return { positions: orderedBy(keys, positionsOf(keys)), keys, labels: 'ascending' };
}

export function orderByLabels(
  positions: Uint32Array,
  labelOf: (position: number) => string,
  isDescending: boolean,
): ListOrder {
  const keys = positions.map((position) => keyOf(beginningOf(labelOf(position)), isDescending));
  const labels = isDescending ? 'descending' : 'ascending';
  return { positions: orderedBy(keys, positions), keys, labels };
}

function keyOf(number: number, isDescending: boolean): number {
  const within = Math.min(LARGEST, Math.max(0, Math.round(number)));
  return isDescending ? LARGEST - within : within;
}

const LETTERS = 4;
/** All letters beyond Latin-1 have one number, and nothing after them counts. */
const OTHER_LETTER = 254;

/** The first letters of a text as a number: texts with different numbers are in their order. */
function beginningOf(text: string): number {
  let number = 0;
  let isExact = true;
  for (let at = 0; at < LETTERS; at += 1) {
    const unit: number = isExact && at < text.length ? text.charCodeAt(at) + 1 : 0;
    isExact = isExact && unit < OTHER_LETTER;
    number = number * 256 + Math.min(unit, OTHER_LETTER);
  }
  return number;
}

/** Positions in order, from `start` to before `end` of the wanted ones. */
export function sliceOfOrder(
  { positions, keys, labels }: ListOrder,
  isWanted: (position: number) => boolean,
  compareLabels: (left: number, right: number) => number,
  { start, end }: { readonly start: number; readonly end: number },
): number[] {
  const wanted = positions.filter(isWanted);
  const slice = wanted.subarray(start, end);
  const [least = 0, most = -1] = [slice.at(0), slice.at(-1)].map((position) => keys[position!]);
  const direction = labels === 'ascending' ? 1 : -1;
  const before = wanted.findIndex((position) => keys[position]! >= least);
  const level = wanted.filter((position) => keys[position]! >= least && keys[position]! <= most);
  return [...level]
    .sort((left, right) => keys[left]! - keys[right]! || direction * compareLabels(left, right))
    .slice(start - before, end - before);
}
