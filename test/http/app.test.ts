import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RunningApp, TOKEN, ask, jsonOf, type Problem } from '../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const BROWSER =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const THING = '/id/state/austria';

describe('Content negotiation', () => {
  it.each([
    ['text/turtle', 'text/turtle; charset=utf-8'],
    ['application/n-triples', 'application/n-triples'],
    ['application/n-quads', 'application/n-quads'],
    ['application/trig', 'application/trig'],
    ['application/rdf+xml', 'application/rdf+xml'],
    ['application/ld+json', 'application/ld+json'],
    ['application/json', 'application/json'],
    ['*/*', 'application/ld+json'],
    [BROWSER, 'text/html; charset=utf-8'],
    ['text/turtle;q=0.5, application/n-triples', 'application/n-triples'],
    ['application/ld+json;q=0.2, text/turtle;q=0.3, application/pdf', 'text/turtle; charset=utf-8'],
    ['text/*;q=0.9, text/html;q=0.1', 'text/turtle; charset=utf-8'],
    ['*/*;q=0.1, application/trig;q=0.2', 'application/trig'],
    ['application/ld+json;q=0, */*', 'text/html; charset=utf-8'],
  ])('answers Accept: %s with %s', async (accept, contentType) => {
    const answer = await app.get(THING, { Accept: accept });
    expect(answer.status).toBe(200);
    expect(
      answer.headers['content-type']!.replace(/^(application\/\S+); charset=utf-8$/, '$1'),
    ).toBe(contentType);
    expect(answer.headers.vary).toMatch(/\bAccept\b(?!-)/);
  });

  it('answers a request without an Accept header', async () => {
    expect((await app.get(THING)).headers['content-type']).toMatch(/^application\/ld\+json/);
  });

  it.each([
    ['.html', 'text/html'],
    ['.jsonld', 'application/ld+json'],
    ['.ttl', 'text/turtle'],
    ['.nt', 'application/n-triples'],
    ['.trig', 'application/trig'],
    ['.nq', 'application/n-quads'],
    ['.rdf', 'application/rdf+xml'],
  ])('lets the suffix %s win over the Accept header', async (suffix, mediaType) => {
    const answer = await app.get(THING + suffix, {
      Accept: suffix === '.ttl' ? 'text/html' : 'text/turtle',
    });
    expect([answer.status, answer.headers['content-type']!.split(';')[0]]).toEqual([
      200,
      mediaType,
    ]);
  });

  it.each([
    [THING, 'application/pdf', 'text/turtle'],
    [THING, '*/*;q=0', 'text/turtle'],
    ['/news', 'image/png', 'application/json'],
    ['/snapshots', 'text/csv', 'application/json'],
    ['/ontology', 'image/png', 'text/turtle'],
    ['/shapes', 'image/png', 'text/turtle'],
    ['/sparql', 'text/csv', 'text/turtle'],
    ['/graphs?default', 'text/csv', 'text/turtle'],
  ])('refuses %s as %s, and lists what there is', async (path, accept, available) => {
    const answer = await app.get(path, { Accept: accept });
    const problem = jsonOf<Problem>(answer);
    expect([answer.status, problem.code]).toEqual([406, 'not-acceptable']);
    expect(problem.available).toContain(available);
    expect(problem.detail).toContain(available);
  });
});

describe('The methods of a path', () => {
  const PATHS: [string, string[]][] = [
    ['/', ['GET', 'HEAD']],
    ['/sparql', ['GET', 'HEAD', 'POST', 'QUERY']],
    ['/graphs', ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']],
    ['/graph/reference', ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']],
    [THING, ['GET', 'HEAD', 'PUT', 'DELETE']],
    [`${THING}/timemap`, ['GET', 'HEAD']],
    ['/news', ['GET', 'HEAD', 'POST', 'DELETE']],
    ['/validate', ['POST']],
    ['/snapshots', ['GET', 'HEAD', 'POST']],
    ['/snapshots/1', ['GET', 'HEAD']],
    ['/snapshots/1/graph.nq', ['GET', 'HEAD']],
    ['/ontology', ['GET', 'HEAD']],
    ['/shapes', ['GET', 'HEAD']],
    ['/context.jsonld', ['GET', 'HEAD']],
    ['/health/live', ['GET', 'HEAD']],
    ['/health/ready', ['GET', 'HEAD']],
  ];

  it.each(PATHS)('are told by OPTIONS for %s', async (path, methods) => {
    const answer = await ask(app.url + path, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.allow!.split(', ').sort()).toEqual([...methods, 'OPTIONS'].sort());
  });

  it.each(PATHS)('are the only ones for %s: others are 405 with Allow', async (path, methods) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'GET'].filter(
      (each) => !methods.includes(each),
    )) {
      const answer = await ask(app.url + path, {
        method,
        headers: { Authorization: `Bearer ${TOKEN}` },
      });
      expect([method, answer.status, jsonOf<Problem>(answer).code]).toEqual([
        method,
        405,
        'method-not-allowed',
      ]);
      expect(answer.headers.allow!.split(', ')).toEqual(expect.arrayContaining(methods));
    }
  });

  it.each([
    [THING, 'text/turtle'],
    [THING, 'text/html'],
    ['/news', 'application/json'],
    ['/news', 'text/html'],
    ['/', 'text/html'],
    ['/snapshots', 'application/json'],
    ['/snapshots/1/graph.nq', 'application/n-quads'],
    ['/ontology', 'text/turtle'],
    ['/context.jsonld', 'application/ld+json'],
    ['/graphs?graph=urn:nothing', 'text/turtle'],
    ['/sparql', 'text/turtle'],
    [`/sparql?query=${encodeURIComponent('ASK {}')}`, 'application/sparql-results+json'],
    [`/sparql?query=${encodeURIComponent('SELECT * { ?s a ?o } LIMIT 3')}`, 'text/csv'],
    ['/health/ready', 'application/json'],
    ['/id/state/atlantis', 'text/turtle'],
  ])(
    'include HEAD where there is GET: %s as %s has the same headers and no body',
    async (path, accept) => {
      const get = await app.get(path, { Accept: accept });
      const head = await ask(app.url + path, { method: 'HEAD', headers: { Accept: accept } });
      expect(head.bytes).toHaveLength(0);
      expect(head.status).toBe(get.status);
      for (const name of ['content-type', 'etag', 'graph-version', 'link', 'vary'] as const)
        expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
    },
  );
});

describe('Reading from other origins', () => {
  it.each([THING, '/news', '/sparql', '/snapshots', '/id/state/atlantis'])(
    'is allowed for %s',
    async (path) => {
      const answer = await app.get(path, { Origin: 'https://elsewhere.example' });
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-expose-headers']).toContain('Graph-Version');
      expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    },
  );

  it('is answered before it is tried', async () => {
    const answer = await ask(`${app.url}/sparql`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://elsewhere.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type, accept-datetime',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-methods']).toContain('POST');
    const allowed = answer.headers['access-control-allow-headers']!.toLowerCase().split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining([
        'content-type',
        'accept',
        'accept-datetime',
        'if-none-match',
        'authorization',
      ]),
    );
  });
});

describe('Every answer', () => {
  it.each(['/', THING, '/news', '/nothing/here', '/assets/site.css'])(
    'of %s allows no scripts but ours, no framing and no guessing of types',
    async (path) => {
      const { headers } = await app.get(path, { Accept: BROWSER });
      const policy = headers['content-security-policy'] as string;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("style-src 'self';");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect([headers['x-content-type-options'], headers['x-powered-by']]).toEqual([
        'nosniff',
        undefined,
      ]);
    },
  );

  it.each([
    '/',
    THING,
    '/news',
    '/sparql',
    '/snapshots',
    '/health/ready',
    '/ontology',
    `/sparql?query=${encodeURIComponent('ASK {}')}`,
    '/graphs?graph=https%3A%2F%2Fw3id.org%2Fosce-graph%2Fgraph%2Freference',
  ])('from the graph says its version: %s', async (path) => {
    const answer = await app.get(path);
    expect([answer.status, answer.headers['graph-version']]).toEqual([200, String(app.version)]);
  });
});

describe('A version that there is none of', () => {
  it.each(['/', THING, '/news', '/sparql', '/ontology', '/graph/reference'])(
    'is 404 for %s, in every form',
    async (path) => {
      for (const accept of ['text/html', '*/*'])
        expect([accept, (await app.get(`${path}?version=99`, { Accept: accept })).status]).toEqual([
          accept,
          404,
        ]);
    },
  );
});

describe('Health', () => {
  it('is alive and ready', async () => {
    expect(jsonOf(await app.get('/health/live'))).toEqual({ status: 'live' });
    const ready = await app.get('/health/ready');
    expect(ready.status).toBe(200);
    const { quads } = jsonOf<{ versions: { quads: number }[] }>(await app.get('/snapshots'))
      .versions[0]!;
    expect(jsonOf(ready)).toEqual({ status: 'ready', version: app.version, quads });
  });

  it('is not ready when queries are not answered', async () => {
    const query = jest
      .spyOn(app.service.sparql, 'query')
      .mockRejectedValueOnce(new Error('no engine'));
    const ready = await app.get('/health/ready');
    query.mockRestore();
    expect([ready.status, jsonOf<{ status: string }>(ready).status]).toEqual([503, 'not ready']);
  });
});

describe('Terms of the vocabulary', () => {
  it('have an anchor each on its page', async () => {
    const page = (await app.get('/ontology', { Accept: 'text/html' })).text;
    const terms = await app.select(
      `SELECT DISTINCT ?term { GRAPH <${app.service.names.graphs.ontology.value}> { ?term a ` +
        '?type ; <http://www.w3.org/2004/02/skos/core#definition> ?d } ' +
        `FILTER(STRSTARTS(STR(?term), "${app.service.names.ontologyIri}")) }`,
    );
    expect(terms.length).toBeGreaterThan(100);
    expect(terms.filter((term) => !page.includes(`id="${term.split('#')[1]}"`))).toEqual([]);
  });
});
