/** Which graphs a pattern matches in, and how its solutions show them (SPARQL 1.1 §13). */
import {
  hasDelta,
  visitRange,
  visitRows,
  firstRowOf,
  endOfKey,
  firstNotLess,
  graphOf,
  UNBOUND,
  type LayeredPairs,
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

/** Whether rows can be taken as they are: each in a selected graph, none twice. */
function isDirect(layers: LayeredPairs, selection: GraphSelection): boolean {
  if (hasDelta(layers) || layers.base.hasRepeats || selection.kind === 'each') return false;
  if (selection.kind === 'merge' && selection.graphs === undefined) return true;
  return typeof layers.base.graphs === 'number' && isSelected(selection, layers.base.graphs);
}

const NO_IDS = new Uint32Array(0);

/**
 * Looks up the rows of keys in one order of one predicate. After `find`, the rows are `values[from
 * … to - 1]`, and `graphs` has their graphs where the selection is `each`.
 */
export class PairLookup {
  values: Uint32Array;
  graphs: Uint32Array = NO_IDS;
  from = 0;
  to = 0;
  /** Whether rows are the base's own; then `find` copies nothing. */
  readonly isDirect: boolean;
  readonly #hasDelta: boolean;
  #next = 0;

  constructor(
    private readonly layers: LayeredPairs,
    private readonly selection: GraphSelection,
  ) {
    this.#hasDelta = hasDelta(layers);
    this.isDirect = isDirect(layers, selection);
    this.values = this.isDirect ? layers.base.values : NO_IDS;
  }

  /** All keys with rows, ascending, some repeated; undefined where rows have to be selected. */
  get keys(): Uint32Array | undefined {
    return this.isDirect ? this.layers.base.keys : undefined;
  }

  /** Finds the rows of a key; returns how many. */
  find(key: TermId): number {
    const { base } = this.layers;
    if (this.isDirect) {
      // Keys often come in order, and the next one follows.
      this.from = base.keys[this.#next] === key ? this.#next : firstRowOf(base, key);
      this.#next = this.to = endOfKey(base, this.from, key);
      return this.to - this.from;
    }
    this.from = 0;
    this.to = 0;
    if (this.#hasDelta) {
      visitRows(this.layers, key, undefined, (_, value, graph) => {
        this.#take(value, graph);
      });
    } else {
      const first = firstRowOf(base, key);
      const end = endOfKey(base, first, key);
      for (let row = first; row < end; row += 1)
        this.#take(base.values[row]!, graphOf(base.graphs, row));
    }
    return this.to;
  }

  /** Finds the rows of a key with one value: at most one, or one for each graph. */
  findPair(key: TermId, value: TermId): number {
    const { base } = this.layers;
    if (this.isDirect) {
      const first = firstRowOf(base, key);
      const end = endOfKey(base, first, key);
      this.from = firstNotLess(base.values, value, first, end);
      this.to = this.from < end && base.values[this.from] === value ? this.from + 1 : this.from;
      return this.to - this.from;
    }
    this.from = 0;
    this.to = 0;
    visitRows(this.layers, key, value, (_, found, graph) => {
      this.#take(found, graph);
    });
    return this.to;
  }

  #take(value: TermId, graph: TermId): void {
    if (!isSelected(this.selection, graph)) return;
    const isEach = this.selection.kind === 'each';
    // Rows are sorted by value and then graph, so the same statement in another graph comes next.
    if (!isEach && this.to > 0 && this.values[this.to - 1] === value) return;
    if (this.to === this.values.length) this.#grow();
    this.values[this.to] = value;
    if (isEach) this.graphs[this.to] = graph;
    this.to += 1;
  }

  #grow(): void {
    const length = Math.max(16, this.values.length * 2);
    this.values = longer(this.values, length);
    if (this.selection.kind === 'each') this.graphs = longer(this.graphs, length);
  }
}

/** Rows of one order of one predicate, sorted; `graphs` where the selection is `each`. */
export interface SelectedRows {
  readonly keys: Uint32Array;
  readonly values: Uint32Array;
  readonly graphs: Uint32Array;
  readonly length: number;
}

/** Beyond all ids. */
const END_OF_IDS = 0xffffffff;

/** All rows: the base's own where possible, else copies, part by part, with whole keys. */
export function* selectRows(
  layers: LayeredPairs,
  selection: GraphSelection,
): Generator<SelectedRows> {
  const { base } = layers;
  if (isDirect(layers, selection)) {
    yield { keys: base.keys, values: base.values, graphs: NO_IDS, length: base.length };
    return;
  }
  let end = 0;
  for (let first = 0, row = 0; end < END_OF_IDS; first = end) {
    row = firstRowOf(base, first);
    const next = base.keys[row + BATCH_ROWS] ?? END_OF_IDS;
    // A key with very many rows is a part of its own.
    end = next === base.keys[row] ? next + 1 : next;
    yield copyRows(layers, selection, first, end);
  }
}

function copyRows(
  layers: LayeredPairs,
  selection: GraphSelection,
  first: TermId,
  end: TermId,
): SelectedRows {
  const isEach = selection.kind === 'each';
  let capacity = BATCH_ROWS / 8;
  let [keys, values, graphs] = [0, 1, 2].map(() => new Uint32Array(capacity)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  let length = 0;
  visitRange(layers, first, end, (key, value, graph) => {
    if (!isSelected(selection, graph)) return;
    if (!isEach && length > 0 && keys[length - 1] === key && values[length - 1] === value) return;
    if (length === capacity) {
      capacity *= 2;
      keys = longer(keys, capacity);
      values = longer(values, capacity);
      graphs = longer(graphs, capacity);
    }
    keys[length] = key;
    values[length] = value;
    if (isEach) graphs[length] = graph;
    length += 1;
  });
  return { keys, values, graphs, length };
}
