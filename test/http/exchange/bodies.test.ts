import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import {
  RunningApp,
  TOKEN,
  ask,
  jsonOf,
  type Answer,
  type AskOptions,
  type Problem,
} from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const MEGABYTE = 1024 * 1024;
const send = (path: string, options: AskOptions): Promise<Answer> => ask(app.url + path, options);

describe('A body', () => {
  it.each([
    ['POST', '/sparql', 'text/plain'],
    ['POST', '/news', 'application/pdf'],
    ['POST', '/validate', 'image/png'],
    ['PUT', '/graphs?graph=urn:g', 'text/csv'],
  ])('of %s %s in a type that cannot be read (%3$s) is 415', async (method, path, contentType) => {
    const answer = await send(path, {
      method,
      headers: { 'Content-Type': contentType, Authorization: `Bearer ${TOKEN}` },
      body: 'x',
    });
    const problem = jsonOf<Problem>(answer);
    expect([answer.status, problem.code]).toEqual([415, 'unsupported-media-type']);
    expect(problem.detail).toContain(contentType);
  });

  it('in an encoding that is not known is 415, and so is a charset that is not UTF-8', async () => {
    expect(
      (await app.post('/validate', 'text/turtle', 'x', { 'Content-Encoding': 'zstd' })).status,
    ).toBe(415);
    expect(
      (await app.post('/validate', 'text/turtle; charset=iso-8859-1', '<urn:a> <urn:b> "\xe9" .'))
        .status,
    ).toBe(415);
  });

  it('that is not UTF-8 is 400', async () => {
    for (const [path, contentType] of [
      ['/validate', 'text/turtle'],
      ['/sparql', 'application/sparql-query'],
      ['/graphs?graph=urn:g', 'text/turtle'],
    ] as const) {
      const answer = await app.post(
        path,
        contentType,
        Buffer.concat([
          Buffer.from('<urn:a> <urn:b> "'),
          Buffer.from([0xc3, 0x28]),
          Buffer.from('" .'),
        ]),
      );
      expect([path, answer.status, jsonOf<Problem>(answer).code]).toEqual([
        path,
        400,
        'bad-request',
      ]);
    }
  });

  it.each([
    ['/validate', 'text/turtle', 2 * MEGABYTE + 1],
    ['/news?dry-run', 'text/plain', 2 * MEGABYTE + 1],
    ['/sparql', 'application/sparql-query', MEGABYTE + 1],
  ])('larger than allowed is 413: %s as %s', async (path, contentType, size) => {
    const answer = await app.post(path, contentType, Buffer.alloc(size, ' '));
    const problem = jsonOf<Problem>(answer);
    expect([answer.status, problem.code, problem.limit]).toEqual([413, 'body-too-large', size - 1]);
  });

  it('with a query is small, also as a form with a token; an update may be large', async () => {
    const send = (
      parameter: string,
      text: string,
      headers: Record<string, string>,
    ): Promise<Answer> =>
      app.post(
        '/sparql',
        'application/x-www-form-urlencoded',
        `${parameter}=${encodeURIComponent(text)}`,
        headers,
      );
    const padding = ' '.repeat(400_000);
    const answer = await send('query', `ASK {} ${padding}`, {});
    expect([answer.status, jsonOf<Problem>(answer).code, jsonOf<Problem>(answer).limit]).toEqual([
      413,
      'body-too-large',
      MEGABYTE,
    ]);
    const withoutToken = await ask(`${app.url}/sparql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `query=ASK%7B%7D${'+'.repeat(MEGABYTE)}`,
    });
    expect(withoutToken.status).toBe(413);
    expect(
      (await send('update', `DELETE DATA { <urn:none> <urn:b> 1 } ${padding}`, {})).status,
    ).toBe(200);
  });

  it('is measured unpacked', async () => {
    const answer = await app.post(
      '/validate',
      'text/turtle',
      gzipSync(Buffer.alloc(3 * MEGABYTE, ' ')),
      { 'Content-Encoding': 'gzip' },
    );
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([413, 'body-too-large']);
    const small = await app.post('/validate', 'text/turtle', gzipSync('<urn:a> <urn:b> 1 .'), {
      'Content-Encoding': 'gzip',
    });
    expect([small.status, jsonOf<{ conforms: boolean }>(small).conforms]).toEqual([200, true]);
  });

  it.each(['null', '[]', '3', '"text"', '{', '{}', '{"name": 3, "data": 3}'])(
    'that should be a JSON object and is %s is 400',
    async (body) => {
      for (const path of ['/snapshots', '/validate']) {
        const answer = await app.post(path, 'application/json', body);
        expect([path, answer.status, jsonOf<Problem>(answer).code]).toEqual([
          path,
          400,
          'bad-request',
        ]);
      }
    },
  );
});

describe('What the log could not be read back from', () => {
  it.each([['a language tag', 'INSERT DATA { <urn:s> <urn:p> "x"@en-123456789012 }']])(
    'is refused: %s',
    async (_what, update) => {
      const before = app.version;
      const answer = await app.post('/sparql', 'application/sparql-update', update);
      expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([400, 'malformed-rdf']);
      expect(app.version).toBe(before);
    },
  );

  it.each([
    ['an IRI', 'INSERT { <urn:s> <urn:p> ?i } WHERE { BIND(IRI("http://x.example/a b>c") AS ?i) }'],
    [
      'a graph name',
      'INSERT { GRAPH ?g { <urn:s> <urn:p> 1 } } WHERE { BIND(IRI("http://x.example/a b>c") ' +
        'AS ?g) }',
    ],
    [
      'a datatype',
      'INSERT { <urn:s> <urn:p> ?l } WHERE { BIND(STRDT("x", IRI("http://x.example/{}")) AS ?l) }',
    ],
    [
      'a language tag',
      'INSERT { <urn:s> <urn:p> ?l } WHERE { BIND(STRLANG("x", "en-123456789012") AS ?l) }',
    ],
    [
      'an IRI within a triple term',
      'INSERT { <urn:s> <urn:p> ?t } WHERE { BIND(TRIPLE(<urn:a>, <urn:b>, ' +
        'IRI("http://x.example/<")) AS ?t) }',
    ],
  ])(
    'is an error in a query, and what would hold it is left out (SPARQL 1.1 Update §3.1.3): %s',
    async (_what, update) => {
      const before = app.version;
      const answer = await app.post('/sparql', 'application/sparql-update', update);
      expect([answer.status, jsonOf(answer)]).toEqual([
        200,
        { version: before, added: 0, removed: 0 },
      ]);
    },
  );

  it('is refused in JSON-LD: half of a surrogate pair', async () => {
    const before = app.version;
    const answer = await send('/graphs?graph=urn:half', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/ld+json', Authorization: `Bearer ${TOKEN}` },
      body: '{"@id": "urn:x", "urn:p": "\\ud800"}',
    });
    expect([answer.status, jsonOf<Problem>(answer).code, app.version]).toEqual([
      400,
      'malformed-rdf',
      before,
    ]);
  });
});
