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

/** Members by their positions. */
export interface LabelledMembers {
  readonly members: Uint32Array;
  labelOf(position: number): string;
  compareLabels(left: number, right: number): number;
}

export interface ListOrder {
  readonly positions: Uint32Array;
  /** The key of each position. */
  readonly keys: Uint32Array;
  readonly isDescending: boolean;
  readonly isByLabel: boolean;
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
  return { positions: orderedBy(keys, positionsOf(keys)), keys, isDescending, isByLabel: false };
}

export function orderByLabels(list: LabelledMembers, isDescending: boolean): ListOrder {
  const keys = new Uint32Array(list.members.length);
  for (let position = 0; position < keys.length; position += 1)
    keys[position] = keyOf(beginningOf(list.labelOf(position)), isDescending);
  return { positions: orderedBy(keys, positionsOf(keys)), keys, isDescending, isByLabel: true };
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
  order: ListOrder,
  isWanted: (position: number) => boolean,
  list: LabelledMembers,
  { start, end }: { readonly start: number; readonly end: number },
): number[] {
  const { keys, isDescending, isByLabel } = order;
  const wanted = order.positions.filter(isWanted);
  const direction = isByLabel && isDescending ? -1 : 1;
  let first = Math.min(start, wanted.length);
  let last = Math.min(end, wanted.length);
  const isLevel = (left: number, right: number): boolean =>
    keys[wanted[left]!] === keys[wanted[right]!];
  while (first > 0 && first < wanted.length && isLevel(first - 1, first)) first -= 1;
  while (last > 0 && last < wanted.length && isLevel(last, last - 1)) last += 1;
  const shown = [...wanted.subarray(first, last)];
  shown.sort(
    (left, right) => keys[left]! - keys[right]! || direction * list.compareLabels(left, right),
  );
  return shown.slice(start - first, end - first);
}
