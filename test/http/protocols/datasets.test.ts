import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningApp, ask, jsonOf, TOKEN, type Problem } from '../../support/running-app.js';
import { fillTinyGraph } from '../../support/small-graph.js';

/**
 * What each reading of the default graph makes of the same requests: SPARQL 1.1 Query §13, Protocol
 * §2.1.4, §2.2.3.
 */
const READINGS = [
  ['the union', true],
  ['the default graph alone', false],
] as const;

const SEED =
  `DROP ALL ; INSERT DATA { <urn:s> <urn:p> "default" GRAPH <urn:a> { <urn:s> <urn:p> "a" } ` +
  `GRAPH <urn:b> { <urn:s> <urn:p> "b" } GRAPH <urn:c> { <urn:s> <urn:p> "c" } }`;
const DEFAULT = '{ ?s <urn:p> ?o }';
const NAMED = '{ GRAPH ?g { ?s <urn:p> ?o } }';
const BOTH =
  '{ { ?s <urn:p> ?o } UNION { GRAPH ?g { ?s <urn:p> ?x BIND (CONCAT("in ", ?x) AS ?o) } } }';

interface Case {
  /** What stands before WHERE. */
  readonly clauses: string;
  readonly parameters: string;
  readonly pattern: string;
  readonly union: readonly string[];
  readonly strict: readonly string[];
}

const same = (
  clauses: string,
  parameters: string,
  pattern: string,
  expected: readonly string[],
): Case => ({ clauses, parameters, pattern, union: expected, strict: expected });

const CASES: readonly Case[] = [
  {
    clauses: '',
    parameters: '',
    pattern: DEFAULT,
    union: ['a', 'b', 'c', 'default'],
    strict: ['default'],
  },
  { clauses: '', parameters: '', pattern: NAMED, union: ['a', 'b', 'c'], strict: ['a', 'b', 'c'] },
  same('', '', '{ GRAPH <urn:a> { ?s <urn:p> ?o } }', ['a']),
  same('', '', '{ GRAPH <urn:none> { ?s <urn:p> ?o } }', []),
  same('FROM <urn:a>', '', DEFAULT, ['a']),
  same('FROM <urn:a> FROM <urn:b>', '', DEFAULT, ['a', 'b']),
  same('FROM <urn:none>', '', DEFAULT, []),
  same('FROM <urn:a>', '', NAMED, []),
  same('FROM NAMED <urn:a>', '', DEFAULT, []),
  same('FROM NAMED <urn:a>', '', NAMED, ['a']),
  same('FROM <urn:b> FROM NAMED <urn:a>', '', BOTH, ['b', 'in a']),
  same('FROM <urn:b> FROM NAMED <urn:a>', '', '{ GRAPH <urn:b> { ?s <urn:p> ?o } }', []),
  same('', 'default-graph-uri=urn:a', DEFAULT, ['a']),
  same('', 'default-graph-uri=urn:a&default-graph-uri=urn:c', DEFAULT, ['a', 'c']),
  same('', 'named-graph-uri=urn:a', DEFAULT, []),
  same('', 'named-graph-uri=urn:a&named-graph-uri=urn:b', NAMED, ['a', 'b']),
  same('', 'default-graph-uri=urn:c&named-graph-uri=urn:a', BOTH, ['c', 'in a']),
  // What the request says goes before what the query says.
  same('FROM <urn:b> FROM NAMED <urn:b>', 'default-graph-uri=urn:c&named-graph-uri=urn:a', BOTH, [
    'c',
    'in a',
  ]),
];

describe.each(READINGS)('A query without FROM sees %s', (_name, isUnionDefaultGraph) => {
  let app: RunningApp;
  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'osce-graph-datasets-'));
    await fillTinyGraph(join(directory, 'var'));
    app = await RunningApp.start({
      directory,
      service: { isUnionDefaultGraph, queryWorkerCount: 1 },
    });
  });
  afterAll(() => app.close());

  const values = async (answer: ReturnType<typeof ask>): Promise<string[]> => {
    const { status, text } = await answer;
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    return jsonOf<{ results: { bindings: { o: { value: string } }[] } }>({ text })
      .results.bindings.map(({ o }) => o.value)
      .sort();
  };

  it.each(CASES)(
    '$clauses $parameters $pattern',
    async ({ clauses, parameters, pattern, union, strict }) => {
      await app.update(SEED);
      const query = `SELECT ?o ${clauses} WHERE ${pattern}`;
      const expected = isUnionDefaultGraph ? union : strict;
      const Accept = 'application/sparql-results+json';
      const form = new URLSearchParams(parameters);
      form.set('query', query);
      const inUrl = `${app.url}/sparql?${parameters}`;
      const asked = [
        ask(`${app.url}/sparql?${form.toString()}`, { headers: { Accept } }),
        ask(`${app.url}/sparql`, {
          method: 'POST',
          headers: { Accept, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: form.toString(),
        }),
        ask(inUrl, {
          method: 'POST',
          headers: { Accept, 'Content-Type': 'application/sparql-query' },
          body: query,
        }),
        ask(inUrl, {
          method: 'QUERY',
          headers: { Accept, 'Content-Type': 'application/sparql-query' },
          body: query,
        }),
      ];
      expect(await Promise.all(asked.map(values))).toEqual(asked.map(() => expected));
    },
  );

  it.each([
    ['', '', isUnionDefaultGraph ? ['a', 'b', 'c', 'default'] : ['default']],
    ['USING <urn:a>', '', ['a']],
    ['USING NAMED <urn:a>', '', []],
    ['', 'using-graph-uri=urn:b', ['b']],
    ['', 'using-graph-uri=urn:b&using-graph-uri=urn:c', ['b', 'c']],
    ['WITH <urn:c>', '', ['c']],
  ])(
    'and what an update matches is what its clauses and parameters name: %s %s',
    async (clause, parameters, expected) => {
      await app.update(SEED);
      const [before, after] = clause.startsWith('WITH') ? [clause, ''] : ['', clause];
      const update =
        `${before} INSERT { GRAPH <urn:seen> { <urn:seen> <urn:o> ?o } } ${after} WHERE ` + DEFAULT;
      const answer = await ask(`${app.url}/sparql?${parameters}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/sparql-update', Authorization: `Bearer ${TOKEN}` },
        body: update,
      });
      expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
      expect(
        await app.select('SELECT ?o { GRAPH <urn:seen> { ?s <urn:o> ?o } } ORDER BY ?o'),
      ).toEqual(expected);
    },
  );

  it.each([
    ['default-graph-uri=urn:a', DEFAULT, 1],
    ['default-graph-uri=urn:a&default-graph-uri=urn:c&inferred=false', DEFAULT, 2],
    ['named-graph-uri=urn:b&named-graph-uri=urn:c&engine=comunica', NAMED, 2],
    ['version=2&default-graph-uri=urn:b', DEFAULT, 1],
  ])('and the query page leads on to the same: %s', async (parameters, pattern, count) => {
    await app.update(SEED);
    const query = `SELECT ?o WHERE ${pattern}`;
    const address = `/sparql?${parameters}&query=${encodeURIComponent(query)}`;
    const { text } = await app.get(address, { Accept: 'text/html' });
    expect(text).toMatch(new RegExp(`>${count} rows?<`));
    const [, href = ''] = /href="([^"]*format=csv[^"]*)"/.exec(text) ?? [];
    const table = await app.get(href.replaceAll('&amp;', '&'));
    expect(table.text.trim().split('\r\n')).toHaveLength(count + 1);
    // The page's script asks what its form says.
    const [form = ''] = /<form class="editor"[^]*?<\/form>/.exec(text) ?? [];
    const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const isAsserted = /name="inferred"\s+value="false"\s+checked/.test(form);
    expect(
      [
        ...fields.map(([, name, value]) => `${name}=${value}`),
        ...(isAsserted ? ['inferred=false'] : []),
      ].sort(),
    ).toEqual(parameters.split('&').sort());
    const plan = await app.get(`/explain?run&${parameters}&query=${encodeURIComponent(query)}`);
    expect(plan.status).toBe(200);
  });

  it('refuses an update that names its dataset twice', async () => {
    const update = `INSERT { <urn:x> <urn:y> ?o } USING <urn:a> WHERE ${DEFAULT}`;
    const answer = await ask(`${app.url}/sparql?using-graph-uri=urn:b`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/sparql-update', Authorization: `Bearer ${TOKEN}` },
      body: update,
    });
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([400, 'bad-request']);
  });
});
