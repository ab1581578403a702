/** The first thing that somebody reads who has unpacked a bundle. */
import type { ExportedFile } from './exported-file.js';
import type { ExportJob } from './export-job.js';
import { subsetText } from './subset.js';
import type { TableSchema } from './tables/table-schema.js';

/** What is in the archive, how to read it and how to check it. */
export function bundleReadme(
  { version, subset, baseIri }: ExportJob,
  data: readonly ExportedFile[],
  tables: readonly TableSchema[],
): string {
  const has = new Set(data.map(({ name }) => name));
  const limits =
    subset &&
    (subset.query === undefined
      ? [...new URLSearchParams(subsetText(subset))]
          .map(([name, value]) => `${name} ${value}`)
          .join(', ')
      : 'the graph of the query in manifest.json');
  return `# osce-graph, version ${version.number}

A knowledge graph of the OSCE's news and the bodies in it${version.committedAt === undefined ? '' : `, as of ${version.committedAt}`}. Not an official publication of the
OSCE; names of places carry no claim on status. IRIs begin with ${baseIri}.
${limits === undefined ? '' : `\nThis is a part of the version: ${limits}.\n`}
| file | what |
|---|---|
| \`manifest.json\`, \`dcat.ttl\` | what this is: version, files with sizes and digests; the same for data catalogues (DCAT) |
| \`codebook.md\`, \`codebook.csv\` | each class and property with its definition, and how often it is used |
| \`ontology.ttl\`, \`shapes.ttl\`, \`context.jsonld\` | the vocabulary, what must hold of data (SHACL), the JSON-LD context |
| \`graph.nq\`, \`graph.trig\` | all asserted statements: as sorted lines, and for reading; each source page has its named graph |
| \`graph-inferred.nq\`, \`receipts.nq\` | what follows from them; which words each fact rests on (RDF 1.2) |
| \`review.nq\` | what is proposed for review, and what was decided |
| \`graph.graphml\` | things as nodes, statements between them as edges: for networkx, Gephi, igraph |
| \`places.geojson\` | places as points, for maps |
${tables
  .filter(({ kind }) => has.has(`tables/${kind}.csv`))
  .map(
    ({ kind, title }) => `| \`tables/${kind}.csv\`, \`.parquet\` | one row for each ${title} |\n`,
  )
  .join('')}| \`SHA256SUMS\` | digests of all files: \`sha256sum -c SHA256SUMS\` |

**Tables.** The first columns are \`iri\`, \`label\` and \`type\`; a column of things has a column of their names beside it, in the same
order. In CSV several values are separated by \`|\`, and a \`|\` inside a value is written \`¦\`; in Parquet they are lists. Texts stand
as they are, also those that begin with \`=\`, \`+\`, \`-\` or \`@\`: tell a spreadsheet to import columns as text, in UTF-8. Each CSV has its
\`.csv-metadata.json\` (CSVW) with types and meanings. Values that follow from the ontology are in the tables too. Decimals are
doubles in Parquet.
`;
}
