import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SparqlEndpoint } from '../../../src/remote/index.js';
import { DATABASES, VIRTUOSO, VIRTUOSO_ROWS } from '../../support/databases.js';
import type { RunningDatabase } from '../../support/databases.js';

const GRAPH = 'urn:osce-graph:test';
const ALL = `SELECT ?s ?o { GRAPH <${GRAPH}> { ?s <urn:p> ?o } }`;
const COUNT = 1_000;

/** An update that inserts statements numbered from `first`. */
function insertion(first: number, count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const statements = numbers.map((number) => `<urn:s${number}> <urn:p> "text ${number}" .`);
  return `INSERT DATA { GRAPH <${GRAPH}> { ${statements.join('\n')} } }`;
}

const FORMATS = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
];

for (const program of DATABASES)
  (program.isInstalled ? describe : describe.skip)(program.name, () => {
    let running: RunningDatabase;
    let direct: SparqlEndpoint;
    beforeAll(async () => {
      running = await program.start();
      direct = await SparqlEndpoint.open(running.settings);
    });
    beforeEach(() => direct.update(insertion(0, COUNT)));
    afterEach(() => direct.update(`CLEAR SILENT GRAPH <${GRAPH}>`));
    afterAll(async () => {
      direct.close();
      await running.stop();
    });

    it('is recognized', () => {
      expect(direct.dialect.name).toBe(program.name);
    });

    it('answers SELECT, ASK and CONSTRUCT', async () => {
      const { variables, rows } = await direct.select(ALL);
      expect([[...variables].sort(), rows.length]).toEqual([['o', 's'], COUNT]);
      expect(await direct.ask(`ASK { GRAPH <${GRAPH}> { <urn:s7> ?p "text 7" } }`)).toBe(true);
      expect(await direct.ask(`ASK { GRAPH <${GRAPH}> { <urn:s7> ?p "text 8" } }`)).toBe(false);
      const query = `CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <${GRAPH}> { ?s ?p ?o } }`;
      const quads = await direct.construct(query);
      expect(new Set(quads.map(({ object }) => object.value)).size).toBe(COUNT);
    });

    it('has the union of its graphs as the default graph, unless a query has FROM', async () => {
      expect(await direct.ask('ASK { <urn:s7> <urn:p> ?o }')).toBe(true);
      expect(await direct.ask('ASK FROM <urn:other> { <urn:s7> <urn:p> ?o }')).toBe(false);
      expect(await direct.ask(`ASK FROM <${GRAPH}> { <urn:s7> <urn:p> ?o }`)).toBe(true);
    });

    it.each(FORMATS)('gives %s through whole', async (accept) => {
      const { body } = await direct.forward(ALL, { accept });
      let text = '';
      for await (const chunk of body) text += Buffer.from(chunk).toString();
      expect(text.match(/text \d+/g)).toHaveLength(COUNT);
    });

    it('takes an update as large as its dialect says', async () => {
      const { maxStatements = 10_000 } = direct.dialect;
      await direct.update(insertion(0, maxStatements));
      expect((await direct.select(ALL)).rows).toHaveLength(maxStatements);
    });
  });

(VIRTUOSO.isInstalled ? describe : describe.skip)('Virtuoso', () => {
  let running: RunningDatabase;
  let database: SparqlEndpoint;
  beforeAll(async () => {
    running = await VIRTUOSO.start();
    database = await SparqlEndpoint.open(running.settings);
    for (let first = 0; first <= VIRTUOSO_ROWS; first += 1_000)
      await database.update(insertion(first, 1_000));
  });
  afterAll(async () => {
    database.close();
    await running.stop();
  });

  it.each(FORMATS)('does not give %s for whole that has as many rows as it may', async (accept) => {
    await expect(database.forward(ALL, { accept })).rejects.toMatchObject({
      code: 'answer-incomplete',
    });
    const { body } = await database.forward(`${ALL} LIMIT ${VIRTUOSO_ROWS - 1}`, { accept });
    let length = 0;
    for await (const chunk of body) length += chunk.length;
    expect(length).toBeGreaterThan(VIRTUOSO_ROWS);
  });

  it('does not give triples for whole that are more than it may', async () => {
    const query = `CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <${GRAPH}> { ?s ?p ?o } }`;
    await expect(database.construct(query)).rejects.toMatchObject({ code: 'database-failed' });
  });

  it('does not give for whole what it found until a time limit of its own', async () => {
    const slow = `SELECT (COUNT(*) AS ?c) { GRAPH <${GRAPH}> { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }
      FILTER(STR(?a) < STR(?d) && STR(?c) < STR(?f)) }`;
    const limited = await SparqlEndpoint.open({
      endpoint: `${running.settings.endpoint}?timeout=1000`,
      dialect: 'virtuoso',
    });
    await expect(limited.select(slow)).rejects.toMatchObject({
      code: 'answer-incomplete',
      message: expect.stringContaining('206') as unknown,
    });
    limited.close();
  });

  it('lets in with a password, by Digest authentication', async () => {
    const endpoint = running.settings.endpoint.replace('/sparql', '/sparql-auth');
    const withPassword = await SparqlEndpoint.open({ endpoint, user: 'dba', password: 'dba' });
    expect((await withPassword.select(`${ALL} LIMIT 5`)).rows).toHaveLength(5);
    await withPassword.update(insertion(20_000, 1));
    expect(await withPassword.ask('ASK { <urn:s20000> ?p ?o }')).toBe(true);
    withPassword.close();
    await expect(
      SparqlEndpoint.open({ endpoint, user: 'dba', password: 'wrong' }),
    ).rejects.toMatchObject({ code: 'database-failed', details: { status: 401 } });
  });
});
