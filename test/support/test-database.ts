/** Our own engine in place of a database. */
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import { literal, namedNode, quad, type Quad, type Term } from '../../src/rdf/index.js';
import {
  MarkStore,
  PageReader,
  PagedGraph,
  StoredTerms,
  dialectNamed,
  type Database,
} from '../../src/remote/index.js';
import { SparqlEngine, type Solutions } from '../../src/sparql/index.js';
import { ex } from './arbitraries.js';
import { names } from './small-commits.js';

export const MARK = namedNode(`${names.baseIri}graph/version`);
export const OTHER = ex('of-the-database');

/** Answers from memory; a test says what it has, and may change its answers. */
export class TestDatabase implements Database {
  readonly dialect;
  readonly queries: string[] = [];
  change: (solutions: Solutions, query: string) => Solutions = (solutions) => solutions;
  #version: GraphVersion = versionOf([]);
  readonly #engine = new SparqlEngine({
    names,
    defaultGraph: 'union',
    timeoutMs: 20_000,
    serviceAllow: [],
  });

  constructor(quads: readonly Quad[], pageRows = 5) {
    this.dialect = { ...dialectNamed('oxigraph'), pageRows };
    this.commit(1, quads);
  }

  commit(version: number, quads: readonly Quad[]): void {
    const mark = quad(MARK, names.og('committedVersion'), literal(`${version} id${version}`), MARK);
    this.#version = versionOf([...quads, mark, quad(ex('x'), ex('p'), ex('y'), OTHER)]);
  }

  async select(query: string): Promise<Solutions> {
    this.queries.push(query);
    const answer = await this.#engine.query(this.#version, query);
    if (answer.kind !== 'solutions') throw new TypeError('not solutions');
    const rows: Record<string, Term>[] = [];
    for await (const solution of answer.solutions)
      rows.push(
        Object.fromEntries(
          answer.variables.flatMap((name, at) => (solution[at] ? [[name, solution[at]]] : [])),
        ),
      );
    return this.change({ variables: answer.variables, rows }, query);
  }

  statements(): never {
    throw new Error('read in pages');
  }

  update(): Promise<void> {
    throw new Error('not written in these tests');
  }
}

/** A graph in a database. */
export async function graphOver(database: Database): Promise<PagedGraph> {
  const marks = new MarkStore(database, names);
  const reader = new PageReader(database, new StoredTerms(names), [MARK.value, OTHER.value]);
  return new PagedGraph(reader, marks, () => undefined, await marks.read());
}
