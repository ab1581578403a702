import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIST_KINDS, ThingList } from '../../../src/lists/index.js';
import { RunningApp, ask } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

/** The entries of a document of the protocol. */
async function entries(path: string, element: 'sitemap' | 'url'): Promise<string[]> {
  const answer = await app.get(path);
  expect([path, answer.status, answer.headers['content-type']]).toEqual([
    path,
    200,
    'application/xml',
  ]);
  expect(answer.text).toMatch(
    new RegExp(
      `^<\\?xml version="1\\.0" ` +
        `encoding="UTF-8"\\?>\\n<${element === 'url' ? 'urlset' : 'sitemapindex'} ` +
        `xmlns="http://www\\.sitemaps\\.org/schemas/sitemap/0\\.9">`,
    ),
  );
  const found = answer.text.matchAll(
    new RegExp(`<${element}><loc>([^<]*)</loc></${element}>`, 'g'),
  );
  return Array.from(found, ([, loc]) => loc!.replaceAll('&amp;', '&'));
}

const pathIn = (address: string): string => {
  expect(address.startsWith(app.url)).toBe(true);
  return address.slice(app.url.length);
};
const allEntries = async (): Promise<string[]> =>
  (
    await Promise.all(
      (await entries('/sitemap.xml', 'sitemap')).map((loc) => entries(pathIn(loc), 'url')),
    )
  ).flat();

describe('The site map', () => {
  it('has every thing of every list, and the pages that are not of things, each once', async () => {
    const { current, names } = app.service;
    const locations = (await allEntries()).map((loc) => decodeURI(pathIn(loc)));
    expect(new Set(locations).size).toBe(locations.length);
    const things = LIST_KINDS.flatMap((kind) =>
      [...ThingList.of(current, names, kind).members].map(
        (id) => `/${current.ids.dictionary.textOf(id).slice(names.baseIri.length)}`,
      ),
    );
    expect(locations.filter((path) => path.startsWith('/id/')).sort()).toEqual([...things].sort());
    expect(locations).toEqual(
      expect.arrayContaining([
        '/',
        '/news',
        '/events',
        '/ontology',
        '/ontology/Workshop',
        '/catalog',
      ]),
    );
    const tried = locations.filter((path, index) =>
      !path.startsWith('/id/')
        ? !path.startsWith('/ontology/') || index % 25 === 0
        : index % 150 === 0,
    );
    for (const path of tried)
      expect([
        path,
        (await ask(app.url + encodeURI(path), { method: 'HEAD', headers: { Accept: 'text/html' } }))
          .status,
      ]).toEqual([path, 200]);
  });

  it('has no part that it does not list', async () => {
    for (const part of ['news-2.xml', 'news-1', 'nothing.xml', '..%2Fnews-1.xml'])
      expect([part, (await app.get(`/sitemap/${part}`)).status]).toEqual([part, 404]);
  });
});

describe('The rules for robots', () => {
  it('name the site map, and keep them out of queries and of the past', async () => {
    const answer = await app.get('/robots.txt');
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'text/plain; charset=utf-8',
    ]);
    const lines = answer.text.split('\n');
    expect(lines[0]).toBe('User-agent: *');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Disallow: /sparql?',
        'Disallow: /*?version=',
        `Sitemap: ${app.url}/sitemap.xml`,
      ]),
    );
    expect(lines.some((line) => line === 'Disallow: /')).toBe(false);
  });
});
