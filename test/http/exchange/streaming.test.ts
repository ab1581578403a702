import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import express from 'express';
import { sendChunks } from '../../../src/http/exchange/streaming.js';
import { isSoonBusy, isSoonIdle } from '../../support/idle.js';
import { RunningApp, ask, type Answer } from '../../support/running-app.js';

/** More solutions than anybody can wait for, the first of them at once. */
const ENDLESS = 'SELECT * { ?a ?b ?c . ?d ?e ?f }';
/** The same, counted: nothing can be sent before the end. */
const ENDLESS_COUNT =
  'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) < STR(?g)) }';

const path = (query: string): string => `/sparql?query=${encodeURIComponent(query)}`;

describe('Chunks of which the second fails', () => {
  async function answerOf(fail: () => Promise<void>): Promise<Answer> {
    const app = express();
    app.get('/', async (_request, response) => {
      await sendChunks(response, 'text/plain', failingSecond(fail)).catch(() => {
        if (response.headersSent) response.destroy();
        else response.status(503).end('why');
      });
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const answer = await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.close();
    return answer;
  }

  async function* failingSecond(fail: () => Promise<void>): AsyncGenerator<string> {
    yield 'begun';
    await fail();
  }

  it('are answered by the error, where it is known with the first', async () => {
    const answer = await answerOf(() => Promise.reject(new Error('at once')));
    expect([answer.status, answer.text, answer.isWhole]).toEqual([503, 'why', true]);
  });

  it('are cut, where it comes later', async () => {
    const answer = await answerOf(async () => {
      await setTimeout(50);
      throw new Error('later');
    });
    expect([answer.status, answer.text, answer.isWhole]).toEqual([200, 'begun', false]);
  });
});

describe('A query whose answer nobody waits for', () => {
  let app: RunningApp;
  beforeAll(async () => {
    // A quarter of an hour: whatever ends these queries, it is not their time.
    app = await RunningApp.start({ service: { queryTimeoutMs: 900_000, queryWorkerCount: 1 } });
    await app.get(path('ASK {}'));
  });
  afterAll(async () => {
    await app.close();
  });

  it.each([
    ['while it streams', ENDLESS, true],
    ['before its first solution', ENDLESS_COUNT, false],
  ])('stops when the client goes away %s', async (_when, query, hasBegun) => {
    const outgoing = request(app.url + path(query), { headers: { Accept: 'text/csv' } });
    outgoing.on('error', () => undefined);
    outgoing.end();
    if (hasBegun) {
      const [response] = (await once(outgoing, 'response')) as [NodeJS.ReadableStream];
      await once(response, 'data');
    } else {
      await once(outgoing, 'finish');
      // The other query is read after this one has begun.
      expect((await app.get('/health/ready')).status).toBe(200);
    }
    expect(await isSoonBusy()).toBe(true);
    outgoing.destroy();
    expect(await isSoonIdle()).toBe(true);
  });

  it.each([
    [
      'POST of a form',
      'POST',
      'application/x-www-form-urlencoded',
      new URLSearchParams({ query: ENDLESS }).toString(),
      'identity',
    ],
    ['POST, compressed', 'POST', 'application/sparql-query', ENDLESS, 'gzip'],
    ['QUERY', 'QUERY', 'application/sparql-query', ENDLESS, 'br'],
    [
      'CONSTRUCT by QUERY',
      'QUERY',
      'application/sparql-query',
      'CONSTRUCT { ?a ?b ?c . ?g ?h ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }',
      'identity',
    ],
  ])(
    'stops when the client of %s goes away',
    async (_what, method, contentType, body, encoding) => {
      const outgoing = request(`${app.url}/sparql`, {
        method,
        headers: {
          Accept: 'text/csv, application/n-triples',
          'Accept-Encoding': encoding,
          'Content-Type': contentType,
        },
      });
      outgoing.on('error', () => undefined);
      outgoing.end(body);
      const [response] = (await once(outgoing, 'response')) as [NodeJS.ReadableStream];
      response.on('error', () => undefined);
      await once(response, 'data');
      outgoing.destroy();
      expect(await isSoonIdle()).toBe(true);
    },
  );

  it.each([
    ['of HEAD', 'HEAD', 'text/csv', 200],
    ['in a format it does not have', 'GET', 'application/n-triples', 406],
  ])('stops with the answer %s', async (_what, method, accept, status) => {
    const answer = await ask(app.url + path(ENDLESS), { method, headers: { Accept: accept } });
    expect([answer.status, answer.isWhole]).toEqual([status, true]);
    expect(await isSoonIdle()).toBe(true);
  });
});
