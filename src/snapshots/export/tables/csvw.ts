/** Metadata of tables as CSV (CSVW, W3C Tabular Data). */
import { CSVW, LIST_SEPARATOR } from '../../../rdf/index.js';
import { jsonText } from '../published-files.js';
import { COLUMN_TYPES, type TableColumn, type TableSchema } from './table-schema.js';

export function csvwMetadata(table: TableSchema): string {
  return jsonText({
    '@context': [CSVW.iri.replace(/#$/, ''), { '@language': 'en' }],
    url: `${table.kind}.csv`,
    'dc:title': table.title,
    'dc:description': table.description,
    'rdfs:comment':
      `Several values in a cell are separated by "${LIST_SEPARATOR}"; ` +
      'inside a value, that character is written "¦". ' +
      'Texts are not escaped, even if they begin with "=": import columns as text.',
    dialect: {
      encoding: 'utf-8',
      delimiter: ',',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
      lineTerminators: ['\r\n', '\n'],
    },
    tableSchema: {
      primaryKey: 'iri',
      aboutUrl: '{+iri}',
      columns: table.columns.map(columnMetadata),
    },
  });
}

function columnMetadata({
  name,
  title,
  description,
  type,
  isList,
  property,
  isLabels,
}: TableColumn): object {
  return {
    name,
    titles: name,
    'rdfs:label': title,
    'dc:description': description,
    datatype: COLUMN_TYPES[type].csvw,
    ...(isList ? { separator: LIST_SEPARATOR } : {}),
    ...(property !== undefined && !isLabels ? { propertyUrl: property } : { suppressOutput: true }),
    ...(property !== undefined && !isLabels && type === 'iri' ? { valueUrl: `{+${name}}` } : {}),
  };
}
