/** Over our own engine, in place of a database. */
import { describe, expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { versionOf, type GraphVersion } from '../../src/graph/index.js';
import { XSD, literal, namedNode, quad, type Quad, type Term } from '../../src/rdf/index.js';
import {
  MarkStore,
  PageReader,
  PagedGraph,
  StoredTerms,
  dialectNamed,
  type Database,
  type Dialect,
} from '../../src/remote/index.js';
import { SparqlEngine, type Solutions } from '../../src/sparql/index.js';
import { ex } from '../support/arbitraries.js';
import { names } from '../support/small-commits.js';

const MARK = namedNode(`${names.baseIri}graph/version`);
const OTHER = ex('of-the-database');
const [P, Q, G] = [ex('p'), ex('q'), ex('g')];
const statement = (number: number, property = P): Quad =>
  quad(ex(`s${number}`), property, ex(`o${number}`), G);
const statements = (count: number, property = P): Quad[] =>
  Array.from({ length: count }, (_, number) => statement(number, property));

/** Answers from memory; a test says what it has, and may change its answers. */
class TestDatabase implements Pick<Database, 'select' | 'dialect'> {
  dialect: Dialect = { ...dialectNamed('virtuoso'), pageRows: 5 };
  readonly queries: string[] = [];
  change: (solutions: Solutions, query: string) => Solutions = (solutions) => solutions;
  #version: GraphVersion = versionOf([]);
  readonly #engine = new SparqlEngine({
    names,
    defaultGraph: 'union',
    timeoutMs: 5_000,
    serviceAllow: [],
  });

  constructor(quads: readonly Quad[]) {
    this.commit(1, quads);
  }

  commit(version: number, quads: readonly Quad[]): void {
    const mark = quad(MARK, names.og('committedVersion'), literal(`${version} id${version}`), MARK);
    this.#version = versionOf([...quads, mark, quad(ex('x'), P, ex('y'), OTHER)]);
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
}

async function graphOver(database: TestDatabase): Promise<PagedGraph> {
  const marks = new MarkStore(database, names);
  const reader = new PageReader(database, new StoredTerms(names), [MARK.value, OTHER.value]);
  return new PagedGraph(reader, marks, () => undefined, await marks.read());
}

const countOf =
  (property = P) =>
  (version: GraphVersion) =>
    version.count(null, property);

describe('A PagedGraph', () => {
  it('reads patterns, tables, counts and everything, without what else is in the database', async () => {
    const graph = await graphOver(new TestDatabase([...statements(3), ...statements(4, Q)]));
    expect(await graph.read(countOf())).toBe(3);
    expect(await graph.read(({ ids }) => ids.pairsOf(ids.dictionary.idOf(Q)).so.base.length)).toBe(
      4,
    );
    expect(await graph.read((version) => version.size)).toBe(7);
    expect(await graph.read((version) => version.graphNames())).toEqual([G]);
    expect(await graph.read((version) => [...version.match()])).toHaveLength(7);
  });

  it('fetches nothing twice', async () => {
    const database = new TestDatabase(statements(3));
    const graph = await graphOver(database);
    await graph.read(countOf());
    const asked = database.queries.length;
    await graph.read(countOf());
    expect(database.queries).toHaveLength(asked);
  });

  it('gives work that began before a fetch what came with it', async () => {
    const graph = await graphOver(new TestDatabase([...statements(3), ...statements(4, Q)]));
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const early = graph.read(async (version) => {
      await gate;
      return countOf(Q)(version);
    });
    expect(await graph.read(countOf(Q))).toBe(4);
    open();
    expect(await early).toBe(4);
  });

  it('fails work that reads too much, and nobody who reads beside it', async () => {
    const database = new TestDatabase([...statements(3), ...statements(4, Q)]);
    const graph = await graphOver(database);
    const many = literal('2000000', XSD.integer);
    database.change = ({ variables, rows }) => ({
      variables,
      rows: variables.includes('n') ? rows.map((row) => ({ ...row, n: many })) : rows,
    });
    const [all, ...others] = await Promise.allSettled([
      graph.read((version) => [...version.match()].length),
      graph.read(countOf()),
      graph.read(countOf(Q)),
    ]);
    expect(all).toMatchObject({ reason: { code: 'query-memory' } });
    expect(others).toMatchObject([{ value: 3 }, { value: 4 }]);
  });

  it('remembers nothing that was made of a part', async () => {
    const graph = await graphOver(new TestDatabase(statements(3)));
    const made = new WeakMap<GraphVersion, number>();
    const remembered = (version: GraphVersion): number => {
      const count = made.get(version) ?? countOf()(version);
      made.set(version, count);
      return count;
    };
    const all = await Promise.all(
      Array.from({ length: 4 }, () =>
        graph.read(async (version) => {
          await turn();
          return remembered(version);
        }),
      ),
    );
    expect(all).toEqual([3, 3, 3, 3]);
    expect(await graph.read((version) => version === graph.current)).toBe(true);
    const versions = [await graph.read((each) => each), await graph.read((each) => each)];
    expect(versions[0]).toBe(versions[1]);
  });

  it('reads another version where a commit came in between', async () => {
    const database = new TestDatabase(statements(3));
    const graph = await graphOver(database);
    await graph.read(countOf());
    database.commit(2, [...statements(5), ...statements(2, Q)]);
    const read = await graph.read((version) => [
      version.number,
      countOf()(version),
      countOf(Q)(version),
    ]);
    expect(read).toEqual([2, 5, 2]);
  });

  it('counts each graph once, and goes on from a commit with these counts', async () => {
    const [before, after] = [statements(3), [...statements(2), quad(ex('s'), P, ex('o'), ex('h'))]];
    const database = new TestDatabase(before);
    const graph = await graphOver(database);
    const counts = (): Promise<number[][]> =>
      graph.read(({ ids }) => {
        const { dictionary, graphCounts } = ids;
        return [G, ex('h')].map((name) => [
          graphCounts.get(dictionary.idOf(name)) ?? 0,
          Number(graphCounts.has(dictionary.idOf(name))),
        ]);
      });
    expect(await counts()).toEqual([
      [3, 1],
      [0, 0],
    ]);
    database.commit(2, after);
    const change = { removed: before.slice(2), added: after.slice(2) };
    graph.publish(change, { version: 2, identity: 'id2' });
    const queryCount = database.queries.length;
    expect(await counts()).toEqual([
      [2, 1],
      [1, 1],
    ]);
    graph.publish({ removed: after.slice(2), added: [] }, { version: 3, identity: 'id3' });
    expect(await counts()).toEqual([
      [2, 1],
      [0, 0],
    ]);
    expect(database.queries).toHaveLength(queryCount);
  });

  it('reads more rows than an answer has, and counts them', async () => {
    const database = new TestDatabase(statements(23));
    const graph = await graphOver(database);
    expect(await graph.read(countOf())).toBe(23);
    expect(database.queries.filter((query) => query.includes('ORDER BY'))).toHaveLength(5);
  });

  it('leaves the order to a database that keeps it', async () => {
    const database = new TestDatabase(statements(23));
    database.dialect = { ...dialectNamed('oxigraph'), pageRows: 5 };
    expect(await (await graphOver(database)).read(countOf())).toBe(23);
    expect(database.queries.filter((query) => query.includes('LIMIT 5'))).toHaveLength(5);
    expect(database.queries.join()).not.toContain('ORDER BY');
  });

  it('refuses pages that are not all that the database counts', async () => {
    const database = new TestDatabase(statements(23));
    database.change = (solutions, query) =>
      query.includes('OFFSET 10')
        ? { ...solutions, rows: [...solutions.rows.slice(1), solutions.rows[1]!] }
        : solutions;
    const graph = await graphOver(database);
    await expect(graph.read(countOf())).rejects.toMatchObject({ code: 'answer-incomplete' });
    database.change = (solutions) => solutions;
    expect(await graph.read(countOf())).toBe(23);
  });

  it('lets work have its effects once it has all', async () => {
    const graph = await graphOver(new TestDatabase([...statements(3), ...statements(4, Q)]));
    const sent: number[] = [];
    await graph.read((version, settle) => {
      const count = countOf()(version);
      settle();
      sent.push(count);
    });
    expect(sent).toEqual([3]);
    const more = graph.read((version, settle) => {
      settle();
      return countOf(Q)(version);
    });
    await expect(more).rejects.toMatchObject({ code: 'needs-whole-graph' });
  });

  it('counts the statements of an object without fetching them', async () => {
    const database = new TestDatabase([...statements(3), ...statements(3, Q)]);
    const graph = await graphOver(database);
    const counts = (version: GraphVersion): number[] =>
      [ex('o1'), ex('o9')].map((object) => version.count(null, null, object));
    expect(await graph.read(counts)).toEqual([2, 0]);
    expect(database.queries.filter((query) => query.includes('GROUP BY'))).toHaveLength(1);
    database.commit(2, statements(10));
    await graph.refresh();
    expect(await graph.read(counts)).toEqual([1, 1]);
  });

  it('refuses to be read by nobody', async () => {
    const graph = await graphOver(new TestDatabase(statements(3)));
    expect(() => countOf()(graph.current)).toThrow('reads the whole graph');
    const version = await graph.read((each) => each);
    expect(() => countOf()(version)).toThrow('reads the whole graph');
  });

  it('is one version for work within work', async () => {
    const graph = await graphOver(new TestDatabase(statements(3)));
    const counts = await graph.read(async (outer) => [
      await graph.read((inner) => Number(inner === outer)),
      await graph.read(countOf()),
    ]);
    expect(counts).toEqual([1, 3]);
  });
});
