import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, jsonOf, type Answer, type Problem } from '../support/running-app.js';

const sparql = (query: string): string => `/sparql?query=${encodeURIComponent(query)}`;
/** The fourth power of all statements, none of which is an answer. */
const HEAVY = sparql(
  'SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?w ' +
    'FILTER(STRLEN(CONCAT(STR(?x), STR(?y), STR(?z), STR(?w))) < 0) }',
);
const LIGHT = sparql(
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> SELECT ?event { ?event a ' +
    'og:Workshop } LIMIT 3',
);

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ service: { queryWorkerCount: 2, queryTimeoutMs: 6_000 } });
  // The threads have started when one has answered.
  while ((await app.get(LIGHT)).status !== 200);
});
afterAll(() => app.close());

const rowCountOf = (answer: Answer): number =>
  jsonOf<{ results: { bindings: unknown[] } }>(answer).results.bindings.length;

describe('A service whose queries run in worker threads', () => {
  it('answers light queries while heavy ones run, and tells those their limit', async () => {
    const heavy = Promise.all(Array.from({ length: 6 }, () => app.get(HEAVY)));
    const light: Answer[] = [];
    for (let round = 0; round < 40; round += 1) light.push(await app.get(LIGHT));
    expect(light.map((answer) => [answer.status, rowCountOf(answer)])).toEqual(
      light.map(() => [200, 3]),
    );
    for (const answer of await heavy) {
      expect([answer.status, jsonOf<Problem>(answer)]).toEqual([
        503,
        expect.objectContaining({ code: 'query-timeout', limit: 'QUERY_TIMEOUT_MS' }),
      ]);
    }
    expect((await app.get('/health/ready')).status).toBe(200);
  });

  it('sees a commit once it is acknowledged, and earlier versions as they were', async () => {
    const count = sparql('SELECT ?n { <urn:test:s> <urn:test:p> ?n }');
    const before = app.version;
    for (let value = 1; value <= 5; value += 1) {
      const written = await app.post(
        '/sparql',
        'application/sparql-update',
        `INSERT DATA { <urn:test:s> <urn:test:p> ${value} }`,
      );
      expect(written.status).toBe(200);
      const answer = await app.get(count);
      expect([rowCountOf(answer), answer.headers['graph-version']]).toEqual([
        value,
        String(before + value),
      ]);
    }
    expect(rowCountOf(await app.get(`${count}&version=${before + 2}`))).toBe(2);
  });

  it('writes every form and format', async () => {
    for (const [query, type, expected] of [
      ['ASK { ?s ?p ?o }', 'application/sparql-results+xml', '<boolean>true</boolean>'],
      [
        'CONSTRUCT { <urn:a> <urn:b> ?n } { VALUES ?n { 1 "x"@en } }',
        'application/n-triples',
        '<urn:a> <urn:b> "x"@en .',
      ],
      ['CONSTRUCT { <urn:a> <urn:b> ?n } { VALUES ?n { 1 } }', 'text/turtle', '1'],
      [
        'DESCRIBE <https://w3id.org/osce-graph/id/organization/presence-in-albania>',
        'application/ld+json',
        'presence-in-albania',
      ],
      ['SELECT (STRUUID() AS ?id) (1.5 AS ?n) {}', 'text/tab-separated-values', '1.5'],
    ] as const) {
      const answer = await app.get(sparql(query), { Accept: type });
      expect([query, answer.status, answer.headers['content-type']?.startsWith(type)]).toEqual([
        query,
        200,
        true,
      ]);
      expect(answer.text).toContain(expected);
    }
    expect((await app.get(sparql('ASK {}'), { Accept: 'text/turtle' })).status).toBe(406);
  });
});
