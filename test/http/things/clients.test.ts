import { QueryEngine } from '@comunica/query-sparql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pythonWith } from '../../support/python.js';
import { RunningApp } from '../../support/running-app.js';

const run = promisify(execFile);

const python = pythonWith('rdflib');

/**
 * Reads a thing in each format by content negotiation, and says how many statements there are and
 * whether all are the same.
 */
const SCRIPT = `
import sys, json, urllib.request
from rdflib import Graph, Dataset
from rdflib.compare import isomorphic
def read(url, accept, format):
    request = urllib.request.Request(url, headers={'Accept': accept})
    data = urllib.request.urlopen(request).read()
    if format in ('trig', 'nquads'):
        dataset = Dataset()
        dataset.parse(data=data, format=format)
        graph = Graph()
        for s, p, o, _ in dataset.quads((None, None, None, None)): graph.add((s, p, o))
        return graph
    return Graph().parse(data=data, format=format)
formats = [
    ('application/n-triples', 'nt'), ('application/ld+json', 'json-ld'),
    ('application/rdf+xml', 'xml'), ('application/trig', 'trig'), ('application/n-quads', 'nquads'),
]
result = {}
for url in sys.argv[1:]:
    first = read(url, 'text/turtle', 'turtle')
    others = [name for accept, name in formats if not isomorphic(first, read(url, accept, name))]
    result[url] = [len(first)] + others
print(json.dumps(result))
`;

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

(python === undefined ? describe.skip : describe)('rdflib', () => {
  it('reads the same graph of a thing from every format, with our JSON-LD context', async () => {
    const urls = [
      'organization/presence-in-albania',
      'event/2021-11-23-tirana-security-sector-governance-workshop',
      'news/2021-11-23-tirana-security-sector-governance-workshop',
      'state/albania',
    ].map((path) => `${app.url}/id/${path}`);
    const { stdout } = await run(python!, ['-c', SCRIPT, ...urls]);
    const result = JSON.parse(stdout) as Record<string, [number, ...string[]]>;
    for (const url of urls) {
      const [count, ...different] = result[url]!;
      expect([url, count > 10, different]).toEqual([url, true, []]);
    }
  });
});

describe('Comunica', () => {
  it('finds the statements of a thing and of a list at their addresses', async () => {
    const engine = new QueryEngine();
    const countOf = async (path: string, pattern: string): Promise<number> => {
      const query = `SELECT (COUNT(*) AS ?n) { ${pattern} }`;
      const sources: [string] = [app.url + path];
      const [row] = await (await engine.queryBindings(query, { sources })).toArray();
      return Number(row!.get('n')!.value);
    };
    const label = '<http://www.w3.org/2000/01/rdf-schema#label>';
    expect(await countOf('/id/state/albania', `?s ${label} "Albania"@en`)).toBeGreaterThan(0);
    expect(await countOf('/states', `?s ${label} ?o`)).toBeGreaterThan(19);
  });
});
