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
    ['/graphs', ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE']],
    ['/graph/reference', ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE']],
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

  it.each(PATHS)('are told by OPTIONS for %s: others are 405 with Allow', async (path, methods) => {
    const { status, headers } = await ask(app.url + path, { method: 'OPTIONS' });
    expect([status, headers.allow!.split(', ').sort()]).toEqual([
      204,
      [...methods, 'OPTIONS'].sort(),
    ]);
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
