/**
 * Exports opened with the programs that people open them with: rdflib and networkx, where they are
 * installed.
 */
import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { RDF, withoutGraphs } from '../../../src/rdf/index.js';
import { exportsOfTests } from '../../support/exported.js';
import { pythonWith } from '../../support/python.js';
import { names } from '../../support/shipped-graph.js';

const { shipped, maker } = exportsOfTests();

async function runOver(python: string, script: string, name: string): Promise<unknown> {
  await maker.make(name);
  return JSON.parse(
    execFileSync(python, ['-c', script, join(maker.job.directory, name)], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  );
}

const rdflib = pythonWith('rdflib');
const networkx = pythonWith('networkx');
const python = pythonWith('csv');

(rdflib ? describe : describe.skip)('rdflib', () => {
  it.each([
    ['graph.ttl', 'turtle'],
    ['graph.nt', 'nt'],
    ['graph.rdf', 'xml'],
  ])('reads %s as the same statements', async (name, format) => {
    const count = await runOver(
      rdflib!,
      `import sys, rdflib; g = rdflib.Graph(); g.parse(sys.argv[1], format='${format}'); ` +
        'print(len(g))',
      name,
    );
    expect(count).toBe(withoutGraphs(shipped).length);
  });

  it.each([
    ['graph.nq', 'nquads'],
    ['graph.trig', 'trig'],
    ['graph.jsonld', 'json-ld'],
  ])('reads %s with all its graphs', async (name, format) => {
    const [quads, graphs] = (await runOver(
      rdflib!,
      `import sys, json, rdflib; g = rdflib.Dataset(); g.parse(sys.argv[1], format='${format}'); ` +
        'print(json.dumps([len(list(g.quads())), len({str(q[3]) for q in g.quads()})]))',
      name,
    )) as [number, number];
    expect([name, quads, graphs]).toEqual([
      name,
      shipped.length,
      new Set(shipped.map(({ graph }) => graph.value)).size,
    ]);
  });
});

(networkx ? describe : describe.skip)('networkx', () => {
  it('reads the network with names, classes and relations', async () => {
    const script = `import sys, json, networkx
g = networkx.read_graphml(sys.argv[1])
n = 'event:2021-05-06-serbia-social-reuse'
edges = sorted([g.nodes[v]['label'], d['relation']] for _, v, d in g.out_edges(n, data=True))
print(json.dumps([g.is_directed(), g.number_of_nodes(), g.nodes[n], edges]))`;
    const [isDirected, nodes, event, edges] = (await runOver(
      networkx!,
      script,
      'graph.graphml',
    )) as [boolean, number, Record<string, unknown>, string[][]];
    const things = new Set(
      shipped
        .filter(
          ({ subject, predicate, graph }) =>
            predicate.equals(RDF.type) &&
            (!graph.equals(names.graphs.ontology) || names.thingOf(subject.value) !== undefined),
        )
        .map(({ subject }) => subject.value),
    );
    expect([isDirected, nodes]).toEqual([true, things.size]);
    expect(event).toEqual({
      iri: names.thing('event', '2021-05-06-serbia-social-reuse').value,
      label: 'Civil society in Serbia discusses reuse of seized assets',
      class: 'Workshop',
      kind: 'event',
      startDate: '2021-05-05',
      endDate: '2021-05-05',
    });
    expect(edges).toContainEqual(['Serbia', 'country']);
    expect(
      edges
        .filter(([label]) => label?.startsWith('Office of the Co-ordinator of OSCE Economic'))
        .map(([, relation]) => relation),
    ).toEqual(['co-organizer', 'organizer']);
  });
});

(python ? describe : describe.skip)('Python', () => {
  it('reads the tables with its CSV reader', async () => {
    const rows = (await runOver(
      python!,
      'import sys, csv, json; print(json.dumps(list(csv.DictReader(open(sys.argv[1], ' +
        'encoding="utf-8", newline="")))))',
      'tables/event.csv',
    )) as Record<string, string>[];
    expect(rows.length).toBeGreaterThan(200);
    expect(
      rows.find(({ iri }) => iri === names.thing('event', '2021-05-06-serbia-social-reuse').value),
    ).toMatchObject({
      type: 'Workshop',
      startDate: '2021-05-05',
      country_label: 'Serbia',
      organizer_label:
        'Office of the Co-ordinator of OSCE Economic and Environmental Activities|OSCE Transnational Threats Department',
    });
  });

  it('reads the bundle with its zip reader, and finds no fault', async () => {
    expect(
      await runOver(
        python!,
        'import sys, json, zipfile; z = zipfile.ZipFile(sys.argv[1]); ' +
          'print(json.dumps([z.testzip(), len(z.namelist())]))',
        'bundle.zip',
      ),
    ).toEqual([null, expect.any(Number)]);
  });
});
