import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { Endpoint, RESULTS_JSON, resultsWith } from '../../support/endpoint.js';
import { RunningApp, TOKEN, ask, jsonOf, type Problem } from '../../support/running-app.js';

let endpoint: Endpoint;
/** Nothing may call this one. */
let other: Endpoint;
let app: RunningApp;
let leftCount = 0;

beforeAll(async () => {
  endpoint = await Endpoint.start((_query, { url }, response) => {
    if (url === '/silence') {
      response.on('close', () => {
        leftCount += 1;
      });
      return;
    }
    if (url === '/fault') response.writeHead(500).end('no');
    else response.writeHead(200, { 'Content-Type': RESULTS_JSON }).end(resultsWith('from afar'));
  });
  other = await Endpoint.start((_query, _request, response) => void response.end());
  app = await RunningApp.start({
    service: {
      queryWorkerCount: 1,
      endpointLimits: { timeoutMs: 2_000, maxMb: 1 },
      serviceAllow: ['/sparql', '/fault', '/silence'].map((path) => endpoint.url(path)),
    },
  });
});
beforeEach(() => {
  endpoint.forget();
});
afterAll(async () => {
  await app.close();
  await Promise.all([endpoint.close(), other.close()]);
});

const query = (path: string): string =>
  `SELECT ?x { SERVICE <${endpoint.url(path)}> { ?s ?p ?x } }`;
const path = (text: string): string => `/sparql?query=${encodeURIComponent(text)}`;

describe('A query with SERVICE', () => {
  it('has what the other endpoint says', async () => {
    expect((await app.get(path(query('/sparql')), { Accept: 'text/csv' })).text).toBe(
      'x\r\nfrom afar\r\n',
    );
  });

  it.each([
    ['/fault', 502, 'endpoint-failed'],
    ['/silence', 504, 'endpoint-limit'],
    ['/elsewhere', 403, 'outbound-refused'],
  ])('says what went wrong elsewhere: %s', async (place, status, code) => {
    const answer = await app.get(path(query(place)));
    const problem = jsonOf<Problem>(answer);
    expect([answer.status, problem.code, problem.address, answer.isWhole]).toEqual([
      status,
      code,
      endpoint.url(place),
      true,
    ]);
    expect(endpoint.asked).toEqual(
      place === '/elsewhere' ? [] : [expect.stringContaining('SELECT ?s ?p ?x WHERE')],
    );
  });

  it.each([
    ['GET', { method: 'GET' }],
    ['POST', { method: 'POST', type: 'application/sparql-query' }],
    ['QUERY', { method: 'QUERY', type: 'application/sparql-query' }],
    ['a form', { method: 'POST', type: 'application/x-www-form-urlencoded' }],
  ])(
    'opens no connection to an address that is not allowed: by %s',
    async (_how, { method, type }: { method: string; type?: string }) => {
      const text = `SELECT ?x { SERVICE SILENT <${other.url()}> { ?s ?p ?x } }`;
      const body =
        type === undefined
          ? undefined
          : type.endsWith('query')
            ? text
            : new URLSearchParams({ query: text }).toString();
      const answer = await ask(app.url + (body === undefined ? path(text) : '/sparql'), {
        method,
        ...(body === undefined ? {} : { headers: { 'Content-Type': type! }, body }),
      });
      expect([answer.status, jsonOf<Problem>(answer).code, other.connectionCount]).toEqual([
        403,
        'outbound-refused',
        0,
      ]);
    },
  );

  it('stops asking when its client goes away', async () => {
    const outgoing = request(app.url + path(query('/silence')));
    outgoing.on('error', () => undefined);
    outgoing.end();
    while (endpoint.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = leftCount;
    outgoing.destroy();
    await new Promise((resolve) => outgoing.once('close', resolve));
    // Its two seconds are not over for some time; what the test waits for is the end of the other
    // connection.
    while (leftCount === before) await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await app.get(path(query('/sparql')), { Accept: 'text/csv' })).text).toContain(
      'from afar',
    );
  });
});

describe('An update with SERVICE', () => {
  it('writes nothing when the other endpoint fails', async () => {
    const before = (
      await app.get(path('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'), { Accept: 'text/csv' })
    ).text;
    const update =
      'INSERT DATA { <urn:test:a> <urn:test:p> 1 } ; INSERT { <urn:test:b> <urn:test:p> ?x } ' +
      `WHERE { SERVICE <${endpoint.url('/fault')}> { ?s ?p ?x } }`;
    const answer = await ask(`${app.url}/sparql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/sparql-update', Authorization: `Bearer ${TOKEN}` },
      body: update,
    });
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([502, 'endpoint-failed']);
    expect(
      (await app.get(path('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'), { Accept: 'text/csv' })).text,
    ).toBe(before);
  });
});
