import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  RunningApp,
  TOKEN,
  ask,
  jsonOf,
  type Answer,
  type Problem,
} from '../../support/running-app.js';

const SELECT = 'SELECT ?n { <urn:test:one> <urn:test:n> ?n } ORDER BY ?n';
const CSV = { Accept: 'text/csv' };
let app: RunningApp;

const query = (
  body: string,
  headers: Readonly<Record<string, string>> = {},
  path = '/sparql',
): Promise<Answer> =>
  ask(app.url + path, {
    method: 'QUERY',
    headers: { 'Content-Type': 'application/sparql-query', ...CSV, ...headers },
    body,
  });

beforeAll(async () => {
  app = await RunningApp.start();
  await app.update(
    'INSERT DATA { <urn:test:one> <urn:test:n> 1 . GRAPH <urn:test:g> { <urn:test:one> ' +
      '<urn:test:n> 2 } }',
  );
});
afterAll(async () => {
  await app.close();
});

describe('QUERY (RFC 10008)', () => {
  it('is answered as GET is, and needs no token', async () => {
    const [byQuery, byGet] = [
      await query(SELECT),
      await app.get(`/sparql?query=${encodeURIComponent(SELECT)}`, CSV),
    ];
    expect([byQuery.status, byQuery.text, byQuery.headers.etag]).toEqual([
      200,
      'n\r\n1\r\n2\r\n',
      byGet.headers.etag,
    ]);
    expect(byQuery.text).toBe(byGet.text);
    expect(byQuery.headers['accept-query']).toBe(
      '"application/sparql-query", "application/x-www-form-urlencoded"',
    );
  });

  it('says where GET has the same answer', async () => {
    const { headers, text } = await query(
      SELECT,
      {},
      `/sparql?default-graph-uri=urn:test:g&version=${app.version}&inferred=false`,
    );
    expect((await app.get(headers.location!, CSV)).text).toBe(text);
    expect((await query(`# ${'x '.repeat(1_000)}\n${SELECT}`)).headers.location).toBeUndefined();
    expect(
      (await app.post('/sparql', 'application/sparql-query', SELECT)).headers.location,
    ).toBeUndefined();
  });

  it('may be asked again for nothing: its tag is that of the text and the version', async () => {
    const { headers } = await query(SELECT);
    const again = await query(SELECT, { 'If-None-Match': headers.etag! });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    // The body is a part of what a cache keeps an answer by (RFC 10008 §2.7).
    const other = await query(SELECT.replace('ORDER BY ?n', 'ORDER BY DESC(?n)'), {
      'If-None-Match': headers.etag!,
    });
    expect([other.status, other.text]).toEqual([200, 'n\r\n2\r\n1\r\n']);
    expect(
      (await query(SELECT, { 'If-None-Match': headers.etag!, Accept: 'text/tab-separated-values' }))
        .status,
    ).toBe(200);
    await app.update('INSERT DATA { <urn:test:one> <urn:test:n> 3 }');
    expect((await query(SELECT, { 'If-None-Match': headers.etag! })).text).toBe(
      'n\r\n1\r\n2\r\n3\r\n',
    );
    expect(String((await query(SELECT)).headers.vary)).toContain('Accept');
  });

  it.each<[string, () => Promise<Answer>, number, string]>([
    [
      'in another media type',
      () => query(SELECT, { 'Content-Type': 'text/plain' }),
      415,
      'unsupported-media-type',
    ],
    [
      'without one',
      () => ask(`${app.url}/sparql`, { method: 'QUERY', headers: CSV, body: SELECT }),
      400,
      'bad-request',
    ],
    [
      'an update',
      () =>
        query('CLEAR ALL', {
          'Content-Type': 'application/sparql-update',
          Authorization: `Bearer ${TOKEN}`,
        }),
      415,
      'unsupported-media-type',
    ],
    [
      'an update as a form',
      () =>
        query('update=CLEAR+ALL', {
          'Content-Type': 'application/x-www-form-urlencoded',
          Authorization: `Bearer ${TOKEN}`,
        }),
      400,
      'bad-request',
    ],
    ['too large', () => query(`# ${'x '.repeat(600_000)}`), 413, 'body-too-large'],
  ])('is refused when it is %s, and changes nothing', async (_what, run, status, code) => {
    const before = app.version;
    const answer = await run();
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([status, code]);
    if (status === 415)
      expect(answer.headers['accept-query']).toContain('"application/sparql-query"');
    expect(app.version).toBe(before);
  });
});
