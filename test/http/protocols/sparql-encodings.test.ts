import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { ask, type Answer, RunningApp } from '../../support/running-app.js';
import { form } from './sparql-requests.js';

const SOLUTIONS = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
];
const GRAPHS = [
  'application/n-triples',
  'application/n-quads',
  'text/turtle',
  'application/trig',
  'application/ld+json',
  'application/rdf+xml',
];
const PLAIN = (bytes: Buffer): Buffer => bytes;
const UNPACK: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  deflate: inflateSync,
};
const SELECT = 'SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 6000';
const CONSTRUCT = `CONSTRUCT { ?s ?p ?o } WHERE { { ${SELECT.replace('6000', '2000')} } }`;
const SMALL = 'SELECT (1 AS ?n) {}';
const FRESH = { 'Cache-Control': 'no-cache' };

const encodingOf = ({ headers }: Answer): string => headers['content-encoding'] ?? 'identity';
const unpacked = (answer: Answer): Buffer => (UNPACK[encodingOf(answer)] ?? PLAIN)(answer.bytes);

describe.each([
  ['a worker', 1],
  ['the same thread', 0],
])('An answer that %s has compressed', (_where, queryWorkerCount) => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start({ service: { queryWorkerCount, queryTimeoutMs: 60_000 } });
  });
  afterAll(async () => {
    await app.close();
  });
  const get = (
    query: string,
    accept: string,
    encoding: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    app.get(`/sparql?${form({ query })}`, {
      Accept: accept,
      'Accept-Encoding': encoding,
      ...headers,
    });

  it.each([
    ...SOLUTIONS.map((type): [string, string] => [type, SELECT]),
    ...GRAPHS.map((type): [string, string] => [type, CONSTRUCT]),
  ])('has the bytes of the plain one, new or remembered: %s', async (type, query) => {
    const plain = await get(query, type, 'identity', FRESH);
    expect([plain.status, encodingOf(plain)]).toEqual([200, 'identity']);
    for (const encoding of Object.keys(UNPACK)) {
      const fresh = await get(query, type, encoding, FRESH);
      const known = await get(query, type, encoding);
      for (const answer of [fresh, known]) {
        expect([answer.isWhole, encodingOf(answer)]).toEqual([true, encoding]);
        expect(unpacked(answer).equals(plain.bytes)).toBe(true);
        expect(answer.headers.etag).toBe(plain.headers.etag!.replace(/"$/, `-${encoding}"`));
        expect(answer.headers.vary).toContain('Accept-Encoding');
      }
      expect(known.headers['content-length']).toBe(String(known.bytes.length));
      const again = await get(query, type, encoding, { 'If-None-Match': fresh.headers.etag! });
      expect([again.status, again.headers.etag]).toEqual([304, fresh.headers.etag]);
      const head = await ask(`${app.url}/sparql?${form({ query })}`, {
        method: 'HEAD',
        headers: { Accept: type, 'Accept-Encoding': encoding },
      });
      expect([head.bytes.length, head.headers['content-length'], encodingOf(head)]).toEqual([
        0,
        known.headers['content-length'],
        encoding,
      ]);
    }
  });

  it.each([
    ['gzip;q=0.5, br;q=0.1', 'gzip'],
    ['gzip, br', 'br'],
    ['gzip;q=0, deflate', 'deflate'],
    ['identity;q=0, gzip', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['identity, gzip;q=0.5', 'identity'],
    ['zstd', 'identity'],
    ['*', 'br'],
    ['', 'identity'],
  ])('has the encoding that %s asks for, and no other: %s', async (accepted, encoding) => {
    for (const headers of [FRESH, {}] as Record<string, string>[])
      expect(encodingOf(await get(SELECT, 'text/csv', accepted, headers))).toBe(encoding);
    const small = await get(SMALL, 'text/csv', accepted);
    expect([encodingOf(small), small.text, small.headers['content-length']]).toEqual([
      'identity',
      'n\r\n1\r\n',
      '6',
    ]);
  });

  it('is not begun for HEAD before anybody has asked for it by GET', async () => {
    const head = await ask(`${app.url}/sparql?${form({ query: `${SELECT}#` })}`, {
      method: 'HEAD',
      headers: { Accept: 'text/csv', 'Accept-Encoding': 'gzip' },
    });
    expect([head.status, encodingOf(head), head.bytes.length]).toEqual([200, 'identity', 0]);
  });

  it('is a problem document where there is none', async () => {
    const answer = await get('SELECT', 'text/csv', 'gzip');
    expect([answer.status, encodingOf(answer), answer.isWhole]).toEqual([400, 'identity', true]);
  });
});
