/** “Open as SPARQL”: the query of a list, or of a record, finds what its page shows. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIST_KINDS } from '../../../src/lists/index.js';
import { readCsv } from '../../support/csv.js';
import { attribute, elementsOf, type Element } from '../../support/html.js';
import { RunningApp, jsonOf, type Answer } from '../../support/running-app.js';
import { PREFIXES, list } from './list-answers.js';

/** Dates of each precision, several places and labels, choices of paths, and names. */
const MORE = `
  event:several a og:Workshop ; rdfs:label "Several"@en, "Mehrere"@de ; og:startDate "2016-05-01"^^xsd:date ;
    og:place place:vienna, place:pristina, place:chisinau ;
    og:organizer organization:odihr, organization:secretariat .
  event:other-country a og:Seminar ; rdfs:label "Says \\"hello\\""@en ; og:endDate "2018-01-03"^^xsd:date ;
    og:place place:belgrade ; og:country state:austria .
  event:undated a og:Seminar ; rdfs:label "Undated"@en ; og:place place:chisinau .
  event:cancelled a og:Seminar ; rdfs:label "Cancelled"@en ; og:startDate "2016-05-01"^^xsd:date ;
    og:place place:chisinau ; schema:eventStatus schema:EventCancelled .
  event:postponed a og:Seminar ; rdfs:label "Postponed"@en ; og:startDate "2017-02-01"^^xsd:date ;
    schema:eventStatus schema:EventPostponed ; og:participantCount 7 .
  organization:of-month a og:Organization ; rdfs:label "Of a month"@en ; og:established "1995-01"^^xsd:gYearMonth .
  organization:of-year a og:Organization ; rdfs:label "Of a year"@en ; og:established "1995"^^xsd:gYear .
  event:long a og:Seminar ; rdfs:label "Co-operation in Priština"@en ;
    og:startDate "2015-12-30"^^xsd:date ; og:endDate "2016-07-02"^^xsd:date .
  event:reported a og:Seminar ; rdfs:label "Reported"@en .
  news:first a og:NewsItem ; rdfs:label "First"@en ; dcterms:title "First"@en ; og:reportsOn event:reported ;
    dcterms:issued "2016-05-02"^^xsd:date ; og:issuedBy organization:odihr .
  news:second a og:NewsItem ; rdfs:label "Second"@en ; dcterms:title "Second"@en ; og:reportsOn event:reported ;
    dcterms:issued "2017-05-02"^^xsd:date ; og:issuedBy organization:presence-in-albania .
  person:of-state a og:Person ; rdfs:label "Zoë Ångström" ; og:affiliation state:norway .`;

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
  const { baseIri } = app.service.names;
  const kinds = ['event', 'place', 'state', 'organization', 'news', 'person'];
  await app.update(
    `${PREFIXES} PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX schema: <https://schema.org/>
    ${kinds.map((kind) => `PREFIX ${kind}: <${baseIri}id/${kind}/>`).join(' ')}
    INSERT DATA { GRAPH <${baseIri}graph/edits> { ${MORE} } }`,
  );
});
afterAll(() => app.close());

async function textOf(path: string): Promise<string> {
  const answer = await app.get(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return answer.text;
}

/** The things of a list with their names, all pages. */
const listed = async (path: string): Promise<[iri: string, label: string][]> =>
  readCsv(await textOf(`${path}&format=csv`)).map(({ iri, label }) => [iri!, label!]);

/** Names with other letters have their place by the list alone, which folds them. */
const isPlain = (label: string): boolean => /^[ -~]*$/.test(label);

/** How the query of a list differs from the list. */
async function differenceOf(path: string): Promise<string[]> {
  const things = await listed(path);
  const labels = new Map(things);
  const found = await app.select(await textOf(`${path}&format=rq`));
  const ofBoth = [things.map(([iri]) => iri), found];
  const [all, rows] = ofBoth.map((iris) => [...iris].sort().join());
  const [order, orderOfRows] = ofBoth.map((iris) =>
    iris.filter((iri) => isPlain(labels.get(iri) ?? '')).join(),
  );
  if (all !== rows) return [`${path}: ${things.length} things, ${found.length} rows`];
  return order === orderOfRows ? [] : [`${path}: another order`];
}

/** Each filter with two values, alone and together, and with another filter. */
async function filtersOf(kind: string): Promise<string[]> {
  const { facets = {} } = await list(app, `/${kind}?facets=true&size=1`);
  const chosen = Object.entries(facets).map(([name, { choices }]) =>
    [choices[0], choices[Math.floor(choices.length / 2)]].flatMap((choice) =>
      choice ? new URLSearchParams({ [name]: choice.value }).toString() : [],
    ),
  );
  return chosen.flatMap(([first = '', second = ''], at) => [
    first,
    second,
    `${first}&${second}`,
    `${first}&${chosen[(at + 1) % chosen.length]![0] ?? ''}`,
  ]);
}

const WORDS = ['border training', 'co-operation', 'cooper', 'Pristina', 'mission s', 'odihr', '…'];
const PERIODS = [
  'from=2016',
  'from=2016-05&to=2016-05',
  'from=2016-05-02',
  'to=2016-05-01',
  'to=2015-12',
  'from=2016-06-15&to=2016-06-15',
  'view=calendar&month=2016-05',
];

describe('The query of a list has the things of the list, in its order', () => {
  it.each(LIST_KINDS.map(({ name, filters }) => [name, filters.length] as const))(
    'by each filter of %s (%d)',
    async (kind, count) => {
      const cases = await filtersOf(kind);
      expect(cases.length).toBe(4 * count);
      const differing: string[] = [];
      for (const each of new Set(cases))
        differing.push(...(await differenceOf(`/${kind}?${each}`)));
      expect(differing).toEqual([]);
    },
  );

  it.each(LIST_KINDS)('by each order and words of $name', async ({ name, sorts, period }) => {
    const orders = [...Object.keys(sorts), 'label'].flatMap((sort) => [sort, `-${sort}`]);
    const cases = [
      ...orders.map((sort) => `sort=${sort}`),
      ...WORDS.map((words) => new URLSearchParams({ q: words }).toString()),
      ...(period ? PERIODS : []),
    ];
    const differing: string[] = [];
    for (const each of cases) differing.push(...(await differenceOf(`/${name}?${each}`)));
    expect(differing).toEqual([]);
  });

  it.each([
    ['status=rescheduled', 0],
    ['status=cancelled', 1],
    ['status=cancelled&status=postponed', 2],
    ['from=2016-05&to=2016-05&type=seminar', 2],
    ['country=XK&from=2016&to=2016&q=several', 1],
    ['q=hello&place=belgrade', 1],
  ])('of events with %s', async (filters, count) => {
    expect(await listed(`/events?${filters}`)).toHaveLength(count);
    expect(await differenceOf(`/events?${filters}`)).toEqual([]);
  });

  it('is readable: a criterion has its words above it, and names are short', async () => {
    const text = await textOf('/events?organizer=presence-in-albania&from=2016&format=rq&page=3');
    expect(text).toContain(
      '  # Organizer: OSCE Presence in Albania\n  ?event og:organizer organization:presence-in-albania .\n',
    );
    expect(text).toMatch(/^# Events\n(PREFIX .*\n)+\nSELECT \?event /);
    expect(text).not.toMatch(/LIMIT|OFFSET/);
  });
});

const isLink = (element: Element): boolean =>
  element.tagName === 'a' &&
  element.childNodes.some((node) => 'value' in node && node.value === 'Open as SPARQL');
// What refers to a record has queries of its own, before that of the record.
const queryIn = (page: string): string =>
  attribute(elementsOf(page).filter(isLink).at(-1)!, 'href')!;
const parameterOf = (address: string, name: string): string | null =>
  new URL(address, app.url).searchParams.get(name);
const html = (path: string): Promise<Answer> => app.get(path, { Accept: 'text/html' });

describe('A page leads to its query', () => {
  it.each([
    ['/people', '/people?format=rq', null],
    ['/events?country=albania&version=1&page=2', '/events?country=albania&format=rq', '1'],
    [
      '/events?view=calendar&month=2016-05',
      '/events?from=2016-05-01&to=2016-05-31&format=rq',
      null,
    ],
  ])('of the list %s', async (path, text, version) => {
    const address = queryIn((await html(path)).text);
    expect(address).toMatch(/^\/sparql\?query=/);
    expect(parameterOf(address, 'query')).toBe(await textOf(text));
    expect(parameterOf(address, 'version')).toBe(version);
    const { headers } = await app.get(text.replace(/.format=rq/, ''), {
      Accept: 'application/sparql-query',
    });
    expect(headers['content-type']).toMatch(/^application\/sparql-query/);
  });

  it.each(LIST_KINDS.map(({ name }) => name))('of records: %s', async (kind) => {
    const items = [
      ...(await list(app, `/${kind}?size=3`)).items,
      // With an abbreviation that is another name, too.
      ...(await list(app, `/${kind}?size=1&q=hlpg`)).items,
    ];
    for (const { id } of items) {
      const page = (await html(id.replace(app.service.names.baseIri, '/'))).text;
      const { results } = jsonOf<{
        results: { bindings: Record<'property' | 'value', { value: string }>[] };
      }>(await app.get(queryIn(page), { Accept: 'application/sparql-results+json' }));
      const rows = results.bindings.map(({ property, value }) => [property.value, value.value]);
      const classes = rows.filter(([property]) => property!.endsWith('#type'));
      // The heading has the label.
      const labels = rows.flatMap(([property, value]) =>
        property!.endsWith('#label') ? [value] : [],
      );
      const others = rows.filter(
        ([property, value]) => !property!.endsWith('#type') && !labels.includes(value),
      );
      expect([id, valuesIn(page)]).toEqual([id, others.length]);
      expect(classes.length).toBeGreaterThan(0);
    }
  });
});

/** How many values the facts of a page have. */
function valuesIn(page: string): number {
  const count = (element: Element, isOne: (each: Element) => boolean): Element[] =>
    element.childNodes.flatMap((node) =>
      'tagName' in node ? [...(isOne(node) ? [node] : []), ...count(node, isOne)] : [],
    );
  return elementsOf(page)
    .filter((element) => element.tagName === 'dl' && attribute(element, 'class') === 'facts')
    .flatMap((facts) => count(facts, ({ tagName }) => tagName === 'dd'))
    .reduce(
      (sum, values) => sum + (count(values, ({ tagName }) => tagName === 'li').length || 1),
      0,
    );
}
