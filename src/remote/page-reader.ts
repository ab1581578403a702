/** Reads statements of a graph that is in a database, and counts them. */
import { ServiceError } from '../errors.js';
import { namedNode, toNTriplesTerm, type Quad, type Term } from '../rdf/index.js';
import type { Database } from './mark-store.js';
import type { StoredTerms } from './stored-terms.js';

/** Rows of VALUES of one query, where the database has no limit. */
const VALUES_ROWS = 2_000;
/** Rows of a first answer, where the database has no limit; with more the statements are counted. */
const FIRST_ROWS = 10_000;
/** Rows of further answers of a database whose answers are untested. */
const UNTRIED_ROWS = 50_000;
/** A large answer may take longer than most. */
const LONG = { timeoutMs: 120_000 };

export class PageReader {
  constructor(
    private readonly database: Pick<Database, 'select' | 'statements' | 'dialect'>,
    private readonly terms: StoredTerms,
    /** Other contents than the graph. */
    readonly otherGraphs: readonly string[],
  ) {}

  /**
   * The statements that have one of some terms, or pairs of terms, at some positions (`po`), in
   * pieces. A database may cut an answer without a sign; so a reader must count what came.
   * @returns how many statements there are.
   * @throws ServiceError `query-memory` early where there are more than `most`.
   */
  async *pages(
    positions: string,
    terms: readonly (readonly Term[])[],
    most: number,
  ): AsyncGenerator<Quad[], number> {
    const { maxValuesRows = VALUES_ROWS, pageRows = FIRST_ROWS } = this.database.dialect;
    let count = 0;
    for (let start = 0; start < terms.length; start += maxValuesRows) {
      const pattern = this.#patternOf(positions, terms.slice(start, start + maxValuesRows));
      const query = `SELECT ?s ?p ?o ?g WHERE { ${pattern} }`;
      // In JSON, whose end is seen.
      const first = await this.#page(query, pageRows, 0);
      const isAll = first.length < pageRows;
      count += isAll ? first.length : await this.#countOf(pattern, most - count);
      if (count > most) throw tooMuch(`more than ${most} statements`);
      if (isAll) yield first;
      else yield* this.#readAll(query);
    }
    return count;
  }

  /**
   * As one answer that comes in pieces. As several where the length of answers is limited, or their
   * TSV is untested: some databases change texts and numbers in it, and JSON is held in memory. These
   * are ordered, since plans may change between two; within, as Virtuoso orders 10,000 rows at most
   * for LIMIT.
   */
  async *#readAll(query: string): AsyncGenerator<Quad[]> {
    const { isTried, pageRows = isTried ? undefined : UNTRIED_ROWS } = this.database.dialect;
    if (pageRows === undefined) {
      for await (const quads of this.database.statements(query, LONG))
        yield quads.map(({ subject, predicate, object, graph }) =>
          this.terms.quadOf(subject, predicate, object, graph),
        );
      return;
    }
    const ordered = `SELECT ?s ?p ?o ?g WHERE { { ${query} ORDER BY ?g ?s ?p ?o } }`;
    let page: Quad[];
    for (let offset = 0; ; offset += pageRows) {
      yield (page = await this.#page(ordered, pageRows, offset));
      if (page.length < pageRows) return;
    }
  }

  async #page(query: string, rowCount: number, offset: number): Promise<Quad[]> {
    const page = `${query} LIMIT ${rowCount} OFFSET ${offset}`;
    const { rows } = await this.database.select(page, LONG);
    return rows.map(({ s, p, o, g }) => {
      if (!s || !p || !o || !g) throw new TypeError('A row of the database lacks a value.');
      return this.terms.quadOf(s, p, o, g);
    });
  }

  async countsByGraph(): Promise<(readonly [graph: Quad['graph'], count: number])[]> {
    const { rows } = await this.database.select(
      `SELECT ?g (COUNT(*) AS ?n) WHERE { ${this.#patternOf('', [[]])} } GROUP BY ?g`,
    );
    return rows.flatMap(({ g, n }) => (g && n ? [[this.terms.graphOf(g), Number(n.value)]] : []));
  }

  async countAll(): Promise<number> {
    const { rows } = await this.database.select(
      `SELECT (COUNT(*) AS ?n) WHERE { ${this.#patternOf('', [[]])} }`,
      LONG,
    );
    return Number(rows[0]?.n?.value);
  }

  /** Cost: at most the rows that may be read. */
  async #countOf(pattern: string, most: number): Promise<number> {
    const { rows } = await this.database.select(
      `SELECT (COUNT(*) AS ?n) WHERE { SELECT ?s ?p ?o ?g WHERE { ${pattern} } LIMIT ${most + 1} }`,
      LONG,
    );
    return Number(rows[0]?.n?.value);
  }

  #patternOf(positions: string, terms: readonly (readonly Term[])[]): string {
    const variables = positions
      .split('')
      .map((name) => `?${name}`)
      .join(' ');
    const rows = terms.map((row) => `(${row.map((term) => this.terms.textOf(term)).join(' ')})`);
    const others = this.otherGraphs.map((iri) => toNTriplesTerm(namedNode(iri)));
    return (
      (positions === '' ? '' : `VALUES (${variables}) { ${rows.join(' ')} } `) +
      `GRAPH ?g { ?s ?p ?o } FILTER(?g NOT IN (${others.join(', ')}))`
    );
  }
}

export function tooMuch(what: string): ServiceError {
  return new ServiceError(
    'query-memory',
    `This request needs ${what} in memory. Narrow it, or use /sparql.`,
  );
}
