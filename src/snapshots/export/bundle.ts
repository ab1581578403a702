/** Everything of a version in one archive, with documents to understand and check it. */
import { join } from 'node:path';
import { ZipFile, type Options } from 'yazl';
import { ServiceError } from '../../errors.js';
import { versionOf } from '../../graph/index.js';
import { csvParts, readOntology, readQueries, readWritten, LICENCE } from '../../rdf/index.js';
import { dcatRecord } from '../catalog/dcat.js';
import { CODEBOOK_COLUMNS, codebookOf, codebookText } from './codebook.js';
import { croissantOf, dataCiteOf, roCrateOf, versionCff } from './deposit-metadata.js';
import type { ExportMaker, ExportJob } from './export-job.js';
import { SUMS_FILE, manifestOf, sumsOf, textFile } from './published-files.js';
import type { ExportedFile, TextFile } from './published-files.js';
import { readTableSchemas, type TableSchema } from './tables/table-schema.js';
import { subsetText, type Subset } from './subset.js';

/** RDF syntaxes that would repeat the data, compressed files, and the bundle itself. */
const LEFT_OUT = /^graph\.(?!nq$|trig$|graphml$)|\.gz$|\.zip$/;

/** The archive. Its data files are made in the job's directory, and stay there for others. */
export async function* bundleParts(maker: ExportMaker): AsyncGenerator<Uint8Array> {
  const data: ExportedFile[] = [];
  const leftOut: { name: string; reason: string }[] = [];
  for (const name of maker.fileNames) {
    if (LEFT_OUT.test(name)) continue;
    try {
      data.push(await maker.make(name));
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-acceptable') throw error;
      leftOut.push({ name, reason: error.message });
    }
  }
  const documents = documentsOf(maker, data);
  const add = (name: string, text: string): void => void documents.push(textFile(name, text));
  const { job } = maker;
  add('manifest.json', manifestOf(job.version, job.subset, [...documents, ...data], leftOut));
  add('ro-crate-metadata.json', roCrateOf(job, [...documents, ...data]));
  add(SUMS_FILE, sumsOf([...data, ...documents]));
  const archive = new ZipFile();
  const output = archive.outputStream as NodeJS.ReadableStream & { destroy(error: Error): void };
  archive.on('error', (error: Error) => output.destroy(error));
  // One local time for all entries (the format keeps local times): the same bytes each time.
  const options: Partial<Options> = {
    mtime: new Date(1981, 0, 1),
    mode: 0o100644,
    forceDosTimestamp: true,
  };
  for (const { name, text } of documents) archive.addBuffer(Buffer.from(text), name, options);
  for (const { name } of data) archive.addFile(join(job.directory, name), name, options);
  archive.end();
  for await (const part of output) yield part as Buffer;
}

function documentsOf(maker: ExportMaker, data: readonly ExportedFile[]): TextFile[] {
  const { job, names } = maker;
  const ontology = versionOf(readOntology(names));
  const tables = readTableSchemas(names);
  const codebook = codebookOf(maker.selection(), ontology, names, job.prefixes);
  const codebookCsv = csvParts(CODEBOOK_COLUMNS, codebook, (entry) =>
    CODEBOOK_COLUMNS.map((name) => String(entry[name])),
  );
  const texts: Readonly<Record<string, string>> = {
    'README.md': bundleReadme(job, data, tables),
    'LICENSE.md': LICENCE_TEXT,
    'codebook.md': codebookText(codebook),
    'codebook.csv': [...codebookCsv].join(''),
    'context.jsonld': `${JSON.stringify({ '@context': job.context }, null, 2)}\n`,
    'ontology.ttl': readWritten('ontology', names),
    'shapes.ttl': readWritten('shapes', names),
    'CITATION.cff': versionCff(job),
    'datacite.json': dataCiteOf(job),
    'croissant.json': croissantOf(job, data, tables),
    ...Object.fromEntries(readQueries(names).map(({ name, text }) => [`queries/${name}.rq`, text])),
    'dcat.ttl': dcatRecord(job.version, data, ontology, names, job.prefixes),
  };
  return Object.entries(texts).map(([name, text]) => textFile(name, text));
}

function bundleReadme(
  { version, subset, baseIri }: ExportJob,
  data: readonly ExportedFile[],
  tables: readonly TableSchema[],
): string {
  const date = version.committedAt === undefined ? '' : `As of ${version.committedAt}.\n`;
  const part = subset ? `\nThis is a part of the version: ${limitsOf(subset)}.\n` : '';
  const rows = rowsOf(data, tables).map(([file, content]) => `| ${file} | ${content} |\n`);
  return `# osce-graph, version ${version.number}

A knowledge graph of the OSCE's news and the bodies in it.
${date}Not an official publication of the OSCE; names of places imply no position on their status.
IRIs begin with ${baseIri}.
${part}
| file | content |
|---|---|
${rows.join('')}
**Tables.** The first columns are \`iri\`, \`label\` and \`type\`. Next to a column of things is a
column of their names, in the same order. In CSV, several values are separated by \`|\`, and a
\`|\` inside a value is written \`¦\`; in Parquet they are lists. Texts are not escaped, even if
they begin with \`=\`, \`+\`, \`-\` or \`@\`: have your spreadsheet import columns as text, in
UTF-8. Each CSV has a \`.csv-metadata.json\` (CSVW) with types and meanings. The tables include
inferred values. Decimals are doubles in Parquet.
`;
}

function rowsOf(
  data: readonly ExportedFile[],
  tables: readonly TableSchema[],
): (readonly [string, string])[] {
  const has = new Set(data.map(({ name }) => name));
  return [
    ['`LICENSE.md`', 'what you may do with the data'],
    ['`manifest.json`, `dcat.ttl`', 'version, and files with sizes and digests; as JSON and DCAT'],
    [
      '`CITATION.cff`, `datacite.json`, `ro-crate-metadata.json`',
      'how to cite the version; the same for repositories: DataCite, RO-Crate 1.2',
    ],
    ['`croissant.json`', 'the columns of the tables, for machine learning tools (Croissant 1.1)'],
    ['`queries/`', 'SPARQL queries that the version answers'],
    [
      '`codebook.md`, `codebook.csv`',
      'each class and property, its definition, how often it is used',
    ],
    [
      '`ontology.ttl`, `shapes.ttl`, `context.jsonld`',
      'the vocabulary, the SHACL shapes of the data, the JSON-LD context',
    ],
    [
      '`graph.nq`, `graph.trig`',
      'all asserted statements, as sorted lines and grouped for reading; ' +
        'each source page has a named graph',
    ],
    [
      '`graph-inferred.nq`, `receipts.nq`',
      'inferred statements; the words that each fact is based on (RDF 1.2)',
    ],
    ['`review.nq`', 'proposals for review, and decisions on them'],
    ['`graph.graphml`', 'things as nodes, statements as edges: for networkx, Gephi, igraph'],
    ['`places.geojson`', 'places as points, for maps'],
    ...tables
      .filter(({ kind }) => has.has(`tables/${kind}.csv`))
      .map(({ kind, title }): [string, string] => [
        `\`tables/${kind}.csv\`, \`.parquet\``,
        `one row for each ${title}`,
      ]),
    ['`SHA256SUMS`', 'digests of all files: `sha256sum -c SHA256SUMS`'],
  ];
}

function limitsOf(subset: Subset): string {
  return subset.query === undefined
    ? [...new URLSearchParams(subsetText(subset))]
        .map(([name, value]) => `${name} ${value}`)
        .join(', ')
    : 'the graph of the query in manifest.json';
}

const LICENCE_TEXT = `# License

The ontology, the shapes and the data that come with osce-graph are under this license:
<${LICENCE}> (Creative Commons Attribution 4.0 International).

You may copy, share, change and use them for any purpose if you name osce-graph as the source,
link to the license and say whether you changed anything.

Coordinates of towns are from GeoNames (<https://www.geonames.org/>), under the same license.

Data that somebody else added to this graph may have terms of its own. Each source has a named
graph (\`graph.nq\`, \`graph.trig\`), so you can tell where a statement comes from. The texts of
news items belong to the OSCE; \`receipts.nq\` quotes the words that a fact is based on.
`;
