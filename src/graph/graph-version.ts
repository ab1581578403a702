/** The whole dataset at one moment. */
import type { Change, Match, Quad, QuadSource } from '../rdf/index.js';
import type { Dictionary } from './dictionary.js';
import { netChangeOf, withIdChange, type GraphContent, type IdChange } from './id-change.js';
import { IdGraph, type IdMatch } from './id-graph.js';
import { QuadBuffer } from './row-buffer.js';
import { UNBOUND, type TermId } from './term-ids.js';
import { WatchedGraph, type ReadWatch } from './watched-graph.js';

/** A graph in terms: an `IdGraph` read by RDF/JS patterns. */
export class TermGraph implements QuadSource {
  constructor(readonly ids: IdGraph) {}

  /** Quads of all graphs, inferred ones included. */
  get size(): number {
    return this.ids.count(undefined, undefined, undefined, undefined);
  }

  /** Gathers ids at the first step. Cost: that of `IdGraph.visit`, and a term for each read. */
  *match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Generator<Quad> {
    const pattern = this.#toIds(subject, predicate, object, graph);
    if (!pattern) return;
    const found: TermId[] = [];
    this.ids.visit(...pattern, (...quadIds) => {
      found.push(...quadIds);
    });
    const { dictionary } = this.ids;
    for (let at = 0; at < found.length; at += 4)
      yield dictionary.quadOf(found[at]!, found[at + 1]!, found[at + 2]!, found[at + 3]!);
  }

  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    const pattern = this.#toIds(subject, predicate, object, graph);
    return pattern ? this.ids.count(...pattern) : 0;
  }

  has({ subject, predicate, object, graph }: Quad): boolean {
    const ids = this.#toIds(subject, predicate, object, graph);
    // All four positions are given.
    return ids !== undefined && this.ids.has(ids[0]!, ids[1]!, ids[2]!, ids[3]!);
  }

  /** The graphs with a quad, except the default graph. */
  graphNames(): Quad['graph'][] {
    return this.ids.graphCounts
      .keys()
      .filter((graph) => graph !== UNBOUND)
      .map((graph) => this.ids.dictionary.termOf(graph) as Quad['graph']);
  }

  /** The pattern in ids; undefined for a term without any quad. */
  #toIds(...pattern: readonly Match[]): [IdMatch, IdMatch, IdMatch, IdMatch] | undefined {
    const ids: IdMatch[] = [];
    for (const term of pattern) {
      if (!term) ids.push(undefined);
      else if (term.termType === 'DefaultGraph') ids.push(UNBOUND);
      else {
        const id = this.ids.idOf(term);
        if (id === UNBOUND) return undefined;
        ids.push(id);
      }
    }
    return ids as [IdMatch, IdMatch, IdMatch, IdMatch];
  }
}

export type VersionInfo = Pick<GraphVersion, 'number' | 'committedAt' | 'identity'>;

/**
 * The whole dataset after one commit: asserted and inferred statements.
 * 1. A version never changes: its quads stay the same for as long as it is held.
 * 2. `number` is the id of the commit in the log; a higher number is a later state.
 * 3. Only `commits/` makes versions that others see.
 */
export class GraphVersion extends TermGraph {
  constructor(
    /** Numbers the terms of later versions; successive versions share it. */
    readonly dictionary: Dictionary,
    content: GraphContent,
    readonly number: number,
    /** Undefined for the empty version before the first commit. */
    readonly committedAt: Date | undefined,
    /** The digest of its commit, which covers all before; unique across logs. Empty outside one. */
    readonly identity = '',
    /** For a version that is read from elsewhere, page by page. */
    watch?: ReadWatch,
  ) {
    super(
      watch
        ? new WatchedGraph(content, dictionary, watch)
        : new IdGraph({ ...content, dictionary: dictionary.buffers }),
    );
  }

  /** The version after a net change of statements, whose terms its dictionary has. */
  after(change: IdChange, info: Partial<VersionInfo> = {}): GraphVersion {
    return this.as({ number: this.number + 1, ...info }, withIdChange(this.ids, change));
  }

  /** The version of another commit, with another content. */
  as(
    { number = this.number, committedAt, identity = '' }: Partial<VersionInfo>,
    content: GraphContent = this.ids,
  ): GraphVersion {
    const { watch } = this.ids instanceof WatchedGraph ? this.ids : {};
    return new GraphVersion(this.dictionary, content, number, committedAt, identity, watch);
  }

  /** A change in ids, without what changes nothing. The dictionary gets its terms. */
  idChangeOf({ added, removed }: Change): IdChange {
    const rows = new QuadBuffer();
    for (const [quads, part] of [[removed, 'remove'] as const, [added, 'push'] as const])
      for (const each of quads) {
        // A watched graph fetches what it does not have yet.
        if (this.isPaged) this.has(each);
        rows[part](...this.dictionary.addQuad(each));
      }
    return netChangeOf(this.ids, rows);
  }

  /** Whether its statements are elsewhere, and only those read are fetched. */
  get isPaged(): boolean {
    return this.ids instanceof WatchedGraph;
  }

  /** Fetches all of a graph, or everything, from elsewhere: for code in a thread. */
  readAhead(graph?: Match): void {
    if (this.isPaged) this.match(null, null, null, graph).next();
  }

  /** Before results leave the work or are cached. @throws to restart it where a part is missing. */
  settle(): void {
    if (this.ids instanceof WatchedGraph) this.ids.watch.settle();
  }
}
