import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createLog, startServer } from '../../support/built-product.js';
import { RDF, SD, type Quad } from '../../../src/rdf/index.js';
import { ask, jsonOf, type Answer, type RunningApp } from '../../support/running-app.js';
import {
  CONSTRUCT,
  JSON_RESULTS,
  form,
  get,
  quadsOf,
  startWithNumbers,
} from './sparql-requests.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startWithNumbers();
});
afterAll(async () => {
  await app.close();
});

describe('The endpoint without a query', () => {
  it('has its status as a page too, and takes media types with parameters', async () => {
    const page = (query: string): ReturnType<typeof app.get> =>
      app.get(`/sparql?query=${encodeURIComponent(query)}`, { Accept: 'text/html' });
    expect([
      (await page('SELECT')).status,
      (await page('SELECT * { SERVICE <http://x/> { ?s ?p ?o } }')).status,
      (await page('ASK {}')).status,
    ]).toEqual([400, 403, 200]);
    const answer = await app.get(`/sparql?query=${encodeURIComponent('ASK {}')}`, {
      Accept: 'application/sparql-results+json;charset=utf-8;q=0.9, text/csv;q=0.1',
    });
    expect([answer.status, answer.headers['content-type']?.split(';')[0]]).toEqual([
      200,
      'application/sparql-results+json',
    ]);
  });

  it('describes itself to programs', async () => {
    const answer = await app.get('/sparql', { Accept: 'text/turtle' });
    expect(answer.headers['accept-query']).toContain('application/sparql-query');
    const quads = await quadsOf(answer);
    const service = quads.find(
      ({ predicate, object }) => predicate.equals(RDF.type) && object.equals(SD.Service),
    )!.subject;
    const objectsOf = (predicate: Quad['predicate']): string[] =>
      quads
        .filter((each) => each.subject.equals(service) && each.predicate.equals(predicate))
        .map(({ object }) => object.value);
    expect(objectsOf(SD.endpoint)).toEqual([`${app.url}/sparql`]);
    expect(objectsOf(SD.supportedLanguage)).toEqual(
      expect.arrayContaining([SD.SPARQL11Query.value, SD.SPARQL11Update.value]),
    );
    expect(objectsOf(SD.feature)).toEqual([
      SD.UnionDefaultGraph.value,
      app.service.names.og('matches').value,
    ]);
    expect(objectsOf(SD.resultFormat)).toContain('http://www.w3.org/ns/formats/SPARQL_Results_CSV');
    expect(
      quads.filter(({ predicate }) => predicate.equals(SD.name)).map(({ object }) => object.value),
    ).toEqual(
      expect.arrayContaining(['urn:test:numbers', app.service.names.graphs.reference.value]),
    );
  });

  it('is at the public address where one is set', async () => {
    const server = await startServer(
      app.service,
      { publicUrl: 'https://kg.example/', writeToken: undefined, maxBodyMb: 1 },
      { host: '127.0.0.1', port: 0 },
      createLog('silent', { write: () => undefined }),
    );
    const quads = await quadsOf(
      await ask(`${server.url}/sparql`, { headers: { Accept: 'text/turtle' } }),
    );
    await server.close();
    expect(
      quads
        .filter(({ predicate }) => predicate.equals(SD.endpoint))
        .map(({ object }) => object.value),
    ).toEqual(['https://kg.example/sparql']);
  });

  it('gives the files of the version that its page was asked of', async () => {
    const page = await app.get(
      `/sparql?version=1&query=${encodeURIComponent('ASK { <urn:test:a> ?p ?o }')}`,
      { Accept: 'text/html' },
    );
    const [, href] = /href="(\/sparql\?format=json[^"]*)"/.exec(page.text)!;
    expect(
      jsonOf<{ boolean: boolean }>(await app.get(href!.replaceAll('&amp;', '&'))).boolean,
    ).toBe(false);
  });

  it('is a form with examples for browsers', async () => {
    const page = await app.get('/sparql', { Accept: 'text/html' });
    expect(page.text).toMatch(/<form[\s\S]*<textarea[^>]*name="query"/);
    for (const { title } of app.service.queries.shipped) expect(page.text).toContain(title);
  });
});

describe('A query that was answered before', () => {
  const query = 'SELECT ?value { <urn:test:again> <urn:test:value> ?value }';
  const set = (value: number): Promise<void> =>
    app.update(
      'DELETE WHERE { GRAPH ?g { <urn:test:again> <urn:test:value> ?v } } ; INSERT DATA { ' +
        `GRAPH <urn:test:numbers> { <urn:test:again> <urn:test:value> ${value} } }`,
    );
  const valueIn = (answer: Answer): unknown =>
    jsonOf<{ results: { bindings: { value: { value: string } }[] } }>(answer).results.bindings[0]
      ?.value.value;

  it('is not evaluated again over the same version, and has the same bytes', async () => {
    await set(1);
    const first = await get(app, { query });
    const answers = jest.spyOn(app.service.sparql, 'answer');
    const second = await get(app, { query });
    expect(answers).not.toHaveBeenCalled();
    answers.mockRestore();
    expect([
      second.text,
      second.headers['content-type'],
      second.headers['graph-version'],
      second.headers.etag,
    ]).toEqual([
      first.text,
      first.headers['content-type'],
      first.headers['graph-version'],
      first.headers.etag,
    ]);
    expect(second.headers['content-length']).toBe(String(Buffer.byteLength(first.text)));
  });

  it('is evaluated again after a commit, in another format, and with no-cache', async () => {
    await set(2);
    expect(valueIn(await get(app, { query }))).toBe('2');
    await set(3);
    expect(valueIn(await get(app, { query }))).toBe('3');
    const answers = jest.spyOn(app.service.sparql, 'answer');
    expect((await get(app, { query }, { Accept: 'text/csv' })).text).toBe('value\r\n3\r\n');
    expect(
      valueIn(await get(app, { query }, { ...JSON_RESULTS, 'Cache-Control': 'no-cache' })),
    ).toBe('3');
    expect(answers).toHaveBeenCalledTimes(2);
    answers.mockRestore();
  });

  it('tells HEAD the length of the body that GET has', async () => {
    const whole = await get(app, { query });
    const head = await ask(`${app.url}/sparql?${form({ query })}`, {
      method: 'HEAD',
      headers: JSON_RESULTS,
    });
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([
      200,
      0,
      String(whole.bytes.length),
    ]);
  });

  it.each([
    'CONSTRUCT { _:made <urn:test:of> ?s } WHERE { BIND(1 AS ?s) }',
    'CONSTRUCT { <urn:test:a> <urn:test:of> [ <urn:test:of> ?s ] } WHERE { BIND(1 AS ?s) }',
    'CONSTRUCT { <urn:test:a> <urn:test:of> "}", [] } WHERE { BIND(1 AS ?s) }',
  ])('has no tag where its blank nodes are new each time: %s', async (construct) => {
    const [first, second] = [
      await get(app, { query: construct }, { Accept: 'application/n-triples' }),
      await get(app, { query: construct }, { Accept: 'application/n-triples' }),
    ];
    expect([first.headers.etag, first.text === second.text]).toEqual([undefined, false]);
    expect(
      (await get(app, { query: CONSTRUCT }, { Accept: 'application/n-triples' })).headers.etag,
    ).toBeDefined();
  });

  it.each(['SELECT (STRUUID() AS ?value) {}', 'SELECT (strUUID #\n () AS ?value) {}'])(
    'is evaluated each time when its answer is another at every call: %s',
    async (query) => {
      const [first, second] = [await get(app, { query }), await get(app, { query })];
      expect(first.headers.etag).toBeUndefined();
      expect(valueIn(first)).not.toBe(valueIn(second));
    },
  );

  it('is remembered where a text only looks like a call of NOW', async () => {
    const { headers } = await get(app, { query: 'SELECT ("NOW()" AS ?value) {}' });
    expect(headers.etag).toBeDefined();
  });
});
