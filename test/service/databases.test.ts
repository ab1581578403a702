/** The same requests to a service over its own graph, and to ones in front of databases. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATABASES, type DatabaseProgram, type RunningDatabase } from '../support/databases.js';
import { RunningApp, codeOf, jsonOf, type Answer } from '../support/running-app.js';

const QUERIES: readonly (readonly [string, string])[] = [
  [
    'application/sparql-results+json',
    'SELECT ?l { ?e a <https://w3id.org/osce-graph/ontology#Workshop> ; ' +
      '<http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY STR(?l) LIMIT 5',
  ],
  [
    'text/csv',
    'SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a <https://w3id.org/osce-graph/ontology#Event> }',
  ],
  [
    'application/sparql-results+xml',
    'ASK { ?s <https://w3id.org/osce-graph/ontology#organizer> ?o }',
  ],
];
const THING = '/id/organization/presence-in-albania';
const UPDATE = `PREFIX : <http://example.org/>
  DELETE { GRAPH ?g { ?s :p ?o } } INSERT { GRAPH ?g { ?s :q ?o } }
  WHERE { GRAPH ?g { ?s :p ?o FILTER(ISNUMERIC(?o)) } }`;

const path = (query: string): string => `/sparql?query=${encodeURIComponent(query)}`;
const words = ({ text }: Answer): string[] => text.replace(/[^\p{L}\p{N} -]+/gu, '\n').split('\n');

let embedded: RunningApp;
beforeAll(async () => {
  embedded = await RunningApp.start();
});
afterAll(() => embedded.close());

for (const program of DATABASES)
  (program.isInstalled ? describe : describe.skip)(`A service in front of ${program.name}`, () => {
    const { app, settings } = appOver(program);

    it.each(QUERIES)('answers queries as the embedded graph does: %s', async (accept, query) => {
      const [own, other] = await Promise.all(
        [embedded, app()].map((each) => each.get(path(query), { Accept: accept })),
      );
      expect([other!.status, other!.headers.engine, other!.headers['graph-version']]).toEqual([
        200,
        program.name,
        '1',
      ]);
      const valuesIn = (answer: Answer): string[] =>
        words(answer).filter((word) => /\w/.test(word) && !/xml|link|ordered|distinct/.test(word));
      expect(new Set(valuesIn(other!))).toEqual(expect.objectContaining({}));
      for (const word of valuesIn(own!)) expect(other!.text).toContain(word);
    });

    it('shows things to the letter', async () => {
      for (const form of ['nt', 'trig', 'jsonld', 'html']) {
        const [own, other] = await Promise.all(
          [embedded, app()].map((each) => each.get(`${THING}.${form}`)),
        );
        expect([form, other!.status]).toEqual([form, 200]);
        if (form === 'nt') expect(other!.text).toBe(own!.text);
      }
    });

    it('commits updates, and has every version after that', async () => {
      const insert =
        'INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/a> ' +
        '<http://example.org/p> 5 , "a"@en , [ <http://example.org/r> true ] } }';
      const { status } = await app().post('/sparql', 'application/sparql-update', insert);
      expect(status).toBe(200);
      const changed = await app().post('/sparql', 'application/sparql-update', UPDATE);
      expect(jsonOf(changed)).toMatchObject({ version: 3 });
      const { text } = await app().get('/graphs?graph=http://example.org/g', {
        Accept: 'application/n-triples',
      });
      expect(text.split('\n').filter(Boolean)).toHaveLength(4);
      const past = await app().get(`${path('ASK { ?s <http://example.org/p> ?o }')}&version=2`, {
        Accept: 'application/sparql-results+json',
      });
      expect(jsonOf(past)).toMatchObject({ boolean: true });
    });

    it('has others beside it that only read, and see what it writes when they have to', async () => {
      const [writer, service] = [app(), { database: settings() }];
      const { directory } = writer;
      const reader = await RunningApp.start({ directory, service, mode: 'follow' });
      try {
        for (let count = 1; count <= 3; count += 1) {
          const insert = `INSERT DATA { GRAPH <http://example.org/g> { <${writer.url}/new> <http://example.org/p> ${count} } }`;
          const { headers } = await writer.post('/sparql', 'application/sparql-update', insert);
          const version = headers['graph-version'];
          const seen = await reader.get(path(`ASK { ?s <http://example.org/p> ${count} }`), {
            Accept: 'application/sparql-results+json',
            'If-Graph-Version': `>=${String(version)}`,
          });
          expect([seen.headers['graph-version'], jsonOf(seen)]).toEqual([
            version,
            expect.objectContaining({ boolean: true }),
          ]);
        }
        const refused = await reader.post('/sparql', 'application/sparql-update', 'CLEAR ALL');
        expect(codeOf(refused)).toEqual([403, 'forbidden']);
        expect((await reader.get(`${THING}.nt`)).text).toBe((await writer.get(`${THING}.nt`)).text);
      } finally {
        await reader.stop();
      }
    });

    it('says what it cannot do', async () => {
      expect(codeOf(await app().get('/events', { Accept: 'application/json' }))).toEqual([
        501,
        'needs-whole-graph',
      ]);
      const service = await app().get(path('ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }'));
      expect(service.status).toBeGreaterThanOrEqual(400);
    });
  });

function appOver(program: DatabaseProgram): {
  app: () => RunningApp;
  settings: () => RunningDatabase['settings'];
} {
  let [database, app]: [RunningDatabase?, RunningApp?] = [];
  beforeAll(async () => {
    database = await program.start();
    app = await RunningApp.start({ service: { database: database.settings } });
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await database?.stop();
  });
  return { app: () => app!, settings: () => database!.settings };
}
