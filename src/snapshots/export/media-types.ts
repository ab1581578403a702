/** Media types of files, by the endings of their names. */
import { formatOfFileName } from '../../rdf/index.js';

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
