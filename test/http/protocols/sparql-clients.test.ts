import { QueryEngine } from '@comunica/query-sparql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Store } from 'n3';
import { dataFactory, literal } from '../../../src/rdf/index.js';
import { pythonWith } from '../../support/python.js';
import { RunningApp, TOKEN } from '../../support/running-app.js';

/** Programs that people query endpoints with, each in the way that its own documentation shows. */
const run = promisify(execFile);

const rdflib = pythonWith('rdflib');
const wrapper = pythonWith('SPARQLWrapper');

/** Skipped, and said so above, where the program is not there. */
const withProgram = (command: string | undefined): typeof describe =>
  command === undefined ? (describe.skip as typeof describe) : describe;

/**
 * Values that clients have got wrong before: languages, spaces, quotes, line ends, letters outside
 * the first plane, numbers as written.
 */
const SEED = `INSERT DATA { GRAPH <urn:c:g> {
  <urn:c:1> <urn:c:name> "Ann \\"Lee\\"\\n2nd line, 𝒳"@en ; <urn:c:size> 007 ;
    <urn:c:on> "2021-11-23"^^<http://www.w3.org/2001/XMLSchema#date> ; <urn:c:knows> <urn:c:2> .
  <urn:c:2> <urn:c:name> "Éva"@hu ; <urn:c:size> 1.50 ; <urn:c:knows> _:x .
    _:x <urn:c:name> "nobody" } }`;
const ROWS =
  'SELECT ?name ?size { ?who <urn:c:name> ?name OPTIONAL { ?who <urn:c:size> ?size } } ORDER ' +
  'BY ?size';
const NAMES = ['nobody', 'Éva', 'Ann "Lee"\n2nd line, 𝒳'];

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ service: { queryWorkerCount: 1 } });
  await app.update(SEED);
});
afterAll(() => app.close());

async function python(command: string, script: string): Promise<unknown> {
  const { stdout } = await run(command, ['-c', script, `${app.url}/sparql`, TOKEN]);
  return JSON.parse(stdout);
}

withProgram(rdflib)('rdflib', () => {
  it('queries as a remote store, by each of its methods', async () => {
    expect(
      await python(
        rdflib!,
        `
import sys, json, rdflib
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
rdflib.NORMALIZE_LITERALS = False
result = {}
for method in ('GET', 'POST', 'POST_FORM'):
    format = 'xml' if method == 'GET' else 'json'
    graph = Graph(SPARQLStore(sys.argv[1], method=method, returnFormat=format))
    rows = [[str(name), size and str(size)] for name, size in graph.query(${JSON.stringify(ROWS)})]
    has = bool(graph.query('ASK { ?s <urn:c:size> 1.50 }').askAnswer)
    result[method] = [rows, has, len(list(graph.triples((URIRef('urn:c:1'), None, None))))]
print(json.dumps(result))`,
      ),
    ).toEqual(
      Object.fromEntries(
        ['GET', 'POST', 'POST_FORM'].map((method) => [
          method,
          [
            [
              [NAMES[0], null],
              [NAMES[1], '1.50'],
              [NAMES[2], '007'],
            ],
            true,
            4,
          ],
        ]),
      ),
    );
  });

  it('constructs, and writes with the token', async () => {
    expect(
      await python(
        rdflib!,
        `
import sys, json
from rdflib import ConjunctiveGraph, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
query = 'CONSTRUCT { ?s <urn:c:called> ?n } WHERE { ?s <urn:c:name> ?n }'
made = Graph(SPARQLStore(sys.argv[1])).query(query).graph
headers = {'Authorization': 'Bearer ' + sys.argv[2]}
store = SPARQLUpdateStore(sys.argv[1], sys.argv[1], headers=headers)
graph = Graph(store, URIRef('urn:c:py'))
graph.add((URIRef('urn:c:3'), URIRef('urn:c:name'), Literal('Zo\\u00eb "x" \\\\', lang='nl')))
graph.update('INSERT DATA { <urn:c:3> <urn:c:size> 3 }')
before = sorted(str(o) for o in graph.objects(URIRef('urn:c:3'), None))
graph.remove((URIRef('urn:c:3'), None, None))
print(json.dumps([len(made), before, len(graph)]))`,
      ),
    ).toEqual([3, ['3', 'Zoë "x" \\'], 0]);
  });
});

withProgram(wrapper)('SPARQLWrapper', () => {
  it('has the same rows in every format, by every method', async () => {
    const result = (await python(
      wrapper!,
      `
import sys, json, csv, io
from SPARQLWrapper import SPARQLWrapper, JSON, XML, CSV, TSV, GET, POST, POSTDIRECTLY, URLENCODED
rows = ${JSON.stringify(ROWS)}
result = []
for method, request in ((GET, None), (POST, URLENCODED), (POST, POSTDIRECTLY)):
    endpoint = SPARQLWrapper(sys.argv[1])
    endpoint.setMethod(method)
    if request: endpoint.setRequestMethod(request)
    endpoint.setQuery(rows)
    endpoint.setReturnFormat(JSON)
    bindings = endpoint.queryAndConvert()['results']['bindings']
    result.append([row['name']['value'] for row in bindings])
    endpoint.setReturnFormat(XML)
    found = endpoint.queryAndConvert().getElementsByTagName('result')
    result.append([b.getElementsByTagName('literal')[0].firstChild.nodeValue for b in found])
    endpoint.setReturnFormat(CSV)
    text = endpoint.queryAndConvert().decode('utf8')
    result.append([row[0] for row in csv.reader(io.StringIO(text, newline=''))][1:])
    endpoint.setReturnFormat(TSV)
    result.append(len(endpoint.queryAndConvert().decode('utf8').strip().split('\\n')) - 1)
print(json.dumps(result))`,
    )) as unknown[];
    expect(result).toEqual(
      Array.from({ length: 3 }, () => [NAMES, NAMES, NAMES, NAMES.length]).flat(),
    );
  });

  it('reads graphs in each RDF syntax, and learns of a mistake what and where it is', async () => {
    expect(
      await python(
        wrapper!,
        `
import sys, json
from rdflib import Graph
from SPARQLWrapper import SPARQLWrapper, TURTLE, N3, RDFXML, JSONLD, XML, JSON, SPARQLExceptions
endpoint = SPARQLWrapper(sys.argv[1])
endpoint.setQuery('DESCRIBE <urn:c:1>')
sizes = []
for syntax in (TURTLE, N3, RDFXML, JSONLD, XML, JSON):
    endpoint.setReturnFormat(syntax)
    answer = endpoint.query()
    format = answer.info()['content-type'].split(';')[0]
    sizes.append(len(Graph().parse(data=answer.response.read(), format=format)))
endpoint.setQuery('SELECT * { ?s ?p }')
try: endpoint.query()
except SPARQLExceptions.QueryBadFormed as error: said = str(error)
print(json.dumps([sizes, 'line' in said]))`,
      ),
    ).toEqual([[4, 4, 4, 4, 4, 4], true]);
  });
});

describe('Comunica', () => {
  it('takes the endpoint as a source, alone and joined with another', async () => {
    const engine = new QueryEngine();
    const source = { type: 'sparql', value: `${app.url}/sparql` } as const;
    const namesOf = async (
      query: string,
      ...sources: [typeof source, ...Store[]]
    ): Promise<string[]> => {
      const bindings = await (await engine.queryBindings(query, { sources })).toArray();
      return bindings.map((binding) => binding.get('name')!.value).sort();
    };
    expect(
      await namesOf(
        'SELECT ?name { <urn:c:1> <urn:c:knows> ?other . ?other <urn:c:name> ?name }',
        source,
      ),
    ).toEqual(['Éva']);
    expect(
      await namesOf(
        'SELECT ?name { ?one <urn:c:nick> "A" ; <urn:c:knows> ?other . ?other <urn:c:name> ?name }',
        source,
        new Store([
          dataFactory.quad(
            dataFactory.namedNode('urn:c:1'),
            dataFactory.namedNode('urn:c:nick'),
            literal('A'),
          ),
        ]),
      ),
    ).toEqual(['Éva']);
    expect(
      await engine.queryBoolean('ASK { <urn:c:2> <urn:c:size> 1.50 }', { sources: [source] }),
    ).toBe(true);
  });
});
