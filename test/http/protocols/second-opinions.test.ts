import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { RunningApp, ask, jsonOf, type Problem } from '../../support/running-app.js';
import { DOG, SHAPES, validate } from './validation-requests.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ service: { auditShare: 1, queryWorkerCount: 1 } });
}, 300_000);
afterAll(() => app.close());

const TITLES = 'SELECT ?o { ?s <http://purl.org/dc/terms/title> ?o } ORDER BY ?o LIMIT 9';
const path = (query: string, rest = ''): string =>
  `/sparql?query=${encodeURIComponent(query)}${rest}`;

describe('?engine=comunica', () => {
  it.each([
    ['application/sparql-results+json', TITLES],
    ['application/sparql-results+xml', TITLES],
    ['text/csv', TITLES],
    ['application/sparql-results+json', 'ASK {}'],
    [
      'application/n-triples',
      'CONSTRUCT { ?s a ?o } { ?s a <http://www.w3.org/2002/07/owl#Ontology>, ?o } ORDER BY ?o LIMIT 5',
    ],
  ])('answers in every format, under a tag of its own: %s, %s', async (accept, query) => {
    const [own, other] = await Promise.all(
      ['', '&engine=comunica'].map((rest) => app.get(path(query, rest), { Accept: accept })),
    );
    expect([other!.status, other!.text]).toEqual([200, own!.text]);
    expect(other!.headers.etag).toBeDefined();
    expect(other!.headers.etag).not.toBe(own!.headers.etag);
  });

  it('refuses other names, and what Comunica is not given', async () => {
    const [unknown, service] = await Promise.all([
      app.get(path('ASK {}', '&engine=jena')),
      app.get(path('ASK { SERVICE <http://127.0.0.1:9/> {} }', '&engine=comunica')),
    ]);
    expect([unknown.status, jsonOf<Problem>(unknown).detail]).toEqual([
      400,
      expect.stringContaining('comunica'),
    ]);
    expect([service.status, jsonOf<Problem>(service).detail]).toEqual([
      400,
      expect.stringContaining('SERVICE'),
    ]);
  });

  it('explains', async () => {
    const address = `/explain?engine=comunica&query=${encodeURIComponent(TITLES)}`;
    expect(jsonOf(await app.get(address))).toMatchObject({ plan: { step: 'slice' } });
    expect((await app.get(address, { Accept: 'text/plain' })).text).toMatch(/pattern .*title/);
  });

  it('verifies citations', async () => {
    const cited = await ask(`${app.url}/cite`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: 'SELECT ?s { ?s a <http://www.w3.org/2002/07/owl#Class> }' }),
    });
    const { id } = jsonOf<{ id: string }>(cited);
    expect(jsonOf(await app.get(`/cite/${id}?verify&engine=comunica`))).toMatchObject({
      verification: { cited: { verdict: 'same' }, current: { verdict: 'same' }, addedCount: 0 },
    });
  });
});

describe('?validator=rdf-validate-shacl', () => {
  const named = '<urn:test:name> "Rex"';
  it.each([
    ['conforms', `${DOG} <urn:test:rex> ${named} .`],
    ['does not', DOG],
  ])('finds what our own finds in data that %s', async (_, data) => {
    const body = JSON.stringify({ data, shapes: SHAPES });
    const [own, other] = await Promise.all(
      ['', '?validator=rdf-validate-shacl'].map((rest) =>
        validate(app, body, 'application/json', {}, rest),
      ),
    );
    const brief = (text: string): unknown =>
      (JSON.parse(text) as { results: Record<string, unknown>[] }).results.map((result) => ({
        ...result,
        message: undefined,
      }));
    expect([other!.status, brief(other!.text)]).toEqual([200, brief(own!.text)]);
  });

  it('looks at data by the shapes of the graph, and together with it', async () => {
    const item = `<urn:test:item> a <${app.service.names.ontologyIri}NewsItem> .`;
    for (const rest of ['', '&with=graph']) {
      const answer = await validate(
        app,
        item,
        'text/turtle',
        { Accept: 'text/turtle' },
        `?validator=rdf-validate-shacl${rest}`,
      );
      expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('MinCount')]);
    }
  });
});

describe('A service that is audited', () => {
  it('counts what it has checked again, for metrics and the status', async () => {
    const token = app.service.tokens.create('writer', ['graph']);
    app.service.auditor.start();
    await app.post('/sparql', 'application/sparql-update', 'INSERT DATA { <urn:a> <urn:b> 1 }', {
      Authorization: `Bearer ${token}`,
    });
    await app.get(path('SELECT * { <urn:a> ?p ?o }'));
    const counted = ['query', 'commit'].map(
      (kind) => `osce_graph_audits_total{kind="${kind}",outcome="same"} 1`,
    );
    const holds = async (): Promise<boolean> => {
      const { text } = await app.get('/metrics');
      return counted.every((line) => text.includes(line));
    };
    for (let turn = 0; turn < 120 && !(await holds()); turn += 1) await wait(500);
    expect((await app.get('/metrics')).text).toContain(counted[0]);
    expect((await app.get('/metrics')).text).toContain(counted[1]);
    expect(jsonOf(await app.get('/status', { Accept: 'application/json' }))).toMatchObject({
      audit: { share: 1, differences: [] },
    });
  }, 120_000);
});
