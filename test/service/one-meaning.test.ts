/**
 * “Events in a country since a year” has one meaning: lists, questions, stored queries,
 * suggestions and exports find the same events.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { labelOf } from '../../src/graph/index.js';
import { namedNode } from '../../src/rdf/index.js';
import { chooseThings } from '../../src/snapshots/export/subset.js';
import { readCsv } from '../support/csv.js';
import { RunningApp, jsonOf } from '../support/running-app.js';

const YEARS = Array.from({ length: 9 }, (_, index) => 2000 + 3 * index);
/** Of so many questions, one is also asked in the ways that take longer. */
const SHARE = 5;
const PREFIXES = 'PREFIX og: <https://w3id.org/osce-graph/ontology#> ';

/** A State, or a place that stands for none, with the words of questions. */
interface Country {
  readonly iri: string;
  readonly label: string;
  readonly isState: boolean;
}

let app: RunningApp;
let countries: Country[];
/** The organizers of each event. */
let organizers: Map<string, string[]>;
let events: ReadonlySet<string>;

/** One in several States, one in Kosovo, one without a date, and those that were put off. */
const MORE_EVENTS = `
  event:several a og:Workshop ; rdfs:label "Several" ; og:startDate "2016-05-01"^^xsd:date ;
    og:place place:vienna, place:pristina, place:chisinau ;
    og:organizer organization:odihr, organization:secretariat .
  event:other-country a og:Seminar ; rdfs:label "Other" ; og:endDate "2018-01-03"^^xsd:date ;
    og:place place:belgrade ; og:country state:austria .
  event:undated a og:Seminar ; rdfs:label "Undated" ; og:place place:chisinau .
  event:cancelled a og:Seminar ; rdfs:label "Cancelled" ; og:startDate "2017-01-01"^^xsd:date ;
    og:place place:chisinau ; schema:eventStatus schema:EventCancelled ;
    og:organizer organization:odihr, organization:secretariat .
  event:postponed a og:Seminar ; rdfs:label "Postponed" ; og:startDate "2017-02-01"^^xsd:date ;
    og:place place:chisinau ; schema:eventStatus schema:EventPostponed .`;

beforeAll(async () => {
  app = await RunningApp.start();
  const { baseIri } = app.service.names;
  const kinds = ['event', 'place', 'state', 'organization'];
  await app.update(
    `${PREFIXES}PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX schema: <https://schema.org/>
    ${kinds.map((kind) => `PREFIX ${kind}: <${baseIri}id/${kind}/>`).join(' ')}
    INSERT DATA { GRAPH <${baseIri}graph/edits> { ${MORE_EVENTS} } }`,
  );
  const rows = (pattern: string): Promise<string[]> => app.select(PREFIXES + pattern);
  events = new Set(await rows('SELECT DISTINCT ?event { ?event a og:Event }'));
  organizers = new Map([...events].map((event) => [event, []]));
  for (const row of await rows(
    'SELECT (CONCAT(STR(?event), " ", STR(?body)) AS ?row) { ?event a og:Event ; og:organizer ?body }',
  )) {
    const [event = '', body = ''] = row.split(' ');
    organizers.get(event)?.push(body);
  }
  const states = await rows(
    'SELECT ?state { ?event a og:Event ; og:country|og:place/og:within*/og:inState ?state } ' +
      'GROUP BY ?state ORDER BY DESC(COUNT(DISTINCT ?event)) LIMIT 39',
  );
  const { names, current } = app.service;
  countries = [
    ...states.map((iri) => ({ iri, isState: true })),
    { iri: names.thing('place', 'kosovo').value, isState: false },
  ].map((each) => ({ ...each, label: labelOf(current, namedNode(each.iri)) }));
});
afterAll(() => app.close());

/** The events that a question is answered with. */
async function asked(question: string): Promise<readonly string[]> {
  const reply = await app.service.questions.ask(app.service.current, question);
  if (!reply.understood || !reply.answer.things)
    throw new Error(`“${question}” has no list for an answer.`);
  return reply.answer.things.map(({ iri }) => iri);
}

async function counted(question: string): Promise<unknown> {
  const reply = await app.service.questions.ask(app.service.current, question);
  return reply.understood ? reply.answer.value : reply.message;
}

function exported({ iri }: Country, year: number): string[] {
  const { ids } = app.service.current;
  const { isChosen } = chooseThings(ids, app.service.names, {
    class: [app.service.names.og('Event').value],
    country: [iri],
    from: String(year),
  });
  return [...events].filter((event) => isChosen[ids.dictionary.idOf(namedNode(event))] === 1);
}

/** The rows of the example query about events in a State, or in a place such as Kosovo. */
async function stored(name: string, year: number): Promise<number> {
  const address = new URLSearchParams({ state: name, since: `${year}-01-01` }).toString();
  const { text } = await app.get(`/queries/events-in-a-state?${address}`, {
    Accept: 'application/sparql-results+json',
  });
  const { results } = JSON.parse(text) as { results: { bindings: unknown[] } };
  return results.bindings.length;
}

/** How many times two bodies organize one of these events together. */
function pairsIn(found: readonly string[]): number {
  return found
    .map((event) => organizers.get(event)?.length ?? 0)
    .reduce((pairs, bodies) => pairs + (bodies * (bodies - 1)) / 2, 0);
}

const addressOf = ({ iri }: Country, year: number): string =>
  `country=${encodeURIComponent(iri)}&from=${year}`;

async function listed(country: Country, year: number): Promise<number> {
  const answer = await app.get(`/events?size=1&${addressOf(country, year)}`, {
    Accept: 'application/json',
  });
  return jsonOf<{ total: number }>(answer).total;
}

async function tied(country: Country, year: number): Promise<number> {
  const { text } = await app.get(
    `/queries/who-works-with-whom?kind=together&from=${year}-01-01&state=` +
      encodeURIComponent(country.iri),
    { Accept: 'text/csv' },
  );
  return readCsv(text).reduce((sum, { together }) => sum + Number(together), 0);
}

describe('Events in a country since a year', () => {
  it('are the same by lists, questions, stored queries and exports', async () => {
    const differing: string[] = [];
    let found = 0;
    const compare = async (country: Country, year: number): Promise<void> => {
      const question = `events in ${country.label} since ${year}`;
      const things = await asked(question);
      found += things.length;
      const counts = [things.length, await listed(country, year)];
      // These take longer: each country in some years, and each year in some countries.
      if ((countries.indexOf(country) + year) % SHARE === 0)
        counts.push(exported(country, year).length, await stored(country.label, year));
      const ties =
        (countries.indexOf(country) + year) % SHARE === 1
          ? [pairsIn(things), await tied(country, year)]
          : [];
      if (new Set(counts).size > 1 || new Set(ties).size > 1)
        differing.push(`${question}: ${counts.join(', ')}; ties ${ties.join(', ')}`);
    };
    for (const country of countries) await Promise.all(YEARS.map((year) => compare(country, year)));
    expect(differing).toEqual([]);
    expect(countries.length * YEARS.length).toBe(360);
    expect(found).toBeGreaterThan(1_000);
  });

  it.each([
    ['news', 'news'],
    ['events', 'event'],
    ['organizations', 'organization'],
    ['people', 'person'],
    ['projects', 'project'],
  ])('are as many of the %s in the list of a country as in the table %s', async (list, table) => {
    const differing: string[] = [];
    let found = 0;
    for (const { iri, label } of countries) {
      const country = `country=${encodeURIComponent(iri)}`;
      const answer = await app.get(`/${list}?size=1&${country}`, { Accept: 'application/json' });
      const { total } = jsonOf<{ total: number }>(answer);
      const rows = readCsv((await app.get(`/snapshots/2/tables/${table}.csv?${country}`)).text);
      found += total;
      if (rows.length !== total) differing.push(`${label}: ${total} in the list, ${rows.length}`);
    }
    expect(differing).toEqual([]);
    expect(found).toBeGreaterThan(50);
  });

  it('are as many on the home page as in their list, without those that were cancelled', async () => {
    const list = await app.get('/events?size=1', { Accept: 'application/json' });
    const { total } = jsonOf<{ total: number }>(list);
    expect(total).toBe(events.size - 1);
    expect(await counted('How many events are there?')).toBe(total);
    // What the list leaves out is offered as a choice.
    const { text } = await app.get('/events?size=1&facets=status', { Accept: 'application/json' });
    const { facets } = JSON.parse(text) as { facets: { status: { choices: object[] } } };
    expect(facets.status.choices).toContainEqual(
      expect.objectContaining({ value: 'cancelled', count: 1 }),
    );
    const home = (await app.get('/', { Accept: 'text/html' })).text;
    expect(home).toContain(`<a href="/events"><strong>${total}</strong> events</a>`);
  });

  it.each([
    ['Which events were cancelled?', 'status=cancelled', 1],
    ['How many events were called off?', 'status=cancelled', 1],
    ['cancelled seminars in Moldova', 'type=seminar&country=MD&status=cancelled', 1],
    ['Which events were postponed in Chisinau?', 'status=postponed&place=chisinau', 1],
    ['Which events were postponed in 2017?', 'status=postponed&from=2017&to=2017', 1],
    ['Which events were put off?', 'status=postponed', 1],
    ['Which events were rescheduled?', 'status=rescheduled', 0],
  ])('are of the same status in a list: %s', async (question, filters, count) => {
    const answer = await app.get(`/events?size=1&${filters}`, { Accept: 'application/json' });
    expect(jsonOf<{ total: number }>(answer).total).toBe(count);
    expect(
      question.startsWith('How') ? await counted(question) : (await asked(question)).length,
    ).toBe(count);
  });
});
