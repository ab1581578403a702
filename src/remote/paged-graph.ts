/**
 * A graph that is in a database elsewhere, read by code that reads a `GraphVersion`.
 *
 * 1. `read` runs its work over the statements that are here. Where the work reads a pattern that
 *    was not fetched yet, what it made is thrown away, the pattern is fetched, and the work runs
 *    again. So work has no effects outside, and gives the same result for the same version.
 * 2. All that is here is of one version: after each fetch the database is asked which version it
 *    has. If that is another one, everything here is forgotten.
 * 3. What is here is forgotten as well where it has become large.
 */
import { setTimeout as after } from 'node:timers/promises';
import { ServiceError } from '../errors.js';
import {
  Dictionary,
  GraphVersion,
  NO_CONTENT,
  QuadBuffer,
  TermKind,
  UNBOUND,
  isInline,
  needsWholeGraph,
  netChangeOf,
  withIdChange,
  type GraphContent,
  type IdChange,
  type TermId,
} from '../graph/index.js';
import { defaultGraph, type Change, type Quad, type Term } from '../rdf/index.js';
import type { Database, Mark, MarkStore } from './mark-store.js';
import { FetchedPatterns, PATTERNS, isDefaultGraph, type PatternKind } from './fetched-patterns.js';
import type { StoredTerms } from './stored-terms.js';

/** Statements that one piece of work may read. */
const MAX_STATEMENTS = 200_000;
/** Runs of one piece of work: each reads on from what the one before has found. */
const MAX_RUNS = 100;
/** Rows of VALUES of one query, where the database has no limit. */
const VALUES_ROWS = 2_000;
/** How long a commit of another process is waited for. */
const MAX_WAIT_MS = 30_000;
const POLL_MS = 20;

/** What of one version is here. */
class Pages {
  readonly dictionary = new Dictionary();
  readonly fetched = new FetchedPatterns();
  content: GraphContent = NO_CONTENT;

  constructor(readonly mark: Mark) {}

  versionFor(missing: FetchedPatterns, isEnded: () => boolean): GraphVersion {
    return new GraphVersion(
      this.dictionary,
      this.content,
      this.mark.version,
      undefined,
      this.mark.identity,
      (...pattern) => {
        const [subject] = pattern;
        const isResource = subject === undefined || this.#isResource(subject);
        if (!isResource || this.fetched.covers(...pattern)) return;
        if (isEnded())
          throw new TypeError('A page of the graph was read after the work had ended.');
        missing.add(...pattern);
      },
    );
  }

  /** What is here, as a version that anybody can read. */
  get version(): GraphVersion {
    const { version, identity } = this.mark;
    return new GraphVersion(this.dictionary, this.content, version, undefined, identity);
  }

  /** Literals are the subject of nothing. */
  #isResource(id: TermId): boolean {
    return !isInline(id) && this.dictionary.kindOf(id) <= TermKind.blankNode;
  }

  add(quads: Iterable<Quad>): void {
    this.#apply(quads, []);
  }

  /** The same pages after a commit. */
  after({ added, removed }: Change, mark: Mark): Pages {
    const pages = new Pages(mark);
    Object.assign(pages, {
      dictionary: this.dictionary,
      fetched: this.fetched,
      content: this.content,
    });
    pages.#apply(added, removed);
    return pages;
  }

  #apply(added: Iterable<Quad>, removed: Iterable<Quad>): void {
    const rows = new QuadBuffer();
    const idsOf = ({
      subject,
      predicate,
      object,
      graph,
    }: Quad): [TermId, TermId, TermId, TermId] => [
      this.dictionary.add(subject),
      this.dictionary.add(predicate),
      this.dictionary.add(object),
      graph.termType === 'DefaultGraph' ? UNBOUND : this.dictionary.add(graph),
    ];
    for (const quad of removed) rows.remove(...idsOf(quad));
    for (const quad of added) rows.push(...idsOf(quad));
    const change: IdChange = netChangeOf(this.content, rows);
    this.content = withIdChange(this.content, change);
  }
}

export class PagedGraph {
  #pages: Pages;

  constructor(
    private readonly database: Database,
    private readonly marks: MarkStore,
    private readonly terms: StoredTerms,
    mark: Mark,
  ) {
    this.#pages = new Pages(mark);
  }

  /** The version that reading begins with. */
  get mark(): Mark {
    return this.#pages.mark;
  }

  /**
   * What `work` makes of the graph. Cost: a query and a look at the mark for each time that it asks
   * for more.
   * @throws ServiceError `query-memory` for work that reads too much; whatever the work throws.
   */
  async read<Result>(work: (version: GraphVersion) => Result | Promise<Result>): Promise<Result> {
    for (let run = 0; run < MAX_RUNS; run += 1) {
      const pages = this.#pages;
      const missing = new FetchedPatterns();
      let isEnded = false;
      const version = pages.versionFor(missing, () => isEnded);
      const outcome = await attempt(() => work(version));
      isEnded = true;
      if (missing.isEmpty) {
        if (pages.content.size > MAX_STATEMENTS) this.#forget(pages, pages.mark);
        if ('error' in outcome) throw outcome.error;
        return outcome.value;
      }
      await this.#fetch(pages, missing);
    }
    throw tooMuch(`more than ${MAX_RUNS} rounds of reading`);
  }

  /**
   * A version with all statements of a graph, and maybe others, for code that reads it whole. Throws
   * as `read` does.
   */
  async withGraph(name: Quad['graph']): Promise<GraphVersion> {
    let pages = this.#pages;
    await this.read((version) => {
      pages = this.#pages;
      return version.count(null, null, null, name);
    });
    return pages.version;
  }

  /** The latest version by its number; it refuses to be read. */
  get head(): GraphVersion {
    return this.#pages.versionFor(new FetchedPatterns(), () => {
      throw needsWholeGraph();
    });
  }

  /** What is here after a commit of this process, which the database has. */
  publish(change: Change, mark: Mark): void {
    // Somebody may have read on from the new mark already.
    if (this.#pages.mark.version < mark.version) this.#pages = this.#pages.after(change, mark);
  }

  /** Goes on to the version that the database has now. */
  async refresh(): Promise<void> {
    const pages = this.#pages;
    const mark = await this.settledMark();
    if (mark.identity !== pages.mark.identity) this.#forget(pages, mark);
  }

  async #fetch(pages: Pages, missing: FetchedPatterns): Promise<void> {
    const quads: Quad[] = [];
    for (const kind of PATTERNS) quads.push(...(await this.#rowsOf(kind, pages, missing)));
    const mark = await this.settledMark();
    if (mark.identity !== pages.mark.identity) this.#forget(pages, mark);
    if (this.#pages !== pages) return;
    pages.add(quads);
    pages.fetched.addAll(missing);
  }

  /** The mark when no version is being written. */
  async settledMark(): Promise<Mark> {
    const end = performance.now() + MAX_WAIT_MS;
    for (;;) {
      const mark = await this.marks.read();
      if (mark.next === undefined) return mark;
      if (performance.now() > end)
        throw new ServiceError(
          'overloaded',
          `The database has been taking in a version for more than ${MAX_WAIT_MS / 1_000} s. ` +
            'Try again later.',
        );
      await after(POLL_MS);
    }
  }

  #forget(pages: Pages, mark: Mark): void {
    if (this.#pages === pages) this.#pages = new Pages(mark);
  }

  async #rowsOf(
    kind: PatternKind,
    { dictionary }: Pages,
    missing: FetchedPatterns,
  ): Promise<Quad[]> {
    const keys = [...missing.keysOf(kind)];
    const quads: Quad[] = [];
    const size = this.database.dialect.maxValuesRows ?? VALUES_ROWS;
    for (let start = 0; start < keys.length; start += size) {
      const known = keys
        .slice(start, start + size)
        .map((ids) =>
          ids.map((id) => (isDefaultGraph(kind, id) ? defaultGraph() : dictionary.termOf(id))),
        );
      const { rows } = await this.database.select(this.#queryFor(kind, known));
      for (const row of rows) quads.push(this.#quadOf(row));
      if (rows.length > MAX_STATEMENTS || quads.length > MAX_STATEMENTS)
        throw tooMuch(`more than ${MAX_STATEMENTS} statements`);
    }
    return quads;
  }

  #queryFor(kind: PatternKind, rows: readonly (readonly Term[])[]): string {
    const variables = kind.split('').map((name) => `?${name}`);
    const values = rows.map((row) => `(${row.map((term) => this.terms.textOf(term)).join(' ')})`);
    return (
      `SELECT ?s ?p ?o ?g WHERE { VALUES (${variables.join(' ')}) { ${values.join(' ')} } ` +
      `GRAPH ?g { ?s ?p ?o } } LIMIT ${MAX_STATEMENTS + 1}`
    );
  }

  #quadOf(row: Readonly<Record<string, Term>>): Quad {
    const [s, p, o, g] = ['s', 'p', 'o', 'g'].map((name) => row[name]);
    if (!s || !p || !o || !g) throw new TypeError('A row of the database lacks a value.');
    return this.terms.quadOf(s, p, o, g);
  }
}

type Outcome<Result> = { readonly value: Result } | { readonly error: unknown };

async function attempt<Result>(work: () => Result | Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

function tooMuch(what: string): ServiceError {
  return new ServiceError(
    'query-memory',
    `This needs ${what} of the database at once. Ask for less, or ask the database by SPARQL.`,
  );
}
