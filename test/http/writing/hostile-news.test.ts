import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ErrorCode } from '../../../src/errors.js';
import { HTTP_STATUS } from '../../../src/http/index.js';
import { RunningApp, TOKEN, jsonOf, type Answer, type Problem } from '../../support/running-app.js';
import { LOBBYING_PAGE } from '../../support/written-pages.js';

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

  it('that is packed is unpacked', async () => {
    const before = app.version;
    for (const [encoding, bytes] of [
      ['gzip', gzipSync(LOBBYING_PAGE)],
      ['deflate', deflateSync(LOBBYING_PAGE)],
      ['br', brotliCompressSync(LOBBYING_PAGE)],
    ] as const) {
      expect([
        encoding,
        (await app.post('/news?dry-run', 'text/plain', bytes, { 'Content-Encoding': encoding }))
          .status,
      ]).toEqual([encoding, 200]);
    }
    await isSound(before);
  });

  it('that breaks off, or says another length than it has, is given up alone', async () => {
    const before = app.version;
    const send = (text: string): Promise<string> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(app.url);
        const socket = createConnection({ host: hostname, port: Number(port) }, () =>
          socket.end(text),
        );
        let answer = '';
        socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
        socket.on('error', reject);
        socket.on('close', () => {
          resolve(answer);
        });
      });
    const head =
      `POST /news HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: ` +
      `text/plain\r\nConnection: close\r\n`;
    await send(`${head}Content-Length: 100000\r\n\r\n${LOBBYING_PAGE}`);
    expect(await send(`${head}Content-Length: -1\r\n\r\n${LOBBYING_PAGE}`)).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    expect(await send(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${LOBBYING_PAGE}`)).toMatch(
      /^HTTP\/1\.1 400 |^$/,
    );
    await isSound(before);
  });
});
