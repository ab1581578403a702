import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import type { PlanStep } from '../../src/json-answers.js';
import { isSoonIdle } from '../support/idle.js';
import { EX } from '../support/arbitraries.js';
import { PREFIXES, answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

// Comunica is many small modules, which tests load one by one.
jest.setTimeout(600_000);

const VERSION = versionOfTriG(
  ':a :p :b , 1 , 2.50 ; :name "A"@en , "A"@de . :b :p :c ; :q _:n . _:n :q "n" .\n' +
    ':g { :a :p :b . :c :p :a } :h { :c :q 3 , "three" }',
);
const BY_COMUNICA = { engine: 'comunica' } as const;

const [union, strict] = [engineFor('union'), engineFor('strict')];
const inThread = engineFor('union', { workerCount: 1, timeoutMs: 120_000 });
afterAll(() => Promise.all([union, strict, inThread].map((engine) => engine.close())));

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError)) throw new Error(`It did not fail: ${String(error)}`);
  return error;
}

describe('A query that Comunica evaluates', () => {
  it.each([
    'SELECT * { ?s ?p ?o }',
    'SELECT ?o ?s { ?s :p ?o } ORDER BY DESC(?s) ?o',
    '# SELECT * { ?o ?s }\nSELECT * { ?s :p ?o FILTER(STR(?o) != "?o") }',
    '# SELECT * { ?s ?o }\nSELECT ?o ?s { ?s :p ?o }',
    'SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s',
    'SELECT ?s ?n { ?s :q+ ?n }',
    'SELECT ?g ?o { GRAPH ?g { :c ?p ?o } }',
    'SELECT ?s ?o { ?s :p ?o OPTIONAL { ?o :q ?x } FILTER(!BOUND(?x)) }',
    `SELECT * FROM <${EX}h> FROM NAMED <${EX}g> { ?s ?p ?o . GRAPH ?g { ?s :p :a } }`,
    'ASK { GRAPH :g { :c :p :a } }',
    'ASK { :c :p :b }',
    'CONSTRUCT { ?o :of ?s } { ?s :p ?o }',
    'DESCRIBE :a',
  ])('has the answer of our own: %s', async (query) => {
    for (const engine of [union, strict])
      expect(await answerOf(engine, VERSION, query, BY_COMUNICA)).toEqual(
        await answerOf(engine, VERSION, query),
      );
  });

  it('reads the dataset of the request', async () => {
    const dataset = { defaultGraphs: [`${EX}h`], namedGraphs: [`${EX}g`] };
    for (const query of ['SELECT * { ?s ?p ?o }', 'SELECT * { GRAPH ?g { ?s ?p ?o } }'])
      expect(await answerOf(union, VERSION, query, { ...BY_COMUNICA, dataset })).toEqual(
        await answerOf(union, VERSION, query, { dataset }),
      );
  });

  it('is evaluated in a thread, where it is stopped', async () => {
    const query = 'SELECT * { ?s :p ?o }';
    expect(await answerOf(inThread, VERSION, query, BY_COMUNICA)).toEqual(
      await answerOf(union, VERSION, query),
    );
    const large = versionOfTriG(Array.from({ length: 300 }, (_, i) => `:s :p ${i} .`).join('\n'));
    const client = new AbortController();
    const endless = 'SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z FILTER(?x + ?y + ?z < 0) }';
    const asked = { ...BY_COMUNICA, signal: client.signal };
    const failure = failureOf(answerOf(inThread, large, endless, asked));
    setTimeout(() => {
      client.abort();
    }, 1_000);
    expect((await failure).message).toContain('client disconnected');
    expect(await isSoonIdle()).toBe(true);
  });

  it('is stopped by its time in the calling thread, too', async () => {
    // Whichever query is the first loads Comunica.
    await answerOf(union, VERSION, 'ASK {}', BY_COMUNICA);
    const hurried = engineFor('union', { timeoutMs: 1_000 });
    const large = versionOfTriG(Array.from({ length: 500 }, (_, i) => `:s :p ${i} .`).join('\n'));
    const endless = 'SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z FILTER(?x + ?y + ?z < 0) }';
    const failure = await failureOf(answerOf(hurried, large, endless, BY_COMUNICA));
    expect(failure.code).toBe('query-timeout');
  });

  it.each([
    ['SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }', 'SERVICE'],
    ['ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }', 'SERVICE'],
    ['SELECT * { { SELECT ?s { OPTIONAL { SERVICE ?g { ?s ?p ?o } } } } }', 'SERVICE'],
    [
      'SELECT * { ?s <https://w3id.org/osce-graph/ontology#matches> "text" }',
      'cannot be given og:matches',
    ],
    ['INSERT DATA { :a :p 1 }', 'update'],
    ['SELECT * { ?s :p }', 'line'],
  ])('is refused where only our own engine evaluates it: %s', async (query, message) => {
    const failure = await failureOf(answerOf(union, VERSION, query, BY_COMUNICA));
    expect(failure.message).toContain(message);
    expect(['bad-request', 'malformed-query']).toContain(failure.code);
  });

  it('tells the steps that it has taken', async () => {
    const query = `${PREFIXES}SELECT * { ?s :p ?o . ?o :q ?x }`;
    const { plan, runMs } = await union.explain(VERSION, query, 'plan', BY_COMUNICA);
    const stepsOf = (step: PlanStep): PlanStep[] => [step, ...step.inputs.flatMap(stepsOf)];
    expect(runMs).toBeGreaterThan(0);
    expect(stepsOf(plan).map(({ step }) => step)).toEqual(
      expect.arrayContaining(['pattern', expect.stringMatching(/^join-inner \(/)]),
    );
  });
});
