import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ServiceError } from '../../src/errors.js';
import type { GraphVersion } from '../../src/graph/index.js';
import { readSources, type SparqlSettings } from '../../src/sparql/index.js';
import { EX } from '../support/arbitraries.js';
import { Endpoint, RESULTS_JSON } from '../support/endpoint.js';
import { isSoonIdle } from '../support/idle.js';
import { answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

// Comunica is many small modules, which tests load one by one.
jest.setTimeout(600_000);

const GRAPH =
  ':e1 :body :b1 ; :place :p1 ; :label "one" . :e2 :body :b2 ; :place :p2 ; :label "two" .' +
  ':e3 :body :b1 ; :place :p3 . :g { :e1 :note "in g" }';
const FILE = ':p1 :in :s1 . :p2 :in :s2 . :e2 :label "zwei"@de , "two" . :s1 :size 5 .';
const ELSEWHERE =
  ':b1 :name "Body 1" ; :parent :b0 . :b2 :name "Body 2" . :b0 :name "Body 0" .' +
  ':e1 :label "one" . :s1 :size 6 . :h { :b1 :note "in h" }';

const remote = versionOfTriG(ELSEWHERE);
const remoteEngine = engineFor('strict');
const all = versionOfTriG(`${GRAPH}\n${FILE}\n${ELSEWHERE}`);
const version = versionOfTriG(GRAPH);

/** Answers as an endpoint with this data does. */
async function answerFrom(
  data: GraphVersion,
  query: string,
  response: ServerResponse,
): Promise<void> {
  const { chunks } = await remoteEngine.answer(data, query, { solutions: 'json', boolean: 'json' });
  response.writeHead(200, { 'Content-Type': RESULTS_JSON });
  for await (const chunk of chunks) response.write(chunk);
  response.end();
}

let directory: string;
let file: string;
let endpoint: Endpoint;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-sources-'));
  file = join(directory, 'more.ttl');
  writeFileSync(file, `@prefix : <${EX}> .\n${FILE}`);
  endpoint = await Endpoint.start((query, _request, response) =>
    answerFrom(remote, query!, response),
  );
});
beforeEach(() => {
  endpoint.forget();
});
afterAll(async () => {
  await endpoint.close();
  rmSync(directory, { recursive: true });
});

async function ask(
  query: string,
  names: readonly string[] = [endpoint.url(), file],
  settings: Partial<SparqlSettings> = {},
  reading: 'union' | 'strict' = 'strict',
): Promise<string[] | boolean> {
  const engine = engineFor(reading, { ...settings, sources: await readSources(names) });
  try {
    return await answerOf(engine, version, query, { withSources: true });
  } finally {
    await engine.close();
  }
}

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`It did not fail: ${JSON.stringify(error)}`);
  return error;
}

describe('A query over the graph and SOURCES', () => {
  it.each([
    'SELECT * { ?e :body ?b . ?b :name ?n }',
    'SELECT * { ?e :place ?p . ?p :in ?s . ?s :size ?z }',
    'SELECT * { ?e :body ?b ; :place ?p . ?b :name ?n . ?p :in ?s }',
    'SELECT * { ?e :label ?l }',
    'SELECT ?e (COUNT(?l) AS ?n) { ?e :label ?l } GROUP BY ?e',
    'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
    'SELECT * { ?e :body ?b OPTIONAL { ?b :parent ?q . ?q :name ?n } }',
    'SELECT * { ?e :body ?b MINUS { ?b :parent :b0 } }',
    'SELECT * { ?e :body ?b FILTER NOT EXISTS { ?b :parent ?q } }',
    'SELECT * { ?e :body/:parent*/:name ?n }',
    'SELECT * { :e1 (:body|:parent)+ ?x }',
    'SELECT * { GRAPH ?g { ?s :note ?n } }',
    'SELECT * { GRAPH :h { ?s :note ?n } }',
    'SELECT * FROM :h { ?s :note ?n }',
    'SELECT * FROM NAMED :h { GRAPH ?g { ?s :note ?n } }',
    'SELECT ?n { ?e :body ?b . ?b :name ?n } ORDER BY DESC(?n) LIMIT 1',
    'SELECT * { VALUES ?b { :b0 :b9 } ?b :name ?n }',
    'SELECT * { { ?b :name ?l } UNION { ?e :label ?l } }',
    'ASK { :b1 :name "Body 1" }',
    'ASK { :b1 :name "Body 9" }',
    'ASK { :e1 :body ?b . ?b :parent :b0 }',
    'CONSTRUCT { ?e :of ?n } { ?e :body ?b . ?b :name ?n }',
    'DESCRIBE :b1',
  ])('has the answer of one graph with all of it: %s', async (query) => {
    expect(await ask(query)).toEqual(await answerOf(remoteEngine, all, query));
  });

  it('reads the dataset that the request names, also elsewhere', async () => {
    const sources = await readSources([endpoint.url(), file]);
    const engine = engineFor('strict', { sources });
    const dataset = { defaultGraphs: [`${EX}h`], namedGraphs: [`${EX}g`] };
    for (const query of ['SELECT * { ?s :note ?n }', 'SELECT * { GRAPH ?g { ?s ?p ?o } }'])
      expect(await answerOf(engine, version, query, { withSources: true, dataset })).toEqual(
        await answerOf(remoteEngine, all, query, { dataset }),
      );
  });

  it('sees all graphs of files where the graph is seen so', async () => {
    const named = join(directory, 'named.trig');
    writeFileSync(named, `@prefix : <${EX}> . :k { :e1 :kind "from k" }`);
    const query = 'SELECT * { :e1 :kind ?k . ?s :note ?n }';
    expect(await ask(query, [named], {}, 'union')).toEqual(['?k="from k" ?s=:e1 ?n="in g"']);
    expect(await ask(query, [named])).toEqual([]);
  });

  it('reads files by path and by address, in every syntax', async () => {
    const files = { 'a.nt': '<urn:a> <urn:p> "1" .', 'b.jsonld': '{"@id":"urn:a","urn:p":"2"}' };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    const names = [join(directory, 'a.nt'), pathToFileURL(join(directory, 'b.jsonld')).href];
    expect(await ask('SELECT ?o { <urn:a> <urn:p> ?o }', names)).toEqual(['?o="1"', '?o="2"']);
  });

  it('is evaluated in a thread', async () => {
    const sources = await readSources([endpoint.url(), file]);
    const engine = engineFor('strict', { sources, workerCount: 1 });
    const query = 'SELECT * { ?e :place ?p ; :body ?b . ?b :name ?n . ?p :in ?s }';
    const asked = { withSources: true };
    const whole = await answerOf(remoteEngine, all, query);
    expect(await answerOf(engine, version, query, asked)).toEqual(whole);
    expect(await answerOf(engine, version, query, asked)).toEqual(whole);
    await engine.close();
  });

  it('leaves the other queries alone', async () => {
    const engine = engineFor('strict', { sources: await readSources([endpoint.url(), file]) });
    const query = 'SELECT * { ?b :name ?n }';
    expect(await answerOf(engine, version, query)).toEqual([]);
    expect(await answerOf(engine, version, query, { engine: 'comunica' })).toEqual([]);
    expect(endpoint.connectionCount).toBe(0);
  });

  it('requests what is small once, and what is large for each row', async () => {
    const many = Array.from({ length: 5_100 }, (_, n) => `:b${n} :size ${n} .`).join(' ');
    const data = versionOfTriG(`${many} :b1 :name "Body 1" . :b2 :name "Body 2" .`);
    const large = await Endpoint.start((query, _request, response) =>
      answerFrom(data, query!, response),
    );
    const query = 'SELECT ?e ?z ?n { ?e :body ?b . ?b :size ?z ; :name ?n }';
    expect(await ask(query, [large.url()])).toEqual([
      '?e=:e1 ?z="1"^^<http://www.w3.org/2001/XMLSchema#integer> ?n="Body 1"',
      '?e=:e2 ?z="2"^^<http://www.w3.org/2001/XMLSchema#integer> ?n="Body 2"',
      '?e=:e3 ?z="1"^^<http://www.w3.org/2001/XMLSchema#integer> ?n="Body 1"',
    ]);
    const askedFor = (text: string): number =>
      large.asked.filter((asked) => asked.includes(text)).length;
    expect([askedFor('?s <http://example.org/size> ?o'), askedFor('name>')]).toEqual([1, 1]);
    expect(askedFor('b1> <http://example.org/size>')).toBe(1);
    await large.close();
  });
});

describe('Blank nodes of several sources', () => {
  it('are as many nodes as they are', async () => {
    const data = versionOfTriG('_:x :name "there" .');
    const other = await Endpoint.start((query, _request, response) =>
      answerFrom(data, query!, response),
    );
    const named = join(directory, 'blank.ttl');
    writeFileSync(named, `@prefix : <${EX}> . _:x :name "in the file" .`);
    const engine = engineFor('strict', { sources: await readSources([other.url(), named]) });
    const here = versionOfTriG('_:x :name "here" ; :size 1 .');
    const asked = { withSources: true };
    const count = 'SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x :name ?l FILTER isBlank(?x) }';
    expect(await answerOf(engine, here, count, asked)).toEqual([
      '?n="3"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]);
    expect(await answerOf(engine, here, 'SELECT ?l { ?x :name ?l ; :size ?n }', asked)).toEqual([
      '?l="here"',
    ]);
    const rows = await answerOf(engine, here, 'SELECT ?x { ?x :name ?l }', asked);
    expect(new Set(rows as string[]).size).toBe(3);
    await other.close();
  });

  it('are refused where two answers of an endpoint would have to share them', async () => {
    const data = versionOfTriG('_:x :name "there" ; :size 1 .');
    const other = await Endpoint.start((query, _request, response) =>
      answerFrom(data, query!, response),
    );
    const failure = await failureOf(ask('SELECT * { ?x :name ?l ; :size ?n }', [other.url()]));
    expect(failure.code).toBe('bad-request');
    expect(failure.message).toContain(other.url());
    expect(failure.message).toContain('SERVICE');
    await other.close();
  });
});

describe('A source that fails', () => {
  const QUERIES = [
    'SELECT * { ?e :body ?b OPTIONAL { ?b :name ?n } }',
    'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
    'SELECT * { :e1 (:body|:parent)+ ?x }',
    'ASK { ?e :body ?b FILTER NOT EXISTS { ?b :name ?n } }',
    'CONSTRUCT { ?e :of ?n } { ?e :body ?b . ?b :name ?n }',
  ];
  const WHOLE = JSON.stringify({ head: { vars: ['s', 'o'] }, results: { bindings: [] } });
  const ONE_ROW = '{"results":{"bindings":[{}]}}';
  const answerWith =
    (status: number, headers: Record<string, string>, body = WHOLE) =>
    (response: ServerResponse): void => {
      response.writeHead(status, { 'Content-Type': RESULTS_JSON, ...headers }).end(body);
    };

  it.each<[string, string, (response: ServerResponse) => void]>([
    ['fails', 'status 500', answerWith(500, {}, 'out of order')],
    [
      'redirects',
      'not followed',
      (response) => answerWith(307, { Location: endpoint.url() })(response),
    ],
    ['breaks off', 'cannot be read', answerWith(200, {}, WHOLE.slice(0, -3))],
    ['lacks values', 'no value for', answerWith(200, {}, ONE_ROW)],
    ['is cut off', 'no complete answer', (response) => void response.socket!.destroy()],
  ])('fails the query, never shortens its answer: %s', async (_, reason, answerer) => {
    const failing = await Endpoint.start((_query, _request, response) => {
      answerer(response);
    });
    for (const query of QUERIES) {
      const failure = await failureOf(ask(query, [endpoint.url(), failing.url(), file]));
      expect([query, failure.code]).toEqual([query, 'endpoint-failed']);
      expect(failure.message).toContain(`SOURCES <${failing.url()}>`);
      expect(failure.message).toContain(reason);
    }
    await failing.close();
  });

  it('is named when nobody is there', async () => {
    const gone = await Endpoint.start(() => undefined);
    const address = gone.url();
    await gone.close();
    const failure = await failureOf(ask('SELECT * { ?e :body ?b }', [address]));
    expect([failure.code, failure.details]).toEqual([
      'endpoint-failed',
      { keyword: 'SOURCES', address },
    ]);
  });

  it('is not waited for longer than its limits and those of the query allow', async () => {
    const silent = await Endpoint.start(() => undefined);
    const query = 'SELECT * { ?e :body ?b }';
    const endpointLimits = { timeoutMs: 200, maxMb: 1 };
    expect(await failureOf(ask(query, [silent.url()], { endpointLimits }))).toMatchObject({
      code: 'endpoint-limit',
      details: { keyword: 'SOURCES', limit: 'SERVICE_TIMEOUT_MS' },
    });
    expect(await failureOf(ask(query, [silent.url()], { timeoutMs: 1_000 }))).toMatchObject({
      code: 'query-timeout',
    });
    const inThread = { timeoutMs: 3_000, workerCount: 1 };
    expect(await failureOf(ask(query, [silent.url()], inThread))).toMatchObject({
      code: 'query-timeout',
    });
    expect(await isSoonIdle()).toBe(true);
    await silent.close();
  });

  it.each([
    ['missing.ttl', undefined, 'cannot be read'],
    ['words.txt', 'words', '.ttl'],
    ['broken.ttl', '<urn:a> <urn:p>', 'line 1'],
    ['latin.ttl', Buffer.from('<urn:a> <urn:p> "é" .', 'latin1'), 'byte 17'],
  ])('is a configuration error if it is a file: %s', async (name, content, reason) => {
    const path = join(directory, name);
    if (content !== undefined) writeFileSync(path, content);
    const failure = await failureOf(readSources([path]));
    expect(failure.code).toBe('configuration');
    expect(failure.message).toContain(path);
    expect(failure.message).toContain(reason);
  });
});
