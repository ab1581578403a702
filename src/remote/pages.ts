/** The statements of one version of a database that were fetched so far. */
import {
  Dictionary,
  GraphVersion,
  IdGraph,
  NO_CONTENT,
  QuadBuffer,
  TermKind,
  UNBOUND,
  isInline,
  netChangeOf,
  withIdChange,
  type GraphContent,
  type GraphCounts,
  type IdMatch,
  type TermId,
} from '../graph/index.js';
import type { Change, Quad, Term } from '../rdf/index.js';
import { FetchedPatterns } from './fetched-patterns.js';
import type { Mark } from './mark-store.js';

/** A term that somebody asks for gets an id, since something may be fetched of it. */
class AskedDictionary extends Dictionary {
  override idOf(term: Term): TermId {
    return term.termType === 'DefaultGraph' ? UNBOUND : this.add(term);
  }
}

/** Thrown away, and what threw it runs again: not all that it read was here. */
export class NotHereYet extends Error {}

/** What was read that was not here. */
export interface Missing {
  readonly missing: FetchedPatterns;
  /** Whether somebody wants to know how many statements each graph has. */
  isCountMissing: boolean;
}

/** A version over what was here at one moment, and what all have read of it that was not. */
export interface Reading extends Missing {
  readonly version: GraphVersion;
  fetching: Promise<void> | undefined;
}

/** Called with a missing pattern, or without for counts. @throws where that can't be made good. */
export type NoteMissing = (pattern?: readonly IdMatch[]) => void;

export class Pages {
  #counts: GraphCounts | undefined;
  #reading: Reading | undefined;

  constructor(
    readonly mark: Mark,
    private readonly committedAt: Date | undefined,
    private readonly noteMissing: NoteMissing,
    readonly dictionary: Dictionary = new AskedDictionary(),
    private content: GraphContent = NO_CONTENT,
    readonly fetched = new FetchedPatterns(),
  ) {}

  get size(): number {
    return this.content.size;
  }

  /** The same version until more is here. */
  get reading(): Reading {
    return (this.#reading ??= this.#begin());
  }

  /** Has the next one begin with another version. */
  endReading(): void {
    this.#reading = undefined;
  }

  add(rows: QuadBuffer): void {
    this.content = withIdChange(this.content, netChangeOf(this.content, rows));
    this.endReading();
  }

  setCounts(counts: readonly { readonly graph: Quad['graph']; readonly count: number }[]): void {
    const byGraph = new Map(
      counts.map(({ graph, count }) => [this.dictionary.idOf(graph), count] as const),
    );
    this.#counts = {
      size: byGraph.size,
      get: (graph) => byGraph.get(graph),
      has: (graph) => byGraph.has(graph),
      keys: () => [...byGraph.keys()].sort((left, right) => left - right),
    };
  }

  pushTo(rows: QuadBuffer, quads: Iterable<Quad>): void {
    for (const quad of quads) rows.push(...this.dictionary.addQuad(quad));
  }

  count(pattern: readonly IdMatch[]): number {
    const [subject, predicate, object, graph] = pattern;
    const here = new IdGraph({ ...this.content, dictionary: this.dictionary.buffers });
    return here.count(subject, predicate, object, graph);
  }

  after({ added, removed }: Change, mark: Mark, committedAt: Date | undefined): Pages {
    const rows = new QuadBuffer();
    for (const quad of removed) rows.remove(...this.dictionary.addQuad(quad));
    this.pushTo(rows, added);
    const content = withIdChange(this.content, netChangeOf(this.content, rows));
    const { dictionary, fetched, noteMissing } = this;
    return new Pages(mark, committedAt, noteMissing, dictionary, content, fetched);
  }

  #begin(): Reading {
    const { mark, dictionary, content, fetched, committedAt } = this;
    const [{ fetchCount }, counts] = [fetched, this.#counts];
    const missing = new FetchedPatterns();
    const reading: Omit<Reading, 'version'> = {
      missing,
      isCountMissing: false,
      fetching: undefined,
    };
    const version = new GraphVersion(
      dictionary,
      content,
      mark.version,
      committedAt,
      mark.identity,
      {
        note: (...pattern) => {
          const [subject] = pattern;
          const isResource = subject === undefined || this.#isResource(subject);
          if (!isResource || fetched.covers(pattern, fetchCount)) return;
          this.noteMissing(pattern);
          missing.add(pattern);
        },
        graphCounts: () => {
          if (counts) return counts;
          this.noteMissing();
          reading.isCountMissing = true;
          return NO_CONTENT.statements.graphCounts;
        },
        settle: () => {
          if (reading.isCountMissing || missing.size > 0) throw new NotHereYet();
        },
      },
    );
    return Object.assign(reading, { version });
  }

  /** Literals are the subject of nothing. */
  #isResource(id: TermId): boolean {
    return !isInline(id) && this.dictionary.kindOf(id) <= TermKind.blankNode;
  }
}
