import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ErrorCode } from '../../../src/errors.js';
import { HTTP_STATUS } from '../../../src/http/index.js';
import { RunningApp, jsonOf, type Answer, type Problem } from '../../support/running-app.js';
import { BROKEN_DATE_PAGE, LOBBYING_PAGE, NO_NEWS_PAGE } from '../../support/written-pages.js';
import type { Ingested } from './ingested.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ maxBodyMb: 2 });
});
afterAll(async () => {
  await app.close();
});

const MB = 1024 * 1024;
const post = (
  body: string | Buffer,
  contentType = 'text/plain',
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => app.post('/news', contentType, body, headers);
const article = (text: string): string => `<main><h1>Judges meet in Tirana</h1>${text}</main>`;
const html = 'text/html';

/** The service answers as before, a good page included, and has written nothing. */
async function isSound(version: number): Promise<void> {
  expect(app.version).toBe(version);
  expect((await app.get('/health/ready')).status).toBe(200);
  expect((await app.post('/news?dry-run', 'text/plain', LOBBYING_PAGE)).status).toBe(200);
}

describe('A body that is no page', () => {
  it.each<[string, string | Buffer, string, ErrorCode, Record<string, string>?]>([
    ['larger than may be', 'x'.repeat(3 * MB), 'text/plain', 'body-too-large'],
    [
      'of bytes that are no text',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff]),
      'text/plain',
      'not-a-news-page',
    ],
    ['of null bytes', '\0'.repeat(10_000), 'text/plain', 'not-a-news-page'],
    [
      'with null bytes among its words',
      LOBBYING_PAGE.replaceAll(' ', '\0'),
      'text/plain',
      'not-a-news-page',
    ],
    [
      'of bytes that are not its encoding',
      Buffer.concat([Buffer.from(LOBBYING_PAGE), Buffer.from([0xc3, 0x28, 0xff])]),
      'text/plain',
      'not-a-news-page',
    ],
    [
      'cut within a character',
      Buffer.from(`${LOBBYING_PAGE}é`).subarray(0, -1),
      'text/plain',
      'not-a-news-page',
    ],
    [
      'in an encoding that there is not',
      LOBBYING_PAGE,
      'text/plain; charset=klingon',
      'not-a-news-page',
    ],
    [
      'of UTF-16 that says it is UTF-8',
      Buffer.from(LOBBYING_PAGE, 'utf16le'),
      'text/plain; charset=utf-8',
      'not-a-news-page',
    ],
    ['of 100,000 nested tags', '<div>'.repeat(100_000), html, 'not-a-news-page'],
    ['of 50,000 nested tables', '<table><tr><td>'.repeat(50_000), html, 'not-a-news-page'],
    [
      'of tags that are never closed',
      article('<a><b><i><font>'.repeat(30_000)),
      html,
      'not-a-news-page',
    ],
    ['of a million empty paragraphs', '<p>'.repeat(600_000), html, 'not-a-news-page'],
    [
      'of an element with endless attributes',
      `<p ${'a=b '.repeat(400_000)}>`,
      html,
      'not-a-news-page',
    ],
    ['of a comment that is never closed', `<!--${'-'.repeat(MB)}`, html, 'not-a-news-page'],
    ['of one endless line', 'word '.repeat(300_000), 'text/plain', 'not-a-news-page'],
    ['of one endless word', `${LOBBYING_PAGE}${'A'.repeat(MB)}`, 'text/plain', 'not-a-news-page'],
    ['of endless lines', 'a\n'.repeat(500_000), 'text/plain', 'not-a-news-page'],
    ['of another type', LOBBYING_PAGE, 'application/pdf', 'unsupported-media-type'],
    ['of no type', LOBBYING_PAGE, '', 'unsupported-media-type'],
    ['that is a form', 'page=1', 'application/x-www-form-urlencoded', 'unsupported-media-type'],
    [
      'packed in a way that is not known',
      LOBBYING_PAGE,
      'text/plain',
      'unsupported-media-type',
      { 'Content-Encoding': 'zstd-of-mine' },
    ],
    [
      'said to be packed, and not',
      LOBBYING_PAGE,
      'text/plain',
      'bad-request',
      { 'Content-Encoding': 'gzip' },
    ],
    [
      'said to be packed otherwise than it is',
      gzipSync(LOBBYING_PAGE),
      'text/plain',
      'bad-request',
      { 'Content-Encoding': 'br' },
    ],
    [
      'packed and cut',
      gzipSync(LOBBYING_PAGE).subarray(0, -12),
      'text/plain',
      'bad-request',
      { 'Content-Encoding': 'gzip' },
    ],
    [
      'that unpacks to a thousand times its size (gzip)',
      gzipSync(Buffer.alloc(200 * MB)),
      'text/plain',
      'body-too-large',
      { 'Content-Encoding': 'gzip' },
    ],
    [
      'that unpacks to a thousand times its size (deflate)',
      deflateSync(Buffer.alloc(50 * MB)),
      'text/plain',
      'body-too-large',
      { 'Content-Encoding': 'deflate' },
    ],
    [
      'that unpacks to a million times its size (brotli)',
      brotliCompressSync(Buffer.alloc(50 * MB)),
      'text/plain',
      'body-too-large',
      { 'Content-Encoding': 'br' },
    ],
  ])(
    '%s is refused with the reason, and the service goes on',
    async (_what, body, contentType, code, headers = {}) => {
      const before = app.version;
      const answer = await post(body, contentType, headers);
      const problem = jsonOf<Problem>(answer);
      expect([answer.status, problem.code, answer.headers['content-type']]).toEqual([
        HTTP_STATUS[code],
        code,
        'application/problem+json; charset=utf-8',
      ]);
      // What came is not sent back at length.
      expect(answer.text.length).toBeLessThan(2_000);
      await isSound(before);
    },
  );
});

describe('A page that is refused', () => {
  it.each<[string, string, string, [number, string]]>([
    ['is no news item', NO_NEWS_PAGE, 'text/plain', [422, 'not-a-news-page']],
    [
      'is no news item in HTML',
      '<html><body><p>Bread</p></body></html>',
      'text/html',
      [422, 'not-a-news-page'],
    ],
    ['is empty', '', 'text/plain', [422, 'not-a-news-page']],
    ['has a date that no calendar has', BROKEN_DATE_PAGE, 'text/plain', [422, 'bad-date']],
    [
      'names a month that does not exist',
      LOBBYING_PAGE.replace('- 18 April 2019', '- 18 Aprilis 2019'),
      'text/plain',
      [422, 'bad-date'],
    ],
    ['is no page', '%PDF-1.7', 'application/pdf', [415, 'unsupported-media-type']],
  ])('when it %s says why, and nothing is written', async (_what, page, contentType, expected) => {
    const before = { version: app.version, quads: app.service.current.size };
    const answer = await post(page, contentType);
    const problem = jsonOf<Problem>(answer);
    expect([answer.status, problem.code]).toEqual(expected);
    if (problem.code === 'bad-date') expect(problem.line).toBe(5);
    expect({ version: app.version, quads: app.service.current.size }).toEqual(before);
  });

  it('when it was meant for another version is not written', async () => {
    const before = app.version;
    const answer = await app.post('/news', 'text/plain', LOBBYING_PAGE, {
      'If-Match': `"${before + 1}"`,
    });
    expect([answer.status, jsonOf<Problem>(answer).code, app.version]).toEqual([
      412,
      'version-conflict',
      before,
    ]);
  });

  it('when its source is no address on the web says so', async () => {
    const before = app.version;
    for (const source of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'no address',
      'https://x.example/a b>c',
    ]) {
      expect([
        source,
        (await app.post(`/news?source=${encodeURIComponent(source)}`, 'text/plain', LOBBYING_PAGE))
          .status,
      ]).toEqual([source, 400]);
    }
    expect(app.version).toBe(before);
  });
});

describe('A page with decisions on its facts', () => {
  const decision = {
    relation: 'organiser',
    object: 'OSCE Presence in Albania',
    decision: 'refuse',
  };
  const send = (body: object): Promise<Answer> =>
    app.post('/news?dry-run', 'application/json', JSON.stringify(body));
  const page = LOBBYING_PAGE.replace('lobbying', 'canvassing');

  it('is read as without them, and says of each fact what was decided', async () => {
    const read = jsonOf<Ingested>(await app.post('/news?dry-run', 'text/plain', page));
    const [fact] = read.statements.filter(
      ({ relation, isAsserted }) => relation === 'place' && isAsserted,
    );
    const done = jsonOf<Ingested & { proposals: { status: string }[] }>(
      await send({
        page,
        mediaType: 'text/plain',
        decisions: [{ relation: 'place', object: fact!.object, decision: 'refuse' }],
      }),
    );
    expect(
      done.statements
        .filter(({ relation, object }) => relation === 'place' && object === fact!.object)
        .map(({ isAsserted, decision }) => [isAsserted, decision]),
    ).toEqual([[false, 'refuse']]);
    expect(done.proposals.filter(({ status }) => status === 'refused')).toHaveLength(1);
    expect(done.statements.length).toBe(read.statements.length);
  });

  it.each<[string, object]>([
    ['without a page', { page: undefined }],
    ['of another type', { mediaType: 'text/rtf' }],
    ['with decisions that are no list', { decisions: {} }],
    ['with a decision that is none', { decisions: [{ ...decision, decision: 'perhaps' }] }],
    ['with a decision on a number', { decisions: [{ ...decision, object: 3 }] }],
    ['with a decision on what it does not say', { decisions: [{ ...decision, object: 'Nobody' }] }],
  ])('is refused %s', async (_name, wrong) => {
    const answer = await send({ page, mediaType: 'text/plain', decisions: [], ...wrong });
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([400, 'bad-request']);
  });
});
