import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { JSON_LD, canonicalLines, parseRdf } from '../../../src/rdf/index.js';
import { RunningApp, ask, jsonOf } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const THING = '/id/organization/presence-in-albania';
const profiled = (...names: ('expanded' | 'compacted' | 'flattened' | 'framed')[]): string =>
  `application/ld+json;profile="${names.map((name) => JSON_LD[name].value).join(' ')}"`;

describe('The forms of a thing', () => {
  it.each([
    ['application/json', 'application/json'],
    ['application/ld+json', 'application/ld+json'],
    [profiled('framed'), profiled('framed')],
    [profiled('compacted'), profiled('compacted')],
    [profiled('framed', 'compacted'), profiled('compacted', 'framed')],
    [profiled('expanded'), profiled('expanded')],
    [profiled('flattened'), profiled('flattened')],
    [profiled('flattened', 'compacted'), profiled('compacted', 'flattened')],
    [`application/ld+json;profile=${JSON_LD.expanded.value}`, profiled('expanded')],
    [
      profiled('expanded').replace('profile="', 'profile="https://example.org/own '),
      profiled('expanded'),
    ],
    ['application/ld+json;profile="https://example.org/own"', 'application/ld+json'],
    [
      `application/ld+json;q=0.5, ${profiled('expanded')};q=0.9, text/turtle;q=0.7`,
      profiled('expanded'),
    ],
    [`${profiled('expanded')};q=0.5, text/turtle;q=0.7`, 'text/turtle; charset=utf-8'],
    ['application/ld+json;q=0.1, application/json;q=0.2', 'application/json'],
    ['application/rdf+xml;q=0.9, application/xml', 'application/xml'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['text/turtle;q=0, text/*', 'text/html; charset=utf-8'],
    ['application/*;q=0.3, */*;q=0.1', 'application/ld+json'],
    ['', 'application/ld+json'],
  ])('answer Accept: %s with %s', async (accept, contentType) => {
    const answer = await app.get(THING, { Accept: accept });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, contentType]);
    expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
  });

  it('are asked for by an ending too, where the profile still counts', async () => {
    for (const [path, accept, contentType] of [
      [`${THING}.json`, 'text/html', 'application/json'],
      [`${THING}.jsonld`, profiled('flattened'), profiled('flattened')],
      [`${THING}.jsonld`, 'text/turtle', 'application/ld+json'],
      [`${THING}?format=turtle`, 'text/html', 'text/turtle; charset=utf-8'],
      [`${THING}?format=jsonld-expanded`, '*/*', profiled('expanded')],
    ] as const)
      expect([path, (await app.get(path, { Accept: accept })).headers['content-type']]).toEqual([
        path,
        contentType,
      ]);
    expect((await app.get(`${THING}?format=csv`)).status).toBe(406);
  });

  it('of JSON-LD all say the same, and are what the library makes of the framed one', async () => {
    const framed = jsonOf<Record<string, unknown>>(
      await app.get(THING, { Accept: profiled('framed') }),
    );
    const contextUrl = String(framed['@context']);
    const context = jsonOf<object>(await app.get(contextUrl.slice(app.url.length)));
    const documentLoader = (url: string): object => {
      if (url !== contextUrl) throw new Error(`The document needs ${url}`);
      return { contextUrl: null, documentUrl: url, document: context };
    };
    const read = (accept: string): Promise<unknown> =>
      app.get(THING, { Accept: accept }).then((answer) => JSON.parse(answer.text) as unknown);
    expect(await read('application/json')).toEqual(framed);
    expect(await read(profiled('compacted'))).toEqual(framed);
    expect(await read(profiled('expanded'))).toEqual(
      await jsonld.expand(framed, { documentLoader }),
    );
    expect(await read(profiled('flattened'))).toEqual(
      await jsonld.flatten(framed, null, { documentLoader }),
    );
    const flat = (await read(profiled('flattened', 'compacted'))) as Record<string, unknown>;
    expect([flat['@context'], Array.isArray(flat['@graph'])]).toEqual([contextUrl, true]);
    const lines = async (document: unknown): Promise<string[]> =>
      canonicalLines(
        await parseRdf(
          await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' }),
          { format: 'nquads' },
        ),
      );
    expect(await lines(flat)).toEqual(await lines(framed));
  });

  it('have ETags of their own', async () => {
    const accepts = [
      'application/ld+json',
      'application/json',
      profiled('expanded'),
      profiled('compacted'),
      profiled('flattened'),
      'text/turtle',
      'application/trig',
    ];
    const tags = await Promise.all(
      accepts.map(async (accept) => (await app.get(THING, { Accept: accept })).headers.etag),
    );
    expect(new Set(tags).size).toBe(accepts.length);
  });
});

describe('The JSON-LD context', () => {
  it('is served for a day where it is the present one, and for good under its digest', async () => {
    const present = await app.get('/context.jsonld');
    expect(present.headers['cache-control']).toBe('public, max-age=86400');
    const pinned = jsonOf<{ '@context': string }>(await app.get(THING))['@context'].slice(
      app.url.length,
    );
    const answer = await app.get(pinned);
    expect([answer.status, answer.text === present.text]).toEqual([200, true]);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toMatch(/^application\/ld\+json/);
    expect((await app.get(pinned, { 'If-None-Match': answer.headers.etag! })).status).toBe(304);
    const unknown = await app.get('/context/AAAAAAAAAAAAAAAAAAAAAA.jsonld');
    expect([unknown.status, unknown.headers['cache-control']]).toEqual([404, 'no-store']);
  });
});

describe('The headers of a thing', () => {
  it('let pages elsewhere read them, and a preflight lists what a write may send', async () => {
    const answer = await ask(app.url + THING, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://elsewhere.example',
        'Access-Control-Request-Method': 'PUT',
        'Access-Control-Request-Headers': 'if-match, content-type',
      },
    });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([204, '*']);
    expect(answer.headers['access-control-allow-methods']).toContain('PUT');
    for (const name of ['If-Match', 'If-None-Match', 'Accept-Datetime', 'Accept-Language'])
      expect(answer.headers['access-control-allow-headers']).toContain(name);
    for (const name of ['ETag', 'Link', 'Graph-Version', 'Memento-Datetime'])
      expect(answer.headers['access-control-expose-headers']).toContain(name);
    const plain = await ask(app.url + THING, { method: 'OPTIONS' });
    expect(plain.headers.allow).toBe('GET, HEAD, PUT, DELETE, OPTIONS');
  });

  it('have the last commit that touched it, by which it is asked for too', async () => {
    const { headers } = await app.get(THING);
    const committed = app.service.history.commitOf(1).committedAt;
    expect(headers['last-modified']).toBe(committed.toUTCString());
    expect(headers['cache-control']).toBe('no-cache');
    const at = (offset: number): string => new Date(committed.getTime() + offset).toUTCString();
    expect((await app.get(THING, { 'If-Modified-Since': at(0) })).status).toBe(304);
    expect((await app.get(THING, { 'If-Modified-Since': at(-2000) })).status).toBe(200);
    // An ETag says more (RFC 9110 §13.2.2).
    expect(
      (await app.get(THING, { 'If-Modified-Since': at(5000), 'If-None-Match': '"other"' })).status,
    ).toBe(200);
  });

  it('give no 304 for a date within a second in which it changed twice', async () => {
    const { names } = app.service;
    const thing = '/id/place/twice';
    const write = (text: string): Promise<void> =>
      app.update(
        `INSERT DATA { GRAPH <urn:test:twice> { <${names.thing('place', 'twice').value}> ` +
          `<urn:note> "${text}" } }`,
      );
    await write('first');
    let [first, second] = [app.service.current.committedAt!, app.service.current.committedAt!];
    for (let tries = 0; tries < 20; tries += 1) {
      await write(`${tries}`);
      [first, second] = [second, app.service.current.committedAt!];
      if (Math.floor(first.getTime() / 1000) === Math.floor(second.getTime() / 1000)) break;
    }
    expect(Math.floor(first.getTime() / 1000)).toBe(Math.floor(second.getTime() / 1000));
    const { headers } = await app.get(thing);
    expect((await app.get(thing, { 'If-Modified-Since': headers['last-modified']! })).status).toBe(
      200,
    );
    expect(
      (
        await app.get(thing, {
          'If-Modified-Since': new Date(second.getTime() + 2000).toUTCString(),
        })
      ).status,
    ).toBe(304);
  });
});

describe('A thing with names in several languages', () => {
  const path = '/id/place/many-names';
  beforeAll(async () => {
    const labels = [
      'Castle@en',
      'Château@fr',
      'Schloss@de',
      'Castello@it',
      'Castillo@es',
      'Замок@ru',
    ]
      .map((label) => label.replace(/^(.*)@(.*)$/, '"$1"@$2'))
      .join(', ');
    await app.update(
      'INSERT DATA { GRAPH <urn:test:names> { ' +
        `<${app.service.names.thing('place', 'many-names').value}> ` +
        `<http://www.w3.org/2000/01/rdf-schema#label> ${labels} } }`,
    );
  });

  it.each([
    [undefined, 'Castle', undefined, 'en'],
    ['fr', 'Château', 'fr', 'fr, en'],
    ['de-AT, en;q=0.5', 'Schloss', 'de', 'de, en'],
    ['it;q=0.2, es;q=0.9', 'Castillo', 'es', 'es, en'],
    ['ru', 'Замок', 'ru', 'ru, en'],
    ['it', 'Castello', 'it', 'it, en'],
    ['pt, sq', 'Castle', undefined, 'en'],
    ['en-GB, fr;q=0.9', 'Castle', undefined, 'en'],
  ])('is shown to Accept-Language: %s as %s', async (accepted, name, lang, contentLanguage) => {
    const { text, headers } = await app.get(path, {
      Accept: 'text/html',
      ...(accepted === undefined ? {} : { 'Accept-Language': accepted }),
    });
    const [, ofHeading] = /<h1 dir="auto"([^>]*)>/.exec(text) ?? [];
    expect(text).toContain(`>${name}</h1>`);
    expect(ofHeading?.trim()).toBe(lang === undefined ? '' : `lang="${lang}"`);
    expect(headers['content-language']).toBe(contentLanguage);
    expect(headers.vary).toContain('Accept-Language');
  });

  it('has them all in its JSON, each under a name that says the language', async () => {
    expect(jsonOf<Record<string, unknown>>(await app.get(path))).toMatchObject({
      label: 'Castle',
      label_fr: 'Château',
      label_de: 'Schloss',
      label_it: 'Castello',
      label_es: 'Castillo',
      label_ru: 'Замок',
    });
  });

  it('falls back to English where a thing has no name in the language', async () => {
    const { text, headers } = await app.get(THING, {
      Accept: 'text/html',
      'Accept-Language': 'ru',
    });
    expect(text).toMatch(/<h1 dir="auto"\s*>OSCE Presence in Albania<\/h1>/);
    expect(headers['content-language']).toBe('en');
  });
});
