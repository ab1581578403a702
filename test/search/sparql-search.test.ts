import type { PlanStep } from '../../src/json-answers.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GraphVersion } from '../../src/graph/index.js';
import { RDF, RDFS, literal, namedNode, quad } from '../../src/rdf/index.js';
import { SearchIndexes, searchProvider } from '../../src/search/index.js';
import { SparqlEngine, planText, type SparqlSettings } from '../../src/sparql/index.js';
import { taskProvider } from '../../src/tasks/index.js';
import { readCases } from '../support/cases.js';
import { names, pathOf, quadsOf, thing, versionWith } from './search-texts.js';

const PREFIXES = `PREFIX og: <${names.ontologyIri}> PREFIX rdfs: <${RDFS.iri}>
PREFIX event: <${names.baseIri}id/event/>\n`;
const graph = namedNode('http://example.org/g');
const version = versionWith(
  {
    'organization/albania': { label: 'Presence in Albania', also: ['PiA'], type: 'FieldOperation' },
    'organization/serbia': { label: 'Mission to Serbia', type: 'FieldOperation' },
    'event/tirana': {
      label: 'Workshop in Tirana',
      about: 'The Presence in Albania taught border police.',
      type: 'Workshop',
    },
    'event/belgrade': { label: 'Workshop in Belgrade', type: 'Workshop' },
    'event/vienna': { label: 'Seminar in Vienna', type: 'Seminar' },
    'state/albania': { label: 'Albania' },
  },
  [
    quad(thing('event/tirana'), names.og('organizer'), thing('organization/albania')),
    quad(thing('event/belgrade'), names.og('organizer'), thing('organization/serbia')),
    quad(thing('event/vienna'), names.og('organizer'), thing('organization/albania'), graph),
    quad(thing('event/vienna'), names.og('asWritten'), literal('Presnce in Albania')),
    quad(names.og('FieldOperation'), RDF.type, RDFS.Class),
    quad(names.og('FieldOperation'), RDFS.label, literal('field operation', 'en')),
  ],
);
const indexes = new SearchIndexes(names, 'here');
const engineWith = (settings: Partial<SparqlSettings> = {}): SparqlEngine =>
  new SparqlEngine({
    names,
    defaultGraph: 'union',
    timeoutMs: 30_000,
    serviceAllow: [],
    search: searchProvider(indexes),
    ...settings,
  });
const engine = engineWith();

/** Rows as text, things by kind and slug. */
async function rowsOf(
  query: string,
  { by = engine, over = version }: { by?: SparqlEngine; over?: GraphVersion } = {},
): Promise<string[]> {
  const answer = await by.query(over, PREFIXES + query);
  if (answer.kind === 'boolean') return [String(answer.value)];
  if (answer.kind === 'graph') throw new Error('expected solutions');
  const rows: string[] = [];
  for await (const solution of answer.solutions)
    rows.push(
      solution
        .map((term) =>
          term === undefined ? '-' : names.thingOf(term.value) ? pathOf(term.value) : term.value,
        )
        .join(' '),
    );
  return query.includes('ORDER BY') ? rows : rows.sort();
}

async function foundBy(text: string): Promise<string[]> {
  const { hits } = await (await indexes.of(version)).find(text);
  return hits.map(({ iri }) => pathOf(iri)).sort();
}

/** Queries and their rows. */
const ANSWERS = readCases('test/search/sparql-search.txt');

describe('og:matches', () => {
  it('finds what a search finds', async () => {
    for (const text of ['presence', 'albania', 'workshp tirana', 'zanzibar', ''])
      expect(await rowsOf(`SELECT ?t { ?t og:matches "${text}" }`)).toEqual(await foundBy(text));
  });

  it.each(ANSWERS)('joins with the rest: %s', async (query, ...rows) => {
    expect(await rowsOf(query)).toEqual(rows);
  });

  it.each([
    ['SELECT ?t { ?t og:matches ?nothing }', /is unbound/],
    ['SELECT ?t { ?t og:matches <http://example.org/a> }', /searches for a text/],
    ['SELECT ?t { ?t og:matches+ "a" }', /not part of a path/],
    ['SELECT ?t { ?t og:matches [ og:searchLimit 3 ] }', /one og:searchText/],
    ['SELECT ?t { ?t og:matches [ og:searchText "a", "b" ] }', /one og:searchText/],
    [
      'SELECT ?t { ?t og:matches [ og:searchText "a" ; og:searchLimit 0 ] }',
      /a positive whole number/,
    ],
    [
      'SELECT ?t { ?t og:matches [ og:searchText "a" ; og:searchLimit ?n ] }',
      /a positive whole number/,
    ],
    [
      'SELECT ?t { ?t og:matches [ og:searchText "a" ; og:searchScore 0.5 ] }',
      /the value of og:searchScore must be a variable/,
    ],
    [
      'SELECT ?t { ?t og:matches [ og:searchText "a" ; og:searchKind ?k ] }',
      /a word such as "event", or a class/,
    ],
    [
      'SELECT ?t { ?t og:matches [ og:searchBeginnings "a" ; og:searchLimit 3 ] }',
      /stands alone in the brackets/,
    ],
    ['SELECT ?t { ?t og:searchScore ?s }', /in the brackets of og:matches/],
    [
      'SELECT ?t { ?t og:matches ?b . OPTIONAL { ?b og:searchText "a" } }',
      /in the brackets of og:matches/,
    ],
  ])('is refused where it cannot be told what is meant: %s', async (query, message) => {
    await expect(rowsOf(query)).rejects.toMatchObject({
      code: 'malformed-query',
      message: expect.stringMatching(message),
    });
  });

  it('is a property like any other where nothing is searched', async () => {
    expect(
      await rowsOf('SELECT ?t { ?t og:matches "albania" }', {
        by: engineWith({ search: undefined as never }),
      }),
    ).toEqual([]);
  });

  it('is a step of the plan, which begins with it where it finds little', async () => {
    const { plan } = await engine.explain(
      version,
      `${PREFIXES}SELECT ?e { ?e og:organizer ?b . ?b og:matches "serbia" }`,
      'run',
    );
    const steps = (step: PlanStep): PlanStep[] => [step, ...step.inputs.flatMap(steps)];
    expect(steps(plan)).toContainEqual(
      expect.objectContaining({
        step: 'search',
        detail: 'for “serbia”',
        estimatedRows: 1,
        rows: 1,
      }),
    );
    expect(steps(plan).at(-1)).toMatchObject({ step: 'one empty row' });
    expect(
      planText(
        await engine.explain(
          version,
          `${PREFIXES}SELECT ?e { VALUES ?n { "a" } ?e og:matches ?n }`,
          'plan',
        ),
        {},
      ),
    ).toContain('search for ?n');
  });

  it('answers for the version that is asked', async () => {
    const later = version.after(
      version.idChangeOf({
        added: quadsOf('event/new', { label: 'Workshop in Skopje' }),
        removed: quadsOf('event/belgrade', { label: 'Workshop in Belgrade' }),
      }),
      { committedAt: new Date(0) },
    );
    const query = 'SELECT ?t { ?t og:matches "workshop" }';
    expect(await rowsOf(query, { over: later })).toEqual(['event/new', 'event/tirana']);
    expect(await rowsOf(query)).toEqual(['event/belgrade', 'event/tirana']);
  });

  it('finds what an update changes, as it was before', async () => {
    const change = await engine.update(
      version,
      `${PREFIXES}INSERT { ?t og:found true } WHERE { ?t og:matches "mission serbia" }`,
    );
    expect(change.added.map(({ subject }) => pathOf(subject.value))).toEqual([
      'organization/serbia',
    ]);
    const two = `${PREFIXES}INSERT DATA { event:new rdfs:label "Mission" } ;
      INSERT { ?t og:found true } WHERE { ?t og:matches "mission" }`;
    await expect(engine.update(version, two)).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('before the update'),
    });
  });

  describe('in threads', () => {
    const own = new SearchIndexes(names, 'thread');
    const search = searchProvider(own);
    const threaded = engineWith({ workerCount: 1, tasks: taskProvider, search });
    afterAll(() => Promise.all([threaded.close(), own.close()]));

    it('answers as it does here', async () => {
      for (const [query, ...rows] of ANSWERS)
        expect([query, await rowsOf(query, { by: threaded })]).toEqual([query, rows]);
      await expect(
        rowsOf('SELECT ?t { ?t og:matches ?nothing }', { by: threaded }),
      ).rejects.toMatchObject({ code: 'malformed-query' });
    });
  });

  describe('beside SERVICE', () => {
    let server: Server;
    let address: string;
    beforeAll(async () => {
      const answer = {
        head: { vars: ['b'] },
        results: {
          bindings: [
            { b: { type: 'uri', value: thing('organization/albania').value } },
            { b: { type: 'uri', value: thing('organization/serbia').value } },
          ],
        },
      };
      server = createServer((_, response) =>
        response
          .setHeader('Content-Type', 'application/sparql-results+json')
          .end(JSON.stringify(answer)),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
    });
    afterAll(
      () =>
        new Promise((resolve) => {
          server.closeAllConnections();
          server.close(resolve);
        }),
    );

    it('is worked out here', async () => {
      const by = engineWith({ serviceAllow: [address] });
      const ask = (text: string) =>
        rowsOf(`SELECT ?b ?s { SERVICE <${address}> { ?b a ?any } ${text} }`, { by });
      expect(await ask('?b og:matches [ og:searchText "PiA" ; og:searchScore ?s ]')).toEqual([
        'organization/albania 0.9053',
      ]);
      expect(await ask(`<${thing('organization/serbia').value}> og:matches "serbia"`)).toHaveLength(
        2,
      );
      expect(await ask(`<${thing('organization/serbia').value}> og:matches "albania"`)).toEqual([]);
      await expect(ask('VALUES ?n { "PiA" } ?b og:matches ?n')).rejects.toMatchObject({
        code: 'malformed-query',
      });
      // The server gives its rows to every question, also to one about some rows.
      expect(
        await rowsOf(
          `SELECT DISTINCT ?b ?e { SERVICE <${address}> { ?b a ?any } ?e og:organizer ?b .
            ?b og:matches [ og:searchText "presnce" ; og:searchKind "organization" ] }`,
          { by },
        ),
      ).toEqual(['organization/albania event/tirana', 'organization/albania event/vienna']);
    });
  });
});
