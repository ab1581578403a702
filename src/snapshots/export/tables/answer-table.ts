/** The solutions of a query as a table with typed columns. */
import { ByteWriter } from 'hyparquet-writer';
import { XSD, type CsvCell, type Term } from '../../../rdf/index.js';
import { answerIn } from '../../../sparql/index.js';
import type { GatheredAnswer } from '../../citations/compare-answers.js';
import { writeParquet } from './parquet.js';
import { FORMS } from './table-rows.js';
import type { ColumnType } from './table-schema.js';

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
        (type === 'decimal' ? NUMBER : FORMS[type])?.test(term.value) &&
        (type !== 'decimal' || !INTEGERS.has(datatype) || Number.isSafeInteger(Number(term.value))),
    );
  }

  get type(): ColumnType {
    if (this.#isEmpty) return 'text';
    return this.#isOfIris ? 'iri' : (this.#left[0]?.[0] ?? 'text');
  }
}
