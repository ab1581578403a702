/** Reads statements of a graph that is in a database, and counts them. */
import { ServiceError } from '../errors.js';
import { namedNode, toNTriplesTerm, type Quad, type Term } from '../rdf/index.js';
import type { Database } from './mark-store.js';
import type { StoredTerms } from './stored-terms.js';

/** Rows of VALUES of one query, where the database has no limit. */
const VALUES_ROWS = 2_000;
/** Rows of an answer, which is in memory, where the database has no limit. */
const PAGE_ROWS = 20_000;
/** A large answer may take longer than most. */
const LONG = { timeoutMs: 120_000 };

export class PageReader {
  constructor(
    private readonly database: Pick<Database, 'select' | 'dialect'>,
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
    const { dialect } = this.database;
    const { maxValuesRows = VALUES_ROWS, pageRows = PAGE_ROWS, keepsOrder = false } = dialect;
    let count = 0;
    for (let start = 0; start < terms.length; start += maxValuesRows) {
      const pattern = this.#patternOf(positions, terms.slice(start, start + maxValuesRows));
      const query = `SELECT ?s ?p ?o ?g WHERE { ${pattern} }`;
      const first = await this.#page(query, pageRows, 0);
      const isAll = first.length < pageRows;
      // Cost: at most the rows that may be read.
      const limited = `SELECT ?s ?p ?o ?g WHERE { ${pattern} } LIMIT ${most - count + 1}`;
      count += isAll ? first.length : await this.#count(limited);
      if (count > most) throw tooMuch(`more than ${most} statements`);
      const paged = isAll || keepsOrder ? query : inOrder(query);
      let page = paged === query ? first : await this.#page(paged, pageRows, 0);
      for (let offset = pageRows; ; offset += pageRows) {
        yield page;
        if (page.length < pageRows) break;
        page = await this.#page(paged, pageRows, offset);
      }
    }
    return count;
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
    const counts = await this.#counts(this.#patternOf('', [[]]), 'g');
    return counts.map(([graph, count]) => [this.terms.graphOf(graph), count]);
  }

  /** Of terms that are the object of nothing there is no count. */
  async countsByObject(objects: readonly Term[]): Promise<(readonly [Term, number])[]> {
    const counts: (readonly [Term, number])[] = [];
    const { maxValuesRows = VALUES_ROWS } = this.database.dialect;
    for (let start = 0; start < objects.length; start += maxValuesRows) {
      const terms = objects.slice(start, start + maxValuesRows).map((term) => [term]);
      for (const [object, count] of await this.#counts(this.#patternOf('o', terms), 'o'))
        counts.push([this.terms.termOf(object), count]);
    }
    return counts;
  }

  countAll(): Promise<number> {
    return this.#count(this.#patternOf('', [[]]));
  }

  async #counts(pattern: string, by: 'g' | 'o'): Promise<(readonly [Term, number])[]> {
    const { rows } = await this.database.select(
      `SELECT ?${by} (COUNT(*) AS ?n) WHERE { ${pattern} } GROUP BY ?${by}`,
      LONG,
    );
    return rows.flatMap(({ [by]: term, n }) => (term && n ? [[term, Number(n.value)]] : []));
  }

  async #count(pattern: string): Promise<number> {
    const query = `SELECT (COUNT(*) AS ?n) WHERE { ${pattern} }`;
    const { rows } = await this.database.select(query, LONG);
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

/** Within, as Virtuoso orders 10,000 rows at most for LIMIT. */
const inOrder = (query: string): string =>
  `SELECT ?s ?p ?o ?g WHERE { { ${query} ORDER BY ?g ?s ?p ?o } }`;

export function tooMuch(what: string): ServiceError {
  return new ServiceError(
    'query-memory',
    `This request needs ${what} in memory. Narrow it, or use /sparql.`,
  );
}
