import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel } from 'node:diagnostics_channel';
import { WORKER_LOST } from '../../../src/sparql/index.js';
import { RunningApp, TOKEN, ask } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const query = (text: string): string => `/sparql?query=${encodeURIComponent(text)}`;
const UPDATE = 'application/sparql-update';

/** The log's line for the request with an id. */
async function lineOf(id: string, of = app): Promise<Record<string, unknown>> {
  for (let count = 1; ; count += 1) {
    const found = (await of.logged('request', count)).find(({ requestId }) => requestId === id);
    if (found) return found;
  }
}

describe('The log', () => {
  it('has a line for each request, without its parameters', async () => {
    const answer = await app.get(query('ASK { <urn:private> ?p ?o }'), {
      'X-Request-Id': 'one.request:1',
      Authorization: 'Bearer unknown-token',
    });
    expect(answer.headers['x-request-id']).toBe('one.request:1');
    expect(await lineOf('one.request:1')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      requestId: 'one.request:1',
      method: 'GET',
      path: '/sparql',
      status: 200,
      ms: expect.any(Number),
      bytes: expect.any(Number),
      msg: 'request',
    });
    expect(Number((await lineOf('one.request:1')).bytes)).toBeGreaterThan(answer.bytes.length);
    expect(app.log.join('')).not.toMatch(/private|unknown-token/);
  });

  it.each(['', 'two words', 'line\tbreak', '"quoted"', 'x'.repeat(129), 'é'])(
    'gives a request an id of its own instead of %j',
    async (id) => {
      const { headers } = await app.get('/health/live', { 'X-Request-Id': id });
      expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
      expect((await lineOf(String(headers['x-request-id']))).path).toBe('/health/live');
    },
  );

  it('warns of refusals, with the address and why', async () => {
    const feeder = app.service.tokens.create('feeder', ['news']);
    const send = (token: string, id: string): Promise<unknown> =>
      ask(`${app.url}/sparql`, {
        method: 'POST',
        headers: { 'Content-Type': UPDATE, Authorization: `Bearer ${token}`, 'X-Request-Id': id },
        body: 'INSERT DATA { <urn:a> <urn:b> "private" }',
      });
    await send('guessed-token', 'refused-1');
    await send(feeder, 'refused-2');
    expect(await lineOf('refused-1')).toMatchObject({
      level: 'warn',
      status: 401,
      code: 'unauthorized',
      address: '127.0.0.1',
    });
    expect(await lineOf('refused-2')).toMatchObject({
      level: 'warn',
      status: 403,
      code: 'forbidden',
      detail: expect.stringContaining('the token "feeder" has "news"'),
    });
    expect(app.log.join('')).not.toMatch(new RegExp(`private|guessed-token|${feeder}`));
  });

  it('tells who wrote what, once for a request that is repeated', async () => {
    const writer = app.service.tokens.create('writer', ['graph']);
    const before = (await app.logged('write', 0)).length;
    for (const requestId of ['write-1', 'write-2'])
      await app.post('/sparql', UPDATE, 'INSERT DATA { <urn:w> <urn:b> 1, 2 }', {
        Authorization: `Bearer ${writer}`,
        'Idempotency-Key': 'write-key',
        'X-Request-Id': requestId,
      });
    await app.update('DELETE DATA { <urn:w> <urn:b> 2 }');
    // Changes nothing.
    await app.update('DELETE DATA { <urn:w> <urn:b> 2 }');
    const { version } = app;
    await lineOf('write-2');
    expect((await app.logged('write', before + 2)).slice(before)).toEqual([
      expect.objectContaining({
        level: 'info',
        requestId: 'write-1',
        who: 'writer',
        method: 'POST',
        route: '/sparql',
        version: version - 1,
        added: 2,
        removed: 0,
      }),
      expect.objectContaining({ who: 'token', version, added: 0, removed: 1 }),
    ]);
    expect(await lineOf('write-1')).toMatchObject({ level: 'info', who: 'writer' });
  });

  it('warns of workers that were replaced', async () => {
    channel(WORKER_LOST).publish('The worker did not stop in time.');
    expect(await app.logged('worker replaced')).toEqual([
      expect.objectContaining({ level: 'warn', reason: 'The worker did not stop in time.' }),
    ]);
  });

  it('has texts of queries at the level debug alone, and tokens never', async () => {
    const other = await RunningApp.start({ logLevel: 'debug' });
    try {
      await other.get(`${query('ASK { <urn:asked> ?p ?o }')}&access_token=${TOKEN}`);
      await other.update('INSERT DATA { <urn:sent> <urn:b> 1 }');
      expect(await other.logged('sent', 2)).toEqual([
        expect.objectContaining({
          level: 'debug',
          address: expect.stringMatching(/urn%3Aasked.*&access_token=…$/),
        }),
        expect.objectContaining({ body: 'INSERT DATA { <urn:sent> <urn:b> 1 }' }),
      ]);
      expect(other.log.join('')).not.toContain(TOKEN);
    } finally {
      await other.close();
    }
  });
});
