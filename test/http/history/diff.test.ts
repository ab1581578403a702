import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { fromRdfPatch } from '../../support/rdf-patch.js';
import { RunningApp, ask, jsonOf, type Problem } from '../../support/running-app.js';
import { runCommand, type Run } from '../../support/terminal.js';

interface DiffJson {
  readonly from: number;
  readonly to: number;
  readonly thing: string | null;
  readonly added: number;
  readonly removed: number;
  readonly sentence: string;
  readonly words: readonly string[];
  readonly thingCount: number;
  readonly things: readonly {
    readonly iri: string;
    readonly label: string;
    readonly kind: string;
    readonly change: string;
    readonly country?: string;
  }[];
}

const OG = 'https://w3id.org/osce-graph/ontology#';
const PREFIXES =
  `PREFIX og: <${OG}> PREFIX id: <https://w3id.org/osce-graph/id/> PREFIX rdfs: ` +
  '<http://www.w3.org/2000/01/rdf-schema#> PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX ' +
  'xsd: <http://www.w3.org/2001/XMLSchema#>';
const ID = 'https://w3id.org/osce-graph/id';
/** An item of which the issuer's host State is Moldova. */
const item = (name: string): string =>
  `<${ID}/news/${name}> a og:NewsItem ; rdfs:label "${name}"@en ; dcterms:title "${name}"@en ` +
  '; dcterms:issued "2024-05-01"^^xsd:date ; og:issuedBy ' +
  `<${ID}/organization/mission-to-moldova> ; og:contentType ` +
  `<${ID}/content-type/press-release> .`;

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
  await app.update(
    `${PREFIXES} INSERT DATA { GRAPH <urn:test:g> { ` +
      `${Array.from({ length: 14 }, (_, index) => item(`item-${index}`)).join(' ')} } }`,
  );
  await app.update(
    `${PREFIXES} DELETE { GRAPH ?g { ?s dcterms:issued ?o } } INSERT { GRAPH ?g { ?s ` +
      'dcterms:issued "2024-05-02"^^xsd:date } } WHERE { GRAPH ?g { VALUES ?s { ' +
      `<${ID}/news/item-1> <${ID}/news/item-2> } ?s dcterms:issued ?o } }`,
  );
  await app.service.snapshots.name(2, 'spring', '');
});
afterAll(async () => {
  await app.close();
});

const diff = async (path: string): Promise<DiffJson> =>
  jsonOf<DiffJson>(await app.get(`/snapshots/${path}`));

describe('The difference between versions over HTTP', () => {
  it('can be of one thing, by its IRI or its address', async () => {
    for (const thing of [`${ID}/news/item-1`, 'news/item-1', '/id/news/item-1']) {
      expect(await diff(`1/diff/3?thing=${encodeURIComponent(thing)}`)).toMatchObject({
        thing: `${ID}/news/item-1`,
        sentence: '1 news item added for Moldova.',
        thingCount: 1,
      });
    }
    expect(await diff(`2/diff/3?thing=news/item-5`)).toMatchObject({
      sentence: 'Nothing changed.',
      things: [],
    });
    const patch = fromRdfPatch(
      (await app.get('/snapshots/2/diff/3?thing=news/item-1', { Accept: 'application/rdf-patch' }))
        .text,
    );
    expect([patch.added.length, patch.removed.length]).toEqual([1, 1]);
  });

  it.each([
    ['json', 'application/json', 'immutable'],
    ['rdf-patch', 'application/rdf-patch', 'immutable'],
    ['csv', 'text/csv', 'immutable'],
    ['html', 'text/html', 'no-cache'],
  ])('is there as %s, and known by its tag', async (format, mediaType, caching) => {
    const answer = await app.get(`/snapshots/1/diff/3?format=${format}`);
    expect([
      answer.status,
      answer.headers['content-type']!.split(';')[0],
      answer.headers['graph-version'],
    ]).toEqual([200, mediaType, '3']);
    expect(answer.headers['cache-control']).toContain(caching);
    expect((await app.get('/snapshots/1/diff/3', { Accept: mediaType })).text).toBe(answer.text);
    expect(
      (
        await app.get(`/snapshots/1/diff/3?format=${format}`, {
          'If-None-Match': answer.headers.etag!,
        })
      ).status,
    ).toBe(304);
    const head = await ask(`${app.url}/snapshots/1/diff/3?format=${format}`, { method: 'HEAD' });
    expect([head.status, head.headers.etag, head.text]).toEqual([200, answer.headers.etag, '']);
  });

  it('by a name, which may come to mean another version, is asked for again', async () => {
    const answer = await app.get('/snapshots/spring/diff/latest');
    expect([
      jsonOf<DiffJson>(answer).from,
      jsonOf<DiffJson>(answer).to,
      answer.headers['cache-control'],
    ]).toEqual([2, 3, 'no-cache']);
  });

  it('is a page with old and new values, that leads to the other forms', async () => {
    const page = (await app.get('/snapshots/2/diff/3', { Accept: 'text/html' })).text;
    expect(page).toContain('<li>2 dates corrected</li>');
    expect(page).toMatch(
      new RegExp(
        [
          String.raw`<del><time datetime="2024-05-01">1 May 2024</time></del> → `,
          String.raw`<ins><time datetime="2024-05-02">2 May 2024</time></ins>`,
        ].join(''),
      ),
    );
    expect(page).toContain('href="/snapshots/2/diff/3?format=rdf-patch"');
    expect(page).toContain('href="/id/news/item-1"');
  });

  it.each([
    ['1/diff/2?view=map', 400],
    ['1/diff/2?page=0', 400],
    ['1/diff/99', 404],
    ['99/diff/1', 404],
    ['-1/diff/1', 400],
    ['2.5/diff/1', 400],
    ['1/diff/nothing', 404],
    ['1/diff/2?thing=news/none', 404],
    ['1/diff/2?thing=x', 400],
    ['1/diff/2?thing=urn:a%3Eb', 400],
    ['1/diff/2?with=all', 400],
    ['1/diff/2?with=receipts', 400],
    ['1/diff/2?format=pdf', 406],
    ['1/diff', 404],
    ['1/diff/2/3', 404],
  ])('is refused for %s', async (path, status) => {
    const answer = await app.get(`/snapshots/${path}`);
    expect([answer.status, jsonOf<Problem>(answer).status]).toEqual([status, status]);
  });
});

describe('snapshot diff', () => {
  const run = (...args: string[]): Promise<Run> =>
    runCommand(['snapshot', 'diff', ...args], { DATA_DIR: join(app.directory, 'var') });

  it('prints words with the things of a small difference, and every other form', async () => {
    expect(await run('1', '2')).toMatchObject({
      status: 0,
      out: expect.stringMatching(
        /^from: 1\nto: 2\nchanges:\n- 14 news items added for Moldova\nthings:\n(?:- news item “item-\d+” added\n){14}$/,
      ) as unknown,
    });
    expect(await run('3', '3')).toMatchObject({
      status: 0,
      out: 'from: 3\nto: 3\nchanges: Nothing changed.\n',
    });
    expect(JSON.parse((await run('spring', 'latest', '--json')).out)).toEqual(
      await diff('2/diff/3'),
    );
    for (const format of ['rdf-patch', 'csv'])
      expect((await run('1', '3', '--format', format, '--thing', 'news/item-1')).out).toBe(
        (await app.get(`/snapshots/1/diff/3?thing=news/item-1&format=${format}`)).text,
      );
  });
});
