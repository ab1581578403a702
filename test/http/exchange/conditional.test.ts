import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { RunningApp, jsonOf, type Answer, type Problem } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const THING = '/id/organization/presence-in-albania';
const GRAPH = '/graphs?graph=urn:test:graph';
const write = (
  method: string,
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> => app.write(method, path, 'text/turtle', body, headers);

const CACHEABLE: [string, string][] = [
  [THING, 'text/turtle'],
  [THING, 'application/ld+json'],
  [THING, 'text/html'],
  ['/graph/reference', 'text/turtle'],
  ['/ontology', 'text/turtle'],
  ['/shapes', 'text/turtle'],
  ['/context.jsonld', 'application/ld+json'],
  ['/snapshots/1/graph.nq', '*/*'],
  ['/snapshots/1/tables/place.csv?country=AL', '*/*'],
  ['/events', 'application/json'],
  ['/news', 'text/html'],
  [
    `/sparql?query=${encodeURIComponent('SELECT * { ?s a ?class } ORDER BY ?s ?class LIMIT 50')}`,
    'text/csv',
  ],
];

describe.each(CACHEABLE)('An ETag of %s as %s', (path, accept) => {
  it('is strong, stays while nothing changes, and gives 304 to a client that has the answer', async () => {
    const [first, second] = [
      await app.get(path, { Accept: accept }),
      await app.get(path, { Accept: accept }),
    ];
    const { etag, vary, 'cache-control': cacheControl } = second.headers;
    expect([first.status, etag]).toEqual([200, expect.stringMatching(/^"[^"]+"$/)]);
    expect(first.headers.etag).toBe(etag);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    for (const known of [etag!, `"other", ${etag}`, `W/${etag}`, '*']) {
      const answer = await app.get(path, { Accept: accept, 'If-None-Match': known });
      expect([known, answer.status, answer.bytes.length]).toEqual([known, 304, 0]);
      expect(answer.headers.etag).toBe(etag);
      expect([...(answer.headers.vary ?? '').split(', ')].sort()).toEqual(
        [...(vary ?? '').split(', ')].sort(),
      );
      expect(answer.headers['cache-control']).toBe(cacheControl);
    }
    expect((await app.get(path, { Accept: accept, 'If-None-Match': '"other"' })).status).toBe(200);
  });
});

/**
 * Files of versions are sent as they lie, since ranges count their bytes; there is a .gz beside
 * each.
 */
describe.each(CACHEABLE.filter(([path]) => !path.startsWith('/snapshots/')))(
  'An ETag of %s as %s',
  (path, accept) => {
    it('is another for compressed answers, which give 304 as well', async () => {
      const plain = await app.get(path, { Accept: accept });
      for (const [encoding, unpack] of [
        ['gzip', gunzipSync],
        ['br', brotliDecompressSync],
      ] as const) {
        const packed = await app.get(path, { Accept: accept, 'Accept-Encoding': encoding });
        expect(packed.headers['content-encoding']).toBe(encoding);
        expect(packed.headers.vary).toContain('Accept-Encoding');
        expect(packed.headers.etag).not.toBe(plain.headers.etag);
        expect(packed.headers.etag).toMatch(/^"[^"]+"$/);
        expect(unpack(packed.bytes).equals(plain.bytes)).toBe(true);
        const again = await app.get(path, {
          Accept: accept,
          'Accept-Encoding': encoding,
          'If-None-Match': packed.headers.etag!,
        });
        // The tag of what the client has, or a cache would not find it (RFC 9111 §4.3.4).
        expect([again.status, again.headers.etag]).toEqual([304, packed.headers.etag]);
      }
    });
  },
);

describe('If-None-Match: *', () => {
  it.each(['SELECT', 'CLEAR ALL', 'SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }'])(
    'knows no answer where there is none: %s',
    async (query) => {
      const path = `/sparql?query=${encodeURIComponent(query)}`;
      expect((await app.get(path, { 'If-None-Match': '*' })).status).toBe(
        (await app.get(path)).status,
      );
    },
  );
});

describe('Vary', () => {
  const VARYING = ['Accept', 'Accept-Datetime', 'Accept-Encoding'];

  it.each([
    [THING, [...VARYING, 'Accept-Language']],
    ['/news', [...VARYING, 'Accept-Language']],
    [`/sparql?query=${encodeURIComponent('ASK {}')}`, VARYING],
    ['/sparql', VARYING],
  ])('of %s names all that varies', async (path, varying) => {
    const { headers } = await app.get(path);
    expect(headers.vary!.split(', ').sort()).toEqual(varying);
  });
});

describe('The ETags of a thing', () => {
  it('stay through a commit elsewhere, and change with one that touches it', async () => {
    const tags = async (): Promise<(string | undefined)[]> =>
      Promise.all(
        ['.html', '.jsonld', '.ttl', '.nq'].map(
          async (suffix) => (await app.get(THING + suffix)).headers.etag,
        ),
      );
    const before = await tags();
    const version = app.version;
    const { names } = app.service;
    await app.update(
      `INSERT DATA { GRAPH <urn:test:elsewhere> { <${names.thing('state', 'austria').value}> ` +
        '<http://www.w3.org/2004/02/skos/core#note> "elsewhere"@en } }',
    );
    expect(app.version).toBe(version + 1);
    expect(await tags()).toEqual(before);
    await app.update(
      'INSERT DATA { GRAPH <urn:test:here> { ' +
        `<${names.thing('organization', 'presence-in-albania').value}> ` +
        '<http://www.w3.org/2004/02/skos/core#note> "here"@en } }',
    );
    const after = await tags();
    expect(after.map((tag, index) => tag === before[index])).toEqual([false, false, false, false]);
    const old = await app.get(`${THING}.ttl?version=${version}`);
    expect(old.headers.etag).toBe(before[2]);
  });

  it('of its page change when something new refers to it', async () => {
    const before = [
      (await app.get(`${THING}.html`)).headers.etag,
      (await app.get(`${THING}.ttl`)).headers.etag,
    ];
    await app.update(
      'INSERT DATA { GRAPH <urn:test:refers> { <urn:test:note> ' +
        '<http://purl.org/dc/terms/subject> ' +
        `<${app.service.names.thing('organization', 'presence-in-albania').value}> } }`,
    );
    const after = [
      (await app.get(`${THING}.html`)).headers.etag,
      (await app.get(`${THING}.ttl`)).headers.etag,
    ];
    expect([after[0] === before[0], after[1] === before[1]]).toEqual([false, true]);
  });
});

describe('A write with preconditions', () => {
  it('makes a graph only where there is none (If-None-Match: *)', async () => {
    expect(
      (await write('PUT', GRAPH, '<urn:a> <urn:b> 1 .', { 'If-None-Match': '*' })).status,
    ).toBe(201);
    const again = await write('PUT', GRAPH, '<urn:a> <urn:b> 2 .', { 'If-None-Match': '*' });
    expect([again.status, jsonOf<Problem>(again).code]).toEqual([412, 'version-conflict']);
    expect((await app.get(GRAPH, { Accept: 'text/turtle' })).text).toContain('1');
  });

  it('replaces and deletes the graph it was made for, and no other (If-Match)', async () => {
    await write('PUT', GRAPH, '<urn:a> <urn:b> 1 .');
    const stale = (await app.get(GRAPH, { Accept: 'application/n-quads' })).headers.etag!;
    expect((await write('PUT', GRAPH, '<urn:a> <urn:b> 2 .', { 'If-Match': stale })).status).toBe(
      204,
    );
    const version = app.version;
    for (const [method, tag] of [
      ['PUT', stale],
      ['POST', stale],
      ['DELETE', stale],
      ['PUT', '"nonsense"'],
    ] as const) {
      const answer = await write(method, GRAPH, '<urn:a> <urn:b> 3 .', { 'If-Match': tag });
      expect([method, answer.status, jsonOf<Problem>(answer).code]).toEqual([
        method,
        412,
        'version-conflict',
      ]);
    }
    expect(app.version).toBe(version);
    const current = (await app.get(GRAPH, { Accept: 'text/turtle' })).headers.etag!;
    expect((await write('DELETE', GRAPH, '', { 'If-Match': `"other", ${current}` })).status).toBe(
      204,
    );
    expect((await app.get(GRAPH)).status).toBe(404);
  });

  it('is refused for a header that names no tag, since it would protect nothing', async () => {
    const version = app.version;
    for (const header of ['If-Match', 'If-None-Match']) {
      for (const value of ['1', String(version), '', '"7', 'W/7']) {
        for (const answer of [
          await write('PUT', GRAPH, '<urn:a> <urn:b> 9 .', { [header]: value }),
          await app.post(
            '/sparql',
            'application/sparql-update',
            'INSERT DATA { <urn:a> <urn:b> 9 }',
            { [header]: value },
          ),
        ]) {
          expect([header, value, answer.status, jsonOf<Problem>(answer).code]).toEqual([
            header,
            value,
            400,
            'bad-request',
          ]);
        }
      }
    }
    expect(app.version).toBe(version);
  });

  it('is not made over the state that it must not find (If-None-Match)', async () => {
    await write('PUT', GRAPH, '<urn:a> <urn:b> 1 .');
    const { etag } = (await app.get(GRAPH, { Accept: 'application/n-quads' })).headers;
    expect(
      (await write('PUT', GRAPH, '<urn:a> <urn:b> 2 .', { 'If-None-Match': etag! })).status,
    ).toBe(412);
    expect(
      (await write('PUT', GRAPH, '<urn:a> <urn:b> 2 .', { 'If-None-Match': '"other"' })).status,
    ).toBe(204);
  });

  it('updates the version it was made for, and no other', async () => {
    const version = app.version;
    const update = (tag: string, value: number): Promise<Answer> =>
      app.post(
        '/sparql',
        'application/sparql-update',
        `INSERT DATA { GRAPH <urn:test:u> { <urn:u> <urn:v> ${value} } }`,
        { 'If-Match': tag },
      );
    for (const tag of [`"${version - 1}"`, `"${version + 1}"`, '"nonsense"']) {
      const refused = await update(tag, 1);
      expect([tag, refused.status, jsonOf<Problem>(refused).code]).toEqual([
        tag,
        412,
        'version-conflict',
      ]);
    }
    expect(app.version).toBe(version);
    expect((await update(`"1", "${version}"`, 2)).status).toBe(200);
    expect((await update('*', 3)).status).toBe(200);
    expect(await app.select('SELECT ?v { <urn:u> <urn:v> ?v } ORDER BY ?v')).toEqual(['2', '3']);
  });
});
