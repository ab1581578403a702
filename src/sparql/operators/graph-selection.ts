/** Which graphs a pattern matches in, and how its solutions show them (SPARQL 1.1 §13). */
import {
  hasDelta,
  visitRows,
  firstRowOf,
  endOfKey,
  firstNotLess,
  graphOf,
  UNBOUND,
  type LayeredPairs,
  type PairTable,
  type TermId,
} from '../../graph/index.js';
import { BATCH_ROWS, longer } from './batch.js';

/**
 * `merge`: some graphs, or all, as one, each statement once. `one`: a single graph. `each`: the
 * named graphs one by one, all or those listed, with a solution for each graph that has the
 * statement.
 */
export type GraphSelection =
  | { readonly kind: 'merge'; readonly graphs: ReadonlySet<TermId> | undefined }
  | { readonly kind: 'one'; readonly graph: TermId }
  | { readonly kind: 'each'; readonly graphs: ReadonlySet<TermId> | undefined };

export function isSelected(selection: GraphSelection, graph: TermId): boolean {
  switch (selection.kind) {
    case 'one':
      return graph === selection.graph;
    case 'merge':
      return selection.graphs?.has(graph) ?? true;
    case 'each':
      return selection.graphs?.has(graph) ?? graph !== UNBOUND;
  }
}

/** Whether a table's rows are all in selected graphs; a statement in several of them repeats. */
function isWholeIn(selection: GraphSelection, { graphs }: PairTable): boolean {
  if (selection.kind === 'each') return false;
  if (selection.kind === 'merge' && selection.graphs === undefined) return true;
  return typeof graphs === 'number' && isSelected(selection, graphs);
}

const NO_IDS = new Uint32Array(0);

/** Copies of selected rows, each statement once, or for `each` once a graph. */
class RowCopies {
  keys: Uint32Array = NO_IDS;
  values: Uint32Array = NO_IDS;
  graphs: Uint32Array = NO_IDS;
  length = 0;

  constructor(private readonly selection: GraphSelection) {}

  /** Adds rows of the base that have no delta. */
  addBase(base: PairTable, from: number, to: number): void {
    this.#reserve(to - from);
    const { selection, keys, values, graphs } = this;
    const isEach = selection.kind === 'each';
    const isWhole = isWholeIn(selection, base);
    const { keys: baseKeys, values: baseValues } = base;
    let { length } = this;
    let [lastKey, lastValue] = [UNBOUND, UNBOUND];
    for (let row = from; row < to; row += 1) {
      const [key, value] = [baseKeys[row]!, baseValues[row]!];
      if (!isWhole && !isSelected(selection, graphOf(base.graphs, row))) continue;
      // Rows are sorted by key, value and graph: the same statement in another graph comes next.
      if (!isEach && key === lastKey && value === lastValue) continue;
      keys[length] = lastKey = key;
      values[length] = lastValue = value;
      if (isEach) graphs[length] = graphOf(base.graphs, row);
      length += 1;
    }
    this.length = length;
  }

  /** Adds the rows of a key, or of one of its values. */
  addKey(layers: LayeredPairs, key: TermId, value?: TermId): void {
    const isEach = this.selection.kind === 'each';
    let lastValue = UNBOUND;
    visitRows(layers, key, value, (_, found, graph) => {
      if (!isSelected(this.selection, graph) || (!isEach && found === lastValue)) return;
      this.#reserve(1);
      this.keys[this.length] = key;
      this.values[this.length] = lastValue = found;
      if (isEach) this.graphs[this.length] = graph;
      this.length += 1;
    });
  }

  #reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.keys.length) return;
    const capacity = Math.max(needed, this.keys.length * 2);
    this.keys = longer(this.keys, capacity);
    this.values = longer(this.values, capacity);
    if (this.selection.kind === 'each') this.graphs = longer(this.graphs, capacity);
  }
}

const hasKey = (table: PairTable, key: TermId): boolean =>
  table.length > 0 && table.keys[firstRowOf(table, key)] === key;

function hasRepeat({ keys, values, hasRepeats }: PairTable, from: number, to: number): boolean {
  if (!hasRepeats) return false;
  for (let row = from + 1; row < to; row += 1)
    if (values[row] === values[row - 1] && keys[row] === keys[row - 1]) return true;
  return false;
}

/**
 * Looks up the rows of keys in one order of one predicate. After `find`, the rows are `values[from
 * … to - 1]`, and `graphs` has their graphs where the selection is `each`.
 */
export class PairLookup {
  values: Uint32Array;
  graphs: Uint32Array = NO_IDS;
  from = 0;
  to = 0;
  readonly #isWhole: boolean;
  readonly #hasDelta: boolean;
  readonly #copies: RowCopies;
  /** The key found last, and the row after its rows. */
  #lastKey = UNBOUND;
  #next = 0;

  constructor(
    private readonly layers: LayeredPairs,
    selection: GraphSelection,
  ) {
    this.#hasDelta = hasDelta(layers);
    this.#isWhole = isWholeIn(selection, layers.base);
    this.#copies = new RowCopies(selection);
    this.values = layers.base.values;
  }

  /** All keys with rows, ascending, some repeated; undefined where rows have to be selected. */
  get keys(): Uint32Array | undefined {
    return this.#isWhole && !this.#hasDelta ? this.layers.base.keys : undefined;
  }

  /** Finds the rows of a key; returns how many. Only copies rows that are not the base's own. */
  find(key: TermId): number {
    const { base } = this.layers;
    // Keys often ascend: then the next one is at the rows that follow, or comes before them.
    const isNext = key > this.#lastKey && base.keys[this.#next]! >= key;
    const first = isNext ? this.#next : firstRowOf(base, key);
    const end = endOfKey(base, first, key);
    this.#next = end;
    this.#lastKey = key;
    const isChanged = this.#isChanged(key);
    if (!isChanged && this.#isWhole && !hasRepeat(base, first, end)) return this.#found(first, end);
    this.#copies.length = 0;
    if (isChanged) this.#copies.addKey(this.layers, key);
    else this.#copies.addBase(base, first, end);
    return this.#foundCopies();
  }

  /** Finds the rows of a key with one value: at most one, or one for each graph. */
  findPair(key: TermId, value: TermId): number {
    const { base } = this.layers;
    if (this.#isWhole && !this.#isChanged(key)) {
      const first = firstRowOf(base, key);
      const end = endOfKey(base, first, key);
      const row = firstNotLess(base.values, value, first, end);
      return this.#found(row, row < end && base.values[row] === value ? row + 1 : row);
    }
    this.#copies.length = 0;
    this.#copies.addKey(this.layers, key, value);
    return this.#foundCopies();
  }

  #isChanged(key: TermId): boolean {
    const { added, removed } = this.layers;
    return this.#hasDelta && (hasKey(added, key) || hasKey(removed, key));
  }

  #found(from: number, to: number): number {
    this.values = this.layers.base.values;
    this.from = from;
    this.to = to;
    return to - from;
  }

  #foundCopies(): number {
    this.values = this.#copies.values;
    this.graphs = this.#copies.graphs;
    this.from = 0;
    this.to = this.#copies.length;
    return this.to;
  }
}

/** Rows of one order of one predicate, sorted; `graphs` where the selection is `each`. */
export type SelectedRows = Readonly<Omit<RowCopies, 'addBase' | 'addKey'>>;

/** Beyond all ids. */
const END_OF_IDS = 0xffffffff;

/** All rows: the base's own where possible, else copies, part by part, with whole keys. */
export function* selectRows(
  layers: LayeredPairs,
  selection: GraphSelection,
): Generator<SelectedRows> {
  const { base } = layers;
  const isWhole = isWholeIn(selection, base);
  if (isWhole && !hasDelta(layers) && !base.hasRepeats) {
    yield rowsBetween(base, 0, base.length);
    return;
  }
  let row = 0;
  for (let first = 0, end = 0; end < END_OF_IDS; first = end) {
    const next = base.keys[row + BATCH_ROWS] ?? END_OF_IDS;
    // A key with very many rows is a part of its own.
    end = next === base.keys[row] ? next + 1 : next;
    const stop = firstRowOf(base, end);
    const isOwn = isWhole && !isChangedBetween(layers, first, end) && !hasRepeat(base, row, stop);
    yield isOwn ? rowsBetween(base, row, stop) : copyRows(layers, selection, first, end);
    row = stop;
  }
}

function rowsBetween({ keys, values }: PairTable, from: number, to: number): SelectedRows {
  return {
    keys: keys.subarray(from, to),
    values: values.subarray(from, to),
    graphs: NO_IDS,
    length: to - from,
  };
}

function isChangedBetween({ added, removed }: LayeredPairs, first: TermId, end: TermId): boolean {
  return [added, removed].some((table) => firstRowOf(table, first) < firstRowOf(table, end));
}

/** Only keys with a delta are merged; the base's rows between them are copied at once. */
function copyRows(
  layers: LayeredPairs,
  selection: GraphSelection,
  first: TermId,
  end: TermId,
): SelectedRows {
  const { base, added, removed } = layers;
  const copies = new RowCopies(selection);
  let row = firstRowOf(base, first);
  let [more, gone] = [firstRowOf(added, first), firstRowOf(removed, first)];
  for (;;) {
    const key = Math.min(added.keys[more] ?? end, removed.keys[gone] ?? end, end);
    const stop = firstRowOf(base, key);
    copies.addBase(base, row, stop);
    if (key === end) return copies;
    copies.addKey(layers, key);
    row = endOfKey(base, stop, key);
    more = endOfKey(added, more, key);
    gone = endOfKey(removed, gone, key);
  }
}
