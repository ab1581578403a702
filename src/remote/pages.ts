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
  type TermId,
} from '../graph/index.js';
import type { Change, Term } from '../rdf/index.js';
import { FetchedPatterns, type Pattern } from './fetched-patterns.js';
import type { Mark } from './mark-store.js';

/** A term that somebody asks for gets an id, since something may be fetched of it. */
class AskedDictionary extends Dictionary {
  override idOf(term: Term): TermId {
    return term.termType === 'DefaultGraph' ? UNBOUND : this.add(term);
  }
}

/** Thrown away, and what threw it runs again: not all that it read was here. */
class NotHereYet extends Error {}

/** A version over what was here at one moment, and what all have read of it that was not. */
export interface Reading {
  readonly version: GraphVersion;
  readonly missing: FetchedPatterns;
  fetching: Promise<void> | undefined;
}

/** What pages are of, and for whom. */
export interface PagesFor {
  readonly committedAt: (version: number) => Date | undefined;
  /** What the work that reads lacks. @throws where nothing can be fetched for it. */
  readonly missingNow: () => FetchedPatterns;
}

export class Pages {
  #counts: ReadonlyMap<TermId, number> | undefined;
  readonly #objectCounts = new Map<TermId, number>();
  #reading: Reading | undefined;

  constructor(
    readonly mark: Mark,
    private readonly settings: PagesFor,
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

  setCounts(byGraph: ReadonlyMap<TermId, number>): void {
    this.#counts = byGraph;
  }

  setObjectCount(object: TermId, count: number): void {
    this.#objectCounts.set(object, count);
  }

  count(patterns: readonly Pattern[]): number {
    const here = new IdGraph({ ...this.content, dictionary: this.dictionary.buffers });
    return patterns.reduce((sum, [s, p, o, g]) => sum + here.count(s, p, o, g), 0);
  }

  /** The change has only statements that are new, or were there. */
  after({ added, removed }: Change, mark: Mark): Pages {
    const rows = new QuadBuffer();
    const counts = new Map(this.#counts);
    const count = (graph: TermId, by: number): unknown =>
      counts.set(graph, (counts.get(graph) ?? 0) + by);
    for (const quad of removed) {
      const ids = this.dictionary.addQuad(quad);
      rows.remove(...ids);
      count(ids[3], -1);
    }
    for (const quad of added) {
      const ids = this.dictionary.addQuad(quad);
      rows.push(...ids);
      count(ids[3], 1);
    }
    const content = withIdChange(this.content, netChangeOf(this.content, rows));
    const pages = new Pages(mark, this.settings, this.dictionary, content, this.fetched);
    if (this.#counts) pages.setCounts(new Map([...counts].filter(([, size]) => size > 0)));
    return pages;
  }

  #begin(): Reading {
    const { mark, dictionary, content, fetched, settings } = this;
    const [{ fetchCount }, counts, missing] = [fetched, this.#counts, new FetchedPatterns()];
    const note = (take: (missing: FetchedPatterns) => void): void => {
      take(settings.missingNow());
      take(missing);
    };
    const committedAt = settings.committedAt(mark.version);
    const version = new GraphVersion(
      ...([dictionary, content, mark.version, committedAt, mark.identity] as const),
      {
        note: (...pattern) => {
          const [subject] = pattern;
          const isResource = subject === undefined || this.#isResource(subject);
          if (isResource && !fetched.covers(pattern, fetchCount)) note((each) => each.add(pattern));
        },
        graphCounts: () => {
          if (!counts) note((each) => (each.withCounts = true));
          return {
            size: counts?.size ?? 0,
            get: (graph) => counts?.get(graph),
            has: (graph) => counts?.has(graph) ?? false,
            keys: () => [...(counts?.keys() ?? [])].sort((left, right) => left - right),
          };
        },
        objectCount: (object) => {
          const count = this.#objectCounts.get(object);
          if (count === undefined) note((each) => each.counted.add(object));
          return count ?? 0;
        },
        settle: () => {
          if (missing.size > 0) throw new NotHereYet();
        },
      },
    );
    return { version, missing, fetching: undefined };
  }

  /** Literals are the subject of nothing. */
  #isResource(id: TermId): boolean {
    return !isInline(id) && this.dictionary.kindOf(id) <= TermKind.blankNode;
  }
}
