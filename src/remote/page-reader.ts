/** Reads statements of a graph that is in a database, and counts them. */
import { ServiceError } from '../errors.js';
import { namedNode, toNTriplesTerm, type Quad, type Term } from '../rdf/index.js';
import type { Database } from './mark-store.js';
import type { StoredTerms } from './stored-terms.js';

/** Rows of VALUES of one query, where the database has no limit. */
const VALUES_ROWS = 2_000;
/** Rows of one answer, which is held in memory as text. */
const PAGE_ROWS = 50_000;

/** The statements that have one of some terms, or pairs of terms, at some positions. */
export interface Wanted {
  /** As `po`: the positions of `terms`. */
  readonly positions: string;
  readonly terms: readonly (readonly Term[])[];
}

export class PageReader {
  readonly #pageRows: number;

  constructor(
    private readonly database: Database,
    private readonly terms: StoredTerms,
    /** Other contents than the graph. */
    readonly otherGraphs: readonly string[],
  ) {
    this.#pageRows = database.dialect.pageRows ?? PAGE_ROWS;
  }

  /**
   * Statements page by page. A database has no order of its own that it must keep between two
   * answers; so a reader of several pages must count what came.
   * @returns how many statements there are, where they came in several pages.
   * @throws ServiceError `query-memory` before the second page where there are more than `most`.
   */
  async *pages({ positions, terms }: Wanted, most: number): AsyncGenerator<Quad[], number> {
    const size = this.database.dialect.maxValuesRows ?? VALUES_ROWS;
    let count = 0;
    for (let start = 0; start < terms.length; start += size) {
      const pattern = this.#patternOf(positions, terms.slice(start, start + size));
      let [read, expected] = [0, 0];
      for (let isLast = false; !isLast;) {
        const { rows } = await this.database.select(
          `SELECT ?s ?p ?o ?g WHERE { ${pattern} } LIMIT ${this.#pageRows} OFFSET ${read}`,
        );
        isLast = rows.length < this.#pageRows;
        if (!isLast && read === 0) expected = await this.#countOf(pattern, most - count);
        yield rows.map((row) => this.#quadOf(row));
        read += rows.length;
      }
      count += read > this.#pageRows ? expected : read;
    }
    return count;
  }

  /** How many statements each graph has. */
  async countsByGraph(): Promise<{ readonly graph: Quad['graph']; readonly count: number }[]> {
    const { rows } = await this.database.select(
      `SELECT ?g (COUNT(*) AS ?n) WHERE { ${this.#patternOf('', [[]])} } GROUP BY ?g`,
    );
    return rows.flatMap(({ g, n }) =>
      g && n ? [{ graph: this.terms.graphOf(g), count: Number(n.value) }] : [],
    );
  }

  /** Cost: at most the rows that may be read. */
  async #countOf(pattern: string, most: number): Promise<number> {
    const { rows } = await this.database.select(
      `SELECT (COUNT(*) AS ?n) WHERE { SELECT ?s ?p ?o ?g WHERE { ${pattern} } LIMIT ${most + 1} }`,
    );
    const count = Number(rows[0]?.n?.value);
    if (count > most) throw tooMuch(`more than ${most} statements`);
    return count;
  }

  #patternOf(positions: string, terms: readonly (readonly Term[])[]): string {
    const variables = positions.split('').map((name) => `?${name}`);
    const rows = terms.map((row) => `(${row.map((term) => this.terms.textOf(term)).join(' ')})`);
    const others = this.otherGraphs.map((iri) => toNTriplesTerm(namedNode(iri)));
    return (
      (positions === '' ? '' : `VALUES (${variables.join(' ')}) { ${rows.join(' ')} } `) +
      `GRAPH ?g { ?s ?p ?o } FILTER(?g NOT IN (${others.join(', ')}))`
    );
  }

  #quadOf(row: Readonly<Record<string, Term>>): Quad {
    const [s, p, o, g] = ['s', 'p', 'o', 'g'].map((name) => row[name]);
    if (!s || !p || !o || !g) throw new TypeError('A row of the database lacks a value.');
    return this.terms.quadOf(s, p, o, g);
  }
}

export function tooMuch(what: string): ServiceError {
  return new ServiceError(
    'query-memory',
    `This needs ${what} of the database at once. Ask for less, or ask the database by SPARQL.`,
  );
}

/** @throws ServiceError `answer-incomplete` where pages had not just the statements that there are. */
export function requireCount(found: number, expected: number): void {
  if (found !== expected)
    throw new ServiceError(
      'answer-incomplete',
      `The database gave ${found} statements where it counts ${expected}. Try again.`,
    );
}
