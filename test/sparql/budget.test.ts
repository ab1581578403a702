import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceError } from '../../src/errors.js';
import { isSoonIdle } from '../support/idle.js';
import { answerOf, engineFor, linesOf, versionOfTriG } from '../support/sparql.js';

const LARGE = versionOfTriG(
  Array.from({ length: 300 }, (_, index) => `:s${index} :p ${index} .`).join('\n'),
);
/** 300 to the fourth power of solutions, none of which is an answer. */
const ENDLESS =
  'SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w FILTER(?x + ?y + ?z + ?w < 0) }';
/** As many answers. */
const BOUNDLESS = 'SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?w }';

const UPDATE =
  'PREFIX : <http://example.org/> INSERT { ?a :q ?b } WHERE { ?a :p ?x . ?b :p ?y . ?c :p ?z ' +
  '. ?d :p ?w FILTER(?x + ?y + ?z + ?w < 0) }';

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

const engines: ReturnType<typeof engineFor>[] = [];
const engineWith = (settings: Parameters<typeof engineFor>[1]): ReturnType<typeof engineFor> => {
  engines.push(engineFor('union', settings));
  return engines.at(-1)!;
};
/** An engine whose threads have started, so that a short time is the query's own. */
async function startedEngineWith(
  settings: Parameters<typeof engineFor>[1],
): Promise<ReturnType<typeof engineFor>> {
  const engine = engineWith(settings);
  while (
    await engine.query(LARGE, 'ASK {}').then(
      () => false,
      () => true,
    )
  )
    await wait(50);
  return engine;
}
// One at a time: threads of others that start anew would keep the process busy.
afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.close())));

const LONG_QUERIES = [
  ['that finds nothing', ENDLESS],
  [
    'that sorts a few',
    'SELECT ?a { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w } ORDER BY ?x LIMIT 3',
  ],
  [
    'that counts',
    'SELECT (COUNT(*) AS ?n) { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w FILTER(?x + ?y + ?z > ?w) }',
  ],
  [
    'that counts different values',
    'SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w ' +
      'FILTER(?x + ?y + ?z > ?w) }',
  ],
  ['that asks', 'ASK { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w FILTER(?x + ?y + ?z + ?w < 0) }'],
  [
    'that constructs',
    'CONSTRUCT { ?a :q ?b } { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w FILTER(?x + ?y + ' +
      '?z + ?w < 0) }',
  ],
];

describe.each([
  ['in the calling thread', 0],
  ['in worker threads', 2],
])('A query past its time, %s', (_, workerCount) => {
  // Threads run the same code: there, two forms are enough.
  it.each(LONG_QUERIES.slice(0, workerCount === 0 ? undefined : 2))(
    '%s is stopped with the limit in its error, and its work with it',
    async (_name, query) => {
      const error = await failureOf(
        answerOf(await startedEngineWith({ timeoutMs: 400, workerCount }), LARGE, query),
      );
      expect(error.code).toBe('query-timeout');
      expect(error.message).toContain('400 ms');
      expect(error.details).toMatchObject({ limit: 'QUERY_TIMEOUT_MS', timeoutMs: 400 });
      expect(await isSoonIdle()).toBe(true);
    },
  );

  it('never ends as if it were complete, though solutions were handed over', async () => {
    const answer = await (
      await startedEngineWith({ timeoutMs: 3_000, workerCount })
    ).query(LARGE, `PREFIX : <http://example.org/> ${BOUNDLESS}`);
    if (answer.kind !== 'solutions') throw new Error('expected solutions');
    let rowCount = 0;
    const read = async (): Promise<void> => {
      for await (const solution of answer.solutions) rowCount += solution.length > 0 ? 1 : 0;
    };
    expect((await failureOf(read())).code).toBe('query-timeout');
    expect(rowCount).toBeGreaterThan(0);
  });

  it('that would hold too much is stopped with that limit', async () => {
    const error = await failureOf(
      answerOf(
        engineWith({ timeoutMs: 60_000, memoryMb: 16, workerCount }),
        LARGE,
        'SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z . ?d :p ?w } ORDER BY ?x',
      ),
    );
    expect([error.code, error.details.limit]).toEqual(['query-memory', 'QUERY_MEMORY_MB']);
  });

  it('is not begun when its client has gone before', async () => {
    const error = await failureOf(
      answerOf(engineWith({ workerCount }), LARGE, ENDLESS, { signal: AbortSignal.abort() }),
    );
    expect(error.message).toContain('client disconnected');
  });

  it('is stopped when the reader just turns away', async () => {
    const answer = await engineWith({ workerCount }).query(
      LARGE,
      `PREFIX : <http://example.org/> ${BOUNDLESS}`,
    );
    if (answer.kind !== 'solutions') throw new Error('expected solutions');
    for await (const solution of answer.solutions) {
      expect(solution).toHaveLength(12);
      break;
    }
    expect(await isSoonIdle()).toBe(true);
  });
});

describe('A query in a worker thread', () => {
  it('is stopped within a regular expression that does not end, and the next is answered', async () => {
    const engine = await startedEngineWith({ timeoutMs: 4_000, workerCount: 1 });
    const hostile = `SELECT * { BIND(REGEX("${'a'.repeat(40)}!", "^(a+)+\\\\1b$") AS ?x) }`;
    expect((await failureOf(answerOf(engine, LARGE, hostile))).code).toBe('query-timeout');
    expect(await answerOf(engine, LARGE, 'SELECT ?x { :s7 :p ?x }')).toHaveLength(1);
  });
});

describe.each([
  ['in the calling thread', 0],
  ['in worker threads', 1],
])('An update past its time, %s', (_, workerCount) => {
  it('leaves the graph as it was', async () => {
    const engine = await startedEngineWith({ timeoutMs: 400, workerCount });
    const error = await failureOf(
      engine.update(LARGE, `INSERT DATA { <urn:a> <urn:b> 1 } ; ${UPDATE}`),
    );
    expect([error.code, error.details.limit]).toEqual(['query-timeout', 'QUERY_TIMEOUT_MS']);
    expect(LARGE.size).toBe(300);
    expect(await isSoonIdle()).toBe(true);
  });

  it('is not begun when its client has gone before', async () => {
    const update = engineWith({ workerCount }).update(LARGE, 'INSERT DATA { <urn:a> <urn:b> 1 }', {
      signal: AbortSignal.abort(),
    });
    expect((await failureOf(update)).message).toContain('client disconnected');
  });

  it('that would write too much is stopped with that limit', async () => {
    const error = await failureOf(
      engineWith({ timeoutMs: 60_000, memoryMb: 16, workerCount }).update(
        LARGE,
        'INSERT { ?x ?p [] } WHERE { ?x ?p ?a . ?y ?q ?b . ?z ?r ?c }',
      ),
    );
    expect([error.code, error.details.limit]).toEqual(['query-memory', 'QUERY_MEMORY_MB']);
  });
});

describe('An update in a worker thread', () => {
  it('gives the change that it gives in the calling thread', async () => {
    const update =
      'PREFIX : <http://example.org/> INSERT DATA { :new :p 1 , "x"@en , 1.50 . :s7 :q _:n , ' +
      '<<( :a :b "c" )>> } ; DELETE { ?s :p ?n } INSERT { GRAPH :g { ?s :r ?m ; :of ?t } } ' +
      'WHERE { ?s :p ?n OPTIONAL { ?s :q ?t } FILTER(?n < 10) BIND(?n * 1.5 AS ?m) } ; ' +
      'DELETE WHERE { GRAPH :g { ?s :r 0.0 } }';
    const [own, other] = await Promise.all([
      engineFor().update(LARGE, update),
      (await startedEngineWith({ workerCount: 1 })).update(LARGE, update),
    ]);
    expect(linesOf(other)).toEqual(linesOf(own));
    expect(own.added.length).toBeGreaterThan(10);
  });

  it('may insert more triples in one block than the parser has room for elsewhere', async () => {
    const triples = Array.from(
      { length: 150_000 },
      (_, index) => `<urn:s> <urn:p> ${index} .`,
    ).join('\n');
    expect(
      (
        await (
          await startedEngineWith({ workerCount: 1 })
        ).update(LARGE, `INSERT DATA {\n${triples}\n}`)
      ).added,
    ).toHaveLength(150_000);
  });
});
