import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import {
  RunningApp,
  TOKEN,
  ask,
  jsonOf,
  type Answer,
  type Problem,
} from '../../support/running-app.js';

interface QueryJson {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly startedAt: string;
  readonly elapsedMs: number;
  readonly rowCount: number;
  readonly text?: string;
}
interface StatusJson {
  readonly service: {
    readonly version: string;
    readonly startedAt: string;
    readonly uptimeSeconds: number;
  };
  readonly graph: {
    readonly version: number;
    readonly versions: number;
    readonly quads: number;
    readonly author: string;
    readonly message: string;
    readonly diskBytes: number;
    readonly diskFreeBytes: number;
  };
  readonly queries: readonly QueryJson[];
}

/**
 * More work than anybody waits for, with nothing to send before its end, and with its first rows at
 * once.
 */
const ENDLESS =
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f FILTER(STR(?s) < STR(?d)) }';
const STREAMED = 'SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }';
const BEARER = { Authorization: `Bearer ${TOKEN}` };

let app: RunningApp;
const pending: Promise<unknown>[] = [];
beforeAll(async () => {
  app = await RunningApp.start({ service: { queryWorkerCount: 2 } });
});
afterEach(async () => {
  for (const { id } of app.service.runningQueries) app.service.stopQuery(id);
  await Promise.all(pending.splice(0));
});
afterAll(() => app.close());

const status = async (): Promise<StatusJson> =>
  jsonOf<StatusJson>(await app.get('/status', BEARER));
const stop = (
  id: number | string,
  headers: Readonly<Record<string, string>> = BEARER,
): Promise<Answer> => ask(`${app.url}/status/queries/${id}`, { method: 'DELETE', headers });

/** Sends a query whose answer is not waited for; in the end it is. */
function sent(text: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const answer = app.get(`/sparql?query=${encodeURIComponent(text)}`, {
    Accept: 'text/csv',
    ...headers,
  });
  pending.push(answer);
  return answer;
}

/** The query with this text, once it is listed and does what is said. */
async function listed(text: string, state = 'running'): Promise<QueryJson> {
  for (let round = 0; round < 1_000; round += 1) {
    const found = (await status()).queries.find(
      (query) => query.state === state && query.text?.includes(text.slice(0, 100)),
    );
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`No query ${state} has the text ${text}.`);
}

describe('/status', () => {
  it('tells versions and disk to everybody, never from a cache', async () => {
    const answer = await app.get('/status', { Accept: 'application/json' });
    expect([
      answer.status,
      answer.headers['cache-control'],
      answer.headers['graph-version'],
    ]).toEqual([200, 'no-store', '1']);
    expect(String(answer.headers.vary)).toMatch(/Accept\b.*Authorization/);
    const { service, graph } = jsonOf<StatusJson>(answer);
    expect(graph).toMatchObject({
      version: 1,
      versions: 1,
      author: 'osce-graph',
      message: expect.stringContaining('ontology'),
    });
    expect(graph.quads).toBe(jsonOf<{ quads: number }>(await app.get('/health/ready')).quads);
    expect([
      graph.diskBytes > statSync(join(app.directory, 'var', 'log.sqlite')).size / 2,
      graph.diskFreeBytes > 0,
      service.uptimeSeconds > 0,
    ]).toEqual(Array(3).fill(true));
  });

  it('lists what runs, with query texts only for the bearer of a token', async () => {
    void sent(`${ENDLESS} # private`);
    const query = await listed(ENDLESS);
    expect(query).toMatchObject({
      kind: 'query',
      state: 'running',
      text: `${ENDLESS} # private`,
    });
    expect(Date.now() - Date.parse(query.startedAt)).toBeGreaterThanOrEqual(query.elapsedMs);
    const open = await app.get('/status', { Accept: 'application/json' });
    expect(open.text).not.toContain('private');
    expect(jsonOf<StatusJson>(open).queries).toEqual([
      {
        id: query.id,
        kind: 'query',
        state: 'running',
        startedAt: expect.any(String),
        elapsedMs: expect.any(Number),
        rowCount: expect.any(Number),
      },
    ]);
    expect((await app.get('/status', { Accept: 'text/html' })).text).not.toContain('private');
    expect((await app.get('/status', { Accept: 'text/html', ...BEARER })).text).toContain(
      '# private',
    );
  });

  it('refuses a token that may not write to the graph', async () => {
    const reader = app.service.tokens.create('feeder', ['news']);
    for (const [token, expected] of [
      ['wrong', 401],
      [reader, 403],
    ] as const)
      expect((await app.get('/status', { Authorization: `Bearer ${token}` })).status).toBe(
        expected,
      );
    expect((await app.get('/status', { Authorization: 'Basic eDp5' })).status).toBe(401);
  });

  it('escapes what is asked', async () => {
    void sent(`${ENDLESS} # <script>alert(1)</script>`);
    await listed(ENDLESS);
    const { text } = await app.get('/status', { Accept: 'text/html', ...BEARER });
    expect(text).toContain('&lt;script&gt;alert(1)');
    expect(text).not.toContain('<script>alert');
  });
});

describe('A query that is stopped', () => {
  it('ends immediately with a problem document, and no other query fails', async () => {
    const [stopped, other] = [sent(`${ENDLESS} # one`), sent(`${ENDLESS} # other`)];
    const [{ id }] = [await listed(`${ENDLESS} # one`), await listed(`${ENDLESS} # other`)];
    const answer = await stop(id);
    expect([answer.status, answer.text]).toEqual([204, '']);
    const refused = await stopped;
    expect([refused.status, refused.headers['content-type'], jsonOf<Problem>(refused)]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      expect.objectContaining({ code: 'query-stopped', elapsedMs: expect.any(Number) }),
    ]);
    const { queries } = await status();
    expect(queries.map(({ text }) => text)).toEqual([`${ENDLESS} # other`]);
    expect(await app.select('SELECT (1 AS ?one) {}')).toEqual(['1']);
    await stop(queries[0]!.id);
    expect((await other).status).toBe(503);
  });

  it('in the middle of its answer has it cut, so that nobody takes it for whole', async () => {
    // Read slowly, so that there is more to come.
    const cut = new Promise<boolean>((resolve, reject) => {
      get(
        `${app.url}/sparql?query=${encodeURIComponent(STREAMED)}`,
        { headers: { Accept: 'application/sparql-results+json' } },
        (response) => {
          response.once('data', () => {
            response.pause();
            void listed(STREAMED, 'answering')
              .then(({ id }) => stop(id))
              .then(() => response.resume());
          });
          response.on('error', () => undefined);
          response.on('close', () => {
            resolve(!response.complete);
          });
        },
      ).on('error', reject);
    });
    expect(await cut).toBe(true);
  });

  it('was an update, which has written nothing', async () => {
    const before = app.version;
    const text = `INSERT { <urn:x> <urn:n> ?n } WHERE { ${ENDLESS} }`;
    const update = app.post('/sparql', 'application/sparql-update', text);
    const { id, kind } = await listed(text);
    expect(kind).toBe('update');
    await stop(id);
    expect([jsonOf<Problem>(await update).code, app.version]).toEqual(['query-stopped', before]);
    await app.update('INSERT DATA { <urn:x> <urn:p> 1 }');
    expect(app.version).toBe(before + 1);
  });
});
