import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RDFS } from '../../../src/rdf/index.js';
import { nextSecond } from '../../support/idle.js';
import { RunningApp, jsonOf, type Answer } from '../../support/running-app.js';
import { compactHtml } from '../../support/html.js';

const PATH = '/id/place/changing';
let app: RunningApp;
/** The versions in which the thing changed, with what it was called. */
const states: { version: number; at: Date; label: string }[] = [];

beforeAll(async () => {
  app = await RunningApp.start();
  const thing = `<${app.service.names.thing('place', 'changing').value}> <${RDFS.label.value}>`;
  for (const label of ['First', 'Second', 'Third']) {
    await nextSecond();
    await app.update(
      `DELETE WHERE { GRAPH <urn:test:memento> { ${thing} ?label } } ; INSERT DATA { GRAPH ` +
        `<urn:test:memento> { ${thing} "${label}"@en } }`,
    );
    states.push({ version: app.version, at: app.service.current.committedAt!, label });
    await app.update(`INSERT DATA { GRAPH <urn:test:memento> { <urn:other> <urn:p> "${label}" } }`);
  }
});
afterAll(() => app.close());

interface Link {
  readonly href: string;
  readonly rel: readonly string[];
  readonly datetime: string | undefined;
}

/** Links of a header or of link-format. */
function linksOf(text: string): Link[] {
  return text
    .trim()
    .split(/,\s*(?=<)/)
    .map((link) => ({
      href: /<([^>]*)>/.exec(link)![1]!,
      rel: /rel="([^"]*)"/.exec(link)![1]!.split(' '),
      datetime: /datetime="([^"]*)"/.exec(link)?.[1],
    }));
}

const linkOf = (links: readonly Link[], relation: string): Link | undefined =>
  links.find(({ rel }) => rel.includes(relation));
const pathOf = (href: string): string => href.slice(app.url.length);
const labelOf = (answer: Answer): unknown => jsonOf<{ label: string }>(answer).label;

describe('A walk through the mementos of a thing (RFC 7089)', () => {
  it('finds its TimeGate, which it is, and a TimeMap of versions that changed it', async () => {
    const original = await app.get(PATH);
    const links = linksOf(String(original.headers.link));
    expect([linkOf(links, 'original')!.href, linkOf(links, 'timegate')!.href]).toEqual([
      app.url + PATH,
      app.url + PATH,
    ]);
    expect([original.headers['memento-datetime'], original.headers.vary]).toEqual([
      undefined,
      expect.stringContaining('Accept-Datetime'),
    ]);
    const timeMap = await app.get(pathOf(linkOf(links, 'timemap')!.href));
    expect([timeMap.status, timeMap.headers['content-type']]).toEqual([
      200,
      'application/link-format',
    ]);
    const listed = linksOf(timeMap.text).filter(({ rel }) => rel.includes('memento'));
    expect(listed.map(({ href, datetime }) => [href, datetime])).toEqual(
      states.map(({ version, at }) => [`${app.url}${PATH}?version=${version}`, at.toUTCString()]),
    );
    expect([listed[0]!.rel, listed.at(-1)!.rel]).toEqual([
      ['first', 'memento'],
      ['last', 'memento'],
    ]);
    expect(linkOf(linksOf(timeMap.text), 'self')!.href).toBe(linkOf(links, 'timemap')!.href);
    const json = jsonOf<{
      original_uri: string;
      mementos: { list: { uri: string; datetime: string }[] };
    }>(await app.get(`${PATH}/timemap`, { Accept: 'application/json' }));
    expect([json.original_uri, json.mementos.list.map(({ uri }) => uri)]).toEqual([
      app.url + PATH,
      listed.map(({ href }) => href),
    ]);
    expect(
      (await app.get(`${PATH}/timemap`, { 'If-None-Match': timeMap.headers.etag! })).status,
    ).toBe(304);
  });

  it('goes from the first to the last by next, and back by prev; each is for good', async () => {
    const walk = async (from: string, relation: string): Promise<unknown[]> => {
      const seen: unknown[] = [];
      for (let href: string | undefined = from; href !== undefined;) {
        const answer: Answer = await app.get(pathOf(href));
        const links = linksOf(String(answer.headers.link));
        seen.push([labelOf(answer), answer.headers['memento-datetime']]);
        expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect([
          linkOf(links, 'original')!.href,
          linkOf(links, 'first')!.href,
          linkOf(links, 'last')!.href,
        ]).toEqual([
          app.url + PATH,
          `${app.url}${PATH}?version=${states[0]!.version}`,
          `${app.url}${PATH}?version=${states[2]!.version}`,
        ]);
        href = linkOf(links, relation)?.href;
      }
      return seen;
    };
    const all = states.map(({ at, label }) => [label, at.toUTCString()]);
    expect(await walk(`${app.url}${PATH}?version=${states[0]!.version}`, 'next')).toEqual(all);
    expect(await walk(`${app.url}${PATH}?version=${states[2]!.version}`, 'prev')).toEqual(
      [...all].reverse(),
    );
  });

  it('gets the state at a moment from the TimeGate, with its permanent address', async () => {
    for (const { version, at, label } of states) {
      const answer = await app.get(PATH, { 'Accept-Datetime': at.toUTCString() });
      const location = String(answer.headers['content-location']);
      expect([
        answer.status,
        labelOf(answer),
        Date.parse(answer.headers['memento-datetime'] as string) <= at.getTime(),
      ]).toEqual([200, label, true]);
      expect(Number(answer.headers['graph-version'])).toBeGreaterThanOrEqual(version);
      const memento = await app.get(location);
      expect([memento.text, memento.headers.etag]).toEqual([answer.text, answer.headers.etag]);
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('has in each version the ETag that the thing had then, in every form', async () => {
    for (const suffix of ['.ttl', '.jsonld', '.nq']) {
      const now = (await app.get(PATH + suffix)).headers.etag;
      expect([
        suffix,
        (await app.get(`${PATH}${suffix}?version=${states[2]!.version}`)).headers.etag,
      ]).toEqual([suffix, now]);
      expect([
        suffix,
        (await app.get(`${PATH}${suffix}?version=${states[1]!.version + 1}`)).headers.etag,
      ]).toEqual([
        suffix,
        (await app.get(`${PATH}${suffix}?version=${states[1]!.version}`)).headers.etag,
      ]);
      expect(
        (await app.get(`${PATH}${suffix}?version=${states[1]!.version}`)).headers.etag,
      ).not.toBe(now);
    }
  });

  it('shows pages that say which version they are of, and stay as they are', async () => {
    const [page, later] = [
      await app.get(`${PATH}.html?version=${states[2]!.version}`),
      await app.get(`${PATH}.html`),
    ];
    expect(compactHtml(page.text)).toContain(
      `<a href="/snapshots/${states[2]!.version}">version ${states[2]!.version}</a>`,
    );
    expect(later.text).not.toContain('This page shows');
    await app.update(
      'INSERT DATA { GRAPH <urn:test:memento> { <urn:other> <urn:p> "once more" } }',
    );
    expect((await app.get(`${PATH}.html?version=${states[2]!.version}`)).text).toBe(page.text);
  });

  it('is left with a TimeMap when the thing is gone', async () => {
    await app.update(
      'DELETE WHERE { GRAPH <urn:test:memento> { ' +
        `<${app.service.names.thing('place', 'changing').value}> ?p ?o } }`,
    );
    const gone = await app.get(PATH);
    expect([gone.status, gone.headers.link]).toEqual([
      404,
      `<${app.url}${PATH}/timemap>; rel="timemap"`,
    ]);
    expect(
      linksOf((await app.get(`${PATH}/timemap`)).text).filter(({ rel }) => rel.includes('memento')),
    ).toHaveLength(3);
    expect(labelOf(await app.get(`${PATH}?version=${states[2]!.version}`))).toBe('Third');
    for (const path of ['/id/place/never-there/timemap', `${PATH}.ttl/timemap`])
      expect((await app.get(path)).status).toBe(404);
  });
});
