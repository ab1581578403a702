import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SearchJson } from '../../../src/json-answers.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { compactHtml } from '../../support/html.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const OG = 'https://w3id.org/osce-graph/ontology#';
const search = async (
  parameters: string,
): Promise<SearchJson & { next?: string; prev?: string }> => {
  const answer = await app.get(`/search?${parameters}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return jsonOf(answer);
};
const slugsOf = ({ hits }: SearchJson): string[] =>
  hits.map(({ iri }) => iri.split('/').slice(-2).join('/'));

describe('/search', () => {
  it('answers with things, the likeliest first, and counts kinds', async () => {
    const answer = await app.get('/search?q=OSCE+presnece+in+albania');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'graph-version': String(app.version),
      vary: expect.stringContaining('Accept'),
    });
    const found = jsonOf<SearchJson>(answer);
    expect(found).toMatchObject({ query: 'OSCE presnece in albania', page: 1, limit: 20 });
    expect(found.hits[0]).toEqual({
      iri: 'https://w3id.org/osce-graph/id/organization/presence-in-albania',
      label: 'OSCE Presence in Albania',
      kind: 'organization',
      score: expect.any(Number),
      snippet: '<mark>OSCE</mark> <mark>Presence</mark> <mark>in</mark> <mark>Albania</mark>',
    });
    expect(found.facets.kind.reduce((sum, { count }) => sum + count, 0)).toBe(found.total);
  });

  it('takes kinds and classes, one or several', async () => {
    const all = await search('q=border');
    const events = await search('q=border&kind=event');
    expect(events.total).toBe(all.facets.kind.find(({ value }) => value === 'event')!.count);
    expect(events.facets).toEqual(all.facets);
    expect((await search('q=border&kind=event&kind=news')).total).toBe(
      events.total + all.facets.kind.find(({ value }) => value === 'news')!.count,
    );
    const operations = await search(`q=albania&kind=field+operation`);
    expect(slugsOf(operations)).toEqual(['organization/presence-in-albania']);
    expect(
      slugsOf(await search(`q=albania&kind=${encodeURIComponent(`${OG}FieldOperation`)}`)),
    ).toEqual(slugsOf(operations));
    expect((await app.get('/search?q=albania&kind=nonsense')).status).toBe(400);
  });

  it('has pages that are linked, each thing on one', async () => {
    const seen: string[] = [];
    let address: string | undefined = '/search?q=ministry&limit=30';
    while (address !== undefined) {
      const answer = await app.get(address);
      const page: SearchJson & { next?: string } = jsonOf(answer);
      seen.push(...page.hits.map(({ iri }) => iri));
      expect(answer.headers.link ?? '').toBe(
        [
          page.next && `<${page.next}>; rel="next"`,
          page.page > 1 &&
            `<${address.replace(`page=${page.page}`, `page=${page.page - 1}`)}>; rel="prev"`,
        ]
          .filter(Boolean)
          .join(', '),
      );
      address = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await search('q=ministry')).total);
    expect((await search('q=ministry&page=1000')).hits).toEqual([]);
  });

  it.each([
    [`q=`, /\?q /],
    ['', /\?q /],
    ['q=%20', /\?q /],
    ['q=a&limit=0', /limit/],
    ['q=a&limit=1001', /limit/],
    ['q=a&page=x', /page/],
    [`q=${'a'.repeat(501)}`, /500 characters/],
    ['q=a&version=99', /version 99/],
  ])('refuses %s', async (parameters, message) => {
    const answer = await app.get(`/search?${parameters}`);
    expect([400, 404]).toContain(answer.status);
    expect(jsonOf<Problem>(answer).detail).toMatch(message);
  });

  it('shows what stands in the graph as text, never as markup', async () => {
    await app.update(
      `PREFIX og: <${OG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> INSERT DATA { ` +
        'GRAPH <http://example.org/g> { <javascript:alert(1)> rdfs:label "Markup ' +
        '<script>alert(1)</script> & more"@en } }',
    );
    expect((await search('q=markup+alert')).hits.map(({ snippet }) => snippet)).toEqual([
      '<mark>Markup</mark> &lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt; &amp; more',
    ]);
    const page = (await app.get('/search?q=markup+%3Cscript%3E', { Accept: 'text/html' })).text;
    expect(page).toContain('&lt;<mark>script</mark>&gt;');
    expect(page).not.toMatch(/<script>|href="javascript/);
  });

  it('is a page for browsers: a form, then hits with links and marks', async () => {
    const empty = await app.get('/search', { Accept: 'text/html' });
    expect([empty.status, empty.headers['content-type']]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(compactHtml(empty.text)).toContain(
      '<form class="search" role="search" action="/search" method="get">',
    );
    const page = await app.get('/search?q=border&kind=event&limit=2', { Accept: 'text/html' });
    expect(compactHtml(page.text)).toMatch(
      /<a href="\/id\/event\/[^"]+">[^\n]*<mark>(?:B|b)order<\/mark>/,
    );
    expect(compactHtml(page.text)).toContain('href="/search?q=border" aria-current="true">event');
    expect(page.text).toContain('rel="next"');
  });

  it('is what og:matches asks', async () => {
    const query =
      `PREFIX og: <${OG}> SELECT ?t { ?t og:matches [ og:searchText "presence albania" ; ` +
      'og:searchScore ?s ] } ORDER BY DESC(?s) ?t';
    const found = await search('q=presence+albania&limit=100');
    expect(new Set(await app.select(query))).toEqual(new Set(found.hits.map(({ iri }) => iri)));
  });
});
