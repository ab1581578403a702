/** Tables as CSV (RFC 4180, UTF-8) and CSVW metadata (W3C Tabular Data). */
import { CSVW } from '../../../rdf/index.js';
import type { TableCell } from './table-rows.js';
import type { TableColumn, ColumnType, TableSchema } from './table-schema.js';

/** Between the values of a list. In values it becomes `¦`; IRIs cannot have it. */
export const LIST_SEPARATOR = '|';

/**
 * The lines of a table. Lists are joined by `|`. Texts are unchanged, also those that begin with
 * `=`, `+`, `-` or `@`: a spreadsheet should import columns as text.
 */
export function* csvLines(
  { columns }: { readonly columns: readonly Pick<TableColumn, 'name'>[] },
  rows: Iterable<readonly TableCell[]>,
): Generator<string> {
  yield csvLine(columns.map(({ name }) => name));
  for (const row of rows)
    yield csvLine(
      row.map((cell) =>
        typeof cell === 'object'
          ? cell.map((value) => value.replaceAll(LIST_SEPARATOR, '¦')).join(LIST_SEPARATOR)
          : (cell ?? ''),
      ),
    );
}

export function csvLine(fields: readonly string[]): string {
  const quoted = fields.map((field) =>
    /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field,
  );
  return `${quoted.join(',')}\r\n`;
}

const DATATYPES: Readonly<Record<ColumnType, string>> = {
  iri: 'anyURI',
  text: 'string',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'date',
  year: 'gYear',
};

/** Each column's meaning, type and property. */
export function csvwMetadata(table: TableSchema): string {
  return `${JSON.stringify(
    {
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
    },
    null,
    1,
  )}\n`;
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
    datatype: DATATYPES[type],
    ...(isList ? { separator: LIST_SEPARATOR } : {}),
    ...(property !== undefined && !isLabels ? { propertyUrl: property } : { suppressOutput: true }),
    ...(property !== undefined && !isLabels && type === 'iri' ? { valueUrl: `{+${name}}` } : {}),
  };
}
