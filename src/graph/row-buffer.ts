/** Gathers quads in ids: grouped by predicate, in order of arrival. */
import type { PairRows } from './pair-table.js';
import type { TermId } from './term-ids.js';

/** Takes quads one after another: to be present or absent. */
export interface IdQuadSink {
  push(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void;
  remove(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void;
}

/** The pairs of one predicate, in columns that grow. */
export class RowBuffer implements PairRows {
  length = 0;
  keys = new Uint32Array(8);
  values = new Uint32Array(8);
  /** One number while all rows are of one graph. */
  graphs: Uint32Array | number = 0;
  /** 1 for each row to remove; undefined while there is none. */
  removals: Uint8Array | undefined;

  push(subject: TermId, object: TermId, graph: TermId): void {
    if (this.length === this.keys.length) this.#grow();
    if (this.length === 0) this.graphs = graph;
    else if (typeof this.graphs === 'number' && this.graphs !== graph)
      this.graphs = new Uint32Array(this.keys.length).fill(this.graphs, 0, this.length);
    this.keys[this.length] = subject;
    this.values[this.length] = object;
    if (typeof this.graphs !== 'number') this.graphs[this.length] = graph;
    this.length += 1;
  }

  remove(subject: TermId, object: TermId, graph: TermId): void {
    this.push(subject, object, graph);
    this.removals ??= new Uint8Array(this.keys.length);
    this.removals[this.length - 1] = 1;
  }

  #grow(): void {
    const length = this.keys.length * 2;
    this.keys = grown(this.keys, length);
    this.values = grown(this.values, length);
    if (typeof this.graphs !== 'number') this.graphs = grown(this.graphs, length);
    if (this.removals) {
      const removals = new Uint8Array(length);
      removals.set(this.removals);
      this.removals = removals;
    }
  }
}

function grown(column: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(length);
  copy.set(column);
  return copy;
}

/** Quads by predicate. Of repeated ones the last counts. */
export class QuadBuffer implements IdQuadSink {
  readonly byPredicate = new Map<TermId, RowBuffer>();

  push(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.#rowsOf(predicate).push(subject, object, graph);
  }

  remove(subject: TermId, predicate: TermId, object: TermId, graph: TermId): void {
    this.#rowsOf(predicate).remove(subject, object, graph);
  }

  #rowsOf(predicate: TermId): RowBuffer {
    let rows = this.byPredicate.get(predicate);
    if (!rows) this.byPredicate.set(predicate, (rows = new RowBuffer()));
    return rows;
  }
}
