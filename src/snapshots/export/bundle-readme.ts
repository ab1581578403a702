/** The README of a bundle. */
import { LICENCE } from '../../rdf/index.js';
import type { ExportedFile } from './published-files.js';
import type { ExportJob } from './export-job.js';
import { subsetText, type Subset } from './subset.js';
import type { TableSchema } from './tables/table-schema.js';

/** The README: what each file has, and how to read the tables. */
export function bundleReadme(
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

/** The text of the licence's file. */
export const LICENCE_TEXT = `# License

The ontology, the shapes and the data that come with osce-graph are under this license:
<${LICENCE}> (Creative Commons Attribution 4.0 International).

You may copy, share, change and use them for any purpose if you name osce-graph as the source,
link to the license and say whether you changed anything.

Coordinates of towns are from GeoNames (<https://www.geonames.org/>), under the same license.

Data that somebody else added to this graph may have terms of its own. Each source has a named
graph (\`graph.nq\`, \`graph.trig\`), so you can tell where a statement comes from. The texts of
news items belong to the OSCE; \`receipts.nq\` quotes the words that a fact is based on.
`;
