/** Graphs and sources elsewhere as one dataset: for Comunica they are one graph. */
import { EventEmitter } from 'node:events';
import { quadKey, type Match, type Quad } from '../rdf/index.js';
import type { GraphSource } from './graph-source.js';

/** A pattern: subject, predicate, object and graph. */
export type MatchedQuad = readonly Match[];

export interface RemoteSource {
  match(...pattern: MatchedQuad): Promise<readonly Quad[]>;
  /** How many match; for large numbers, only an approximation. */
  countQuads(...pattern: MatchedQuad): Promise<number>;
}

/** The RDF merge of its sources: each quad once. */
export class MergedSource {
  #failure: unknown;

  constructor(
    private readonly local: readonly GraphSource[],
    private readonly remote: readonly RemoteSource[],
  ) {}

  /** Throws the failure of a remote source, without which the answer would be incomplete. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure as Error;
  }

  match(...pattern: MatchedQuad): QuadStream {
    return new QuadStream(async () => {
      const found = await Promise.all(
        this.remote.map((source) => this.#or([], () => source.match(...pattern))),
      );
      return this.#merged(pattern, found.flat());
    });
  }

  async countQuads(...pattern: MatchedQuad): Promise<number> {
    const counts = await Promise.all(
      this.remote.map((source) => this.#or(0, () => source.countQuads(...pattern))),
    );
    return [...this.local.map((source) => source.countQuads(...pattern)), ...counts].reduce(
      (sum, count) => sum + count,
      0,
    );
  }

  *#merged(pattern: MatchedQuad, found: readonly Quad[]): Generator<Quad> {
    for (const [index, source] of this.local.entries())
      for (const each of source.match(...pattern))
        if (!isIn(this.local.slice(0, index), each)) yield each;
    const seen = new Set<string>();
    for (const each of found) {
      const key = quadKey(each);
      if (seen.has(key) || isIn(this.local, each)) continue;
      seen.add(key);
      yield each;
    }
  }

  /** Nobody would catch errors here: after a failure there are just no more. */
  async #or<Value>(nothing: Value, request: () => Promise<Value>): Promise<Value> {
    if (this.#failure !== undefined) return nothing;
    try {
      return await request();
    } catch (error) {
      this.#failure ??= error;
      return nothing;
    }
  }
}

function isIn(sources: readonly GraphSource[], quad: Quad): boolean {
  const { subject, predicate, object, graph } = quad;
  return sources.some((source) => source.countQuads(subject, predicate, object, graph) > 0);
}

/** An RDF/JS stream. Comunica makes more of them than it reads, so requests start on reading. */
class QuadStream extends EventEmitter {
  #quads: Iterator<Quad> | undefined;
  #isRequested = false;

  constructor(private readonly request: () => Promise<Iterable<Quad>>) {
    super();
  }

  read(): Quad | null {
    if (!this.#isRequested) void this.#open();
    const next = this.#quads?.next();
    if (next?.done) queueMicrotask(() => this.emit('end'));
    return next && !next.done ? next.value : null;
  }

  destroy(): void {
    this.#quads = [].values();
  }

  async #open(): Promise<void> {
    this.#isRequested = true;
    const quads = await this.request();
    this.#quads ??= quads[Symbol.iterator]();
    this.emit('readable');
  }
}
