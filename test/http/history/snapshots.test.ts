import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { RunningApp, jsonOf, type Answer, type Problem } from '../../support/running-app.js';

interface Version {
  readonly version: number;
  readonly name: string | null;
  readonly createdAt: string;
  readonly author: string;
  readonly message: string;
  readonly quads: number;
  readonly added: number;
  readonly removed: number;
  readonly sha256: string;
}

interface Manifest extends Version {
  readonly files: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly size: number;
    readonly sha256: string;
    readonly href: string;
  }[];
}

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
  await app.update(
    'INSERT DATA { GRAPH <urn:test:g> { <urn:test:a> <urn:test:b> "eins", "zwei"@de . _:x ' +
      '<urn:test:b> 3 } }',
  );
  await app.update('DELETE DATA { GRAPH <urn:test:g> { <urn:test:a> <urn:test:b> "eins" } }');
});
afterAll(async () => {
  await app.close();
});

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const versions = async (): Promise<Version[]> =>
  jsonOf<{ versions: Version[] }>(await app.get('/snapshots')).versions;
const manifest = async (version: string | number): Promise<Manifest> =>
  jsonOf<Manifest>(await app.get(`/snapshots/${version}`));

describe('The list of versions', () => {
  it('has each commit with what it changed, newest first', async () => {
    const all = await versions();
    expect(
      all.map(({ version, added, removed, author }) => [version, added, removed, author]),
    ).toEqual([
      [3, 0, 1, 'token'],
      [2, 3, 0, 'token'],
      [1, all[2]!.quads, 0, 'osce-graph'],
    ]);
    expect(all.map(({ quads }) => quads - all[2]!.quads)).toEqual([2, 3, 0]);
    for (const { createdAt, sha256: digest, message } of all) {
      expect(new Date(createdAt).toISOString()).toBe(createdAt);
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      expect(message).not.toBe('');
    }
    expect(new Set(all.map(({ sha256: digest }) => digest)).size).toBe(3);
  });
});

describe('A version', () => {
  it('lists its files with size, digest and address, and they are as it says', async () => {
    const { files, ...info } = await manifest(2);
    expect(info).toEqual((await versions()).find(({ version }) => version === 2));
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(
        ['nq', 'trig', 'ttl', 'nt', 'jsonld', 'rdf'].flatMap((ending) => [
          `graph.${ending}`,
          `graph.${ending}.gz`,
        ]),
      ),
    );
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['graph-inferred.nq', 'receipts.nq']),
    );
    for (const file of files) {
      const answer = await app.get(file.href);
      expect([
        file.name,
        answer.status,
        answer.headers['graph-version'],
        answer.bytes.length,
        sha256(answer.bytes),
      ]).toEqual([file.name, 200, '2', file.size, file.sha256]);
      expect(answer.headers['content-type']!.split(';')[0]).toBe(file.mediaType);
      expect(answer.headers['content-disposition']).toContain('filename="osce-graph-v2-');
      expect(answer.headers['cache-control']).toContain('immutable');
    }
  });

  it('stays as it was, byte for byte', async () => {
    const before = (await app.get('/snapshots/1/graph.nq')).bytes;
    await app.update('INSERT DATA { GRAPH <urn:test:later> { <urn:test:a> <urn:test:later> 1 } }');
    expect((await app.get('/snapshots/1/graph.nq')).bytes.equals(before)).toBe(true);
    expect((await app.get('/snapshots/2/graph.nq')).text).toContain('"eins"');
    expect((await app.get('/snapshots/3/graph.nq')).text).not.toContain('"eins"');
    expect((await app.get('/snapshots/latest/graph.nq')).text).toContain('urn:test:later');
  });

  it.each([
    '/snapshots/99',
    '/snapshots/0',
    '/snapshots/unheard-of',
    '/snapshots/1/graph.exe',
    '/snapshots/99/graph.nq',
    '/snapshots/1/..%2Flog.sqlite',
    '/snapshots/1/graph.nq/more',
  ])('that is not there is 404: %s', async (path) => {
    const answer = await app.get(path);
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([404, 'not-found']);
  });
});

describe('A download', () => {
  it.each(['graph.nq', 'graph.nq.gz', 'tables/event.parquet', 'bundle.zip'])(
    'of %s that was broken off goes on where it stopped',
    async (name) => {
      const whole = await app.get(`/snapshots/1/${name}`, { 'Accept-Encoding': 'gzip' });
      expect([
        whole.status,
        whole.headers['accept-ranges'],
        whole.headers['content-encoding'],
        whole.headers['content-length'],
      ]).toEqual([200, 'bytes', undefined, String(whole.bytes.length)]);
      const middle = Math.floor(whole.bytes.length / 2);
      const rest = await app.get(`/snapshots/1/${name}`, {
        Range: `bytes=${middle}-`,
        'If-Range': whole.headers.etag!,
        'Accept-Encoding': 'gzip',
      });
      expect([
        rest.status,
        rest.headers['content-range'],
        rest.headers['content-encoding'],
      ]).toEqual([
        206,
        `bytes ${middle}-${whole.bytes.length - 1}/${whole.bytes.length}`,
        undefined,
      ]);
      expect(Buffer.concat([whole.bytes.subarray(0, middle), rest.bytes]).equals(whole.bytes)).toBe(
        true,
      );
      expect(
        (
          await app.get(`/snapshots/1/${name}`, {
            Range: `bytes=${middle}-`,
            'If-Range': '"other"',
          })
        ).status,
      ).toBe(200);
      expect(
        (await app.get(`/snapshots/1/${name}`, { 'If-None-Match': whole.headers.etag! })).status,
      ).toBe(304);
    },
  );

  it('that begins beyond the end is refused with the size', async () => {
    const { bytes } = await app.get('/snapshots/1/places.geojson');
    const refused = await app.get('/snapshots/1/places.geojson', {
      Range: `bytes=${bytes.length}-`,
    });
    expect([
      refused.status,
      jsonOf<Problem>(refused).code,
      refused.headers['content-range'],
    ]).toEqual([416, 'range-not-satisfiable', `bytes */${bytes.length}`]);
  });
});

describe('A part of a version', () => {
  it('is the graph that a query builds, of that version', async () => {
    const query = encodeURIComponent(
      'CONSTRUCT { ?s <urn:test:c> ?o } { GRAPH <urn:test:g> { ?s <urn:test:b> ?o ' +
        'FILTER(isIRI(?s)) } }',
    );
    expect((await app.get(`/snapshots/2/graph.nt?query=${query}`)).text).toBe(
      '<urn:test:a> <urn:test:c> "eins" .\n<urn:test:a> <urn:test:c> "zwei"@de .\n',
    );
    expect((await app.get(`/snapshots/3/graph.nt?query=${query}`)).text).toBe(
      '<urn:test:a> <urn:test:c> "zwei"@de .\n',
    );
    const empty = await app.get(
      `/snapshots/1/graph.nt?query=${encodeURIComponent(
        'CONSTRUCT { ?s ?p ?o } { ?s <urn:test:unheard> ?o . ?s ?p ?o }',
      )}`,
    );
    expect([empty.status, empty.text]).toEqual([200, '']);
  });

  it.each([
    'clas=Event',
    'class=Unheard',
    'from=yesterday',
    'query=SELECT',
    `query=${encodeURIComponent('SELECT * {}')}`,
    `query=${encodeURIComponent('CONSTRUCT WHERE { ?s ?p ?o }')}&class=Event`,
  ])('that cannot be told is refused: %s', async (parameters) => {
    expect((await app.get(`/snapshots/1/graph.nq?${parameters}`)).status).toBe(400);
  });
});

describe('The name of a version', () => {
  const name = (body: object): Promise<Answer> =>
    app.post('/snapshots', 'application/json', JSON.stringify(body));

  it('is given to the latest or another, for good, and leads to it', async () => {
    const latest = await name({ name: 'today', message: 'The state of today' });
    expect([latest.status, jsonOf<Version>(latest).version, jsonOf<Version>(latest).name]).toEqual([
      201,
      app.version,
      'today',
    ]);
    expect(jsonOf<{ note: string }>(await app.get('/snapshots/today')).note).toBe(
      'The state of today',
    );
    expect(latest.headers.location).toBe(`/snapshots/${app.version}`);
    const first = await name({ name: 'first', version: 1 });
    expect([first.status, jsonOf<Version>(first).version]).toEqual([201, 1]);
    expect((await versions()).at(-1)!.name).toBe('first');
    expect((await manifest('first')).version).toBe(1);
    const file = await app.get('/snapshots/first/graph.nq');
    expect([file.headers['graph-version'], file.headers['cache-control']]).toEqual([
      '1',
      'no-cache, no-transform',
    ]);
    expect(
      jsonOf<{ boolean: boolean }>(
        await app.get(
          `/sparql?version=first&query=${encodeURIComponent('ASK { <urn:test:a> ?p ?o }')}`,
        ),
      ).boolean,
    ).toBe(false);
  });

  it.each([
    [{ name: '3' }, 400],
    [{ name: '' }, 400],
    [{ name: 'a b' }, 400],
    [{ name: '../x' }, 400],
    [{ name: '<b>' }, 400],
    [{ name: 'x'.repeat(65) }, 400],
    [{ message: 'no name' }, 400],
    [{ name: 'beyond', version: 99 }, 404],
    [{ name: 'beyond', version: 'unheard-of' }, 404],
    [{ name: 'first', version: 2 }, 409],
    [{ name: 'first', version: 1, message: 'The first edition' }, 409],
    [{ name: 'second', version: 1 }, 409],
    [{ name: 'latest' }, 400],
    [{ name: 'beyond', version: [1] }, 400],
    [{ name: 'beyond', version: true }, 400],
    [{ name: 'beyond', version: '1.5' }, 400],
    [{ name: 'beyond', Version: 1 }, 400],
    [{ name: 'beyond', message: 3 }, 400],
  ])('is refused: %j', async (body, status) => {
    const before = await versions();
    expect((await name(body)).status).toBe(status);
    expect(await versions()).toEqual(before);
  });
});
