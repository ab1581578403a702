import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, startServer } from '../../support/built-product.js';
import { attribute, elementsOf } from '../../support/html.js';
import { RunningApp, ask, jsonOf, type Answer, type Problem } from '../../support/running-app.js';

const THING = '/id/event/2021-11-23-tirana-security-sector-governance-workshop';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

/** Links of the header that have a relation, by target. */
function linksOf({ headers }: Answer, relation: string): string[] {
  return [...String(headers.link).matchAll(/<([^>]*)>; ([^<]*)/g)]
    .filter(([, , attributes]) => new RegExp(`rel="[^"]*\\b${relation}\\b`).test(attributes!))
    .map(([, href]) => href!);
}

describe('A thing', () => {
  it('has Link headers (Signposting) whose targets can all be fetched', async () => {
    const answer = await app.get(THING);
    expect([
      linksOf(answer, 'cite-as'),
      linksOf(answer, 'license'),
      linksOf(answer, 'type'),
    ]).toEqual([
      [app.service.names.baseIri + THING.slice(1)],
      ['https://creativecommons.org/licenses/by/4.0/'],
      ['https://schema.org/Event'],
    ]);
    const own = [
      ...linksOf(answer, 'alternate'),
      ...linksOf(answer, 'describedby'),
      ...linksOf(answer, 'timemap'),
      ...linksOf(answer, 'timegate'),
      ...linksOf(answer, 'canonical'),
    ];
    expect(own.length).toBeGreaterThan(8);
    for (const href of own)
      expect([href, href.startsWith(app.url), (await ask(href)).status]).toEqual([href, true, 200]);
  });

  it('has a page that leads programs to its other forms', async () => {
    const page = await app.get(THING, { Accept: 'text/html' });
    const alternates = elementsOf(page.text).filter(
      (element) => element.tagName === 'link' && attribute(element, 'rel') === 'alternate',
    );
    expect(alternates.map((element) => attribute(element, 'type'))).toEqual(
      expect.arrayContaining(['application/ld+json', 'text/turtle']),
    );
    for (const element of alternates) {
      const answer = await ask(new URL(attribute(element, 'href')!, app.url).href);
      expect([answer.status, answer.headers['content-type']?.split(';')[0]]).toEqual([
        200,
        attribute(element, 'type'),
      ]);
    }
  });
});

describe('A server that others reach by another address', () => {
  it('writes its links with that address, a path in it included', async () => {
    const server = await startServer(
      app.service,
      { publicUrl: 'https://data.example/graph/', writeToken: undefined, maxBodyMb: 1 },
      { host: '127.0.0.1', port: 0 },
      createLog('silent', { write: () => undefined }),
    );
    try {
      for (const path of [THING, '/news?size=2', '/changes', '/snapshots']) {
        const answer = await ask(server.url + path, {
          headers: { Host: 'inside.example', Accept: 'application/ld+json' },
        });
        expect([path, answer.status]).toEqual([path, 200]);
        for (const [, href] of String(answer.headers.link ?? '').matchAll(/<([^>]*)>/g))
          expect([path, href, /inside\.example|127\.0\.0\.1/.test(href!)]).toEqual([
            path,
            href,
            false,
          ]);
        expect([path, answer.text.includes('inside.example')]).toEqual([path, false]);
      }
      expect(jsonOf<Record<string, string>>(await ask(server.url + THING))['@context']).toMatch(
        /^https:\/\/data\.example\/graph\/context\//,
      );
    } finally {
      await server.close();
    }
  });

  it.each(['a"><script>', 'a b', 'x>; rel="next"', 'a/b?c', 'user@host'])(
    'takes no name for itself that is none: %s',
    async (host) => {
      const answer = await app.get(THING, { Host: host });
      expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([400, 'bad-request']);
    },
  );
});
