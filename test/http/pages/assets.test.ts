import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { RunningApp } from '../../support/running-app.js';

let app: RunningApp;
let style: string;
let script: string;

beforeAll(async () => {
  app = await RunningApp.start();
  const { text } = await app.get('/sparql', { Accept: 'text/html' });
  style = /href="(\/assets\/site-\w+\.css)"/.exec(text)![1]!;
  script = /src="(\/assets\/query-\w+\.js)"/.exec(text)![1]!;
});
afterAll(() => app.close());

describe('A file of pages', () => {
  it('may be kept for good under its address, and says what it is', async () => {
    for (const [address, mediaType] of [
      [style, 'text/css; charset=utf-8'],
      [script, 'text/javascript; charset=utf-8'],
    ] as const) {
      const { status, headers } = await app.get(address);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        mediaType,
        'public, max-age=31536000, immutable',
      ]);
    }
  });

  it('comes packed as the client likes, with a tag of its own', async () => {
    const plain = await app.get(style);
    const [brotli, gzip] = [
      await app.get(style, { 'Accept-Encoding': 'gzip, br' }),
      await app.get(style, { 'Accept-Encoding': 'gzip' }),
    ];
    expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual([
      'br',
      'gzip',
    ]);
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes);
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(brotli.headers.vary).toBe('Accept-Encoding');
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await app.get(style, { 'Accept-Encoding': 'br' });
    const again = await app.get(style, { 'Accept-Encoding': 'br', 'If-None-Match': headers.etag! });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('is answered by an older name with the present file, which is not cached', async () => {
    const old = await app.get('/assets/site-AAAAAAAA.css');
    expect([old.status, old.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(old.bytes).toEqual((await app.get(style)).bytes);
  });

  it.each([
    '/assets/nothing-AAAAAAAA.js',
    '/assets/manifest.json',
    '/assets/toString',
    '/assets/..%2f..%2fpackage.json',
    '/assets/query/main.ts',
  ])('is not %s', async (path) => {
    expect((await app.get(path)).status).toBe(404);
  });

  it('is only read', async () => {
    expect((await app.post(style, 'text/css', 'a')).status).toBe(405);
  });
});

describe('The first page', () => {
  it('is at most 100 kB on the wire, with all that it names', async () => {
    const packed = { 'Accept-Encoding': 'gzip' };
    const page = gunzipSync(
      (await app.get('/', { ...packed, Accept: 'text/html' })).bytes,
    ).toString();
    const addresses = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
      ([, address]) => address!,
    );
    expect(addresses.length).toBeGreaterThan(1);
    const sizes = await Promise.all(
      ['/', ...addresses].map(
        async (address) =>
          (await app.get(address, { ...packed, Accept: 'text/html, */*' })).bytes.length,
      ),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  });
});
