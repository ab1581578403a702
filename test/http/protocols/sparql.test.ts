import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { jsonOf, codeOf, type Answer, type RunningApp } from '../../support/running-app.js';
import { CONSTRUCT, SELECT, form, get, startWithNumbers } from './sparql-requests.js';

let app: RunningApp;
beforeAll(async () => {
  app = await startWithNumbers();
});
afterAll(async () => {
  await app.close();
});

describe('A query', () => {
  it('is answered in JSON, without a token', async () => {
    const answer = await get(app, { query: SELECT });
    expect([answer.status, answer.isWhole]).toEqual([200, true]);
    expect(jsonOf(answer)).toEqual({
      head: { vars: ['thing', 'value'] },
      results: {
        bindings: [
          {
            thing: { type: 'uri', value: 'urn:test:a' },
            value: {
              type: 'literal',
              value: '1',
              datatype: 'http://www.w3.org/2001/XMLSchema#integer',
            },
          },
          {
            thing: { type: 'uri', value: 'urn:test:b' },
            value: { type: 'literal', value: 'zwei, "2"', 'xml:lang': 'de' },
          },
          {
            thing: { type: 'uri', value: 'urn:test:c' },
            value: { type: 'uri', value: 'urn:test:a' },
          },
        ],
      },
    });
  });

  it.each([
    [
      'text/csv',
      'thing,value\r\nurn:test:a,1\r\nurn:test:b,"zwei, ""2"""\r\nurn:test:c,urn:test:a\r\n',
    ],
    [
      'text/tab-separated-values',
      '?thing\t?value\n<urn:test:a>\t1\n<urn:test:b>\t"zwei, ' +
        '\\"2\\""@de\n<urn:test:c>\t<urn:test:a>\n',
    ],
  ])('has solutions as %s', async (accept, text) => {
    const answer = await get(app, { query: SELECT }, { Accept: accept });
    expect([answer.headers['content-type'], answer.text]).toEqual([
      `${accept}; charset=utf-8`,
      text,
    ]);
  });

  it('leaves out inferred statements with ?inferred=false, and takes no other word', async () => {
    const query =
      `SELECT ?type { <${app.service.names.thing('state', 'austria').value}> a ` + '?type }';
    const [all, asserted] = await Promise.all(
      [{ query }, { query, inferred: 'false' }].map(async (parameters) =>
        get(app, parameters, { Accept: 'text/csv' }),
      ),
    );
    const og = app.service.names.ontologyIri;
    expect([all!.text.includes(`${og}State\r`), asserted!.text]).toEqual([
      true,
      `type\r\n${og}ParticipatingState\r\n`,
    ]);
    expect(asserted!.headers.etag).not.toBe(all!.headers.etag);
    const inGraph = 'ASK { GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?g), "graph/inferred")) }';
    expect([
      jsonOf(await get(app, { query: inGraph })),
      jsonOf(await get(app, { query: inGraph, inferred: 'false' })),
    ]).toMatchObject([{ boolean: true }, { boolean: false }]);
    expect(codeOf(await get(app, { query, inferred: 'no' }))).toEqual([400, 'bad-request']);
    const page = await get(app, { query, inferred: 'false' }, { Accept: 'text/html' });
    expect(page.text).toMatch(/href="[^"]*inferred=false/);
  });

  it.each([
    ['ASK { <urn:test:a> ?p ?o }', true],
    ['ASK { <urn:test:z> ?p ?o }', false],
  ])('says yes or no: %s', async (query, value) => {
    expect(jsonOf<{ boolean: boolean }>(await get(app, { query })).boolean).toBe(value);
    expect(
      (await get(app, { query }, { Accept: 'application/sparql-results+xml' })).text,
    ).toContain(`<boolean>${value}</boolean>`);
    expect(codeOf(await get(app, { query }, { Accept: 'text/csv' }))).toEqual([
      406,
      'not-acceptable',
    ]);
  });

  it('is refused in the format of another kind of answer', async () => {
    expect(codeOf(await get(app, { query: SELECT }, { Accept: 'application/n-triples' }))).toEqual([
      406,
      'not-acceptable',
    ]);
    expect(codeOf(await get(app, { query: CONSTRUCT }, { Accept: 'text/csv' }))).toEqual([
      406,
      'not-acceptable',
    ]);
  });

  it.each([
    ...[
      ['json', 'application/sparql-results+json'],
      ['sparql-results+json', 'application/sparql-results+json'],
      ['application/sparql-results+xml', 'application/sparql-results+xml'],
      ['text/csv', 'text/csv; charset=utf-8'],
      ['tab-separated-values', 'text/tab-separated-values; charset=utf-8'],
    ].map((each) => [SELECT, ...each]),
    ...[
      ['n3', 'text/turtle; charset=utf-8'],
      ['ttl', 'text/turtle; charset=utf-8'],
      ['rdf+xml', 'application/rdf+xml'],
      ['xml', 'application/rdf+xml'],
      ['json-ld', 'application/ld+json'],
      ['json', 'application/ld+json'],
      ['n-triples', 'application/n-triples'],
      ['nq', 'application/n-quads'],
    ].map((each) => ['CONSTRUCT WHERE { ?s ?p 1 }', ...each]),
  ])('knows the names of other programs for formats: %s as %s', async (query, format, type) => {
    expect((await get(app, { query, format })).headers['content-type']).toBe(type);
  });

  it('takes ?format in place of an Accept header', async () => {
    const answer = await get(app, { query: SELECT, format: 'csv' }, { Accept: 'text/html' });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(codeOf(await get(app, { query: SELECT, format: 'pdf' }))).toEqual([
      406,
      'not-acceptable',
    ]);
  });

  it.each<[string, () => Promise<Answer>, [number, string]]>([
    ['malformed', () => get(app, { query: 'SELECT' }), [400, 'malformed-query']],
    ['an update sent as a query', () => get(app, { query: 'CLEAR ALL' }), [400, 'bad-request']],
    ['an update by GET', () => get(app, { update: 'CLEAR ALL' }), [400, 'bad-request']],
    ['empty', () => get(app, { query: ' ' }), [400, 'bad-request']],
    [
      'two at once',
      () => app.get(`/sparql?query=${encodeURIComponent(SELECT)}&query=ASK%7B%7D`),
      [400, 'bad-request'],
    ],
    [
      'a query and an update',
      () =>
        app.post(
          '/sparql',
          'application/x-www-form-urlencoded',
          form({ query: SELECT, update: 'CLEAR ALL' }),
        ),
      [400, 'bad-request'],
    ],
    [
      'two kinds of graphs to update',
      () =>
        app.post(
          '/sparql?using-graph-uri=urn:g',
          'application/sparql-update',
          'WITH <urn:h> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }',
        ),
      [400, 'bad-request'],
    ],
  ])('is refused when it is %s', async (_what, run, expected) => {
    const before = app.version;
    expect(codeOf(await run())).toEqual(expected);
    expect(app.version).toBe(before);
  });
});
