import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, codeOf } from '../../support/running-app.js';

const LIMIT = 3;
let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ rateLimit: LIMIT, trustProxy: 1 });
});
afterAll(() => app.close());

const from = (address: string): Readonly<Record<string, string>> => ({
  'X-Forwarded-For': address,
});

describe('With a rate limit', () => {
  it('an address has so many requests in a minute, and others theirs', async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < LIMIT; sent += 1)
      statuses.push((await app.get('/openapi.json', from('192.0.2.1'))).status);
    expect(statuses).toEqual([200, 200, 200]);
    const refused = await app.get('/openapi.json', from('192.0.2.1'));
    expect(codeOf(refused)).toEqual([429, 'too-many-requests']);
    const { 'retry-after': retryAfter, ratelimit } = refused.headers;
    expect([Number(retryAfter) > 0, Number(retryAfter) <= 60]).toEqual([true, true]);
    expect(String(ratelimit)).toMatch(/; r=0; t=\d+/);
    expect((await app.get('/openapi.json', from('192.0.2.2'))).status).toBe(200);
    expect((await app.logged('request', LIMIT + 2)).filter(({ status }) => status === 429)).toEqual(
      [expect.objectContaining({ level: 'warn', address: '192.0.2.1' })],
    );
  });

  it('a network of IPv6 counts as one address', async () => {
    const statuses: number[] = [];
    for (let host = 1; host <= LIMIT + 1; host += 1)
      statuses.push((await app.get('/openapi.json', from(`2001:db8:1:2::${host}`))).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('what watches the service is not counted', async () => {
    for (let sent = 0; sent <= LIMIT; sent += 1)
      for (const path of ['/health/live', '/health/ready', '/metrics'])
        expect([path, (await app.get(path, from('192.0.2.3'))).status]).toEqual([path, 200]);
    expect((await app.get('/openapi.json', from('192.0.2.3'))).status).toBe(200);
  });
});

it('Without one, nothing is counted', async () => {
  const other = await RunningApp.start();
  expect((await other.get('/health/live')).headers).not.toHaveProperty('ratelimit');
  await other.close();
});
