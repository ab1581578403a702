/** Clients that send too much, too slowly, or nothing that HTTP knows, over loopback. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { RunningApp } from '../support/running-app.js';

const PATIENCE_MS = 900;
const MEGABYTE = 2 ** 20;
let app: RunningApp;
let token: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  app = await RunningApp.start({
    clientPatienceMs: PATIENCE_MS,
    service: { queryWorkerCount: 2, queryTimeoutMs: 20_000 },
  });
  token = app.service.tokens.create('light', ['news']);
  const rows = Array.from({ length: 40_000 }, (_, row) => `<urn:row:${row}> <urn:n> ${row} .`);
  await app.post('/graphs?graph=urn:rows', 'text/turtle', rows.join('\n'));
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => app.close());

interface Connection {
  readonly socket: Socket;
  /** What came so far. */
  readonly received: { text: string };
  /** Resolves with the time from the start to the end of the connection. */
  readonly closed: Promise<number>;
}

async function open(): Promise<Connection> {
  const startedMs = performance.now();
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  sockets.push(socket);
  const received = { text: '' };
  socket.on('data', (chunk: Buffer) => {
    received.text += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').then(() => performance.now() - startedMs);
  await once(socket, 'connect');
  return { socket, received, closed };
}

/** The answer to bytes, once the server has closed the connection. */
async function answerTo(...parts: readonly (string | Buffer)[]): Promise<string> {
  const { socket, received, closed } = await open();
  for (const part of parts) socket.write(part);
  await closed;
  return received.text;
}

const head = (method: string, path: string, ...headers: string[]): string =>
  [`${method} ${path} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n');
const statusOf = (text: string): string => /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 'none';

/** Light queries beside what others do; resolves with the slowest. */
async function lightQueries(count: number): Promise<number> {
  // Of another client, which takes turns with the others.
  const headers = { Accept: 'text/csv', Authorization: `Bearer ${token}` };
  let slowest = 0;
  for (let index = 0; index < count; index += 1) {
    const startedMs = performance.now();
    const text = `SELECT ?n { <urn:row:${index}> <urn:n> ?n }`;
    const answer = await app.get(`/sparql?query=${encodeURIComponent(text)}`, headers);
    expect(answer.text).toBe(`n\r\n${index}\r\n`);
    slowest = Math.max(slowest, performance.now() - startedMs);
  }
  return slowest;
}

async function untilLogged(
  isIt: (line: Readonly<Record<string, unknown>>) => boolean,
  count = 1,
): Promise<void> {
  for (let round = 0; round < 1_000; round += 1) {
    if ((await app.logged('request')).filter(isIt).length >= count) return;
    await wait(10);
  }
  throw new Error(`The log has no ${count} such lines.`);
}

describe('A body that is too long', () => {
  it.each([
    ['/validate', '413', 'body-too-large'],
    // It is no query, so its length does not matter.
    ['/sparql', '415', 'unsupported-media-type'],
    ['/cite', '413', 'body-too-large', 'application/sparql-query'],
    // Who sends it is asked first.
    ['/news', '401', 'unauthorized'],
    ['/graphs?graph=urn:x', '401', 'unauthorized'],
  ])(
    'is refused before it comes, and the connection closed: %s',
    async (path, status, code, type = 'text/turtle') => {
      const { socket, received, closed } = await open();
      socket.write(
        head('POST', path, `Content-Type: ${type}`, `Content-Length: ${10 * 1024 ** 3}`),
      );
      // Sent on, whatever the answer is.
      const sending = setInterval(() => socket.write(Buffer.alloc(65_536, ' ')), 20);
      const ms = await closed;
      clearInterval(sending);
      expect([statusOf(received.text), ms < 5_000]).toEqual([status, true]);
      expect(received.text).toMatch(/\r\nConnection: close\r\n/i);
      expect(received.text).toContain(`"code": "${code}"`);
    },
  );

  it('is refused where it is too long, if it does not say how long it is', async () => {
    const { socket, received, closed } = await open();
    socket.write(
      head('POST', '/validate', 'Content-Type: text/turtle', 'Transfer-Encoding: chunked'),
    );
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    const sending = setInterval(() => socket.write(chunk), 2);
    await closed;
    clearInterval(sending);
    expect(statusOf(received.text)).toBe('413');
    expect(socket.bytesWritten).toBeLessThan(100 * MEGABYTE);
  });
});

describe('A slow client', () => {
  it('that sends a body byte by byte is cut off', async () => {
    const { socket, received, closed } = await open();
    socket.write(head('POST', '/validate', 'Content-Type: text/turtle', 'Content-Length: 9000'));
    const sending = setInterval(() => socket.write(' '), 50);
    const [ms, slowest] = await Promise.all([closed, lightQueries(20)]);
    clearInterval(sending);
    expect([statusOf(received.text), ms < 4 * PATIENCE_MS, slowest < 2_000]).toEqual([
      '408',
      true,
      true,
    ]);
    await untilLogged(({ code, path }) => code === 'slow-client' && path === '/validate');
  });

  it('that does not read its large answer is cut off, and light queries beside it succeed', async () => {
    const text = encodeURIComponent('SELECT * { ?s <urn:n> ?n ; ?p ?o }');
    const path = `/sparql?query=${text}`;
    const readers = await Promise.all(Array.from({ length: 20 }, open));
    for (const { socket } of readers) {
      socket.write(head('GET', path, 'Accept: application/sparql-results+xml'));
      socket.once('data', () => socket.pause());
    }
    const slowest = await lightQueries(100);
    await untilLogged(({ code, cut }) => code === 'slow-client' && cut === true, readers.length);
    expect(slowest).toBeLessThan(10_000);
  });

  it('that reads steadily gets all of its answer', async () => {
    const { socket, received } = await open();
    const text = encodeURIComponent('SELECT * { ?s <urn:n> ?n }');
    socket.write(head('GET', `/sparql?query=${text}`, 'Accept: text/csv', 'Connection: close'));
    // For longer than patience lasts.
    for (let step = 0; step < 12; step += 1) {
      socket.pause();
      await wait(120);
      socket.resume();
      await wait(5);
    }
    if (!socket.closed) await once(socket, 'close');
    expect(received.text.split('\r\n').filter((line) => line.startsWith('urn:row:'))).toHaveLength(
      40_000,
    );
  });
});

describe('A request that HTTP does not allow', () => {
  it.each([
    ['two lengths', '400', head('POST', '/validate', 'Content-Length: 1', 'Content-Length: 2')],
    [
      'a length and chunks',
      '400',
      head('POST', '/validate', 'Content-Length: 4', 'Transfer-Encoding: chunked') + '0\r\n\r\n',
    ],
    ['no known coding', '400', head('POST', '/validate', 'Transfer-Encoding: gzip') + 'x'],
    [
      'chunks of no length',
      '400',
      head('POST', '/validate', 'Transfer-Encoding: chunked') + 'zz\r\n',
    ],
    ['no host', '400', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['another expectation', '417', head('GET', '/', 'Connection: close', 'Expect: a-miracle')],
    ['no HTTP', '400', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    ['headers of a megabyte', '431', head('GET', '/', `X-Long: ${'x'.repeat(MEGABYTE)}`)],
    [
      '10,000 headers',
      '431',
      head('GET', '/', ...Array.from({ length: 10_000 }, (_, index) => `x${index}: y`)),
    ],
  ])('has %s: %s', async (_what, status, bytes) => {
    expect(statusOf(await answerTo(bytes))).toBe(status);
    await lightQueries(1);
  });

  it('has no header dropped while all of them fit', async () => {
    const many = Array.from({ length: 2_500 }, () => 'a:');
    const text = await answerTo(
      head('GET', '/health/live', ...many, 'X-Request-Id: after-many', 'Connection: close'),
    );
    expect(text).toContain('X-Request-Id: after-many');
  });

  it('leaves nothing behind where the client goes away in the middle', async () => {
    for (const bytes of ['GET /', head('POST', '/validate', 'Content-Length: 5') + 'x']) {
      const { socket, closed } = await open();
      socket.write(bytes);
      await wait(50);
      socket.end();
      expect(await closed).toBeLessThan(3_000);
    }
    expect((await app.get('/health/ready')).status).toBe(200);
  });
});
