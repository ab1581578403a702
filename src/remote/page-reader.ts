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
   */
  async *pages({ positions, terms }: Wanted): AsyncGenerator<Quad[], number> {
    const size = this.database.dialect.maxValuesRows ?? VALUES_ROWS;
    let count = 0;
    for (let start = 0; start < terms.length; start += size) {
      const pattern = this.#patternOf(positions, terms.slice(start, start + size));
      let read = 0;
      for (let isLast = false; !isLast;) {
        const { rows } = await this.database.select(
          `SELECT ?s ?p ?o ?g WHERE { ${pattern} } LIMIT ${this.#pageRows} OFFSET ${read}`,
        );
        yield rows.map((row) => this.#quadOf(row));
        read += rows.length;
        isLast = rows.length < this.#pageRows;
      }
      count += read > this.#pageRows ? await this.#countOf(pattern) : read;
    }
    return count;
  }

  /** Whether `rows` may be used. */
  get asksLists(): boolean {
    return this.database.dialect.asksLists ?? false;
  }

  /** The rows of a query that has each only once, and no order. */
  async rows(query: string): Promise<(Term | undefined)[][]> {
    const found = new Map<string, (Term | undefined)[]>();
    for (let read = 0; ;) {
      const { variables, rows } = await this.database.select(
        `${query} LIMIT ${this.#pageRows} OFFSET ${read}`,
      );
      for (const row of rows) {
        const terms = variables.map((name) => row[name] && this.terms.termOf(row[name]));
        found.set(terms.map((term) => (term ? toNTriplesTerm(term) : '')).join(' '), terms);
      }
      read += rows.length;
      requireCount(found.size, read, 'rows');
      if (rows.length < this.#pageRows) return [...found.values()];
    }
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

  async #countOf(pattern: string): Promise<number> {
    const { rows } = await this.database.select(`SELECT (COUNT(*) AS ?n) WHERE { ${pattern} }`);
    return Number(rows[0]?.n?.value);
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

/** @throws ServiceError `answer-incomplete` where pages had not just the statements that there are. */
export function requireCount(found: number, expected: number, what = 'statements'): void {
  if (found !== expected)
    throw new ServiceError(
      'answer-incomplete',
      `The database gave ${found} ${what} where it counts ${expected}. Try again.`,
    );
}
