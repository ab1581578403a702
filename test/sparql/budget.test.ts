import { describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceError } from '../../src/errors.js';
import type { Draft, GraphVersion } from '../../src/graph/index.js';
import type { Match, Quad } from '../../src/rdf/index.js';
import { answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

const LARGE = versionOfTriG(Array.from({ length: 150 }, (_, index) => `:s${index} :p ${index} .`).join('\n'));
/** 150 to the fourth power of solutions, none of which is an answer. */
const ENDLESS = 'SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w FILTER(?x + ?y + ?z + ?w < 0) }';

/** A version that counts what is read of it. */
class CountedVersion implements GraphVersion {
  readCount = 0;

  constructor(readonly version: GraphVersion) {}

  *match(subject?: Match, predicate?: Match, object?: Match, graph?: Match): Generator<Quad> {
    this.readCount += 1;
    for (const quad of this.version.match(subject, predicate, object, graph)) {
      this.readCount += 1;
      yield quad;
    }
  }

  count(subject?: Match, predicate?: Match, object?: Match, graph?: Match): number {
    this.readCount += 1;
    return this.version.count(subject, predicate, object, graph);
  }

  has(quad: Quad): boolean {
    return this.version.has(quad);
  }

  graphNames(): Quad['graph'][] {
    return this.version.graphNames();
  }

  draft(): Draft {
    return this.version.draft();
  }

  get size(): number {
    return this.version.size;
  }

  get number(): number {
    return this.version.number;
  }

  get identity(): string {
    return this.version.identity;
  }

  get committedAt(): Date | undefined {
    return this.version.committedAt;
  }
}

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError)) throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

/** How much is read of the version and how much processor time goes by in a while in which nothing should happen. */
async function workAfterwards(version: CountedVersion): Promise<{ readCount: number; isIdle: boolean }> {
  await wait(100);
  const [readCount, processor] = [version.readCount, process.cpuUsage()];
  await wait(400);
  const { user, system } = process.cpuUsage(processor);
  return { readCount: version.readCount - readCount, isIdle: user + system < 200_000 };
}

describe('A query past its time', () => {
  it('is stopped with the limit in its error, and its work with it', async () => {
    const version = new CountedVersion(LARGE);
    const error = await failureOf(answerOf(engineFor('union', { timeoutMs: 150 }), version, ENDLESS));
    expect(error.code).toBe('query-timeout');
    expect(error.message).toContain('150 ms');
    expect(error.details).toEqual({ limit: 'QUERY_TIMEOUT_MS', timeoutMs: 150 });
    expect(version.readCount).toBeGreaterThan(0);
    expect(await workAfterwards(version)).toEqual({ readCount: 0, isIdle: true });
  });

  it.each([
    ['that counts', 'SELECT (COUNT(*) AS ?n) { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w }'],
    ['that sorts', 'SELECT ?a { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w } ORDER BY ?x'],
    ['that asks', 'ASK { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w FILTER(?x + ?y + ?z + ?w < 0) }'],
    ['that constructs', 'CONSTRUCT { ?a :q ?b } { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w FILTER(?x + ?y + ?z + ?w < 0) }'],
  ])('%s is stopped too', async (_, query) => {
    const version = new CountedVersion(LARGE);
    expect((await failureOf(answerOf(engineFor('union', { timeoutMs: 100 }), version, query))).code).toBe('query-timeout');
    expect(await workAfterwards(version)).toEqual({ readCount: 0, isIdle: true });
  });

  it('never ends as if it were complete, though solutions were handed over', async () => {
    const answer = await engineFor('union', { timeoutMs: 200 }).query(LARGE, 'SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?w }');
    if (answer.kind !== 'solutions') throw new Error('expected solutions');
    let rowCount = 0;
    const read = async (): Promise<void> => {
      for await (const solution of answer.solutions) rowCount += solution.length > 0 ? 1 : 0;
    };
    expect((await failureOf(read())).code).toBe('query-timeout');
    expect(rowCount).toBeGreaterThan(0);
  });

  it('hurts no other query', async () => {
    const [slow, quick] = await Promise.all([
      failureOf(answerOf(engineFor('union', { timeoutMs: 150 }), LARGE, ENDLESS)),
      answerOf(engineFor(), LARGE, 'SELECT ?x { :s7 :p ?x }'),
    ]);
    expect(slow.code).toBe('query-timeout');
    expect(quick).toEqual(['?x="7"^^<http://www.w3.org/2001/XMLSchema#integer>']);
  });

  it('takes nothing from a neighbour that goes on for longer', async () => {
    const neighbour = engineFor().query(LARGE, 'SELECT * { ?a ?p ?x . ?b ?q ?y FILTER(?x != ?y) }');
    const slow = failureOf(answerOf(engineFor('union', { timeoutMs: 100 }), LARGE, ENDLESS));
    const answer = await neighbour;
    if (answer.kind !== 'solutions') throw new Error('expected solutions');
    let rowCount = 0;
    for await (const solution of answer.solutions) {
      rowCount += solution.length > 0 ? 1 : 0;
      // The neighbour is still at work when the time of the other is over.
      if (rowCount === 50) await slow;
    }
    expect([(await slow).code, rowCount]).toEqual(['query-timeout', 150 * 149]);
  });

  it('leaves the graph as it was when it is an update', async () => {
    const version = new CountedVersion(LARGE);
    const update = 'PREFIX : <http://example.org/> INSERT { ?a :q ?b } WHERE { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w FILTER(?x + ?y + ?z + ?w < 0) }';
    expect((await failureOf(engineFor('union', { timeoutMs: 150 }).update(version, update))).code).toBe('query-timeout');
    expect(LARGE.size).toBe(150);
  });
});

describe('A query whose client has gone', () => {
  it('is stopped, and its work with it', async () => {
    const version = new CountedVersion(LARGE);
    const client = new AbortController();
    const failure = failureOf(answerOf(engineFor(), version, ENDLESS, { signal: client.signal }));
    setTimeout(() => {
      client.abort();
    }, 100);
    expect((await failure).message).toContain('client has gone');
    expect(await workAfterwards(version)).toEqual({ readCount: 0, isIdle: true });
  });

  it('is not begun when the client has gone before', async () => {
    expect((await failureOf(answerOf(engineFor(), LARGE, ENDLESS, { signal: AbortSignal.abort() }))).message).toContain('client has gone');
    const update = engineFor().update(LARGE, 'INSERT DATA { <urn:a> <urn:b> 1 }', { signal: AbortSignal.abort() });
    expect((await failureOf(update)).message).toContain('client has gone');
  });

  it('is stopped when the reader just turns away', async () => {
    const version = new CountedVersion(LARGE);
    const answer = await engineFor().query(version, 'SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?w }');
    if (answer.kind !== 'solutions') throw new Error('expected solutions');
    const [first] = await firstOf(answer.solutions);
    expect(first).toBeDefined();
    expect(await workAfterwards(version)).toEqual({ readCount: 0, isIdle: true });
  });
});

async function firstOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  for await (const item of items) return [item];
  return [];
}
