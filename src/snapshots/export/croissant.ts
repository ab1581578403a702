/** The tables of a bundle for machine learning tools: Croissant 1.1. */
import { LICENCE } from '../../rdf/index.js';
import { CREATOR, addressOf, schemaOrgOf } from './deposit-metadata.js';
import type { ExportJob } from './export-job.js';
import { jsonText, type ExportedFile } from './published-files.js';
import type { ColumnType, TableColumn, TableSchema } from './tables/table-schema.js';

/** The used part of the recommended context (Croissant 1.1, Appendix 1). */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  key: 'cr:key',
  recordSet: 'cr:recordSet',
  repeated: 'cr:repeated',
  separator: 'cr:separator',
  source: 'cr:source',
  transform: 'cr:transform',
};

const DATA_TYPES: Readonly<Record<ColumnType, string>> = {
  iri: 'sc:URL',
  text: 'sc:Text',
  integer: 'sc:Integer',
  decimal: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
  year: 'sc:Integer',
};

/** Describes the CSV files among `data`, without tables that were left out. */
export function croissantOf(
  job: ExportJob,
  data: readonly ExportedFile[],
  tables: readonly TableSchema[],
): string {
  const files = data.filter(({ name }) => /^tables\/.*\.csv$/.test(name));
  const names = new Set(files.map(({ name }) => name));
  return jsonText({
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    ...schemaOrgOf(job),
    // The specification wants a semantic version.
    version: `${job.version.number}.0.0`,
    license: LICENCE,
    creator: { '@type': 'sc:Organization', name: CREATOR },
    citeAs: `${CREATOR}: osce-graph, version ${job.version.number}. ${addressOf(job)}`,
    distribution: files.map(({ name, mediaType, size, sha256 }) => ({
      '@type': 'cr:FileObject',
      '@id': name,
      name,
      contentUrl: name,
      contentSize: `${size} B`,
      encodingFormat: mediaType,
      sha256,
    })),
    recordSet: tables
      .filter(({ kind }) => names.has(fileOf(kind)))
      .map(({ kind, title, description, columns }) => ({
        '@type': 'cr:RecordSet',
        '@id': kind,
        name: kind,
        description: description || title,
        key: { '@id': `${kind}/iri` },
        field: columns.map((column) => fieldOf(kind, column)),
      })),
  });
}

const fileOf = (kind: string): string => `tables/${kind}.csv`;

function fieldOf(kind: string, { name, title, description, type, isList }: TableColumn): object {
  return {
    '@type': 'cr:Field',
    '@id': `${kind}/${name}`,
    name,
    description: description || title,
    dataType: DATA_TYPES[type],
    ...(isList ? { repeated: true } : {}),
    source: {
      fileObject: { '@id': fileOf(kind) },
      extract: { column: name },
      ...(isList ? { transform: { separator: '|' } } : {}),
    },
  };
}
