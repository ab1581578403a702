import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactHtml } from '../../support/html.js';
import { Endpoint, RESULTS_JSON } from '../../support/endpoint.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';

const AUSTRIA = 'https://w3id.org/osce-graph/id/state/austria';
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
const file = join(tmpdir(), `osce-graph-sources-${process.pid}.ttl`);

let endpoint: Endpoint;
let app: RunningApp;
let isDown = false;

/** Knows the area of Austria, whatever it is asked about areas. */
beforeAll(async () => {
  writeFileSync(file, `<${AUSTRIA}> <urn:x:river> "Danube" .`);
  endpoint = await Endpoint.start((query, _request, response) => {
    if (isDown) return void response.writeHead(503).end('closed');
    const bindings = query!.includes('urn:x:area')
      ? [{ s: { type: 'uri', value: AUSTRIA }, o: { type: 'literal', value: '83879' } }]
      : [];
    response.writeHead(200, { 'Content-Type': RESULTS_JSON });
    response.end(JSON.stringify({ head: { vars: ['s', 'o'] }, results: { bindings } }));
  });
  app = await RunningApp.start({
    service: { queryWorkerCount: 1, sources: [endpoint.url(), file], serviceAllow: [] },
  });
}, 300_000);
beforeEach(() => {
  isDown = false;
  endpoint.forget();
});
afterAll(async () => {
  await app.close();
  await endpoint.close();
});

const QUERY =
  `SELECT ?area ?river { ?state <${LABEL}> "Austria"@en ; <urn:x:area> ?area ; ` +
  '<urn:x:river> ?river }';
const path = (query: string, rest = ''): string =>
  `/sparql?query=${encodeURIComponent(query)}${rest}`;

describe('A server with SOURCES', () => {
  it('answers queries from all of them, through Comunica', async () => {
    const { status, text, headers } = await app.get(path(QUERY), { Accept: 'text/csv' });
    expect([status, text]).toEqual([200, 'area,river\r\n83879,Danube\r\n']);
    expect(headers.engine).toBe('comunica');
    const page = await app.get(path(QUERY), { Accept: 'text/html' });
    expect(page.text).toContain('Danube');
  });

  it('gives no tag for these answers, and asks anew each time', async () => {
    const [one, two] = [await app.get(path(QUERY)), await app.get(path(QUERY))];
    expect([one.headers.etag, two.headers.etag]).toEqual([undefined, undefined]);
    expect(endpoint.asked.filter((query) => query.includes('urn:x:area'))).toHaveLength(2);
  });

  it('answers from the graph alone where an engine is named', async () => {
    for (const engine of ['osce-graph', 'comunica']) {
      const { headers, text } = await app.get(path(QUERY, `&engine=${engine}`), {
        Accept: 'text/csv',
      });
      expect([text, headers.engine]).toEqual(['area,river\r\n', engine]);
      expect(headers.etag).toBeDefined();
    }
    // What is remembered of these is not taken for an answer of all sources.
    expect((await app.get(path(QUERY), { Accept: 'text/csv' })).text).toContain('Danube');
    const search = 'ASK { ?s <https://w3id.org/osce-graph/ontology#matches> "austria" }';
    expect((await app.get(path(search))).status).toBe(400);
    expect(jsonOf(await app.get(path(search, '&engine=osce-graph')))).toMatchObject({
      boolean: true,
    });
  });

  it('says which source failed', async () => {
    isDown = true;
    const answer = await app.get(path(QUERY));
    const problem = jsonOf<Problem>(answer);
    expect([answer.status, problem.code, problem.address, answer.isWhole]).toEqual([
      502,
      'endpoint-failed',
      endpoint.url(),
      true,
    ]);
    expect((await app.get(path(QUERY, '&engine=osce-graph'))).status).toBe(200);
  });

  it('leaves updates, pages and plans to the graph', async () => {
    const update = 'INSERT { <urn:x:a> <urn:x:river> ?r } WHERE { ?s <urn:x:river> ?r }';
    const answer = await app.post('/sparql', 'application/sparql-update', update);
    expect([answer.status, jsonOf(answer)]).toMatchObject([200, { added: 0 }]);
    await app.get('/states');
    await app.get(`/explain?query=${encodeURIComponent(QUERY)}`);
    expect(endpoint.connectionCount).toBe(0);
  });

  it('lists them, files without their directories', async () => {
    const names = [endpoint.url(), file.split(/[\\/]/).at(-1)];
    expect(jsonOf(await app.get('/status'))).toMatchObject({ sources: names });
    const page = compactHtml((await app.get('/status', { Accept: 'text/html' })).text);
    expect(page).toContain(endpoint.url());
    const description = await app.get('/sparql', { Accept: 'application/n-triples' });
    expect(description.text).toContain(`<http://purl.org/dc/terms/source> <${endpoint.url()}> .`);
  });
});
