/** Tables, and answers of queries, as Apache Parquet: typed columns, lists as lists. */
import { ByteWriter, ParquetWriter, fileWriter, type Writer } from 'hyparquet-writer';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { XSD, type CsvCell, type Term } from '../../../rdf/index.js';
import { answerIn } from '../../../sparql/index.js';
import type { GatheredAnswer } from '../../citations/compare-answers.js';
import { COLUMN_TYPES, type ColumnType, type TableColumn } from './table-schema.js';

/** Doubles may have an exponent; INF and NaN stay texts. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INTEGERS: ReadonlySet<string> = new Set([XSD.integer.value, XSD.nonNegativeInteger.value]);

/** Datatypes whose literals fit a type of column, if all of them have its form. */
const DATATYPES: readonly (readonly [ColumnType, ReadonlySet<string>])[] = [
  ['integer', INTEGERS],
  ['decimal', new Set([...INTEGERS, XSD.decimal.value, XSD.double.value, XSD.float.value])],
  ['boolean', new Set([XSD.boolean.value])],
  ['date', new Set([XSD.date.value])],
];

/**
 * The answer of SELECT in Parquet, a column for each variable. A column is typed where all its
 * values have one datatype; else it has their texts. Memory: the answer, several times.
 */
export async function answerInParquet({ head, bytes }: GatheredAnswer): Promise<Uint8Array> {
  const answer = answerIn(head, [bytes]);
  if (answer.kind !== 'solutions') throw new TypeError('Only solutions are a table.');
  const types = answer.variables.map(() => new ColumnTypes());
  const rows: CsvCell[][] = [];
  for await (const solution of answer.solutions)
    rows.push(
      solution.map((term, index) => {
        if (term) types[index]?.note(term);
        return term?.value;
      }),
    );
  const writer = new ByteWriter();
  const columns = answer.variables.map((name, index) => ({
    name,
    type: types[index]?.type ?? 'text',
    isList: false,
  }));
  await writeParquet(writer, columns, rows);
  return writer.getBytes();
}

/** The types that all values so far allow. */
class ColumnTypes {
  #left = DATATYPES;
  #isOfIris = true;
  #isEmpty = true;

  note(term: Term): void {
    this.#isEmpty = false;
    if (term.termType !== 'NamedNode') this.#isOfIris = false;
    const datatype = term.termType === 'Literal' ? term.datatype.value : '';
    this.#left = this.#left.filter(
      ([type, datatypes]) =>
        datatypes.has(datatype) &&
        (type === 'decimal' ? NUMBER : COLUMN_TYPES[type].form)?.test(term.value) &&
        (type !== 'decimal' || !INTEGERS.has(datatype) || Number.isSafeInteger(Number(term.value))),
    );
  }

  get type(): ColumnType {
    if (this.#isEmpty) return 'text';
    return this.#isOfIris ? 'iri' : (this.#left[0]?.[0] ?? 'text');
  }
}

const ROWS_AT_ONCE = 20_000;

type Value = string | bigint | number | boolean | Date;

const TEXT = {
  type: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  toValue: (text: string): Value => text,
};

const TYPES: Readonly<Record<ColumnType, { type: object; toValue: (text: string) => Value }>> = {
  iri: TEXT,
  text: TEXT,
  // A year may be part of a date of unknown month, so it is no number to calculate with.
  year: TEXT,
  integer: { type: { type: 'INT64' }, toValue: BigInt },
  decimal: { type: { type: 'DOUBLE' }, toValue: Number },
  boolean: { type: { type: 'BOOLEAN' }, toValue: (text) => text === 'true' },
  date: {
    type: { type: 'INT32', converted_type: 'DATE' },
    toValue: (text) => new Date(`${text}T00:00:00Z`),
  },
};

type ParquetColumn = Pick<TableColumn, 'name' | 'type' | 'isList'>;

/** Uses a temporary file, since the format's head is at the end. */
export async function* parquetParts(
  columns: readonly ParquetColumn[],
  rows: Iterable<readonly CsvCell[]>,
  temporary: string,
): AsyncGenerator<Uint8Array> {
  try {
    await writeParquet(fileWriter(temporary), columns, rows);
    for await (const part of createReadStream(temporary, { highWaterMark: 1 << 20 }))
      yield part as Uint8Array;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeParquet(
  writer: Writer,
  columns: readonly ParquetColumn[],
  rows: Iterable<readonly CsvCell[]>,
): Promise<void> {
  const table = new ParquetTable(writer, columns);
  for (const row of rows) if (table.add(row) === ROWS_AT_ONCE) await table.write();
  await table.end();
}

/** A table whose rows are written in groups. */
export class ParquetTable {
  #group: (readonly CsvCell[])[] = [];
  readonly #parquet: ParquetWriter;

  constructor(
    writer: Writer,
    private readonly columns: readonly ParquetColumn[],
  ) {
    const schema = parquetSchema(columns);
    this.#parquet = new ParquetWriter({ writer, schema, createdBy: 'osce-graph' });
  }

  /** @returns how many rows wait in memory to be written. */
  add(row: readonly CsvCell[]): number {
    return this.#group.push(row);
  }

  async write(): Promise<void> {
    const group = this.#group;
    this.#group = [];
    const columnData = this.columns.map(({ name, type }, index) => ({
      name,
      data: group.map((row) => valueOf(row[index], type)),
    }));
    await this.#parquet.write({ columnData, rowGroupSize: ROWS_AT_ONCE });
  }

  async end(): Promise<void> {
    // A table without rows has its columns too.
    await this.write();
    await this.#parquet.finish();
  }
}

/** The columns below their root. */
function parquetSchema(
  columns: readonly ParquetColumn[],
): ConstructorParameters<typeof ParquetWriter>[0]['schema'] {
  // In the words of the format.
  return [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)] as never;
}

function schemaOf({ name, type, isList }: ParquetColumn): object[] {
  const element = { ...TYPES[type].type, repetition_type: 'OPTIONAL' };
  if (!isList) return [{ name, ...element }];
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...element },
  ];
}

function valueOf(cell: CsvCell, type: ColumnType): Value | (Value | null)[] | null {
  // A list may lack what another list has at its place.
  const toValue = (text: string): Value | null =>
    text === '' && type !== 'text' ? null : TYPES[type].toValue(text);
  if (typeof cell === 'object') return cell.map(toValue);
  return cell === undefined ? null : toValue(cell);
}
