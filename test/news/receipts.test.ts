import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { benchPage } from '../bench/generate-pages.js';
import type { NewsPage } from '../../src/news/index.js';
import { visibleText } from '../../src/news/read/read-html.js';
import { DCTERMS, OA, PROV, RDF } from '../../src/rdf/index.js';
import { RunningApp, jsonOf } from '../support/running-app.js';
import { checkoutPath } from '../support/rdf.js';
import { LOBBYING_PAGE, STAFF_COLLEGE_PAGE } from '../support/written-pages.js';
import { ingestionOf } from '../support/news-fixture.js';

/** Pages of items that do not ship, so that all that is in their graphs came from their words. */
const PAGES: readonly NewsPage[] = [
  {
    source: LOBBYING_PAGE,
    mediaType: 'text/plain',
    sourceUrl: 'https://www.osce.org/test/1000001',
  },
  { source: STAFF_COLLEGE_PAGE, mediaType: 'text/html' },
  ...readdirSync(checkoutPath('test/news/pages'))
    .filter((file) => file.endsWith('.txt'))
    .map((file): NewsPage => ({
      source: readFileSync(checkoutPath(`test/news/pages/${file}`), 'utf8').replace(
        /\n(News Item|Press release)\n/i,
        '\n$1\nAnew: ',
      ),
      mediaType: 'text/plain',
    })),
  ...Array.from({ length: 12 }, (_, number) => benchPage(number)).map(
    ({ name, source }): NewsPage => ({
      source,
      mediaType: name.endsWith('.html') ? 'text/html' : 'text/plain',
    }),
  ),
];

let app: RunningApp;
const ingested: { readonly page: NewsPage; readonly newsItem: string; readonly version: number }[] =
  [];

beforeAll(async () => {
  app = await RunningApp.start({ service: { reviewBelow: 0.75 } });
  for (const page of PAGES) {
    const done = await app.service.news.ingest(page, { author: 'test' });
    const { newsItem, wasKnown, result } = ingestionOf(done);
    expect([newsItem.value, wasKnown]).toEqual([newsItem.value, false]);
    ingested.push({ page, newsItem: newsItem.value, version: result.version.number });
  }
});
afterAll(async () => {
  await app.close();
});

type Row = Readonly<Record<string, string>>;

async function select(query: string): Promise<Row[]> {
  const answer = await app.get(`/sparql?query=${encodeURIComponent(query)}`, {
    Accept: 'application/sparql-results+json',
  });
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
  const { results } = jsonOf<{ results: { bindings: Record<string, { value: string }>[] } }>(
    answer,
  );
  return results.bindings.map((binding) =>
    Object.fromEntries(Object.entries(binding).map(([name, { value }]) => [name, value])),
  );
}

/** What the receipts of a page say of a statement. */
function receiptOf(page: string): string {
  const { og, graphs } = app.service.names;
  return `GRAPH <${graphs.receipts.value}> {
    ?receipt <${RDF.reifies.value}> <<( ?s ?p ?o )>> ;
      <${PROV.wasDerivedFrom.value}> <${page}> ;
      <${PROV.wasGeneratedBy.value}> ?commit ;
      <${og('rule').value}> ?rule ;
      <${og('confidence').value}> ?confidence ;
      <${OA.hasSelector.value}> [ <${OA.exact.value}> ?quote ] ,
        [ <${OA.start.value}> ?start ; <${OA.end.value}> ?end ] }`;
}

describe('Every fact of a page', () => {
  it(
    'can be walked back to the words it rests on: their place, the rule, its confidence, the ' +
      'page, and the commit',
    async () => {
      const { names } = app.service;
      for (const {
        page: { source, mediaType },
        newsItem,
        version,
      } of ingested) {
        const slug = names.thingOf(newsItem)!.slug;
        const [graph, page] = [names.graphs.page(slug).value, names.thing('page', slug).value];
        const facts = await select(
          `SELECT ?s ?p ?o { GRAPH <${graph}> { ?s ?p ?o } FILTER (?s != <${page}> && ?p != ` +
            `<${PROV.wasDerivedFrom.value}>) }`,
        );
        const walked = await select(
          `SELECT ?s ?p ?o ?commit ?rule ?confidence ?quote ?start ?end { GRAPH <${graph}> { ?s ` +
            `?p ?o } ${receiptOf(page)} }`,
        );
        const keyOf = ({ s, p, o }: Row): string => `${s} ${p} ${o}`;
        const withReceipt = new Set(walked.map(keyOf));
        expect([newsItem, facts.filter((fact) => !withReceipt.has(keyOf(fact)))]).toEqual([
          newsItem,
          [],
        ]);
        expect(facts.length).toBeGreaterThan(15);
        for (const row of walked) {
          expect(row.commit).toBe(`${names.baseIri}changes/${version}`);
          const piece = String(source).slice(Number(row.start), Number(row.end));
          expect(row.quote).toBe(mediaType === 'text/html' ? visibleText(piece) : piece);
          expect(row.quote!.trim()).not.toBe('');
          expect([
            row.rule === '',
            Number(row.confidence) > 0 && Number(row.confidence) <= 1,
          ]).toEqual([false, true]);
        }
      }
    },
  );

  it('has no receipt in the graph of receipts that is for nothing', async () => {
    const orphans = await select(
      `SELECT ?receipt ?s ?p ?o { GRAPH <${app.service.names.graphs.receipts.value}> { ` +
        `?receipt <${RDF.reifies.value}> <<( ?s ?p ?o )>> } FILTER NOT EXISTS { ?s ?p ?o } }`,
    );
    expect(orphans).toEqual([]);
  });

  it('is none of the navigation or the footer around the item', async () => {
    const { page, newsItem } = ingested[1]!;
    const source = String(page.source);
    const main = [source.indexOf('<main>'), source.indexOf('</main>')] as const;
    const rows = await select(
      `SELECT ?start ?end { <${newsItem}> <${PROV.wasDerivedFrom.value}> ?page . GRAPH ` +
        `<${app.service.names.graphs.receipts.value}> { ?r <${PROV.wasDerivedFrom.value}> ?page ` +
        `; <${OA.hasSelector.value}> [ <${OA.start.value}> ?start ; <${OA.end.value}> ?end ] } }`,
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { start, end } of rows)
      expect([Number(start) > main[0], Number(end) < main[1]]).toEqual([true, true]);
    expect(
      await select(
        `SELECT ?a { <${newsItem}> <${DCTERMS.abstract.value}> ?a FILTER CONTAINS(?a, ` +
          '"Written for a test") }',
      ),
    ).toEqual([]);
  });
});
