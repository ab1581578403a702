/** Makes the statements of the next version, and keeps their memory in order. */
import { ChunkWriter, slotOf, type Address } from './chunks.js';
import type { PairChange } from './id-change.js';
import { EMPTY_PAIRS, blockOf, graphOf, sortedTable, type PairTable } from './pair-table.js';
import {
  NO_STATEMENTS,
  rowCountOf,
  rowCountOfKey,
  visitRows,
  withPairChange,
  withRowChange,
  type LayeredPairs,
  type PairOrder,
  type PredicatePairs,
} from './predicate-pairs.js';
import { RowBuffer } from './row-buffer.js';
import { Statements } from './statements.js';
import { UNBOUND, type TermId } from './term-ids.js';

/** With more predicates than these, terms have lists of theirs. */
export const FEW_PREDICATES = 500;
const NO_ROW: readonly Address[] = [0, 0, 0, 0, 0, 0];
const LAYERS = ['base', 'added', 'removed'] as const;
const ORDERS = ['so', 'os'] as const;

/** Takes changes to some statements; for single use. */
export class StatementsEditor {
  readonly #writer: ChunkWriter;
  readonly #rows = new Map<TermId, Address[]>();
  readonly #counts = new Map<TermId, number>();
  /** Terms whose lists change, where there are any. */
  readonly #listed: Record<PairOrder, RowBuffer> | undefined;

  constructor(private readonly before: Statements) {
    this.#writer = new ChunkWriter(before.chunks, liveWordsOf(before));
    if (before.listsTerms) this.#listed = { so: new RowBuffer(), os: new RowBuffer() };
  }

  /** Adds absent rows, and removes present ones; once a predicate. */
  change(predicate: TermId, change: PairChange): void {
    const before = this.before.get(predicate) ?? NO_STATEMENTS;
    const after = withPairChange(before, change);
    this.replace(predicate, after);
    this.#tally(change.added, 1);
    this.#tally(change.removed, -1);
    for (const order of this.#listed ? ORDERS : []) {
      const column = order === 'so' ? 'keys' : 'values';
      for (const term of change.added[column])
        if (rowCountOfKey(before[order], term) === 0)
          this.#listed![order].push(term, predicate, UNBOUND);
      for (const term of change.removed[column])
        if (rowCountOfKey(after[order], term) === 0)
          this.#listed![order].remove(term, predicate, UNBOUND);
    }
  }

  /** Replaces tables; counts stay as they are. */
  replace(id: TermId, pairs: PredicatePairs): void {
    const before = this.before.tablesAt(id) ?? NO_STATEMENTS;
    const { so, os } = rowCountOf(pairs.so) > 0 ? pairs : NO_STATEMENTS;
    const row = this.before.rowOf(id) ?? NO_ROW;
    this.#rows.set(id, [
      ...this.#stored(so, before.so, row.slice(0, 3)),
      ...this.#stored(os, before.os, row.slice(3)),
    ]);
  }

  count(graph: TermId, difference: number): void {
    const count = this.#counts.get(graph) ?? this.before.graphCounts.get(graph) ?? 0;
    this.#counts.set(graph, count + difference);
  }

  end(): Statements {
    const lists = this.before.tablesAt(UNBOUND);
    if (lists && this.#listed)
      this.replace(UNBOUND, {
        so: withRows(lists.so, this.#listed.so),
        os: withRows(lists.os, this.#listed.os),
      });
    const after = this.#finish();
    if (lists || after.predicateCount <= FEW_PREDICATES) return after;
    const editor = new StatementsEditor(after);
    editor.replace(UNBOUND, { so: listsOf(after, 'so'), os: listsOf(after, 'os') });
    return editor.#finish();
  }

  #finish(): Statements {
    const { directory, graphCounts, roots } = this.before;
    const sparse = this.#writer.sparseSlots();
    if (sparse.size > 0) this.#empty(sparse);
    const rows = new RowBuffer();
    let { predicateCount, graphCount } = roots;
    for (const [id, row] of this.#rows) {
      const old = this.before.rowOf(id) ?? NO_ROW;
      row.forEach((address, place) => {
        if (address === old[place]) return;
        if (old[place] !== 0) rows.remove(id, place, old[place]!);
        if (address !== 0) rows.push(id, place, address);
      });
      if (id !== UNBOUND) predicateCount += Number(row[0] !== 0) - Number(old[0] !== 0);
    }
    const counts = new RowBuffer();
    for (const [graph, count] of this.#counts) {
      const old = graphCounts.get(graph) ?? 0;
      if (old > 0) counts.remove(graph, old, 0);
      if (count > 0) counts.push(graph, count, 0);
      graphCount += Number(count > 0) - Number(old > 0);
    }
    const [directoryAt, graphsAt] = [
      this.#stored(withRows(directory, rows), directory, roots.directory),
      this.#stored(withRows(graphCounts.rows, counts), graphCounts.rows, roots.graphs),
    ].map((addresses) => this.#outOf(sparse, addresses)) as [Address[], Address[]];
    return new Statements(this.#writer.end(), {
      directory: directoryAt,
      graphs: graphsAt,
      predicateCount,
      graphCount,
    });
  }

  /** The addresses of new tables, given the old ones. */
  #stored(after: LayeredPairs, before: LayeredPairs, addresses: readonly Address[]): Address[] {
    return LAYERS.map((layer, place) => {
      if (after[layer] === before[layer]) return addresses[place]!;
      this.#writer.free(addresses[place]!);
      return after[layer].length > 0 ? this.#writer.put(blockOf(after[layer])) : 0;
    });
  }

  /** Moves the tables in sparse chunks. Cost: a look at each predicate, and those. */
  #empty(sparse: ReadonlySet<number>): void {
    visitRows(this.before.directory, undefined, undefined, (id, _, address) => {
      if (sparse.has(slotOf(address)) && !this.#rows.has(id))
        this.#rows.set(id, this.before.rowOf(id)!);
    });
    for (const [id, row] of this.#rows) this.#rows.set(id, this.#outOf(sparse, row));
  }

  #outOf(sparse: ReadonlySet<number>, addresses: readonly Address[]): Address[] {
    return addresses.map((address) =>
      sparse.has(slotOf(address)) ? this.#writer.move(address) : address,
    );
  }

  #tally({ graphs, length }: PairTable, sign: 1 | -1): void {
    if (typeof graphs === 'number') {
      if (length > 0) this.count(graphs, sign * length);
      return;
    }
    let first = 0;
    for (let row = 1; row <= length; row += 1) {
      if (row < length && graphs[row] === graphs[first]) continue;
      this.count(graphOf(graphs, first), sign * (row - first));
      first = row;
    }
  }
}

/** A version's use of each chunk: counted when it comes from a thread or a file. */
function liveWordsOf({ chunks, directory, roots }: Statements): readonly number[] {
  if (chunks.liveWords) return chunks.liveWords;
  const liveWords = chunks.slots.map(() => 0);
  const add = (address: Address): void => {
    if (address !== 0) liveWords[slotOf(address)]! += chunks.roomAt(address);
  };
  [...roots.directory, ...roots.graphs].forEach(add);
  visitRows(directory, undefined, undefined, (_id, _place, address) => {
    add(address);
  });
  return liveWords;
}

function withRows(layers: LayeredPairs, rows: RowBuffer): LayeredPairs {
  if (rows.length === 0) return layers;
  const { removals } = rows;
  const taken = (removal: 0 | 1): PairTable =>
    sortedTable(rows, (row) => (removals?.[row] ?? 0) === removal);
  return withRowChange(layers, taken(0), removals ? taken(1) : EMPTY_PAIRS);
}

/** The predicates of each subject or object. Cost: the statements. */
function listsOf(statements: Statements, order: PairOrder): LayeredPairs {
  const rows = new RowBuffer();
  for (const predicate of statements.predicates()) {
    let last: TermId | undefined;
    visitRows(statements.get(predicate)![order], undefined, undefined, (term) => {
      if (term !== last) rows.push(term, predicate, UNBOUND);
      last = term;
    });
  }
  return { base: sortedTable(rows), added: EMPTY_PAIRS, removed: EMPTY_PAIRS };
}
