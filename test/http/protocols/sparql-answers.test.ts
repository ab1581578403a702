import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { request } from 'node:http';
import type { MadeChange } from '../../../src/commits/index.js';
import { RDF, SD, type Quad } from '../../../src/rdf/index.js';
import { TOKEN, codeOf, jsonOf, type Answer, type RunningApp } from '../../support/running-app.js';
import {
  CONSTRUCT,
  JSON_RESULTS,
  SELECT,
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

  it('is a form with examples for browsers', async () => {
    const page = await app.get('/sparql', { Accept: 'text/html' });
    expect(page.text).toMatch(/<form[\s\S]*<textarea[^>]*name="query"/);
    for (const { title } of app.service.queries.shipped) expect(page.text).toContain(title);
  });
});

describe('A query that was answered before', () => {
  const query = 'SELECT ?value { <urn:test:again> <urn:test:counted> ?value }';
  const set = (value: number): Promise<void> =>
    app.update(
      'DELETE WHERE { GRAPH ?g { <urn:test:again> <urn:test:counted> ?v } } ; INSERT DATA { ' +
        `GRAPH <urn:test:numbers> { <urn:test:again> <urn:test:counted> ${value} } }`,
    );
  const valueIn = (answer: Answer): unknown =>
    jsonOf<{ results: { bindings: { value: { value: string } }[] } }>(answer).results.bindings[0]
      ?.value.value;

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
});

describe('An update', () => {
  it('by POST, as a form or as itself, makes one version and says what changed', async () => {
    const before = app.version;
    const first = await app.post(
      '/sparql',
      'application/sparql-update',
      'INSERT DATA { GRAPH <urn:test:u> { <urn:test:u> <urn:test:n> 1, 2 } }',
    );
    expect([first.status, jsonOf(first)]).toEqual([
      200,
      { version: before + 1, added: 2, removed: 0 },
    ]);
    expect(first.headers['graph-version']).toBe(String(before + 1));
    const second = await app.post(
      '/sparql',
      'application/x-www-form-urlencoded',
      form({
        update:
          'DELETE WHERE { GRAPH <urn:test:u> { ?s ?p 1 } } ; INSERT DATA { GRAPH <urn:test:u> ' +
          '{ <urn:test:u> <urn:test:n> 3 } }',
      }),
    );
    expect(jsonOf(second)).toEqual({ version: before + 2, added: 1, removed: 1 });
    expect(await app.select('SELECT ?n { <urn:test:u> <urn:test:n> ?n } ORDER BY ?n')).toEqual([
      '2',
      '3',
    ]);
  });

  it('that changes nothing makes no version', async () => {
    const before = app.version;
    expect(
      jsonOf(
        await app.post(
          '/sparql',
          'application/sparql-update',
          'DELETE DATA { <urn:test:none> <urn:test:n> 1 }',
        ),
      ),
    ).toEqual({ version: before, added: 0, removed: 0 });
    expect(app.version).toBe(before);
  });

  it.each([
    ['malformed', 'INSERT DATA {\n <urn:a> <urn:b> }', [400, 'malformed-query']],
    ['a query', SELECT, [400, 'bad-request']],
    ['LOAD', 'LOAD <http://127.0.0.1:9/data.ttl>', [403, 'outbound-refused']],
  ] as const)('is refused when it is %s', async (_what, update, expected) => {
    const before = app.version;
    expect(codeOf(await app.post('/sparql', 'application/sparql-update', update))).toEqual(
      expected,
    );
    expect(app.version).toBe(before);
  });

  it('is not run for a client that has gone while it waited for another', async () => {
    const update = jest.spyOn(app.service.sparql, 'update');
    let release = (): void => undefined;
    const held = app.service.committer.commit(
      () =>
        new Promise<MadeChange<undefined>>((resolve) => {
          release = () => {
            resolve({ change: { added: [], removed: [] }, value: undefined });
          };
        }),
      { author: 'test', message: 'held' },
    );
    const outgoing = request(`${app.url}/sparql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/sparql-update', Authorization: `Bearer ${TOKEN}` },
    });
    outgoing.on('error', () => undefined);
    const commit = jest.spyOn(app.service.committer, 'commit');
    outgoing.end('INSERT DATA { <urn:test:gone> <urn:test:n> 1 }');
    while (commit.mock.calls.length === 0) await new Promise(setImmediate);
    outgoing.destroy();
    // The next request is read after the end of the one that was broken off.
    await app.get('/health/live');
    const before = app.version;
    release();
    await held;
    await expect(commit.mock.results[0]!.value).rejects.toThrow('client disconnected');
    expect(update.mock.calls.at(-1)![2]!.signal!.aborted).toBe(true);
    expect(app.version).toBe(before);
    jest.restoreAllMocks();
  });
});
