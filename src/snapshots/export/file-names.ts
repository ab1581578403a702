/** The files that every version can be exported as. */
import { RDF_FORMATS, formatOfFileName } from '../../rdf/index.js';

/** Files beside the graph itself, always as N-Quads. */
const SIDE_FILES = ['graph-inferred.nq', 'receipts.nq', 'review.nq'];

const OTHER_MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  geojson: 'application/geo+json',
  graphml: 'application/graphml+xml',
  zip: 'application/zip',
  gz: 'application/gzip',
  md: 'text/markdown',
  rq: 'application/sparql-query',
  cff: 'application/yaml',
};

/** RDF documents (also gzipped), network, map, tables of these kinds, and the bundle. */
export function exportFileNames(kinds: readonly string[]): string[] {
  return [
    ...[
      ...RDF_FORMATS.map(({ extension }) => `graph.${extension}`),
      ...SIDE_FILES,
      'graph.graphml',
    ].flatMap((name) => [name, `${name}.gz`]),
    'places.geojson',
    ...kinds.flatMap((kind) => [
      `tables/${kind}.csv`,
      `tables/${kind}.csv-metadata.json`,
      `tables/${kind}.parquet`,
    ]),
    'bundle.zip',
  ];
}

export function mediaTypeOf(fileName: string): string {
  if (fileName.endsWith('.csv-metadata.json')) return 'application/csvm+json';
  const ending = fileName.split('.').at(-1)!;
  return (
    OTHER_MEDIA_TYPES[ending] ??
    (ending === 'json'
      ? 'application/json'
      : (formatOfFileName(fileName)?.mediaType ?? 'text/plain'))
  );
}
