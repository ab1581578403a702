/**
 * The statements of a version by predicate, in chunks of shared memory (`chunks.ts`): another
 * thread gets a few buffers, however many predicates there are.
 *
 * A directory has the addresses of each predicate's tables: base, added and removed of `so`, then
 * of `os`. It consists of such tables itself, with a row (predicate, place, address) for each of
 * these six that has rows; so does the list of graphs, (graph, count). Views of a predicate's
 * tables are made on first use. Where there are many predicates, `UNBOUND`, which is no predicate,
 * has the lists of terms: tables of subjects and of objects with their predicates, so that a
 * look-up without a predicate need not try each.
 *
 * 1. It never changes.
 * 2. No predicate is without a statement, and no graph is counted without one.
 * 3. A term's list has every predicate that the term has; perhaps others too.
 */
import { Chunk, Chunks, type Address } from './chunks.js';
import { EMPTY_PAIRS, mayHaveGraph, tableAt, type PairTable } from './pair-table.js';
import type { LayeredPairs, PredicatePairs } from './predicate-pairs.js';
import { rowCountOfKey, visitRows } from './predicate-pairs.js';
import { UNBOUND, type TermId } from './term-ids.js';

/** Addresses of the tables of directory and graphs, each as base, added and removed. */
export interface StatementsRoots {
  readonly directory: readonly Address[];
  readonly graphs: readonly Address[];
  readonly predicateCount: number;
  readonly graphCount: number;
}

export interface StatementsPayload {
  /** By slot; `true` is one that the receiver has there, in an earlier version. */
  readonly chunks: readonly (SharedArrayBuffer | true | undefined)[];
  readonly roots: StatementsRoots;
}

const NOTHING: StatementsRoots = {
  directory: [0, 0, 0],
  graphs: [0, 0, 0],
  predicateCount: 0,
  graphCount: 0,
};
const MAX_KNOWN = 4_096;

export class Statements {
  readonly directory: LayeredPairs;
  readonly graphCounts: CountedGraphs;
  readonly #known = new Map<TermId, PredicatePairs>();
  #predicates: readonly TermId[] | undefined;

  constructor(
    readonly chunks = new Chunks(),
    readonly roots = NOTHING,
  ) {
    this.directory = layersAt(chunks, roots.directory, 0);
    this.graphCounts = new CountedGraphs(layersAt(chunks, roots.graphs, 0), roots.graphCount);
  }

  /** `known` has the chunks that the payload leaves out. */
  static of({ chunks, roots }: StatementsPayload, known?: Statements): Statements {
    const slots = chunks.map((chunk, slot) =>
      chunk === true ? known?.chunks.slots[slot] : chunk && new Chunk(new Uint32Array(chunk)),
    );
    return new Statements(new Chunks(slots), roots);
  }

  get payload(): StatementsPayload {
    return {
      // Chunks are made of shared columns.
      chunks: this.chunks.slots.map(
        (chunk) => chunk?.words.buffer as SharedArrayBuffer | undefined,
      ),
      roots: this.roots,
    };
  }

  get predicateCount(): number {
    return this.roots.predicateCount;
  }

  /** Whether terms have lists of their predicates. */
  get listsTerms(): boolean {
    return this.tablesAt(UNBOUND) !== undefined;
  }

  has(predicate: TermId): boolean {
    return predicate !== UNBOUND && rowCountOfKey(this.directory, predicate) > 0;
  }

  get(predicate: TermId): PredicatePairs | undefined {
    return predicate === UNBOUND ? undefined : this.tablesAt(predicate);
  }

  predicates(): readonly TermId[] {
    return (this.#predicates ??= this.#predicatesWhere(() => true));
  }

  /** A term's predicates, and perhaps others. Cost: those, where there are many predicates. */
  predicatesOf(subject: TermId | undefined, object: TermId | undefined): readonly TermId[] {
    const isAny = subject === undefined && object === undefined;
    const lists = isAny ? undefined : this.tablesAt(UNBOUND);
    if (!lists) return this.predicates();
    const predicates: TermId[] = [];
    const [list, term] = subject === undefined ? [lists.os, object] : [lists.so, subject];
    visitRows(list, term, undefined, (_, predicate) => {
      predicates.push(predicate);
    });
    return predicates;
  }

  /** The predicates that may have statements in a graph. Cost: a look at the tables of each. */
  predicatesIn(graph: TermId): readonly TermId[] {
    // Base and added rows of one order.
    return this.#predicatesWhere(
      (place, address) => place < 2 && mayHaveGraph(this.chunks.blockAt(address), graph),
    );
  }

  /** Addresses of a predicate's tables, or of the lists of terms; 0 is a table without rows. */
  rowOf(id: TermId): Address[] | undefined {
    let row: Address[] | undefined;
    visitRows(this.directory, id, undefined, (_, place, address) => {
      (row ??= [0, 0, 0, 0, 0, 0])[place] = address;
    });
    return row;
  }

  tablesAt(id: TermId): PredicatePairs | undefined {
    let pairs = this.#known.get(id);
    const row = pairs ? undefined : this.rowOf(id);
    if (row) {
      if (this.#known.size >= MAX_KNOWN) this.#known.clear();
      pairs = { so: layersAt(this.chunks, row, 0), os: layersAt(this.chunks, row, 3) };
      this.#known.set(id, pairs);
    }
    return pairs;
  }

  #predicatesWhere(holds: (place: number, address: Address) => boolean): TermId[] {
    const predicates: TermId[] = [];
    let last = UNBOUND;
    visitRows(this.directory, undefined, undefined, (id, place, address) => {
      if (id === last || !holds(place, address)) return;
      predicates.push(id);
      last = id;
    });
    return predicates;
  }
}

/** How many statements each graph has, of graphs that have some; the default graph is 0. */
export interface GraphCounts {
  readonly size: number;
  get(graph: TermId): number | undefined;
  has(graph: TermId): boolean;
  /** The graphs, in order of their ids. */
  keys(): TermId[];
}

export class CountedGraphs implements GraphCounts {
  constructor(
    readonly rows: LayeredPairs,
    readonly size: number,
  ) {}

  get(graph: TermId): number | undefined {
    let found: number | undefined;
    visitRows(this.rows, graph, undefined, (_, count) => {
      found = count;
    });
    return found;
  }

  has(graph: TermId): boolean {
    return this.get(graph) !== undefined;
  }

  keys(): TermId[] {
    const graphs: TermId[] = [];
    visitRows(this.rows, undefined, undefined, (graph) => graphs.push(graph));
    return graphs;
  }
}

function layersAt(chunks: Chunks, addresses: readonly Address[], place: number): LayeredPairs {
  const table = (at: number): PairTable =>
    addresses[at] === 0 ? EMPTY_PAIRS : chunks.viewAt(addresses[at]!, tableAt);
  return { base: table(place), added: table(place + 1), removed: table(place + 2) };
}
