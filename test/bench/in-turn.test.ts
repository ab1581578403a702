import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { timeInTurn, type Endpoint } from './in-turn.js';
import { ServerProcess } from './server-process.js';

const QUERY = { name: 'q', text: 'ASK {}', isGraph: false };
const OPTIONS = { runs: 3, limitMs: 5_000 };

/** Servers that note who was asked what, and a process that stands for each of them. */
async function withServers(
  answers: readonly string[],
  work: (endpoints: Endpoint[], asked: { name: number; text: string; cache: string }[]) => unknown,
): Promise<void> {
  const asked: { name: number; text: string; cache: string }[] = [];
  const servers = answers.map((answer, name) =>
    createServer((request, response) => {
      void textOf(request).then((text) => {
        asked.push({ name, text, cache: request.headers['cache-control'] ?? '' });
        response.statusCode = answer === '' ? 500 : 200;
        response.end(answer);
      });
    }),
  );
  const process = new ServerProcess('sleep', ['60']);
  try {
    const endpoints = await Promise.all(servers.map(endpointOf));
    await work(
      endpoints.map((endpoint) => ({ endpoint, server: process })),
      asked,
    );
  } finally {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
    await process.stop();
  }
}

async function endpointOf(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body).get('query') ?? '';
}

describe('timeInTurn', () => {
  it('sends each request to another server, with a text of its own, past caches', async () => {
    await withServers(['{"boolean":true}', '{"boolean":true}'], async (endpoints, asked) => {
      const [one, other] = await timeInTurn(endpoints, QUERY, OPTIONS);
      expect(asked.map(({ name }) => name)).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
      expect(new Set(asked.map(({ text }) => text)).size).toBe(8);
      for (const { text } of asked) expect(text).toMatch(/^# \d+\nASK \{\}$/);
      expect(new Set(asked.map(({ cache }) => cache))).toEqual(new Set(['no-cache']));
      expect(one!.answer).toEqual(other!.answer);
      expect(one!.ms).toBeGreaterThan(0);
    });
  });

  it('sends the text as it is where answers may come from a cache', async () => {
    await withServers(['{"boolean":true}'], async (endpoints, asked) => {
      await timeInTurn(endpoints, QUERY, { ...OPTIONS, mayCache: true });
      expect(asked).toEqual(Array(4).fill({ name: 0, text: 'ASK {}', cache: '' }));
    });
  });

  it('does not ask a server again that has failed', async () => {
    await withServers(['', '{"boolean":true}'], async (endpoints, asked) => {
      const [failed, other] = await timeInTurn(endpoints, QUERY, OPTIONS);
      expect(failed).toEqual({ ms: undefined, answer: undefined, failure: 'HTTP 500: ' });
      expect(other!.ms).toBeGreaterThan(0);
      expect(asked.map(({ name }) => name)).toEqual([0, 1, 1, 1, 1]);
    });
  });
});
