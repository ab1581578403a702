/**
 * What is organized, organized together, partnered in, funded, in a country, quoted and mentioned
 * is the same number on every surface, for what ships, what was edited, and a page just fed.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  IN_COUNTRY,
  FUNDER_OF_PROJECT,
  ORGANIZER_OF_EVENT,
  PARTNER_OF_EVENT,
  FUNDER_OF_EVENT,
  labelOf,
  patternText,
  type ListPath,
} from '../../src/graph/index.js';
import { namedNode } from '../../src/rdf/index.js';
import { readCsv } from '../support/csv.js';
import { RunningApp, jsonOf } from '../support/running-app.js';

const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> PREFIX schema: <https://schema.org/> ' +
  'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ' +
  'PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ';
const NOT_CANCELLED = 'FILTER NOT EXISTS { ?s schema:eventStatus schema:EventCancelled }';

/** Events of all kinds, two in Kosovo, a project with a funder, and people who are mentioned. */
const MORE = `
  event:cancelled a og:Seminar ; rdfs:label "Cancelled" ; og:country state:norway ;
    og:place place:pristina ; schema:eventStatus schema:EventCancelled ;
    og:organizer organization:odihr, organization:presence-in-albania ;
    og:partner state:norway ; og:funder state:norway .
  event:co-organized a og:Workshop ; rdfs:label "Co-organized" ; og:place place:prevalle-prevalac ;
    og:coOrganizer organization:odihr ; og:organizer organization:presence-in-albania ;
    og:supporter state:germany .
  event:unknown-place a og:Seminar ; rdfs:label "Unplaced" ; og:place place:somewhere .
  place:somewhere a og:Place ; rdfs:label "Somewhere Unknown" ; og:within place:kosovo .
  project:funded a og:Project ; rdfs:label "Funded" ; og:funder state:norway .
  news:2021-03-10-skopje-weapons-project og:mentions person:roland-bless, person:dieter-woltmann .
  news:2021-05-06-serbia-social-reuse og:mentions person:roland-bless .`;

const PAGE = `Press release
Border officers of the region meet in Korça
A workshop on border policing took place in Korça on 9 April 2025. It was jointly organized by the OSCE Presence in Albania, the Albanian State Police and the OSCE Mission to Serbia. The event was part of the extra-budgetary project “Women's Resource Centres” and was funded by Norway and Germany.
- Issued on:
- 9 April 2025
- Issued by:
- OSCE Presence in Albania
- Fields of work:
- Policing
A workshop on border policing took place in Korça on 9 April 2025. It was jointly organized by the OSCE Presence in Albania, the Albanian State Police and the OSCE Mission to Serbia. The event was part of the extra-budgetary project “Women's Resource Centres” and was funded by Norway and Germany.
`;

type Thing = Readonly<Record<'iri' | 'label', string>>;

/** A meaning, by the filter of a list, with the questions and queries that have it too. */
interface Meaning {
  readonly list: string;
  readonly filter: string;
  readonly className: string;
  readonly path: ListPath;
  readonly question: (label: string) => string;
  readonly table: 'column' | 'country';
  readonly stored?: readonly [name: string, parameter: string, column: string];
  readonly isOfRecords: boolean;
}

const OF_EVENTS = { list: 'events', className: 'Event', isOfRecords: true } as const;
const MEANINGS: Readonly<Record<string, Meaning>> = {
  organized: {
    ...OF_EVENTS,
    filter: 'organizer',
    path: ORGANIZER_OF_EVENT,
    question: (label) => `How many events were organized by ${label}?`,
    table: 'column',
  },
  partner: {
    ...OF_EVENTS,
    filter: 'partner',
    path: PARTNER_OF_EVENT,
    question: (label) => `How many events did ${label} partner in?`,
    table: 'column',
  },
  'funder of events': {
    ...OF_EVENTS,
    filter: 'funder',
    path: FUNDER_OF_EVENT,
    question: (label) => `How many events did ${label} fund?`,
    table: 'column',
  },
  'funder of projects': {
    list: 'projects',
    className: 'Project',
    filter: 'funder',
    path: FUNDER_OF_PROJECT,
    question: (label) => `How many projects did ${label} fund?`,
    table: 'column',
    stored: ['funders-of-projects', 'funder', 'project'],
    isOfRecords: true,
  },
  'events in': {
    ...OF_EVENTS,
    filter: 'country',
    path: IN_COUNTRY.Event,
    question: (label) => `How many events took place in ${label}?`,
    table: 'country',
    stored: ['events-in-a-state', 'state', 'event'],
  },
  'news in': {
    list: 'news',
    className: 'NewsItem',
    filter: 'country',
    path: IN_COUNTRY.NewsItem,
    question: (label) => `How many news items are about ${label}?`,
    table: 'country',
    isOfRecords: false,
  },
};
let app: RunningApp;
let bodies: Thing[];
let places: Thing[];

const thing = (iri: string): Thing => ({
  iri,
  label: labelOf(app.service.current, namedNode(iri)),
});
const rows = (query: string): Promise<string[]> => app.select(PREFIXES + query);
const json = async <T>(path: string): Promise<T> =>
  jsonOf<T>(await app.get(path, { Accept: 'application/json' }));
const table = async (path: string): Promise<Record<string, string>[]> =>
  readCsv((await app.get(path, { Accept: 'text/csv' })).text);
/** Exports are large, and asked for each thing. */
const known = new Map<string, Promise<unknown>>();
const ofVersion = <T>(path: string, read: (path: string) => Promise<T>): Promise<T> => {
  const key = `${app.version} ${path}`;
  const found = (known.get(key) ?? read(path)) as Promise<T>;
  known.set(key, found);
  return found;
};
const exportedTable = (name: string): Promise<Record<string, string>[]> =>
  ofVersion(`/snapshots/${app.version}/tables/${name}.csv`, table);
const patternOf = (path: ListPath, object: string): string =>
  patternText(path, ['?s', object], (property) =>
    typeof property === 'string' ? `og:${property}` : `<${property.value}>`,
  );

beforeAll(async () => {
  app = await RunningApp.start();
  const { baseIri, thing: named } = app.service.names;
  const kinds = ['event', 'place', 'state', 'organization', 'project', 'news', 'person'];
  await app.update(
    `${PREFIXES}${kinds.map((kind) => `PREFIX ${kind}: <${baseIri}id/${kind}/>`).join(' ')}
    INSERT DATA { GRAPH <${baseIri}graph/edits> { ${MORE} } }`,
  );
  const most = (pattern: string, limit: number): Promise<string[]> =>
    rows(
      `SELECT ?o { ${pattern} } GROUP BY ?o ORDER BY DESC(COUNT(DISTINCT ?s)) ?o LIMIT ${limit}`,
    );
  bodies = [
    named('organization', 'presence-in-albania').value,
    named('organization', 'odihr').value,
    named('state', 'germany').value,
    named('state', 'norway').value,
    ...(await most('?s og:organizer ?o . ?o a og:Ministry', 1)),
    ...(await most('?s og:partner ?o . ?o a og:Police', 1)),
    ...(await most('?s og:funder ?o . ?o a og:Organization', 1)),
  ].map(thing);
  places = [
    ...(await most('?s og:country ?o', 4)),
    named('state', 'norway').value,
    named('state', 'germany').value,
    named('place', 'kosovo').value,
  ].map(thing);
});
afterAll(() => app.close());

/** The numbers of a record’s lists, by the list and its filter. */
async function ofRecord({ iri }: Thing): Promise<Map<string, number>> {
  const { text } = await app.get(new URL(iri).pathname.replace('/osce-graph', ''), {
    Accept: 'text/html',
  });
  const links = text.matchAll(/href="\/(\w+)\?(\w+)=[^"]*"[^>]*>([\d,]+) [\w ]+</g);
  return new Map(
    Array.from(links, ([, list, filter, count]): [string, number] => [
      `${list}?${filter}`,
      Number(count!.replace(',', '')),
    ]),
  );
}

async function counted(meaning: Meaning, { iri, label }: Thing): Promise<Record<string, number>> {
  const { list, filter, className, path } = meaning;
  const address = `/${list}?${filter}=${encodeURIComponent(iri)}`;
  const { total, facets } = await json<{
    total: number;
    facets: Record<string, { choices: { id: string; count: number }[] }>;
  }>(`${address}&size=1&facets=${filter}`);
  const [count = ''] = await rows(
    `SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a og:${className} . ${patternOf(path, `<${iri}>`)} ` +
      `${NOT_CANCELLED} }`,
  );
  const { answer } = await json<{ answer?: { value: number } }>(
    `/ask?q=${encodeURIComponent(meaning.question(label))}`,
  );
  const counts: Record<string, number> = {
    list: total,
    facet: facets[filter]!.choices.find(({ id }) => id === iri)?.count ?? 0,
    csv: (await table(address)).length,
    sparql: Number(count),
    // A question about nothing may be refused: it may not be recorded, or a ministry's.
    ask: answer?.value ?? (total === 0 ? 0 : NaN),
  };
  if (meaning.isOfRecords) {
    const sections = await ofRecord({ iri, label });
    const ofPlace = filter === 'country' ? sections.get('events?place') : undefined;
    counts.record = ofPlace ?? sections.get(`${list}?${filter}`) ?? 0;
  }
  if (meaning.table === 'column') {
    const name = list === 'projects' ? 'project' : 'event';
    counts.table = (await exportedTable(name)).filter(
      (row) =>
        row[filter]!.split('|').includes(iri) && !row.eventStatus?.endsWith('EventCancelled'),
    ).length;
  }
  if (meaning.table === 'country') {
    const name = list === 'news' ? 'news' : 'event';
    const exported = await table(
      `/snapshots/${app.version}/tables/${name}.csv?class=${className}&country=${encodeURIComponent(iri)}`,
    );
    counts.export = exported.length;
  }
  if (meaning.stored) {
    const [name, parameter, column] = meaning.stored;
    const found = await table(`/queries/${name}?${parameter}=${encodeURIComponent(iri)}`);
    counts.stored = new Set(found.map((row) => row[column])).size;
  }
  return counts;
}

/** With whom a body organized events, and how many, as each surface has it. */
async function companions({ iri }: Thing): Promise<Record<string, Record<string, number>>> {
  const network = (
    await table(`/queries/who-works-with-whom?kind=together&body=${encodeURIComponent(iri)}`)
  ).map(({ first, second, together }): [string, number] => [
    first === iri ? second! : first!,
    Number(together),
  ]);
  const stored = (
    await table(`/queries/organizes-together-with?body=${encodeURIComponent(iri)}`)
  ).map(({ other, events }): [string, number] => [other!, Number(events)]);
  const inTable = new Map<string, number>();
  for (const { organizer, eventStatus } of await exportedTable('event')) {
    const organizers = organizer!.split('|');
    if (!organizers.includes(iri) || eventStatus!.endsWith('EventCancelled')) continue;
    for (const other of organizers)
      if (other !== iri) inTable.set(other, (inTable.get(other) ?? 0) + 1);
  }
  const text = await ofVersion(
    `/snapshots/${app.version}/graph.graphml`,
    async (path) => (await app.get(path)).text,
  );
  return {
    network: sorted(network),
    stored: sorted(stored),
    table: sorted([...inTable]),
    graphml: sorted(inGraphml(text, iri)),
  };
}
const sorted = (entries: readonly (readonly [string, number])[]): Record<string, number> =>
  Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));

/** The ends of edges of organizers beside a body; an edge that was there twice would count twice. */
function inGraphml(text: string, body: string): [string, number][] {
  const irisOf = new Map<string, string>();
  for (const [, id, data] of text.matchAll(/<node id="([^"]*)">(.*?)<\/node>/g)) {
    irisOf.set(id!, /<data key="iri">([^<]*)</.exec(data!)![1]!);
  }
  const organizers = new Map<string, Set<string>>();
  for (const [, source, target, data] of text.matchAll(
    /<edge source="([^"]*)" target="([^"]*)">(.*?)<\/edge>/g,
  )) {
    // A body may be an organizer and a co-organizer of an event, with an edge for each.
    if (/ontology#(?:organizer|coOrganizer)</.test(data!))
      organizers.set(source!, (organizers.get(source!) ?? new Set()).add(irisOf.get(target!)!));
  }
  const counts = new Map<string, number>();
  for (const [event, all] of organizers) {
    if (irisOf.get(event)!.endsWith('/event/cancelled') || !all.has(body)) continue;
    for (const other of all) if (other !== body) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return [...counts];
}

async function differing(
  meanings: readonly (readonly [string, Meaning])[],
  things: readonly Thing[],
): Promise<{ differences: string[]; sum: number }> {
  const differences: string[] = [];
  let sum = 0;
  for (const [name, meaning] of meanings)
    for (const each of things) {
      const counts = await counted(meaning, each);
      sum += counts.list!;
      if (new Set(Object.values(counts)).size > 1)
        differences.push(`${name} ${each.label}: ${JSON.stringify(counts)}`);
    }
  return { differences, sum };
}

const ofBodies = Object.entries(MEANINGS).filter(([name]) => !name.endsWith(' in'));
const ofPlaces = Object.entries(MEANINGS).filter(([name]) => name.endsWith(' in'));

describe('A number', () => {
  it.each(ofBodies)('of what bodies have is the same everywhere: %s', async (name, meaning) => {
    expect(bodies).toHaveLength(7);
    const { differences, sum } = await differing([[name, meaning]], bodies);
    expect(differences).toEqual([]);
    expect(sum).toBeGreaterThan(10);
  });

  it.each(ofPlaces)('of what is in States and in Kosovo is the same: %s', async (name, meaning) => {
    expect(places).toHaveLength(7);
    const { differences, sum } = await differing([[name, meaning]], places);
    expect(differences).toEqual([]);
    expect(sum).toBeGreaterThan(50);
  });

  it('of events organized together is the same everywhere', async () => {
    let found = 0;
    for (const body of bodies) {
      const { network, ...others } = await companions(body);
      for (const [surface, counts] of Object.entries(others))
        expect([body.label, surface, counts]).toEqual([body.label, surface, network]);
      found += Object.keys(network!).length;
      const [most] = Object.entries(network!).sort(([, left], [, right]) => right - left);
      if (!most) continue;
      const question = `How many events did ${body.label} organize together with ${thing(most[0]).label}?`;
      const { answer } = await json<{ answer?: { value: number } }>(
        `/ask?q=${encodeURIComponent(question)}`,
      );
      expect([question, answer?.value]).toEqual([question, most[1]]);
    }
    expect(found).toBeGreaterThan(10);
  });

  it('of events is that of the lists of all countries, and of no country', async () => {
    const listed = await table('/queries/states-and-their-events');
    const { facets } = await json<{
      facets: { country: { choices: { label: string; count: number }[] } };
    }>('/events?size=1&facets=country');
    const inOrder = (all: readonly { label: string; count: number }[]): string[] =>
      all.map(({ label, count }) => `${label} ${count}`).sort();
    expect(
      inOrder(listed.map(({ state, events }) => ({ label: state!, count: Number(events) }))),
    ).toEqual(inOrder(facets.country.choices));
  });

  it.each([
    ['quotes', 'quote', 6],
    ['mentions', 'mention', 2],
  ])('of news items that %s people is the same everywhere', async (property, verb, most) => {
    const people = await rows(
      `SELECT ?o { ?s og:${property} ?o } GROUP BY ?o ORDER BY DESC(COUNT(DISTINCT ?s)) ?o LIMIT 6`,
    );
    const news = await exportedTable('news');
    for (const { iri, label } of people.map(thing)) {
      const sparql = await rows(`SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s og:${property} <${iri}> }`);
      const question = encodeURIComponent(`How many news items ${verb} ${label}?`);
      const { answer } = await json<{ answer?: { value: number } }>(`/ask?q=${question}`);
      const count = news.filter((row) => row[property]!.split('|').includes(iri)).length;
      expect([label, answer?.value, ...sparql.map(Number)]).toEqual([label, count, count]);
    }
    expect(people).toHaveLength(most);
  });

  it('is the same for a page that was just fed, and has grown by it', async () => {
    const organized = `SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s og:organizer <${bodies[0]!.iri}> ${NOT_CANCELLED} }`;
    const [before] = await rows(organized);
    const posted = await app.post('/news', 'text/plain', PAGE);
    expect([posted.status, posted.status === 201 ? '' : posted.text]).toEqual([201, '']);
    const [after] = await rows(organized);
    expect(Number(after)).toBe(Number(before) + 1);
    const { names } = app.service;
    const named = [
      ...['presence-in-albania', 'albanian-state-police', 'mission-to-serbia'].map((slug) =>
        names.thing('organization', slug),
      ),
      ...['norway', 'germany'].map((slug) => names.thing('state', slug)),
    ].map(({ value }) => thing(value));
    expect((await differing(ofBodies, named)).differences).toEqual([]);
    expect(
      (await differing(ofPlaces, [thing(names.thing('state', 'albania').value)])).differences,
    ).toEqual([]);
    const { network, ...others } = await companions(named[1]!);
    for (const counts of Object.values(others)) expect(counts).toEqual(network);
  });
});
