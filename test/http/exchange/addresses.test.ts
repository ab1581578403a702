import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunningApp, TOKEN, codeOf, problemOf } from '../../support/running-app.js';

let app: RunningApp;
const NAMES = ['Zoë-Österreich', 'B%C3%B6hm', '%D0%98%D0%B2%D0%B0%D0%BD', 'a%20b', 'łódź'];
beforeAll(async () => {
  app = await RunningApp.start();
  const { og } = app.service.names;
  const people = NAMES.map(
    (name) =>
      `<${app.service.names.baseIri}id/person/${name}> a <${og('Person').value}> ; ` +
      `<http://www.w3.org/2000/01/rdf-schema#label> "Somebody" .`,
  );
  const made = await app.write('PUT', '/graph/na%C3%AFve', 'text/turtle', people.join('\n'));
  expect(made.status).toBe(201);
});
afterAll(async () => {
  await app.close();
});

const part = (query: string): string => `/snapshots/1/graph.nt?query=${encodeURIComponent(query)}`;
const HTML = { Accept: 'text/html' };

describe('An answer that a cache may keep for ever', () => {
  it.each([
    '/id/state/norway.ttl?version=1',
    '/states?version=1&format=json',
    '/snapshots/0/diff/1?format=csv',
    '/snapshots/1/tables/state.csv',
    part('CONSTRUCT { ?s a ?o } WHERE { ?s a ?o FILTER(?o = <urn:x>) }'),
  ])('is data of a numbered version: %s', async (address) => {
    const { status, headers } = await app.get(address);
    expect([status, headers['cache-control']]).toEqual([200, expect.stringContaining('immutable')]);
  });

  it.each([
    ['/id/state/norway?version=1', HTML],
    ['/id/state/norway.html?version=1', {}],
    ['/states?version=1', HTML],
    ['/events?version=1&view=calendar', HTML],
    ['/snapshots/1', HTML],
    ['/snapshots/0/diff/1', HTML],
    ['/sparql?version=1&query=ASK%7B%7D', HTML],
    ['/id/state/norway.ttl?version=latest', {}],
    ['/snapshots/latest/tables/state.csv', {}],
    [part('CONSTRUCT { <urn:x> <urn:at> ?now } WHERE { BIND(NOW() AS ?now) }'), {}],
    [part('CONSTRUCT { <urn:x> <urn:at> ?r } WHERE { { SELECT (RAND() AS ?r) {} } }'), {}],
    [part('CONSTRUCT { ?u a <urn:x> } WHERE { VALUES ?a { 1 2 } BIND(uuid() AS ?u) }'), {}],
    [part('CONSTRUCT { _:b a <urn:x> } WHERE { FILTER(true) }'), {}],
    [part('CONSTRUCT { ?b a <urn:x> } WHERE { BIND(BNODE() AS ?b) }'), {}],
    [part('CONSTRUCT { <urn:x> <urn:id> ?s } WHERE { BIND(CONCAT("a", STRUUID()) AS ?s) }'), {}],
  ])('is not %s', async (address, headers) => {
    const answer = await app.get(address, headers);
    expect([answer.status, answer.headers['cache-control'] ?? '']).toEqual([
      200,
      expect.not.stringContaining('immutable'),
    ]);
  });

  it('keeps no file of a query whose answer varies', async () => {
    const kept = (): string[] => {
      const directory = join(app.directory, 'var', 'exports');
      return existsSync(directory) ? readdirSync(directory).sort() : [];
    };
    const isOfOne = (name: string): boolean => name.split('-').length > 3;
    const address = part('CONSTRUCT { <urn:x> <urn:y> ?r } WHERE { BIND(RAND() AS ?r) }');
    const [one, other] = [await app.get(address), await app.get(address)];
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.text).not.toBe(other.text);
    // It goes when the answer has been sent.
    for (let turn = 0; turn < 100 && kept().some(isOfOne); turn += 1) await sleep(20);
    expect(kept().filter(isOfOne)).toEqual([]);
  });
});

describe('A path', () => {
  it.each(['/News', '/SPARQL', '/sparqL?query=ASK%7B%7D', '/Id/state/norway', '/Health/live'])(
    'has its own case: %s',
    async (path) => {
      expect(codeOf(await app.get(path))).toEqual([404, 'not-found']);
    },
  );

  it.each(['/Graph/new', '/GRAPHS', '/graphs/', '/graph/new/', '/Sparql', '/News/', '/news/'])(
    'that differs in case or by a slash writes nothing: %s',
    async (path) => {
      const { version } = app;
      const answer = await app.write('POST', path, 'text/turtle', '<urn:a> <urn:b> <urn:c> .');
      // A graph's own name may end in a slash.
      if (path === '/graph/new/') return;
      expect(answer.status).toBe(404);
      expect(app.version).toBe(version);
    },
  );

  it.each([
    ['/states/', '/states'],
    ['/id/state/norway/?version=1', '/id/state/norway?version=1'],
    ['/states//', '/states'],
  ])('with a slash at the end leads on: %s', async (path, target) => {
    const { status, headers } = await app.get(path);
    expect([status, headers.location]).toEqual([308, target]);
  });

  it('of the former page that built queries leads to the editor, whatever it asks for', async () => {
    for (const path of ['/build', '/build?kind=Person&1=affiliation&show=label&show=holdsPost']) {
      const { status, headers } = await app.get(path);
      expect([status, headers.location]).toEqual([303, '/sparql']);
    }
  });

  it('never leads to another host', async () => {
    for (const path of ['//example.org/', '/%5Cexample.org/', '/\\example.org/']) {
      const { headers } = await app.get(path);
      expect(headers.location ?? '/').toMatch(/^\/(?![/\\])/);
    }
  });
});

describe('A thing whose slug is not plain', () => {
  const ascii = (name: string): string => encodeURI(decodeURIComponent(name));
  it.each(NAMES)('has all its addresses: %s', async (name) => {
    const base = `/id/person/${ascii(name)}`;
    for (const rest of ['', '.ttl', '.html', '.json', '/timemap', '/timemap?format=html']) {
      const { status } = await app.get(base + rest);
      expect([rest, status]).toEqual([rest, 200]);
    }
    const { headers } = await app.get(base, HTML);
    const [, timeMap] = /<([^>]*)>; rel="timemap/.exec(String(headers.link)) ?? [];
    expect((await app.get(new URL(timeMap!).pathname)).status).toBe(200);
  });

  it('can be written, with an address in the answer', async () => {
    const iri = `${app.service.names.baseIri}id/organization/Школа`;
    const made = await app.write(
      'PUT',
      `/id/organization/${encodeURIComponent('Школа')}`,
      'text/turtle',
      `<${iri}> a <${app.service.names.og('Organization').value}> ; ` +
        '<http://www.w3.org/2000/01/rdf-schema#label> "School" .',
    );
    expect(made.status).toBe(201);
    expect((await app.get(new URL(made.headers.location!).pathname)).status).toBe(200);
  });

  it('may be a graph', async () => {
    expect((await app.get('/graph/na%C3%AFve')).status).toBe(200);
  });
});

describe('An address below /id with nothing', () => {
  it.each([
    ['/id/organization/mission-in-moldva', 'organization/mission-to-moldova'],
    ['/id/state/Norwey', 'state/norway'],
    ['/id/event/austria', 'state/austria'],
  ])('tells what is near: %s', async (address, nearest) => {
    const answer = await app.get(address);
    const { suggestions, search } = problemOf(answer);
    expect(answer.status).toBe(404);
    expect(String(suggestions)).toContain(nearest);
    expect((await app.get(String(search))).status).toBe(200);
    const page = await app.get(address, HTML);
    expect(page.text).toContain(`href="/id/${nearest}"`);
  });

  it('tells the kind that is near', async () => {
    expect(problemOf(await app.get('/id/peron')).suggestions).toEqual(['person']);
  });
});

describe('A stored query', () => {
  const header = '#+ summary: Lines for a test\n#+ tags:\n#+   - tests\n\n';
  it('has its errors in the lines of its file', async () => {
    const text = `${header}SELECT ?event {\n  ?event a\n}\n`;
    const put = await app.write('PUT', '/queries/lines', 'application/sparql-query', text);
    expect([put.status, problemOf(put).line]).toEqual([400, 7]);
    const bom = await app.write(
      'PUT',
      '/queries/lines',
      'application/sparql-query',
      `\ufeff${text}`,
    );
    expect([bom.status, problemOf(bom).line]).toEqual([400, 7]);
  });
});

describe('A body that waits for 100 (Continue)', () => {
  const send = (authorization: string, length: number, type: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `PUT /graph/waits HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: ${type}\r\n` +
            `${authorization}Content-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`,
        );
      });
      socket.once('data', (bytes: Buffer) => {
        socket.destroy();
        resolve(bytes.toString().slice(9, 12));
      });
      socket.once('error', reject);
    });

  it.each([
    ['Authorization: Bearer nobody\r\n', 20, 'text/turtle', '401'],
    ['', 20, 'text/turtle', '401'],
    [`Authorization: Bearer ${TOKEN}\r\n`, 2 ** 31, 'text/turtle', '413'],
    [`Authorization: Bearer ${TOKEN}\r\n`, 20, 'video/mp4', '415'],
    [`Authorization: Bearer ${TOKEN}\r\n`, 20, 'text/n3', '100'],
    [`Authorization: Bearer ${TOKEN}\r\n`, 20, 'text/turtle', '100'],
  ])('is asked for only where it is taken: %j, %d bytes of %s', async (...sent) => {
    const [token, length, type, status] = sent;
    expect(await send(token, length, type)).toBe(status);
  });
});

describe('After a compaction', () => {
  it('no link leads to a version that is gone', async () => {
    for (const value of ['a', 'b', 'c', 'd'])
      await app.update(`INSERT DATA { <urn:s> <urn:p> "${value}" }`);
    const { dropped } = await app.service.compact({ versions: 2 });
    expect(dropped).toBeGreaterThan(0);
    const { version } = app;
    const pages = await Promise.all(
      [
        ['/catalog', { Accept: 'text/turtle' }],
        ['/.well-known/void', { Accept: 'text/turtle' }],
        ['/snapshots', HTML],
        [`/snapshots/${version}`, HTML],
        ['/changes?format=atom', {}],
        ['/changes', {}],
        ['/id/state/norway/timemap', {}],
        [`/id/person/${encodeURIComponent('łódź')}/timemap?format=html`, {}],
      ].map(([path, headers]) => app.get(path as string, headers as Record<string, string>)),
    );
    const links = pages.flatMap(({ text }) => [
      ...text.matchAll(/\/snapshots\/\d+(?:\/diff\/\d+)?(?=["#>])|\/id\/[^"<> ]*\?version=\d+/g),
    ]);
    const paths = [...new Set(links.map(([path]) => path))];
    expect(paths.length).toBeGreaterThan(4);
    for (const path of paths) {
      const { status } = await app.get(path, HTML);
      expect([path, status]).toEqual([path, 200]);
    }
  });
});
