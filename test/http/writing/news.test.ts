import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visibleText } from '../../../src/news/read/read-html.js';
import { OA, PROV, RDF, SCHEMA } from '../../../src/rdf/index.js';
import { RunningApp, ask, jsonOf, type Answer } from '../../support/running-app.js';
import { LOBBYING_PAGE, STAFF_COLLEGE_PAGE, TIRANA_PAGE } from '../../support/written-pages.js';
import type { Ingested } from './ingested.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const post = (page: string, path = '/news', contentType = 'text/plain'): Promise<Answer> =>
  app.post(path, contentType, page);
const objects = ({ statements }: Ingested, relation: string): string[] =>
  statements.filter((each) => each.relation === relation).map(({ object }) => object);

/** Quote, start and end of every receipt of a page, and the statement it is for. */
async function receiptsOf(
  newsItem: string,
): Promise<{ quote: string; start: number; end: number }[]> {
  const query = `SELECT ?quote ?start ?end { GRAPH <${app.service.names.graphs.receipts.value}> {
    ?receipt <${RDF.reifies.value}> ?statement ; <${PROV.wasDerivedFrom.value}> ?page ;
      <${OA.hasSelector.value}> [ <${OA.exact.value}> ?quote ], [ <${OA.start.value}> ?start ;
      <${OA.end.value}> ?end ] }
    <${newsItem}> <${PROV.wasDerivedFrom.value}> ?page }`;
  const answer = await app.get(`/sparql?query=${encodeURIComponent(query)}`, {
    Accept: 'application/sparql-results+json',
  });
  const { results } = jsonOf<{
    results: { bindings: Record<'quote' | 'start' | 'end', { value: string }>[] };
  }>(answer);
  return results.bindings.map(({ quote, start, end }) => ({
    quote: quote.value,
    start: Number(start.value),
    end: Number(end.value),
  }));
}

describe('A dry run', () => {
  it.each([
    ['text/plain', LOBBYING_PAGE],
    ['text/html', STAFF_COLLEGE_PAGE],
  ])('shows the facts of %s without a token, and writes nothing', async (contentType, page) => {
    const before = app.version;
    const answer = await ask(`${app.url}/news?dry-run`, {
      method: 'POST',
      headers: { 'Content-Type': contentType },
      body: page,
    });
    const ingested = jsonOf<Ingested>(answer);
    expect([
      answer.status,
      ingested.version,
      ingested.report.conforms,
      ingested.alreadyKnown,
    ]).toEqual([200, before, true, false]);
    expect(ingested.statements.length).toBeGreaterThan(5);
    expect(answer.headers.location).toBeUndefined();
    expect(app.version).toBe(before);
    expect(await app.select(`SELECT ?p { <${ingested.newsItem}> ?p ?o }`)).toEqual([]);
  });

  it('conforms where nothing stands against it, and lists what it is warned of', async () => {
    const { report } = jsonOf<Ingested>(await post(TIRANA_PAGE, '/news?dry-run'));
    expect([report.conforms, report.results.map(({ severity }) => severity)]).toEqual([
      true,
      ['warning'],
    ]);
  });

  it('needs the token when it is none', async () => {
    const before = app.version;
    expect(
      (
        await ask(`${app.url}/news?dry-run=false`, {
          method: 'POST',
          headers: { 'Content-Type': 'text/plain' },
          body: LOBBYING_PAGE,
        })
      ).status,
    ).toBe(401);
    expect(app.version).toBe(before);
  });
});

describe.each([
  [
    'text',
    'text/plain',
    LOBBYING_PAGE,
    'https://www.osce.org/test/1000001',
    {
      issuedBy: [
        'OSCE Office for Democratic Institutions and Human Rights',
        'OSCE Mission to Serbia',
      ],
      fieldOfWork: ['Democratization', 'Good governance'],
      organiser: [
        'OSCE Office for Democratic Institutions and Human Rights',
        'OSCE Mission to Serbia',
      ],
      place: ['Belgrade'],
      startDate: ['2019-04-16'],
      endDate: ['2019-04-18'],
      participantsCount: ['52'],
      issuedOn: ['2019-04-18'],
      person: [],
      funder: [],
    },
  ],
  [
    'HTML',
    'text/html',
    STAFF_COLLEGE_PAGE,
    'https://www.osce.org/test/1000002',
    {
      issuedBy: ['OSCE Programme Office in Dushanbe'],
      fieldOfWork: ['Border management'],
      place: ['Dushanbe'],
      endDate: ['2016-08-26'],
      issuedOn: ['2016-08-26'],
      person: [],
      funder: [],
    },
  ],
] as const)('A page as %s', (_kind, contentType, page, source, facts) => {
  let answer: Answer;
  let ingested: Ingested;
  let versionBefore: number;
  const wordsAt = (start: number, end: number): string =>
    contentType === 'text/html' ? visibleText(page.slice(start, end)) : page.slice(start, end);

  beforeAll(async () => {
    versionBefore = app.version;
    answer = await post(page, `/news?source=${encodeURIComponent(source)}`, contentType);
    ingested = jsonOf<Ingested>(answer);
  });

  it('is committed: 201, one version on, with the address of the item', async () => {
    expect([answer.status, ingested.version, app.version, ingested.wasKnown]).toEqual([
      201,
      versionBefore + 1,
      versionBefore + 1,
      false,
    ]);
    expect(answer.headers['graph-version']).toBe(String(app.version));
    expect(ingested.newsItem).toBe(
      app.service.names.baseIri.slice(0, -1) + answer.headers.location!,
    );
    const item = await app.get(answer.headers.location!, { Accept: 'application/ld+json' });
    expect([item.status, item.text.includes(ingested.facts.label)]).toEqual([200, true]);
  });

  it('says what it says, and no more', () => {
    for (const [relation, wanted] of Object.entries(facts))
      expect([relation, objects(ingested, relation).sort()]).toEqual([
        relation,
        [...(wanted as readonly string[])].sort(),
      ]);
  });

  it('has each fact at the place that it names', () => {
    for (const { quote, start, end, rule, confidence } of ingested.statements) {
      expect(quote).toBe(wordsAt(start, end));
      expect(quote.trim()).not.toBe('');
      expect(rule).not.toBe('');
      expect(confidence > 0 && confidence <= 1).toBe(true);
      expect(String(confidence)).toMatch(/^(?:1|0\.\d{1,2})$/);
    }
  });

  it("has receipts in the graph whose words are the page's", async () => {
    const receipts = await receiptsOf(ingested.newsItem);
    for (const { quote, start, end } of receipts) expect(quote).toBe(wordsAt(start, end));
    const asserted = ingested.statements.filter(({ isAsserted }) => isAsserted);
    expect(asserted.length).toBeGreaterThan(4);
    for (const { start, end } of asserted)
      expect(receipts).toContainEqual({ quote: wordsAt(start, end), start, end });
  });

  it('shows its receipts on the page of the item, and its source', async () => {
    const html = (await app.get(`${answer.headers.location!}.html`)).text;
    expect(html).toContain('receipts');
    expect(html).toContain('<mark>');
    expect(
      await app.select(
        `SELECT ?url { <${ingested.newsItem}> <${PROV.wasDerivedFrom.value}> ?page . ?page ` +
          `<${SCHEMA.url.value}> ?url }`,
      ),
    ).toEqual([source]);
  });

  it('shows its facts in a dry run once it is known, and adds nothing', async () => {
    const before = { version: app.version, quads: app.service.current.size };
    const again = await post(
      page,
      `/news?dry-run&source=${encodeURIComponent(source)}`,
      contentType,
    );
    const shown = jsonOf<Ingested>(again);
    expect([again.status, shown.alreadyKnown, shown.newsItem, shown.facts]).toEqual([
      200,
      true,
      ingested.newsItem,
      ingested.facts,
    ]);
    expect(shown.statements.map(({ isAsserted }) => isAsserted)).toEqual(
      ingested.statements.map(({ isAsserted }) => isAsserted),
    );
    expect({ version: app.version, quads: app.service.current.size }).toEqual(before);
  });
});
