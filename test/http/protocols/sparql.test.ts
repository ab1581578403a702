import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { request } from 'node:http';
import type { MadeChange } from '../../../src/commits/index.js';
import { startServer } from '../../../src/http/index.js';
import {
  RDF,
  SD,
  canonicalLines,
  formatOfMediaType,
  parseRdf,
  type Quad,
} from '../../../src/rdf/index.js';
import { nextSecond } from '../../support/idle.js';
import {
  RunningApp,
  TOKEN,
  ask,
  jsonOf,
  type Answer,
  type Problem,
} from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
  await nextSecond();
  await app.update(
    `INSERT DATA { GRAPH <urn:test:numbers> { <urn:test:a> <urn:test:value> 1 . <urn:test:b> ` +
      `<urn:test:value> "zwei, \\"2\\""@de . <urn:test:c> <urn:test:value> <urn:test:a> } }`,
  );
});
afterAll(async () => {
  await app.close();
});

const SELECT = 'SELECT ?thing ?value { ?thing <urn:test:value> ?value } ORDER BY ?thing';
const CONSTRUCT =
  'CONSTRUCT { ?thing <urn:test:is> ?value } WHERE { ?thing <urn:test:value> ?value }';
const JSON_RESULTS = { Accept: 'application/sparql-results+json' };
const form = (parameters: Record<string, string>): string =>
  new URLSearchParams(parameters).toString();
const get = (
  parameters: Record<string, string>,
  headers: Record<string, string> = JSON_RESULTS,
): Promise<Answer> => app.get(`/sparql?${form(parameters)}`, headers);
const quadsOf = (answer: Answer): Promise<Quad[]> =>
  parseRdf(answer.text, { format: formatOfMediaType(answer.headers['content-type']!)!.format });
const codeOf = (answer: Answer): [number, string] => [answer.status, jsonOf<Problem>(answer).code];

describe('A query', () => {
  const open = { Authorization: '' };

  it.each<[string, () => Promise<Answer>]>([
    ['GET', () => get({ query: SELECT })],
    [
      'POST as a form',
      () =>
        app.post('/sparql', 'application/x-www-form-urlencoded', form({ query: SELECT }), {
          ...open,
          ...JSON_RESULTS,
        }),
    ],
    [
      'POST as application/sparql-query',
      () => app.post('/sparql', 'application/sparql-query', SELECT, { ...open, ...JSON_RESULTS }),
    ],
    [
      'QUERY',
      () =>
        ask(`${app.url}/sparql`, {
          method: 'QUERY',
          headers: { 'Content-Type': 'application/sparql-query', ...JSON_RESULTS },
          body: SELECT,
        }),
    ],
  ])('is answered by %s, without a token', async (_way, run) => {
    const answer = await run();
    expect([answer.status, answer.isWhole]).toEqual([200, true]);
    expect(jsonOf(answer)).toEqual({
      head: { vars: ['thing', 'value'] },
      results: {
        bindings: [
          {
            thing: { type: 'uri', value: 'urn:test:a' },
            value: {
              type: 'literal',
              value: '1',
              datatype: 'http://www.w3.org/2001/XMLSchema#integer',
            },
          },
          {
            thing: { type: 'uri', value: 'urn:test:b' },
            value: { type: 'literal', value: 'zwei, "2"', 'xml:lang': 'de' },
          },
          {
            thing: { type: 'uri', value: 'urn:test:c' },
            value: { type: 'uri', value: 'urn:test:a' },
          },
        ],
      },
    });
  });

  it.each([
    [
      'text/csv',
      'thing,value\r\nurn:test:a,1\r\nurn:test:b,"zwei, ""2"""\r\nurn:test:c,urn:test:a\r\n',
    ],
    [
      'text/tab-separated-values',
      '?thing\t?value\n<urn:test:a>\t1\n<urn:test:b>\t"zwei, ' +
        '\\"2\\""@de\n<urn:test:c>\t<urn:test:a>\n',
    ],
  ])('has solutions as %s', async (accept, text) => {
    const answer = await get({ query: SELECT }, { Accept: accept });
    expect([answer.headers['content-type'], answer.text]).toEqual([
      `${accept}; charset=utf-8`,
      text,
    ]);
  });

  it('leaves out inferred statements with ?inferred=false, and takes no other word', async () => {
    const query =
      `SELECT ?type { <${app.service.names.thing('state', 'austria').value}> a ` + '?type }';
    const [all, asserted] = await Promise.all(
      [{ query }, { query, inferred: 'false' }].map(async (parameters) =>
        get(parameters, { Accept: 'text/csv' }),
      ),
    );
    const og = app.service.names.ontologyIri;
    expect([all!.text.includes(`${og}State\r`), asserted!.text]).toEqual([
      true,
      `type\r\n${og}ParticipatingState\r\n`,
    ]);
    expect(asserted!.headers.etag).not.toBe(all!.headers.etag);
    const inGraph = 'ASK { GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?g), "graph/inferred")) }';
    expect([
      jsonOf(await get({ query: inGraph })),
      jsonOf(await get({ query: inGraph, inferred: 'false' })),
    ]).toMatchObject([{ boolean: true }, { boolean: false }]);
    expect(codeOf(await get({ query, inferred: 'no' }))).toEqual([400, 'bad-request']);
    const page = await get({ query, inferred: 'false' }, { Accept: 'text/html' });
    expect(page.text).toMatch(/href="[^"]*inferred=false/);
  });

  it('has solutions as XML, and as a table for browsers', async () => {
    const xml = await get({ query: SELECT }, { Accept: 'application/sparql-results+xml' });
    expect(xml.headers['content-type']).toMatch(/^application\/sparql-results\+xml/);
    expect(xml.text).toContain(
      '<literal xml:lang="de">zwei, "2"</literal>'.replaceAll(
        '"2"',
        xml.text.includes('&quot;2') ? '&quot;2&quot;' : '"2"',
      ),
    );
    expect(xml.text.match(/<result>/g)).toHaveLength(3);
    const page = await get({ query: SELECT }, { Accept: 'text/html' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toMatch(/<table[\s\S]*zwei, &quot;2&quot;[\s\S]*<\/table>/);
  });

  it.each([
    'text/turtle',
    'application/n-triples',
    'application/n-quads',
    'application/trig',
    'application/ld+json',
    'application/rdf+xml',
  ])('has a graph as %s', async (accept) => {
    const answer = await get({ query: CONSTRUCT }, { Accept: accept });
    expect([answer.status, answer.headers['content-type']!.split(';')[0]]).toEqual([200, accept]);
    expect(await canonicalLines(await quadsOf(answer))).toEqual([
      '<urn:test:a> <urn:test:is> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
      '<urn:test:b> <urn:test:is> "zwei, \\"2\\""@de .',
      '<urn:test:c> <urn:test:is> <urn:test:a> .',
    ]);
  });

  it.each([
    ['ASK { <urn:test:a> ?p ?o }', true],
    ['ASK { <urn:test:z> ?p ?o }', false],
  ])('says yes or no: %s', async (query, value) => {
    expect(jsonOf<{ boolean: boolean }>(await get({ query })).boolean).toBe(value);
    expect((await get({ query }, { Accept: 'application/sparql-results+xml' })).text).toContain(
      `<boolean>${value}</boolean>`,
    );
    expect(codeOf(await get({ query }, { Accept: 'text/csv' }))).toEqual([406, 'not-acceptable']);
  });

  it('is refused in the format of another kind of answer', async () => {
    expect(codeOf(await get({ query: SELECT }, { Accept: 'application/n-triples' }))).toEqual([
      406,
      'not-acceptable',
    ]);
    expect(codeOf(await get({ query: CONSTRUCT }, { Accept: 'text/csv' }))).toEqual([
      406,
      'not-acceptable',
    ]);
  });

  it.each([
    ['json', 'application/sparql-results+json'],
    ['sparql-results+json', 'application/sparql-results+json'],
    ['application/sparql-results+xml', 'application/sparql-results+xml'],
    ['text/csv', 'text/csv; charset=utf-8'],
    ['tab-separated-values', 'text/tab-separated-values; charset=utf-8'],
  ])(
    'knows the names that other programs have for formats of solutions: %s',
    async (format, mediaType) => {
      expect((await get({ query: SELECT, format })).headers['content-type']).toBe(mediaType);
    },
  );

  it.each([
    ['n3', 'text/turtle; charset=utf-8'],
    ['ttl', 'text/turtle; charset=utf-8'],
    ['rdf+xml', 'application/rdf+xml'],
    ['xml', 'application/rdf+xml'],
    ['json-ld', 'application/ld+json'],
    ['json', 'application/ld+json'],
    ['n-triples', 'application/n-triples'],
    ['nq', 'application/n-quads'],
  ])(
    'knows the names that other programs have for formats of graphs: %s',
    async (format, mediaType) => {
      expect(
        (await get({ query: 'CONSTRUCT WHERE { ?s ?p 1 }', format })).headers['content-type'],
      ).toBe(mediaType);
    },
  );

  it('takes ?format in place of an Accept header', async () => {
    const answer = await get({ query: SELECT, format: 'csv' }, { Accept: 'text/html' });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(codeOf(await get({ query: SELECT, format: 'pdf' }))).toEqual([406, 'not-acceptable']);
  });

  it('is put to the graphs that the protocol names', async () => {
    const query = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
    const count = async (parameters: Record<string, string>): Promise<string> =>
      jsonOf<{ results: { bindings: { n: { value: string } }[] } }>(
        await get({ query, ...parameters }),
      ).results.bindings[0]!.n.value;
    expect(await count({ 'default-graph-uri': 'urn:test:numbers' })).toBe('3');
    expect(await count({ 'default-graph-uri': 'urn:test:none' })).toBe('0');
    expect(Number(await count({}))).toBeGreaterThan(1000);
  });

  it.each<[string, () => Promise<Answer>, [number, string]]>([
    ['malformed', () => get({ query: 'SELECT' }), [400, 'malformed-query']],
    ['an update sent as a query', () => get({ query: 'CLEAR ALL' }), [400, 'bad-request']],
    ['an update by GET', () => get({ update: 'CLEAR ALL' }), [400, 'bad-request']],
    ['empty', () => get({ query: ' ' }), [400, 'bad-request']],
    [
      'two at once',
      () => app.get(`/sparql?query=${encodeURIComponent(SELECT)}&query=ASK%7B%7D`),
      [400, 'bad-request'],
    ],
    [
      'a query and an update',
      () =>
        app.post(
          '/sparql',
          'application/x-www-form-urlencoded',
          form({ query: SELECT, update: 'CLEAR ALL' }),
        ),
      [400, 'bad-request'],
    ],
    [
      'an update by QUERY',
      () =>
        ask(`${app.url}/sparql`, {
          method: 'QUERY',
          headers: {
            'Content-Type': 'application/sparql-update',
            Authorization: `Bearer ${TOKEN}`,
          },
          body: 'CLEAR ALL',
        }),
      [400, 'bad-request'],
    ],
    [
      'SERVICE',
      () => get({ query: 'SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }' }),
      [403, 'outbound-refused'],
    ],
    [
      'SERVICE SILENT',
      () => get({ query: 'SELECT * { SERVICE SILENT <http://127.0.0.1:9/sparql> { ?s ?p ?o } }' }),
      [403, 'outbound-refused'],
    ],
    [
      'two kinds of graphs to update',
      () =>
        app.post(
          '/sparql?using-graph-uri=urn:g',
          'application/sparql-update',
          'WITH <urn:h> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }',
        ),
      [400, 'bad-request'],
    ],
  ])('is refused when it is %s', async (_what, run, expected) => {
    const before = app.version;
    expect(codeOf(await run())).toEqual(expected);
    expect(app.version).toBe(before);
  });
});

describe('A version', () => {
  it('is what ?version and Accept-Datetime ask for, and every answer names it', async () => {
    const count = async (answer: Promise<Answer>): Promise<[string | undefined, number]> => {
      const { headers, text } = await answer;
      return [
        headers['graph-version'] as string | undefined,
        jsonOf<{ results: { bindings: unknown[] } }>({ text }).results.bindings.length,
      ];
    };
    const { versions } = jsonOf<{ versions: { version: number; createdAt: string }[] }>(
      await app.get('/snapshots'),
    );
    const first = versions.at(-1)!;
    expect(await count(get({ query: SELECT }))).toEqual([String(app.version), 3]);
    expect(await count(get({ query: SELECT, version: '1' }))).toEqual(['1', 0]);
    expect(await count(get({ query: SELECT, version: 'latest' }))).toEqual([
      String(app.version),
      3,
    ]);
    const past = get({ query: SELECT }, { ...JSON_RESULTS, 'Accept-Datetime': first.createdAt });
    expect(await count(past)).toEqual(['1', 0]);
    expect((await past).headers['memento-datetime']).toBe(new Date(first.createdAt).toUTCString());
    expect(
      await count(
        get(
          { query: SELECT },
          { ...JSON_RESULTS, 'Accept-Datetime': 'Fri, 01 Jan 2100 00:00:00 GMT' },
        ),
      ),
    ).toEqual([String(app.version), 3]);
  });

  it.each<[string, Record<string, string>, [number, string]]>([
    ['99', {}, [404, 'not-found']],
    ['0', {}, [404, 'not-found']],
    ['yesterday', {}, [404, 'not-found']],
    ['', { 'Accept-Datetime': 'Tue, 23 Nov 1999 10:00:00 GMT' }, [404, 'not-found']],
    ['', { 'Accept-Datetime': 'once upon a time' }, [400, 'bad-request']],
  ])('that there is none of is refused: %j %j', async (version, headers, expected) => {
    expect(
      codeOf(
        await get(
          { query: SELECT, ...(version ? { version } : {}) },
          { ...JSON_RESULTS, ...headers },
        ),
      ),
    ).toEqual(expected);
  });
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

  it('keeps what it wrote: the author, and the text as message', async () => {
    await app.post(
      '/sparql',
      'application/sparql-update',
      'INSERT DATA { <urn:test:m> <urn:test:n> 1 }',
      { From: 'somebody@example.org' },
    );
    const { versions } = jsonOf<{ versions: { author: string; message: string }[] }>(
      await app.get('/snapshots'),
    );
    expect(versions[0]).toMatchObject({
      author: 'somebody@example.org',
      message: 'SPARQL Update: INSERT DATA { <urn:test:m> <urn:test:n> 1 }',
    });
  });
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
      () => undefined,
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
    for (const { title } of app.service.queries) expect(page.text).toContain(title);
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
    const first = await get({ query });
    const answers = jest.spyOn(app.service.sparql, 'answer');
    const second = await get({ query });
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
    expect(valueIn(await get({ query }))).toBe('2');
    await set(3);
    expect(valueIn(await get({ query }))).toBe('3');
    const answers = jest.spyOn(app.service.sparql, 'answer');
    expect((await get({ query }, { Accept: 'text/csv' })).text).toBe('value\r\n3\r\n');
    expect(valueIn(await get({ query }, { ...JSON_RESULTS, 'Cache-Control': 'no-cache' }))).toBe(
      '3',
    );
    expect(answers).toHaveBeenCalledTimes(2);
    answers.mockRestore();
  });

  it('tells HEAD the length of the body that GET has', async () => {
    const whole = await get({ query });
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
  ])('has no tag where its blank nodes are new each time: %s', async (construct) => {
    const [first, second] = [
      await get({ query: construct }, { Accept: 'application/n-triples' }),
      await get({ query: construct }, { Accept: 'application/n-triples' }),
    ];
    expect([first.headers.etag, first.text === second.text]).toEqual([undefined, false]);
    expect(
      (await get({ query: CONSTRUCT }, { Accept: 'application/n-triples' })).headers.etag,
    ).toBeDefined();
  });

  it('is evaluated each time when its answer is another at every call', async () => {
    const random = 'SELECT (STRUUID() AS ?value) {}';
    expect(valueIn(await get({ query: random }))).not.toBe(valueIn(await get({ query: random })));
  });
});
