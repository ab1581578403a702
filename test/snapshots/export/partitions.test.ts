/** The partitions, opened with DuckDB: the queries of the documentation, and every kind of term. */
import { expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RDF, RDFS, readContext } from '../../../src/rdf/index.js';
import { writePartitions } from '../../../src/snapshots/index.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { exportsOfTests } from '../../support/exported.js';
import { names } from '../../support/shipped-graph.js';

const { shipped, maker } = exportsOfTests();
const directories = new TemporaryDirectories();
const context = readContext(names)['@context'];

/** The code blocks of the documentation about DuckDB: the views, then the queries. */
const [views = '', ...queries] = [
  ...readFileSync('docs/snapshots.md', 'utf8').matchAll(/^```sql[^\n]*\n(.*?)^```/gms),
].map(([, sql = '']) => sql);

async function answersOf(directory: string, sqls: readonly string[]): Promise<unknown[][][]> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run(views.replaceAll("'graph/", `'${directory}/`));
  const answers: unknown[][][] = [];
  for (const sql of sqls) answers.push((await connection.runAndReadAll(sql)).getRowsJson());
  connection.closeSync();
  database.closeSync();
  return answers;
}

/** Keys with the number of different values that each has. */
function counted(pairs: Iterable<readonly [string, string]>): Map<string, number> {
  const sets = new Map<string, Set<string>>();
  for (const [key, value] of pairs) sets.set(key, (sets.get(key) ?? new Set()).add(value));
  return new Map([...sets].map(([key, values]) => [key, values.size]));
}

it('answers the queries of the documentation as the graph does', async () => {
  await maker.make('graph.nq');
  const directory = directories.make();
  await writePartitions(join(maker.job.directory, 'graph.nq'), directory, names, context);
  const [uses = [], years, bodies = []] = await answersOf(directory, queries);
  expect(queries).toHaveLength(3);

  expect(uses.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(shipped.length);
  const types = shipped.filter(({ predicate }) => predicate.equals(RDF.type));
  expect(uses).toContainEqual(['rdf:type', String(types.length)]);

  const starts = shipped.flatMap(({ subject, predicate, object }): [string, string][] =>
    predicate.equals(names.og('startDate')) && names.thingOf(subject.value)?.kind === 'event'
      ? [[object.value.slice(0, 4), subject.value]]
      : [],
  );
  expect(years).toEqual([...counted(starts)].sort().map(([year, count]) => [year, String(count)]));

  const labels = new Map(
    shipped
      .filter(({ predicate }) => predicate.equals(RDFS.label))
      .map(({ subject, object }) => [subject.value, object.value]),
  );
  const organized = counted(
    shipped
      .filter(({ predicate }) => predicate.equals(names.og('organizer')))
      .map(({ subject, object }) => [labels.get(object.value) ?? '', subject.value] as const),
  );
  expect(bodies).toHaveLength(10);
  for (const [label, events] of bodies) expect(Number(events)).toBe(organized.get(String(label)));
  expect(Number(bodies[0]?.[1])).toBe(Math.max(...organized.values()));
});

it('keeps every kind of term, and names folders of strange properties', async () => {
  const directory = directories.make();
  const file = join(directory, 'some.nq');
  const lines = [
    '<urn:a:1> <http://www.w3.org/2000/01/rdf-schema#label> "Eins"@de <urn:g:2> .',
    '<urn:a:1> <http://www.w3.org/2000/01/rdf-schema#label> "One, \\"é\\"\\n"@en .',
    '<urn:a:1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:c:a/b=c%20d> .',
    '<urn:a:1> <urn:p:x/../y?> _:b0 .',
    '<urn:a:1> <urn:p:x/../y?> <<( <urn:s:1> <urn:p:1> "t" )>> .',
    '_:b0 <urn:p:number> "007"^^<http://www.w3.org/2001/XMLSchema#integer> .',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  const files = await writePartitions(file, directory, names, context);
  expect(files).toHaveLength(5);
  const [statements, things] = await answersOf(directory, [
    'SELECT subject, predicate, object, kind, datatype, language, graph FROM statements ORDER BY 1, 2, 3',
    'SELECT class, thing, kind, label FROM things',
  ]);
  const [string, lang] = ['http://www.w3.org/2001/XMLSchema#', RDF.langString.value];
  expect(statements).toEqual([
    ['_:b0', 'urn:p:number', '007', 'literal', `${string}integer`, null, null],
    ['urn:a:1', 'label', 'Eins', 'literal', lang, 'de', 'urn:g:2'],
    ['urn:a:1', 'label', 'One, "é"\n', 'literal', lang, 'en', null],
    ['urn:a:1', 'rdf:type', 'urn:c:a/b=c%20d', 'iri', null, null, null],
    ['urn:a:1', 'urn:p:x/../y?', '<<( <urn:s:1> <urn:p:1> "t" )>>', 'triple', null, null, null],
    ['urn:a:1', 'urn:p:x/../y?', '_:b0', 'blank', null, null, null],
  ]);
  expect(things).toEqual([['urn:c:a/b=c%20d', 'urn:a:1', null, 'One, "é"\n']]);
});
