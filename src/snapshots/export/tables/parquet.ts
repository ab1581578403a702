/** Tables as Apache Parquet: typed columns, lists as lists. */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileWriter, parquetWriteRows, type Writer } from 'hyparquet-writer';
import type { CsvCell } from '../../../rdf/index.js';
import type { TableColumn, ColumnType, TableSchema } from './table-schema.js';

/** Rows that are held in memory and written together. */
const ROWS_AT_ONCE = 20_000;

type Value = string | bigint | number | boolean | Date;

const TYPES: Readonly<Record<ColumnType, object>> = {
  iri: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  // A year may be part of a date of unknown month, so it is no number to calculate with.
  year: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  decimal: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
};

const TO_VALUE: Readonly<Record<ColumnType, (text: string) => Value>> = {
  iri: (text) => text,
  text: (text) => text,
  year: (text) => text,
  integer: BigInt,
  decimal: Number,
  boolean: (text) => text === 'true',
  date: (text) => new Date(`${text}T00:00:00Z`),
};

/** Uses a temporary file, since the format's head is at the end. */
export async function* parquetParts(
  table: TableSchema,
  rows: Iterable<readonly CsvCell[]>,
  temporary: string,
): AsyncGenerator<Uint8Array> {
  const { columns } = table;
  try {
    await writeParquet(fileWriter(temporary), columns, rows);
    for await (const part of createReadStream(temporary, { highWaterMark: 1 << 20 }))
      yield part as Uint8Array;
  } finally {
    await rm(temporary, { force: true });
  }
}

type ParquetColumn = Pick<TableColumn, 'name' | 'type' | 'isList'>;

export async function writeParquet(
  writer: Writer,
  columns: readonly ParquetColumn[],
  rows: Iterable<readonly CsvCell[]>,
): Promise<void> {
  await parquetWriteRows({
    writer,
    columns: columns.map(({ name }) => ({ name })),
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.flatMap(schemaOf),
    ] as NonNullable<Parameters<typeof parquetWriteRows>[0]['schema']>,
    rows: objectsOf(columns, rows),
    rowGroupSize: ROWS_AT_ONCE,
    createdBy: 'osce-graph',
  });
}

function schemaOf({ name, type, isList }: ParquetColumn): object[] {
  const element = { ...TYPES[type], repetition_type: 'OPTIONAL' };
  if (!isList) return [{ name, ...element }];
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...element },
  ];
}

function* objectsOf(
  columns: readonly ParquetColumn[],
  rows: Iterable<readonly CsvCell[]>,
): Generator<Record<string, Value | (Value | null)[] | null>> {
  for (const row of rows) {
    yield Object.fromEntries(
      columns.map(({ name, type }, index) => {
        const cell = row[index];
        // A list may lack what another list has at its place.
        const toValue = (text: string): Value | null =>
          text === '' && type !== 'text' ? null : TO_VALUE[type](text);
        return [
          name,
          cell === undefined ? null : typeof cell === 'string' ? toValue(cell) : cell.map(toValue),
        ];
      }),
    );
  }
}
