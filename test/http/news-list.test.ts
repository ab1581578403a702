import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import type { NewsFacts } from '../../src/news/index.js';
import { DCTERMS, RDF, SCHEMA, parseN3Syntax } from '../../src/rdf/index.js';
import { RunningApp, jsonOf, type Answer, type Problem } from '../support/running-app.js';
import { NEWS_FACTS } from '../support/shipped-facts.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

interface Thing {
  readonly id: string;
  readonly label: string;
}

interface NewsList {
  readonly version: number;
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly items: readonly { readonly id: string; readonly title: string; readonly issued: string | null; readonly issuedBy: readonly Thing[]; readonly place: readonly Thing[] }[];
  readonly next?: string;
  readonly previous?: string;
}

const slugOf = (iri: string): string => iri.split('/').at(-1)!;
const list = async (parameters: Record<string, string> | [string, string][] = {}): Promise<NewsList> => {
  const answer = await app.get(`/news?${new URLSearchParams(Array.isArray(parameters) ? parameters : { size: '200', ...parameters }).toString()}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return jsonOf<NewsList>(answer);
};
const slugsOf = async (parameters: Record<string, string> | [string, string][]): Promise<string[]> => (await list(parameters)).items.map(({ id }) => slugOf(id)).sort();

/** Slugs of the items that the facts files have for a filter; the seed's workshop is told apart. */
const factSlugs = (filter: (item: NewsFacts) => boolean): string[] => NEWS_FACTS.filter(filter).map(({ id }) => id).sort();
const SEED = '2021-11-23-tirana-security-sector-governance-workshop';

describe('The news list', () => {
  it('has every item of the facts, newest first', async () => {
    const [first, second] = [await list({ page: '1' }), await list({ page: '2' })];
    expect([first.total, first.items.length, first.pageSize]).toEqual([NEWS_FACTS.length + 1, 200, 200]);
    const items = [...first.items, ...second.items];
    expect(items.map(({ id }) => slugOf(id)).sort()).toEqual([...NEWS_FACTS.map(({ id }) => id), SEED].sort());
    const dates = items.map(({ issued }) => issued ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    for (const { id, title } of items) {
      const facts = NEWS_FACTS.find((item) => item.id === slugOf(id));
      if (facts) expect(title).toBe(facts.label);
    }
  });

  it.each<[string, Record<string, string>, (item: NewsFacts) => boolean]>([
    ['from a day', { from: '2021-06-15' }, ({ date }) => date! >= '2021-06-15'],
    ['to a day', { to: '2008-09-05' }, ({ date }) => date! <= '2008-09-05'],
    ['from a month to a month, both included', { from: '2015-03', to: '2015-10' }, ({ date }) => date!.slice(0, 7) >= '2015-03' && date!.slice(0, 7) <= '2015-10'],
    ['in a year', { from: '2012', to: '2012' }, ({ date }) => date!.startsWith('2012')],
    ['from a day to the same day', { from: '2015-10-23', to: '2015-10-23' }, ({ date }) => date === '2015-10-23'],
    ['of a field of work', { field: 'Border management' }, ({ fieldsOfWork }) => fieldsOfWork.includes('Border management')],
    ['of a type', { type: 'press-release' }, ({ contentType }) => contentType === 'Press release'],
    ['of an issuer', { issuer: 'centre-in-ashgabat' }, ({ issuers }) => issuers.includes('OSCE Centre in Ashgabat')],
    ['with words in the title', { q: 'helsinki FINAL act' }, ({ label, summary }) => ['helsinki', 'final', 'act'].every((word) => `${label} ${summary ?? ''}`.toLowerCase().includes(word))],
  ])('filters: %s', async (_what, filter, expected) => {
    const wanted = factSlugs(expected);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(NEWS_FACTS.length);
    expect((await slugsOf(filter)).filter((slug) => slug !== SEED)).toEqual(wanted);
  });

  it('keeps the items without a date out of a time span', async () => {
    expect((await slugsOf({ q: 'security sector governance' }))).toContain(SEED);
    expect((await slugsOf({ q: 'security sector governance', from: '2000' }))).not.toContain(SEED);
  });

  it.each([
    ['issuer', ['presence-in-albania', 'Presence in Albania', 'OSCE Presence in Albania', 'the OSCE presence in albania', 'osce-presence-in-albania', 'PiA', 'https://w3id.org/osce-graph/id/organization/presence-in-albania']],
    ['field', ['policing', 'Policing', 'POLICING', 'https://w3id.org/osce-graph/id/field/policing']],
    ['country', ['albania', 'Albania', 'AL', 'al', 'https://w3id.org/osce-graph/id/state/albania']],
    ['issuer', ['secretariat', 'Secretariat', 'OSCE Secretariat', 'CSCE Secretariat']],
    ['issuer', ['office-in-yerevan', 'Office in Yerevan', 'OSCE Office in Yerevan']],
    ['country', ['kosovo', 'Kosovo', 'XK', 'https://w3id.org/osce-graph/id/place/kosovo']],
    ['type', ['news', 'News', 'News Item', 'news-item', 'NEWS ITEM']],
    ['type', ['press-release', 'Press release', 'press releases', 'https://w3id.org/osce-graph/id/content-type/press-release']],
  ])('takes slug, label and IRI of %s for the same', async (name, values) => {
    const [first, ...others] = await Promise.all(values.map((value) => slugsOf({ [name]: value })));
    expect(first!.length).toBeGreaterThan(2);
    for (const other of others) expect(other).toEqual(first);
  });

  it('takes as country the State of the event\'s place and, without an event, the host State of the issuer', async () => {
    const inKyrgyzstan = await slugsOf({ country: 'KG' });
    expect(inKyrgyzstan).toEqual(expect.arrayContaining(factSlugs(({ event }) => event?.countryIso2 === 'KG' && event.place !== null)));
    // Some events have further places there, or a place that is in no doubt.
    const isThere = (place: string | null): boolean => ['Bishkek', 'Osh', 'Issyk-Kul'].includes(place ?? '');
    const possible = factSlugs(({ event }) => event === null || event.countryIso2 === 'KG' || [event.place, ...(event.places ?? [])].some(isThere));
    expect(inKyrgyzstan.filter((slug) => !possible.includes(slug))).toEqual([]);
    const inBelarus = await slugsOf({ country: 'Belarus' });
    expect(NEWS_FACTS.find(({ id }) => id === '2010-12-31-minsk-not-extended')!.event).toBeNull();
    expect(inBelarus).toContain('2010-12-31-minsk-not-extended');
  });

  it('takes Kosovo as the place that it is: the events there, and without an event what the mission there issued', async () => {
    const slugs = await slugsOf({ country: 'Kosovo' });
    expect(slugs).toEqual(expect.arrayContaining(factSlugs(({ event }) => event?.countryIso2 === 'XK' && event.place !== null)));
    expect(slugs.filter((slug) => !factSlugs(({ event, issuers }) => event?.countryIso2 === 'XK' || (event === null && issuers.includes('OSCE Mission in Kosovo'))).includes(slug))).toEqual([]);
  });

  it.each<[string, string, (item: NewsFacts) => boolean]>([
    ['an organizer', 'mission to SERBIA', ({ organisers }) => organisers.some(({ name }) => name === 'OSCE Mission to Serbia')],
    ['a short name of an issuer', 'ODIHR', ({ issuers }) => issuers.includes('OSCE Office for Democratic Institutions and Human Rights')],
    ['a place', 'Issyk-Kul', ({ event }) => event?.place === 'Issyk-Kul'],
    ['the State of a place', 'kyrgyzstan', ({ event }) => event?.countryIso2 === 'KG' && event.place === 'Bishkek'],
    ['a field of work', 'border management', ({ fieldsOfWork }) => fieldsOfWork.includes('Border management')],
    ['a person', 'Pasztory', ({ persons }) => persons.some(({ name }) => name.includes('Pasztory'))],
  ])('finds %s by words', async (_what, q, expected) => {
    const found = await slugsOf({ q });
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining(factSlugs(expected)));
  });

  it('takes values of one filter as alternatives, and different filters together', async () => {
    const parameters: [string, string][] = [['size', '200'], ['field', 'policing'], ['field', 'Youth'], ['type', 'News'], ['from', '2010'], ['to', '2022']];
    const wanted = factSlugs(({ fieldsOfWork, contentType, date }) => fieldsOfWork.some((field) => ['Policing', 'Youth'].includes(field)) && contentType === 'News' && date! >= '2010' && date! < '2023');
    expect(wanted.length).toBeGreaterThan(3);
    expect(await slugsOf(parameters)).toEqual(wanted);
    expect(await slugsOf([...parameters, ['issuer', 'centre-in-ashgabat']])).toEqual(wanted.filter((slug) => NEWS_FACTS.find(({ id }) => id === slug)!.issuers.includes('OSCE Centre in Ashgabat')));
  });

  it('is empty for what nobody has, and ignores empty values', async () => {
    expect((await list({ field: 'phrenology' })).total).toBe(0);
    expect((await list({ field: '', q: '', from: '' })).total).toBe(NEWS_FACTS.length + 1);
  });

  it.each(['from=yesterday', 'to=2021-13', 'from=2021-02-30', 'to=20211123', 'from=2021-1-1', 'page=0', 'page=-1', 'page=1.5', 'page=x', 'size=0', 'size=201', 'size=all'])('refuses ?%s', async (parameter) => {
    for (const accept of ['application/json', 'text/turtle']) {
      const answer = await app.get(`/news?${parameter}`, { Accept: accept });
      if (accept === 'text/turtle') expect(answer.status).toBe(406);
      else expect([answer.status, jsonOf<Problem>(answer).code, jsonOf<Problem>(answer).detail.includes(`?${parameter.split('=')[0]}`)]).toEqual([400, 'bad-request', true]);
    }
  });

  it('is a page for browsers with the same items, and JSON-LD for programs', async () => {
    const query = '?country=AL&field=policing';
    const { items } = jsonOf<NewsList>(await app.get(`/news${query}`));
    expect(items.length).toBeGreaterThan(0);
    const page = await app.get(`/news${query}`, { Accept: 'text/html' });
    for (const { id } of items) expect(page.text).toContain(`href="/id/news/${slugOf(id)}"`);
    const linked = await app.get(`/news${query}`, { Accept: 'application/ld+json' });
    expect(linked.headers['content-type']).toMatch(/^application\/ld\+json/);
    expect(jsonOf<{ '@context': string }>(linked)['@context']).toBe(`${app.url}/context.jsonld`);
  });
});

describe('The news list as JSON-LD', () => {
  it('says with the served context alone what the graph says of its items', async () => {
    const query = '/news?field=policing&country=AL&size=3';
    const document = jsonOf<{ '@context': string; id: string }>(await app.get(query, { Accept: 'application/ld+json' }));
    const context = jsonOf<object>(await app.get('/context.jsonld'));
    const documentLoader = (url: string): object => {
      if (url !== document['@context']) throw new Error(`The document needs ${url}`);
      return { contextUrl: null, documentUrl: url, document: context };
    };
    const quads = parseN3Syntax(await jsonld.toRDF(document, { documentLoader, format: 'application/n-quads' }), { format: 'nquads' });
    const { names } = app.service;
    const { items, total } = jsonOf<NewsList>(await app.get(query));
    const first = quads.find(({ predicate }) => predicate.value === `${SCHEMA.iri}itemListElement`)?.object;
    const listed = quads.filter(({ predicate }) => predicate.equals(RDF.first)).map(({ object }) => object.value);
    expect([first?.termType, listed.sort()]).toEqual(['BlankNode', items.map(({ id }) => id).sort()]);
    expect(quads.find(({ predicate }) => predicate.value === `${SCHEMA.iri}numberOfItems`)?.object.value).toBe(String(total));
    for (const { id, title, issued, issuedBy, place } of items) {
      const values = (predicate: { value: string }): string[] => quads.filter((each) => each.subject.value === id && each.predicate.value === predicate.value).map(({ object }) => object.value);
      expect([values(RDF.type), values(DCTERMS.title), values(DCTERMS.issued), values(names.og('issuedBy')).sort()])
        .toEqual([[names.og('NewsItem').value], [title], issued ? [issued] : [], issuedBy.map((thing) => thing.id).sort()]);
      const event = values(names.og('reportsOn'))[0];
      expect(quads.filter(({ subject, predicate }) => subject.value === event && predicate.equals(names.og('place'))).map(({ object }) => object.value).sort()).toEqual(place.map((thing) => thing.id).sort());
    }
    // What is said of the items' things is in the graph, letter by letter.
    const own = quads.filter(({ subject, predicate }) => subject.value.startsWith(names.baseIri) && subject.value !== document.id && !predicate.equals(RDF.first) && !predicate.equals(RDF.rest));
    expect(own.length).toBeGreaterThan(items.length * 5);
    for (const { subject, predicate, object } of own) expect([subject.value, predicate.value, object.value, app.service.current.count(subject, predicate, object) > 0]).toEqual([subject.value, predicate.value, object.value, true]);
  });
});

/** The address of a Link header's relation. */
function linkOf(answer: Answer, relation: string): string | undefined {
  return new RegExp(`<([^>]*)>; rel="${relation}"`).exec(String(answer.headers.link))?.[1];
}

describe('Paging', () => {
  it('leads to the end with each item once, while others write', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/news?size=60&q=';
    const start = app.version;
    for (let page = 1; path; page += 1) {
      const answer: Answer = await app.get(path);
      const { items, next, previous, version, total } = jsonOf<NewsList>(answer);
      expect([version, total, answer.headers['graph-version']]).toEqual([start, NEWS_FACTS.length + 1, String(start)]);
      expect([next, previous]).toEqual([linkOf(answer, 'next'), linkOf(answer, 'prev')]);
      expect(previous === undefined).toBe(page === 1);
      seen.push(...items.map(({ id }) => id));
      path = next;
      const { names } = app.service;
      await app.update(`PREFIX og: <${names.ontologyIri}> PREFIX dcterms: <http://purl.org/dc/terms/> INSERT DATA { GRAPH <urn:test:page${page}> {
        <${names.thing('news', `newer-${page}`).value}> a og:NewsItem ; <http://www.w3.org/2000/01/rdf-schema#label> "Newer ${page}"@en ; dcterms:title "Newer ${page}"@en ;
          dcterms:issued "2030-01-0${page}"^^<http://www.w3.org/2001/XMLSchema#date> ; og:issuedBy <${names.thing('organization', 'presence-in-albania').value}> } }`);
    }
    expect(app.version).toBe(start + 5);
    expect(seen).toHaveLength(NEWS_FACTS.length + 1);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await list()).items.slice(0, 2).map(({ title }) => title)).toEqual(['Newer 5', 'Newer 4']);
  });

  it('goes back as it came, keeps the filters, and is empty beyond the end', async () => {
    const first = await app.get('/news?field=Policing&field=Youth&size=2');
    const second = await app.get(linkOf(first, 'next')!);
    const back = await app.get(linkOf(second, 'prev')!);
    expect(jsonOf<NewsList>(back).items).toEqual(jsonOf<NewsList>(first).items);
    expect(jsonOf<NewsList>(second).total).toBe(jsonOf<NewsList>(first).total);
    expect(jsonOf<NewsList>(second).items).not.toEqual(jsonOf<NewsList>(first).items);
    const beyond = await app.get('/news?page=999');
    expect([beyond.status, jsonOf<NewsList>(beyond).items.length, linkOf(beyond, 'next')]).toEqual([200, 0, undefined]);
  });
});
