/**
 * A graph that is in a database elsewhere, read by code that reads a `GraphVersion`.
 *
 * 1. `read` runs its work over the statements that are here. Where the work reads a pattern that
 *    was not fetched yet, what it made is thrown away, the pattern is fetched, and the work runs
 *    again. So work has no effects outside before it has settled (`GraphVersion.settle`), and gives
 *    the same result for the same version.
 * 2. All that is here is of one version: after each fetch the database is asked which version it
 *    has. If that is another one, everything here is forgotten.
 * 3. All is forgotten as well when it has become large.
 * 4. Work that remembers something by its version may share it with other work: a version of which
 *    something was missing is not used again.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { ServiceError } from '../errors.js';
import { QuadBuffer, UNBOUND, needsWholeGraph, type GraphVersion } from '../graph/index.js';
import { defaultGraph, type Change } from '../rdf/index.js';
import { FetchedPatterns, PATTERN_KINDS, type Pattern } from './fetched-patterns.js';
import type { Mark, MarkStore } from './mark-store.js';
import { tooMuch, type PageReader } from './page-reader.js';
import { Pages, type PagesFor, type Reading } from './pages.js';

/** Statements that are kept here, and that one piece of work may read: some 100 bytes each. */
const MAX_STATEMENTS = 1_000_000;
/** Terms that were asked for are kept with them. */
const MAX_TERMS = 3 * MAX_STATEMENTS;
/** Runs of one piece of work: each reads on from what the one before has found. */
const MAX_RUNS = 100;
/** How long a commit of another process is waited for. */
const MAX_WAIT_MS = 30_000;
const POLL_MS = 20;

/** One time that work runs. */
interface Run extends Pick<Reading, 'version' | 'missing'> {
  /** It may not ask for more, since what it made was sent off. */
  isSettled: boolean;
}

/** To be called by work before its effects; throws an error that it has to let through. */
export type Settle = () => void;

export class PagedGraph {
  readonly #runs = new AsyncLocalStorage<Run>();
  #pages: Pages;
  #seen: Mark;
  readonly #forPages: PagesFor;

  constructor(
    private readonly reader: PageReader,
    private readonly marks: MarkStore,
    committedAt: PagesFor['committedAt'],
    mark: Mark,
  ) {
    const missingNow = (): FetchedPatterns => {
      const run = this.#runs.getStore();
      if (run === undefined || run.isSettled) throw needsWholeGraph();
      return run.missing;
    };
    this.#forPages = { committedAt, missingNow };
    this.#pages = new Pages(mark, this.#forPages);
    this.#seen = mark;
  }

  /** The version that reading begins with. */
  get mark(): Mark {
    return this.#pages.mark;
  }

  /** The latest mark that was seen; the database may have gone on. */
  get seenMark(): Mark {
    return this.#seen;
  }

  get otherGraphs(): readonly string[] {
    return this.reader.otherGraphs;
  }

  /** Where work runs, its version; else the latest, which refuses to be read. */
  get current(): GraphVersion {
    return this.#runs.getStore()?.version ?? this.#pages.reading.version;
  }

  /**
   * What `work` makes of the graph, within other work of the version that it has. Cost: a query and a
   * look at the mark for each time that it asks for more.
   * @throws ServiceError `query-memory` for work that reads too much; whatever the work throws.
   */
  async read<Result>(
    work: (version: GraphVersion, settle: Settle) => Result | Promise<Result>,
  ): Promise<Result> {
    const outer = this.#runs.getStore();
    if (outer) return work(outer.version, () => undefined);
    for (let count = 0; count < MAX_RUNS; count += 1) {
      const pages = this.#pages;
      const { reading } = pages;
      const { version } = reading;
      const run: Run = { version, missing: new FetchedPatterns(), isSettled: false };
      const settle = (): void => {
        if (!run.isSettled) version.settle();
        run.isSettled = true;
      };
      const [outcome] = await this.#runs.run(run, () =>
        Promise.allSettled([(async () => work(version, settle))()]),
      );
      const wasSettled = run.isSettled;
      const isDone = run.isSettled || reading.missing.size === 0;
      run.isSettled = true;
      if (!isDone) {
        await this.#fetchTogether(pages, reading, run);
        continue;
      }
      if (outcome.status === 'rejected' && !wasSettled && this.#isPast(pages, outcome.reason))
        continue;
      if (pages.size > MAX_STATEMENTS || pages.dictionary.size > MAX_TERMS)
        this.#forget(pages, pages.mark);
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    }
    throw tooMuch(`more than ${MAX_RUNS} rounds of reading`);
  }

  /** Whether work has failed only because the database has gone on. */
  #isPast(pages: Pages, reason: unknown): boolean {
    const isRefusal = reason instanceof ServiceError && reason.code === 'overloaded';
    return isRefusal && this.#pages.mark.identity !== pages.mark.identity;
  }

  /** The contents after a commit of this process, which the database has. */
  publish(change: Change, mark: Mark): void {
    this.#seen = mark;
    // Somebody may have read on from the new mark already.
    if (this.#pages.mark.version < mark.version) this.#pages = this.#pages.after(change, mark);
  }

  async refresh(): Promise<void> {
    const pages = this.#pages;
    const mark = await this.settledMark();
    if (mark.identity !== pages.mark.identity) this.#forget(pages, mark);
  }

  /** The mark when no version is being written. */
  async settledMark(): Promise<Mark> {
    const end = performance.now() + MAX_WAIT_MS;
    for (;;) {
      const mark = await this.marks.read();
      if (mark.next === undefined) return (this.#seen = mark);
      if (performance.now() > end)
        throw new ServiceError(
          'overloaded',
          `The database has been taking in a version for more than ${MAX_WAIT_MS / 1_000} s. ` +
            'Try again later.',
        );
      await after(POLL_MS);
    }
  }

  /** Fetches with what others lack; where that is too much, what this run lacks alone. */
  async #fetchTogether(pages: Pages, reading: Reading, run: Run): Promise<void> {
    try {
      await (reading.fetching ??= this.#fetch(pages, reading.missing));
    } catch (error) {
      const isOfOthers = run.missing.size < reading.missing.size;
      if (!isOfOthers || !(error instanceof ServiceError) || error.code !== 'query-memory')
        throw error;
      await this.#fetch(pages, run.missing);
    }
  }

  /** Brings here what was missing, unless the version has changed on the way. */
  async #fetch(pages: Pages, noted: FetchedPatterns): Promise<void> {
    // Others note more while this is on its way; they run again.
    const missing = new FetchedPatterns();
    missing.addAll(noted);
    try {
      const rows = new QuadBuffer();
      const fetched = await this.#fetchRows(pages, missing, rows);
      const counts = missing.withCounts ? await this.reader.countsByGraph() : undefined;
      const counted = [...missing.counted];
      const objects = await this.reader.countsByObject(
        counted.map((id) => pages.dictionary.termOf(id)),
      );
      const mark = await this.settledMark();
      if (mark.identity !== pages.mark.identity) this.#forget(pages, mark);
      if (this.#pages !== pages) return;
      pages.add(rows);
      for (const id of counted) pages.setObjectCount(id, 0);
      for (const [object, count] of objects)
        pages.setObjectCount(pages.dictionary.idOf(object), count);
      for (const { patterns, count } of fetched) {
        const found = pages.count(patterns);
        if (found !== count) throw incomplete(found, count);
      }
      pages.fetched.addAll(missing);
      if (counts)
        pages.setCounts(new Map(counts.map(([graph, n]) => [pages.dictionary.idOf(graph), n])));
    } finally {
      pages.endReading();
    }
  }

  async #fetchRows(
    { dictionary, fetched: known }: Pages,
    missing: FetchedPatterns,
    rows: QuadBuffer,
  ): Promise<{ patterns: Pattern[]; count: number }[]> {
    const fetched = [];
    let found = 0;
    for (const kind of PATTERN_KINDS) {
      const patterns = missing.of(kind).filter((each) => !known.covers(each));
      // The default graph has no term.
      const terms = patterns.map((pattern) =>
        pattern
          .filter((id) => id !== undefined)
          .map((id) => (id === UNBOUND ? defaultGraph() : dictionary.termOf(id))),
      );
      const read = this.reader.pages(kind, terms, MAX_STATEMENTS - found);
      let next = await read.next();
      for (; !next.done; next = await read.next()) {
        found += next.value.length;
        for (const quad of next.value) rows.push(...dictionary.addQuad(quad));
      }
      fetched.push({ patterns, count: next.value });
    }
    return fetched;
  }

  #forget(pages: Pages, mark: Mark): void {
    if (this.#pages === pages) this.#pages = new Pages(mark, this.#forPages);
  }
}

function incomplete(found: number, count: number): ServiceError {
  return new ServiceError(
    'answer-incomplete',
    `The database gave ${found} statements where it counts ${count}. Try again.`,
  );
}
