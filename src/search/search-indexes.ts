/** The indexes of versions, each from the one before, the first in a thread. */
import type { GraphVersion } from '../graph/index.js';
import type { Names } from '../rdf/index.js';
import { firstMessage, startThread } from '../threads/index.js';
import type { BuildOrder } from './index-thread.js';
import type { Segment } from './names/segment.js';
import { SearchIndex } from './names/search-index.js';
import { readSearched } from './names/searched-rows.js';

/** A whole index is built in a thread, or here, where the process does nothing else. */
export type BuildPlace = 'thread' | 'here';

/** So many statements take about a second, and some MB. */
const PREPARED_SIZE = 1_000_000;

/**
 * 1. An index is kept as long as its version, and so is the latest one.
 * 2. They are made one after the other, so that each can begin with the one before.
 */
export class SearchIndexes {
  readonly #kept = new WeakMap<GraphVersion, Promise<SearchIndex>>();
  #last: Promise<unknown> = Promise.resolve();
  #latest: { readonly version: GraphVersion; readonly index: SearchIndex } | undefined;
  #renewal: Promise<void> | undefined;
  readonly #closing = new AbortController();

  constructor(
    private readonly names: Names,
    private readonly place: BuildPlace,
  ) {}

  /**
   * The index of a version. Cost: after a commit its changes; for the first version, or one with a
   * dictionary of its own, like a past version, a second for each 20,000 to 50,000 texts.
   */
  of(version: GraphVersion): Promise<SearchIndex> {
    let index = this.#kept.get(version);
    if (!index) {
      index = this.#last.then(() => this.#make(version));
      this.#last = index.catch(() => undefined);
      this.#kept.set(version, index);
      // Failures are retried.
      index.catch(() => this.#kept.delete(version));
    }
    return index;
  }

  /** Ahead of the first search, unless the graph is so large that it may be in vain. */
  async prepare(version: GraphVersion): Promise<void> {
    if (version.size <= PREPARED_SIZE) await this.of(version);
  }

  /** Ends a running build. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([this.#last, this.#renewal]);
  }

  async #make(version: GraphVersion): Promise<SearchIndex> {
    const latest = this.#latest;
    const isSameDictionary = latest?.version.dictionary === version.dictionary;
    const index =
      (isSameDictionary ? latest.index.after(version) : undefined) ?? (await this.#build(version));
    version.settle();
    // Versions of the past, or without their inferred statements, come and go; the next version
    // follows from the latest.
    if (!latest || version.number > latest.version.number || version.isPaged)
      this.#latest = { version, index };
    if (index.isFragmented) this.#renew(version);
    return index;
  }

  async #build(version: GraphVersion): Promise<SearchIndex> {
    if (version.isPaged) readSearched(version.ids, this.names);
    version.settle();
    if (this.place === 'here') return SearchIndex.build(version, this.names);
    return new SearchIndex(version, this.names, [
      await buildApart(
        { graph: version.ids.payload, baseIri: this.names.baseIri },
        this.#closing.signal,
      ),
    ]);
  }

  /** Builds the index of a version anew in the background, for later versions to begin with. */
  #renew(version: GraphVersion): void {
    this.#renewal ??= this.#build(version)
      .then((index) => {
        if (this.#latest?.version.dictionary === version.dictionary)
          this.#latest = { version, index };
      })
      .catch(() => undefined)
      .then(() => {
        this.#renewal = undefined;
      });
  }
}

async function buildApart(order: BuildOrder, signal: AbortSignal): Promise<Segment> {
  signal.throwIfAborted();
  const worker = startThread('./index-thread.js', import.meta.url, {
    workerData: order,
    name: 'search',
  });
  try {
    return await firstMessage<Segment>(worker, signal);
  } finally {
    await worker.terminate();
  }
}
