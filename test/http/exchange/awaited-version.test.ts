import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { RunningApp, codeOf, problemOf } from '../../support/running-app.js';
import { fillTinyGraph } from '../../support/small-graph.js';
import { TemporaryDirectories } from '../../support/directories.js';

const directories = new TemporaryDirectories();
let writer: RunningApp;
let reader: RunningApp;
beforeAll(async () => {
  const directory = directories.make();
  await fillTinyGraph(join(directory, 'var'));
  writer = await RunningApp.start({ directory });
  reader = await RunningApp.start({ directory, mode: 'follow' });
});
afterAll(async () => {
  await reader.stop();
  await writer.close();
  directories.removeAll();
});

let count = 0;
const insert = async (): Promise<number> => {
  count += 1;
  const update = `INSERT DATA { <http://example.org/new> <http://example.org/p> ${count} }`;
  const { headers } = await writer.post('/sparql', 'application/sparql-update', update);
  return Number(headers['graph-version']);
};
const asked = (): string => `/sparql?query=${encodeURIComponent(`ASK { ?s ?p ${count} }`)}`;
const JSON_RESULTS = { Accept: 'application/sparql-results+json' };

describe('A server that only reads', () => {
  it('waits for a version that another process has written', async () => {
    const version = await insert();
    const { headers, text } = await reader.get(asked(), {
      ...JSON_RESULTS,
      'If-Graph-Version': `>=${version}`,
    });
    expect([headers['graph-version'], JSON.parse(text)]).toEqual([
      String(version),
      expect.objectContaining({ boolean: true }),
    ]);
  });

  it('waits for a version that the address names, also one that is not written yet', async () => {
    const answer = reader.get(`${asked()}&version=${reader.version + 1}`, JSON_RESULTS);
    const version = await insert();
    expect((await answer).headers['graph-version']).toBe(String(version));
  });

  it.each(['/sparql?query=ASK{}&version=', '/events?version='])(
    'refuses a version that is far ahead at once: %s',
    async (query) => {
      const startedAt = performance.now();
      const answers = await Promise.all(
        [200, 70_000, 123_456_789].map((ahead) => reader.get(`${query}${reader.version + ahead}`)),
      );
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(performance.now() - startedAt).toBeLessThan(8_000);
    },
  );

  it.each([
    ['POST', '/sparql', 'application/sparql-update', ''],
    ['PUT', '/graph/x', 'text/turtle', ''],
    ['PUT', '/graph/x', 'text/turtle', 'Bearer nobody'],
    ['POST', '/news', 'text/plain', 'Bearer nobody'],
  ])('says that it only reads: %s %s', async (method, path, type, token) => {
    const answer = await reader.write(method, path, type, 'CLEAR ALL', { Authorization: token });
    expect(codeOf(answer)).toEqual([403, 'forbidden']);
    expect(problemOf(answer).detail).not.toMatch(/token/i);
  });

  it('answers 412 where the version does not come', async () => {
    const answer = await reader.get('/sparql?query=ASK{}', { 'If-Graph-Version': '>=1000' });
    expect(codeOf(answer)).toEqual([412, 'version-not-reached']);
    expect(problemOf(answer)).toMatchObject({ asked: 1000, version: reader.version });
  });
});

describe('A server that writes', () => {
  it('answers from its version, and does not wait for another', async () => {
    const now = writer.version;
    const reached = await writer.get('/sparql?query=ASK{}', { 'If-Graph-Version': `>= ${now}` });
    expect(reached.status).toBe(200);
    const answer = await writer.get('/sparql?query=ASK{}', { 'If-Graph-Version': `>=${now + 1}` });
    expect(codeOf(answer)).toEqual([412, 'version-not-reached']);
  });

  it.each(['7', '>7', '>=', '>=-1', '>=1.5', 'latest'])(
    'refuses the header "%s", and says what is expected',
    async (header) => {
      const answer = await writer.get('/sparql?query=ASK{}', { 'If-Graph-Version': header });
      expect(codeOf(answer)).toEqual([400, 'bad-request']);
      expect(problemOf(answer).detail).toContain('>=7');
    },
  );
});
