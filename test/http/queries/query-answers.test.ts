import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, TOKEN, ask, codeOf, jsonOf, type Answer } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const JSON_ONLY = { Accept: 'application/json' };
const PREFIXES = `PREFIX og: <https://w3id.org/osce-graph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
`;
const put = (name: string, body: string): Promise<Answer> =>
  ask(`${app.url}/queries/${name}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/sparql-query' },
    body,
  });
const get = (
  path: string,
  headers: Readonly<Record<string, string>> = JSON_ONLY,
): Promise<Answer> => app.get(`/queries/${path}`, headers);

interface JsonFeed {
  readonly items: readonly {
    readonly title: string;
    readonly content_text: string;
    readonly _graph: { readonly version: number; readonly appeared: object[]; gone: object[] };
  }[];
  readonly next_url?: string;
  readonly _graph: { readonly lastVersion: number; readonly resume: string };
}

describe('The feed of a stored query', () => {
  it('has what appeared and disappeared, and goes on after a version', async () => {
    await put('values', 'SELECT ?s ?value { ?s <urn:test:value> ?value FILTER(?s = ?_of_iri) }');
    const insert = (value: string): Promise<unknown> =>
      app.update(`INSERT DATA { GRAPH <urn:test> { <urn:test:a> <urn:test:value> "${value}" } }`);
    await insert('one');
    await app.update('INSERT DATA { GRAPH <urn:test> { <urn:test:b> <urn:test:value> "other" } }');
    await insert('<two> & more');
    await app.update('DELETE WHERE { GRAPH ?g { <urn:test:a> <urn:test:value> "one" } }');
    const address = 'values/feed?of=urn:test:a&format=json';
    const feed = jsonOf<JsonFeed>(await get(address, {}));
    expect(feed.items.map(({ title }) => title.replace(/\d+(?=:)/, 'N'))).toEqual([
      'Version N: 1 row disappeared',
      'Version N: 1 row appeared',
      'Version N: 1 row appeared',
    ]);
    const { version, appeared } = feed.items[1]!._graph;
    expect(appeared).toEqual([
      {
        s: { type: 'uri', value: 'urn:test:a' },
        value: { type: 'literal', value: '<two> & more' },
      },
    ]);
    const rest = jsonOf<JsonFeed>(await get(`${address}&after-version=${version}`, {}));
    expect(rest.items.map(({ title }) => title)).toEqual([feed.items[0]!.title]);
    const resumed = jsonOf<JsonFeed>(await ask(feed._graph.resume));
    expect([resumed.items, feed._graph.lastVersion]).toEqual([[], app.service.current.number]);
  });

  it('is Atom too, well-formed whatever is in it, and known by its ETag', async () => {
    const address = 'values/feed?of=urn:test:a';
    const atom = await get(address, {});
    expect(atom.headers['content-type']).toContain('application/atom+xml');
    expect(atom.text).toContain('&lt;two&gt; &amp; more');
    expect(atom.text).toContain('rel="next"');
    const again = await get(address, { 'If-None-Match': atom.headers.etag! });
    expect(again.status).toBe(304);
  });

  it('refuses versions that are none', async () => {
    expect(codeOf(await get('values/feed?of=urn:x&after-version=9999', {}))).toEqual([
      404,
      'not-found',
    ]);
    for (const after of ['0', '-1', '2.5', 'x'])
      expect(codeOf(await get(`values/feed?of=urn:x&after-version=${after}`, {}))).toEqual([
        400,
        'bad-request',
      ]);
  });
});

describe('The table of a stored query', () => {
  it('is Parquet with the types of its values', async () => {
    await put(
      'typed',
      `${PREFIXES}SELECT ?thing ?whole ?part ?is ?day ?mixed ?none WHERE {
        VALUES (?thing ?whole ?part ?is ?day ?mixed) {
          (<urn:a> 20 1.5 true "2021-11-22"^^<http://www.w3.org/2001/XMLSchema#date> "x")
          (<urn:b> -7 2 false "2021-11-23"^^<http://www.w3.org/2001/XMLSchema#date> 3)
          (<urn:c> UNDEF 1e3 UNDEF UNDEF <urn:y>)
        } FILTER(?whole > ?__least_integer || !BOUND(?__least_integer))
      } ORDER BY ?thing`,
    );
    const answer = await get('typed?format=parquet', {});
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'application/vnd.apache.parquet',
    ]);
    const rows = await parquetReadObjects({ file: Uint8Array.from(answer.bytes).buffer });
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    expect(rows).toEqual([
      {
        thing: 'urn:a',
        whole: 20n,
        part: 1.5,
        is: true,
        day: day('2021-11-22'),
        mixed: 'x',
        none: null,
      },
      {
        thing: 'urn:b',
        whole: -7n,
        part: 2,
        is: false,
        day: day('2021-11-23'),
        mixed: '3',
        none: null,
      },
      { thing: 'urn:c', whole: null, part: 1000, is: null, day: null, mixed: 'urn:y', none: null },
    ]);
    const some = await get('typed?least=0', { Accept: 'application/vnd.apache.parquet' });
    expect(await parquetReadObjects({ file: Uint8Array.from(some.bytes).buffer })).toEqual([
      rows[0],
    ]);
    const again = await get('typed?format=parquet', { 'If-None-Match': answer.headers.etag! });
    expect(again.status).toBe(304);
  });

  it('has the rows of the other formats, and is for SELECT', async () => {
    const csv = await get('news-by-year?format=csv', {});
    const { bytes } = await get('news-by-year?format=parquet', {});
    const rows = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
    expect(rows).toHaveLength(csv.text.trimEnd().split('\r\n').length - 1);
    expect(codeOf(await get('organizers-as-a-graph?format=parquet', {}))).toEqual([
      406,
      'not-acceptable',
    ]);
  });
});
