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
import { PREFIXES, answerOf, engineFor, versionOfTriG } from '../support/sparql.js';

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

/** Answers as an endpoint with these quads does. */
async function answerFrom(data: GraphVersion, query: string, response: ServerResponse): Promise<void> {
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
  if (!(error instanceof ServiceError)) throw new Error(`It did not fail: ${JSON.stringify(error)}`);
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
});
