import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { MadeChange } from '../../../src/commits/index.js';
import { request } from 'node:http';
import { TOKEN, jsonOf, codeOf, type Answer, type RunningApp } from '../../support/running-app.js';
import { JSON_RESULTS, SELECT, form, get, startWithNumbers } from './sparql-requests.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startWithNumbers();
});
afterAll(async () => {
  await app.close();
});

describe('A version', () => {
  it('is what ?version and Accept-Datetime ask for, and every answer names it', async () => {
    const count = async (answer: Promise<Answer>): Promise<[string | undefined, number]> => {
      const { headers, text } = await answer;
      return [
        headers['graph-version'] as string | undefined,
        jsonOf<{ results: { bindings: unknown[] } }>({ text }).results.bindings.length,
      ];
    };
    const { versions } = jsonOf<{ versions: { version: number; createdAt: string }[] }>(
      await app.get('/snapshots'),
    );
    const first = versions.at(-1)!;
    expect(await count(get(app, { query: SELECT }))).toEqual([String(app.version), 3]);
    expect(await count(get(app, { query: SELECT, version: '1' }))).toEqual(['1', 0]);
    expect(await count(get(app, { query: SELECT, version: 'latest' }))).toEqual([
      String(app.version),
      3,
    ]);
    const past = get(
      app,
      { query: SELECT },
      { ...JSON_RESULTS, 'Accept-Datetime': first.createdAt },
    );
    expect(await count(past)).toEqual(['1', 0]);
    expect((await past).headers['memento-datetime']).toBe(new Date(first.createdAt).toUTCString());
    expect(
      await count(
        get(
          app,
          { query: SELECT },
          { ...JSON_RESULTS, 'Accept-Datetime': 'Fri, 01 Jan 2100 00:00:00 GMT' },
        ),
      ),
    ).toEqual([String(app.version), 3]);
  });

  it.each<[string, Record<string, string>, [number, string]]>([
    ['99', {}, [404, 'not-found']],
    ['0', {}, [404, 'not-found']],
    ['yesterday', {}, [400, 'bad-request']],
    ['2.5', {}, [400, 'bad-request']],
    ['', { 'Accept-Datetime': 'Tue, 23 Nov 1999 10:00:00 GMT' }, [404, 'not-found']],
    ['', { 'Accept-Datetime': 'once upon a time' }, [400, 'bad-request']],
  ])('that there is none of is refused: %j %j', async (version, headers, expected) => {
    expect(
      codeOf(
        await get(
          app,
          { query: SELECT, ...(version ? { version } : {}) },
          { ...JSON_RESULTS, ...headers },
        ),
      ),
    ).toEqual(expected);
  });
});

describe('An update', () => {
  it('by POST, as a form or as itself, makes one version and says what changed', async () => {
    const before = app.version;
    const first = await app.post(
      '/sparql',
      'application/sparql-update',
      'INSERT DATA { GRAPH <urn:test:u> { <urn:test:u> <urn:test:n> 1, 2 } }',
    );
    expect([first.status, jsonOf(first)]).toEqual([
      200,
      { version: before + 1, added: 2, removed: 0 },
    ]);
    expect(first.headers['graph-version']).toBe(String(before + 1));
    const second = await app.post(
      '/sparql',
      'application/x-www-form-urlencoded',
      form({
        update:
          'DELETE WHERE { GRAPH <urn:test:u> { ?s ?p 1 } } ; INSERT DATA { GRAPH <urn:test:u> ' +
          '{ <urn:test:u> <urn:test:n> 3 } }',
      }),
    );
    expect(jsonOf(second)).toEqual({ version: before + 2, added: 1, removed: 1 });
    expect(await app.select('SELECT ?n { <urn:test:u> <urn:test:n> ?n } ORDER BY ?n')).toEqual([
      '2',
      '3',
    ]);
  });

  it('that changes nothing makes no version', async () => {
    const before = app.version;
    expect(
      jsonOf(
        await app.post(
          '/sparql',
          'application/sparql-update',
          'DELETE DATA { <urn:test:none> <urn:test:n> 1 }',
        ),
      ),
    ).toEqual({ version: before, added: 0, removed: 0 });
    expect(app.version).toBe(before);
  });

  it.each([
    ['malformed', 'INSERT DATA {\n <urn:a> <urn:b> }', [400, 'malformed-query']],
    ['a query', SELECT, [400, 'bad-request']],
    ['LOAD', 'LOAD <http://127.0.0.1:9/data.ttl>', [403, 'outbound-refused']],
  ] as const)('is refused when it is %s', async (_what, update, expected) => {
    const before = app.version;
    expect(codeOf(await app.post('/sparql', 'application/sparql-update', update))).toEqual(
      expected,
    );
    expect(app.version).toBe(before);
  });

  it('is not run for a client that has gone while it waited for another', async () => {
    const update = jest.spyOn(app.service.sparql, 'update');
    let release = (): void => undefined;
    const held = app.service.committer.commit(
      () =>
        new Promise<MadeChange<undefined>>((resolve) => {
          release = () => {
            resolve({ change: { added: [], removed: [] }, value: undefined });
          };
        }),
      { author: 'test', message: 'held' },
    );
    const outgoing = request(`${app.url}/sparql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/sparql-update', Authorization: `Bearer ${TOKEN}` },
    });
    outgoing.on('error', () => undefined);
    const commit = jest.spyOn(app.service.committer, 'commit');
    outgoing.end('INSERT DATA { <urn:test:gone> <urn:test:n> 1 }');
    while (commit.mock.calls.length === 0) await new Promise(setImmediate);
    outgoing.destroy();
    // The next request is read after the end of the one that was broken off.
    await app.get('/health/live');
    const before = app.version;
    release();
    await held;
    await expect(commit.mock.results[0]!.value).rejects.toThrow('client disconnected');
    expect(update.mock.calls.at(-1)![2]!.signal!.aborted).toBe(true);
    expect(app.version).toBe(before);
    jest.restoreAllMocks();
  });
});
