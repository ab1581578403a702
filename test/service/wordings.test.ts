/** What is in a country, what a State did and what stored queries list, in any wording or language. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IN_COUNTRY, labelOf, patternText } from '../../src/graph/index.js';
import { namedNode } from '../../src/rdf/index.js';
import { readCsv } from '../support/csv.js';
import { RunningApp, jsonOf } from '../support/running-app.js';

const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> ' +
  'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ';
let app: RunningApp;
let places: string[];

const thing = (iri: string): { iri: string; label: string } => ({
  iri,
  label: labelOf(app.service.current, namedNode(iri)),
});
const rows = (query: string): Promise<string[]> => app.select(PREFIXES + query);
const json = async <T>(path: string): Promise<T> =>
  jsonOf<T>(await app.get(path, { Accept: 'application/json' }));
const table = async (path: string): Promise<Record<string, string>[]> =>
  readCsv((await app.get(path, { Accept: 'text/csv' })).text);
const bodyIn = (place: string): string =>
  patternText(IN_COUNTRY.Organization, ['?s', `<${place}>`], (property) =>
    typeof property === 'string' ? `og:${property}` : `<${property.value}>`,
  );

beforeAll(async () => {
  app = await RunningApp.start();
  const { names } = app.service;
  places = [
    ...['serbia', 'norway', 'armenia', 'tajikistan'].map((slug) => names.thing('state', slug)),
    names.thing('place', 'kosovo'),
  ].map(({ value }) => value);
});
afterAll(() => app.close());

/** The number of a question’s answer, or of the things in it; undefined if it is refused. */
async function asked(question: string): Promise<number | undefined> {
  const { answer } = await json<{ answer?: { value?: number; things?: unknown[] } }>(
    `/ask?q=${encodeURIComponent(question)}`,
  );
  return answer && (answer.value ?? answer.things?.length);
}

describe('A number', () => {
  it('of bodies in a country is that of the list, in any wording', async () => {
    for (const { iri, label } of places.map(thing)) {
      const { total } = await json<{ total: number }>(
        `/organizations?country=${encodeURIComponent(iri)}&size=1`,
      );
      const [count] = await rows(
        'SELECT (COUNT(DISTINCT ?s) AS ?n) ' + `{ ?s a og:Organization . ${bodyIn(iri)} }`,
      );
      const answers = [
        await asked(`Which organizations are in ${label}?`),
        await asked(`How many organizations are there in ${label}?`),
      ];
      expect([label, Number(count), ...answers]).toEqual([label, total, total, total]);
    }
    const [ofKosovo] = await rows(
      `SELECT (COUNT(?s) AS ?n) { ?s a og:Ministry ; og:ofPlace <${places.at(-1)!}> }`,
    );
    expect(await asked('How many ministries does Kosovo have?')).toBe(Number(ofKosovo));
    expect(Number(ofKosovo)).toBeGreaterThan(0);
  });

  it('of what a State did is not that of its ministries, in any wording', async () => {
    let refused = 0;
    for (const slug of ['switzerland', 'georgia', 'serbia', 'france']) {
      const { iri, label } = thing(app.service.names.thing('state', slug).value);
      const { total } = await json<{ total: number }>(
        `/events?organizer=${encodeURIComponent(iri)}&size=1`,
      );
      for (const question of [
        `events organized by ${label}`,
        `How many events did ${label} run?`,
      ]) {
        const answer = await asked(question);
        if (answer === undefined) refused += 1;
        expect([question, answer ?? 0]).toEqual([question, total]);
      }
    }
    expect(refused).toBeGreaterThan(0);
  });

  it('of companions is that of the stored query, also of a body named as a class', async () => {
    for (const slug of ['chairpersonship', 'odihr', 'mission-to-serbia']) {
      const { iri, label } = thing(app.service.names.thing('organization', slug).value);
      const found = await table(`/queries/organizes-together-with?body=${encodeURIComponent(iri)}`);
      const question = `Who organized events together with ${label}?`;
      expect([question, await asked(question)]).toEqual([question, found.length]);
    }
  });

  it('of rows of a stored query doesn’t grow by labels in another language', async () => {
    const { queries } = await json<{ queries: { name: string; kind: string }[] }>('/queries');
    const selects = queries.filter(({ kind }) => kind === 'select').map(({ name }) => name);
    const counted = (): Promise<number[]> =>
      Promise.all(selects.map(async (name) => (await table(`/queries/${name}`)).length));
    const before = await counted();
    await app.update(
      `${PREFIXES} INSERT { GRAPH <${app.service.names.baseIri}graph/edits> { ?s rdfs:label ?other } }
      WHERE { ?s a ?class ; rdfs:label ?label
        FILTER(?class IN (og:State, og:Place, og:FieldOfWork, og:FieldOperation, og:ForeignMinistry,
          og:Project, og:Workshop, og:RoundTable))
        BIND(STRLANG(CONCAT("Emri ", STR(?label)), "sq") AS ?other) }`,
    );
    expect(await counted()).toEqual(before);
    expect(selects.length).toBeGreaterThan(10);
  });
});
