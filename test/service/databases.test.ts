/** The same requests to a service over its own graph, and to ones in front of databases. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { DATABASES, OXIGRAPH } from '../support/databases.js';
import type { DatabaseProgram, RunningDatabase } from '../support/databases.js';
import { DEFAULT_BASE_IRI } from '../../src/rdf/index.js';
import { STAFF_COLLEGE_PAGE } from '../support/written-pages.js';
import { runCommand } from '../support/terminal.js';
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
const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> ' +
  'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>';
const UPDATE = `PREFIX : <http://example.org/>
  DELETE { GRAPH ?g { ?s :p ?o } } INSERT { GRAPH ?g { ?s :q ?o } }
  WHERE { GRAPH ?g { ?s :p ?o FILTER(ISNUMERIC(?o)) } }`;

const path = (query: string): string => `/sparql?query=${encodeURIComponent(query)}`;
const plainWords = (answer: Answer): string[] => words(answer).filter((word) => word !== '');
const words = ({ text }: Answer): string[] => text.replace(/[^\p{L}\p{N} -]+/gu, '\n').split('\n');

/** What is made of the whole graph, or of tables of it; the same letters as from the embedded one. */
const ANSWERS: readonly string[] = [
  ...['json', 'csv', 'html', 'jsonld', 'turtle', 'nquads'].map(
    (format) => `/events?format=${format}`,
  ),
  '/events?format=json&country=albania&from=2005&facets=true',
  '/events?format=csv&page=2&size=7&sort=label',
  '/news?format=json&q=border+training',
  '/organizations?format=json',
  '/people?format=html',
  '/states?format=csv',
  '/events?format=json&country=narnia',
  '/search?format=json&q=presence+albania',
  '/search?format=html&q=electons&kind=news',
  '/ask?format=json&q=Which+events+took+place+in+Tirana%3F',
  '/ask?format=json&q=How+many+workshops+took+place+in+Kazakhstan+since+2005%3F',
  '/ask?format=json&q=Which+ev',
  '/queries/who-works-with-whom?format=csv&state=albania',
  '/',
  '/.well-known/void?format=ntriples',
  '/sparql?format=turtle',
  '/ontology/Event?format=html',
  '/id/organization/presence-in-albania.html',
  ...[
    'graph.nq',
    'graph-inferred.nq',
    'graph.jsonld',
    'graph.trig',
    'graph.rdf',
    'tables/event.csv',
    'places.geojson',
  ].map((name) => `/snapshots/latest/${name}`),
  '/snapshots/latest/graph.ttl?class=Workshop',
  '/queries/organizers-as-a-graph?format=jsonld&state=Albania',
  `${path(`${PREFIXES} CONSTRUCT WHERE { ?e a og:Workshop ; rdfs:label ?l }`)}&frame=Workshop`,
];
const CALLS: readonly object[] = [
  { name: 'find_thing', arguments: { text: 'security sector governance' } },
  { name: 'ask', arguments: { question: 'Which events took place in Tirana?' } },
  { name: 'describe_model', arguments: {} },
  { name: 'get_thing', arguments: { thing: 'organization/presence-in-albania' } },
  { name: 'sources_of', arguments: { thing: 'organization/presence-in-albania' } },
  { name: 'changes_since', arguments: { since: 0, thing: 'state/albania' } },
  { name: 'query', arguments: { query: `${PREFIXES} SELECT (COUNT(?s) AS ?n) { ?s a og:Event }` } },
];
const COMMANDS: readonly (readonly string[])[] = [
  ['ask', 'How many workshops took place in Kazakhstan since 2005?', '--json'],
  ['review', 'list'],
  ['ingest', '--dry-run', '--json', 'test/news/pages/first/103.txt'],
];
const MANY_THINGS = JSON.stringify([`${DEFAULT_BASE_IRI}id/state/albania`, 'urn:no']);
const NEW_EVENT = `${PREFIXES}
  PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
  INSERT DATA { GRAPH <http://example.org/e> {
    <https://w3id.org/osce-graph/id/event/2024-zebra> a og:Workshop ;
      rdfs:label "Workshop on zebra crossings"@en ; og:startDate "2024-05-06"^^xsd:date } }`;
const AFTER_IT: readonly string[] = [
  '/events?format=json&q=zebra',
  '/events?format=json&type=workshop&sort=-startDate',
  '/search?format=json&q=zebra+crossing',
  '/ask?format=json&q=How+many+workshops+took+place+in+2024%3F',
  '/',
  '/.well-known/void?format=ntriples',
];
/** A partner that is doubtful, and a person whom nobody knows. */
const DOUBTFUL_PAGE = `News
Workshop on zebra crossings and witnesses
A workshop on witnesses took place in Tirana on 7 May 2024. It was organized by the OSCE Presence in Albania.
- Issued on:
- 8 May 2024
- Issued by:
- OSCE Presence in Albania
- Fields of work:
- Policing
The Lake Shore Institute supported the workshop. “This is needed,” said Vera Zimonjic, Director at the Lake Shore Institute.
`;

/** What a database cannot be asked, and is refused before it. */
const REFUSED: readonly string[] = [
  '/explain?query=ASK%7B%7D',
  '/sparql?query=ASK%7B%7D&engine=comunica',
];

for (const program of DATABASES)
  (program.isInstalled ? describe : describe.skip)(`A service in front of ${program.name}`, () => {
    const { app, embedded, settings } = appsOver(program);
    const both = (path: string): Promise<[Answer, Answer]> =>
      Promise.all([embedded().get(path), app().get(path)]);

    it.each(CALLS)('answers assistants as the embedded graph does: %j', async (params) => {
      const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
      const [own, other] = await Promise.all(
        [embedded(), app()].map((each) => each.post('/mcp', 'application/json', message)),
      );
      expect(own!.text).toContain('"result"');
      // The order of statements of the ontology differs.
      const said = (answer: Answer): Set<string> =>
        new Set(words({ ...answer, text: plain(answer) }).sort());
      expect([other!.status, said(other!)]).toEqual([200, said(own!)]);
    });

    it.each(QUERIES)('answers queries as the embedded graph does: %s', async (accept, query) => {
      const [own, other] = await Promise.all(
        [embedded(), app()].map((each) => each.get(path(query), { Accept: accept })),
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
          [embedded(), app()].map((each) => each.get(`${THING}.${form}`)),
        );
        expect([form, other!.status]).toEqual([form, 200]);
        if (form === 'nt') expect(other!.text).toBe(own!.text);
      }
    });

    // What a service makes of rows does not depend on who gave them: the slower one has a third.
    const share = program === OXIGRAPH ? 1 : 3;
    // Large ones, and what Virtuoso writes in its own way, are left to the other.
    const isLeft = (path: string): boolean =>
      share > 1 && /event\.csv|graph\.jsonld|^\/queries\/.*csv/.test(path);
    it.each(ANSWERS.filter((path, index) => index % share === 0 && !isLeft(path)))(
      'answers %s as the embedded graph does',
      async (path) => {
        const [own, other] = (await both(path)).map((answer) => [
          answer.status,
          answer.headers['content-type'],
          plain(answer),
        ]);
        expect(other).toEqual(own);
      },
    );

    it.each(['?s a og:Event', '?s a og:Workshop', 'GRAPH ?g { ?s a og:Event }'])(
      'leaves out what was inferred: %s',
      async (pattern) => {
        const query = path(`${PREFIXES} SELECT (COUNT(*) AS ?n) { ${pattern} }`);
        const [own, other] = await both(`${query}&inferred=false&format=csv`);
        expect([other.status, plainWords(other)]).toEqual([200, plainWords(own)]);
      },
    );

    it('answers stored queries with parameters', async () => {
      for (const given of ['state=Albania', 'state=Albania&since=2020-01-01', 'state=Narnia']) {
        const [own, other] = await both(`/queries/events-in-a-state?format=csv&${given}`);
        // Where several graphs say the same, Oxigraph counts it several times.
        const known = (answer: Answer): Set<string> => new Set(words(answer).sort());
        expect([given, other.status, known(other)]).toEqual([given, own.status, known(own)]);
      }
      const { status, text } = await app().get('/queries/events-in-a-state?format=html');
      expect([status, text]).toEqual([200, expect.stringContaining('school-security-officers')]);
    });

    it('says on /status what the database can do, and which queries run there', async () => {
      const { database: found } = jsonOf<{ database: { name: string; value: string }[] }>(
        await app().get('/status?format=json'),
      );
      expect(found).toContainEqual(
        expect.objectContaining({ name: 'dialect', value: program.name }),
      );
      expect((await app().get('/status?format=html')).text).toContain('known before');
      expect(jsonOf(await embedded().get('/status?format=json'))).toMatchObject({ database: null });
    });

    it('counts a framed query once', async () => {
      const count = async (): Promise<number> => {
        const { text } = await app().get('/metrics');
        return Number(/^osce_graph_queries_total\{outcome="answered"\} (\d+)$/m.exec(text)?.[1]);
      };
      const workshops = `CONSTRUCT WHERE { ?e a <${DEFAULT_BASE_IRI}ontology#Workshop> }`;
      const before = await count();
      expect((await app().get(`${path(workshops)}&frame=Workshop`)).status).toBe(200);
      expect(await count()).toBe(before + 1);
    });

    it('answers for many things at once', async () => {
      const path = '/things';
      const [own, other] = await Promise.all(
        [embedded(), app()].map((each) => each.post(path, 'application/json', MANY_THINGS)),
      );
      expect([other!.status, plain(other!)]).toEqual([200, plain(own!)]);
    });

    // A command reads the whole database first, which takes the slower one long.
    const commands = share === 1 ? COMMANDS : [];
    for (const command of commands)
      it(`answers ${command[0]} on the command line as the embedded graph does`, async () => {
        const { endpoint, updateEndpoint } = settings();
        const database = { SPARQL_ENDPOINT: endpoint, SPARQL_UPDATE_ENDPOINT: updateEndpoint };
        const [own, other] = await Promise.all([
          runCommand([...command, '--data-dir', join(embedded().directory, 'var')], {}),
          runCommand([...command, '--data-dir', join(app().directory, 'var')], database),
        ]);
        expect([other.status, other.out, other.error]).toEqual([own.status, own.out, own.error]);
      });

    it('follows its own commits, whoever asks meanwhile', async () => {
      await embedded().update(NEW_EVENT);
      const [, ...meanwhile] = await Promise.all([
        app().update(NEW_EVENT),
        ...ANSWERS.slice(0, 8).map((path) => app().get(path)),
      ]);
      for (const { status } of meanwhile) expect(status).toBe(200);
      for (const path of AFTER_IT) {
        const [own, other] = await both(path);
        expect([path, plain(other)]).toEqual([path, plain(own)]);
      }
      expect((await app().get(AFTER_IT[0]!)).text).toContain('zebra crossings');
    });

    it('takes in pages with proposals and decisions as the embedded graph does', async () => {
      const send = (path: string, type: string, body: string): Promise<[Answer, Answer]> =>
        Promise.all([embedded().post(path, type, body), app().post(path, type, body)]);
      const same = ([own, other]: [Answer, Answer], status: number): Answer => {
        expect([other.status, plain(other)]).toEqual([status, plain(own)]);
        return other;
      };
      for (const page of [DOUBTFUL_PAGE, STAFF_COLLEGE_PAGE]) {
        const type = page === DOUBTFUL_PAGE ? 'text/plain' : 'text/html';
        const [form] = [new URLSearchParams({ page }).toString()];
        same(await send('/feed', 'application/x-www-form-urlencoded', form), 200);
        same(await send('/news?dry-run', type, page), 200);
        const taken = same(await send('/news', type, page), 201);
        const { newsItem } = jsonOf<{ newsItem: string }>(taken);
        for (const ending of ['nt', 'html', 'jsonld'])
          same(
            await both(`${new URL(newsItem).pathname.replace(/^.*?\/id/, '/id')}.${ending}`),
            200,
          );
        expect(codeOf(same(await send('/news', type, page), 409))).toEqual([409, 'already-known']);
      }
      const listed = same(await both('/proposals?format=json'), 200);
      const [first] = jsonOf<{ proposals: { id: string }[] }>(listed).proposals;
      same(await both(`/proposals/${first!.id}?format=html`), 200);
      const decide = `/proposals/${first!.id}?author=alice`;
      same(await send(decide, 'application/json', '{"decision": "accept"}'), 200);
      same(await send(decide, 'application/json', '{"decision": "accept"}'), 409);
      same(await both('/proposals?format=json&status=all'), 200);
      // A page that ships, by its address.
      const withdrawal = '/news?item=https://www.osce.org/bih/53329';
      for (const status of [200, 404]) {
        const [own, other] = await Promise.all(
          [embedded(), app()].map((each) => each.write('DELETE', withdrawal, 'text/plain', '')),
        );
        same([own!, other!], status);
      }
    });

    it('commits updates, and has every version after that', async () => {
      const before = app().version;
      const insert =
        'INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/a> ' +
        '<http://example.org/p> 5 , "a"@en , [ <http://example.org/r> true ] } }';
      const { status } = await app().post('/sparql', 'application/sparql-update', insert);
      expect(status).toBe(200);
      const changed = await app().post('/sparql', 'application/sparql-update', UPDATE);
      expect(jsonOf(changed)).toMatchObject({ version: before + 2 });
      const { text } = await app().get('/graphs?graph=http://example.org/g', {
        Accept: 'application/n-triples',
      });
      expect(text.split('\n').filter(Boolean)).toHaveLength(4);
      await app().write('PUT', '/graphs?default', 'text/turtle', '<urn:only> <urn:in> 6 .');
      const patch = 'DELETE { ?s ?p 6 } INSERT { ?s ?p 7 } WHERE { ?s ?p 6 }';
      await app().write('PATCH', '/graphs?default', 'application/sparql-update', patch);
      const unnamed = await app().get('/graphs?default&format=ntriples');
      expect(unnamed.text).toMatch(/^<urn:only> <urn:in> "7"\S+ \.\n$/);
      const past = await app().get(
        `${path('ASK { ?s <http://example.org/p> ?o }')}&version=${before + 1}`,
        {
          Accept: 'application/sparql-results+json',
        },
      );
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

    it.each(REFUSED)('refuses %s', async (path) => {
      expect(codeOf(await app().get(path))).toEqual([501, 'needs-whole-graph']);
      expect((await embedded().get(path)).status).toBe(200);
    });
  });

/** Without what depends on when and where it was written. */
const plain = ({ text }: Answer): string =>
  text
    // What a database can do is said of databases only.
    .replace(/^.*_:\S*finding.*\n/gm, '')
    .replace(/http:\/\/localhost:\d+/g, 'http://localhost')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z/g, 'TIME')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'TIME')
    .replace(/\d+ \w+ \d{4}, \d\d:\d\d/g, 'TIME');

function appsOver(program: DatabaseProgram): {
  app: () => RunningApp;
  embedded: () => RunningApp;
  settings: () => RunningDatabase['settings'];
} {
  let [database, app, embedded]: [RunningDatabase?, RunningApp?, RunningApp?] = [];
  beforeAll(async () => {
    database = await program.start();
    embedded = await RunningApp.start({ service: { reviewBelow: 0.8 } });
    app = await RunningApp.start({ service: { database: database.settings, reviewBelow: 0.8 } });
  }, 120_000);
  afterAll(async () => {
    await app?.close();
    await embedded?.close();
    await database?.stop();
  });
  return { app: () => app!, embedded: () => embedded!, settings: () => database!.settings };
}
