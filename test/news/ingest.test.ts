import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_BASE_IRI,
  PROV,
  SCHEMA,
  literal,
  namedNode,
  objectsOf,
  quad,
  type NamedNode,
} from '../../src/rdf/index.js';
import { Service } from '../../src/service.js';
import { ingestionOf, type Ingestion } from '../support/news-fixture.js';

let directory: string;
let service: Service;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-ingest-'));
  service = await Service.open({
    dataDirectory: directory,
    baseIri: DEFAULT_BASE_IRI,
    queryTimeoutMs: 30_000,
    isUnionDefaultGraph: true,
    serviceAllow: [],
  });
});

afterAll(async () => {
  await service.close();
  rmSync(directory, { recursive: true });
});

/** A page without a date. */
const pageOf = (title: string, end = 'There were many dogs.'): string =>
  `News Item\n${title}\nA workshop on dogs took place in Tirana.\n- Issued on:\n- Issued ` +
  `by:\n- OSCE Presence in Albania\n- Fields of work:\n- Policing\n${end}\n`;

function ingest(title: string, sourceUrl?: string, end?: string): Promise<Ingestion> {
  const page = { source: pageOf(title, end), mediaType: 'text/plain', sourceUrl } as const;
  return service.news.ingest(page, { author: 'test' }).then(ingestionOf);
}

describe('A page that comes with its address', () => {
  it.each([
    [
      'a year is no number of a page',
      'https://press.example/news/2021',
      'https://press.example/archive/other-page/2021',
    ],
    ['a path is taken whole', 'https://press.example/news/1', 'https://press.example/other/1'],
    ['hosts differ', 'https://press.example/news/12345', 'https://paper.example/news/12345'],
  ])('is another than one under another address: %s', async (what, first, second) => {
    const one = await ingest(`One page of which ${what}`, first);
    const other = await ingest(`Another page of which ${what}`, second);
    expect([other.wasKnown, other.newsItem.equals(one.newsItem)]).toEqual([false, false]);
  });

  it.each([
    ['without www', 'https://www.press.example/a/b', 'https://press.example/a/b/'],
    [
      'with its number under another path',
      'https://press.example/secretariat/51234',
      'https://press.example/node/51234',
    ],
  ])('is known under the same address %s', async (what, first, second) => {
    await ingest(`A page ${what}`, first);
    await expect(ingest(`A page ${what}`, second)).rejects.toMatchObject({
      code: 'already-known',
      details: { reasons: ['the same address', 'the same text'] },
    });
    await expect(ingest(`The same page with a new title, ${what}`, second)).rejects.toMatchObject({
      code: 'page-changed',
      details: { reasons: ['the same address'] },
    });
  });

  it(
    'is another than one of the same title that has another address, and the same as one of ' +
      'that title without',
    async () => {
      const title = 'A title that two pages have';
      const first = await ingest(title, 'https://press.example/first');
      const second = await ingest(title, 'https://press.example/second', 'There were few dogs.');
      expect([second.wasKnown, second.newsItem.equals(first.newsItem)]).toEqual([false, false]);
      await expect(ingest(title)).rejects.toMatchObject({
        code: 'already-known',
        details: { newsItem: first.newsItem.value },
      });
      await expect(
        ingest(title, 'https://press.example/second', 'There were few dogs.'),
      ).rejects.toMatchObject({
        code: 'already-known',
        details: { newsItem: second.newsItem.value },
      });
    },
  );

  it('is read though something in the graph has an address that is none', async () => {
    await service.committer.commit(
      {
        added: [
          quad(namedNode('urn:test:x'), SCHEMA.url, literal('no address')),
          quad(namedNode('urn:test:x'), SCHEMA.url, namedNode('urn:test:y')),
        ],
        removed: [],
      },
      { author: 'test', message: 'no addresses' },
    );
    const { newsItem } = await ingest(
      'A page beside what is no address',
      'https://press.example/beside',
    );
    expect(objectsOf(service.current, newsItem, PROV.wasDerivedFrom)).toHaveLength(1);
  });
});

describe('The page of a shipped item', () => {
  const noted = (newsItem: NamedNode): number =>
    ['sourceKind', 'sourceCheck'].reduce(
      (count, property) => count + service.current.count(newsItem, service.names.og(property)),
      0,
    );

  it('is known by the address that the item has, and brings the words', async () => {
    const { names } = service;
    const item = names.thing('news', '2000-05-19-pristina-police-graduates');
    const [page] = objectsOf(service.current, item, PROV.wasDerivedFrom);
    const address = objectsOf(service.current, page, SCHEMA.url)[0]!.value;
    expect(noted(item)).toBe(2);
    const { newsItem, wasKnown } = await ingest('The title of the website', address);
    expect([newsItem.value, wasKnown]).toEqual([item.value, true]);
    expect(
      service.current.count(null, PROV.wasDerivedFrom, page, names.graphs.receipts),
    ).toBeGreaterThan(0);
    // The page itself is a better source than what was noted of it.
    expect(noted(item)).toBe(0);
    await expect(ingest('The title of the website', address)).rejects.toMatchObject({
      code: 'already-known',
    });
  });
});
