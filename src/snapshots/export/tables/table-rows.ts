/** The rows of a table, read one thing at a time in the order of their IRIs. */
import { ServiceError } from '../../../errors.js';
import { TermKind, inlineLiteralOf, isInline, type TermId } from '../../../graph/index.js';
import { namedNode, type CsvCell, type Names } from '../../../rdf/index.js';
import type { Selection } from '../selection.js';
import { ThingReader } from '../thing-reader.js';
import type { TableColumn, ColumnType, TableSchema } from './table-schema.js';

/** @throws ServiceError `not-acceptable` for unvalidated values that a column cannot hold. */
export function* tableRows(
  table: TableSchema,
  selection: Selection,
  names: Names,
): Generator<CsvCell[]> {
  const reader = new ThingReader(selection, names);
  const ways = table.columns.map((column) => wayOf(column, reader));
  const things = table.classIris.flatMap((iri) => [
    ...reader.subjectsOf(reader.type, selection.graph.dictionary.idOf(namedNode(iri))),
  ]);
  for (const thing of reader.sorted(new Set(things))) {
    if (!selection.isAbout(thing)) continue;
    const first = [reader.textOf(thing), reader.nameOf(thing), reader.classNamesOf(thing)];
    // The columns of every table begin with these three.
    const others = table.columns
      .slice(first.length)
      .map((column, index) => cellOf(reader, column, thing, ways[index + first.length]!));
    yield [...first, ...others];
  }
}

/** What a column has of a thing, and what it shows of each value. */
interface Way {
  readonly valuesOf: (thing: TermId) => TermId[];
  readonly shownOf: (value: TermId) => TermId | undefined;
}

function wayOf({ property, path, shows }: TableColumn, reader: ThingReader): Way {
  const id = property === undefined ? 0 : reader.graph.dictionary.idOf(namedNode(property));
  const show = shows && reader.along(shows);
  return {
    valuesOf: path ? reader.along(path) : (thing) => reader.valuesOf(thing, id),
    shownOf: show
      ? (value) => show(value).sort((left, right) => left - right)[0]
      : (value) => value,
  };
}

function cellOf(
  reader: ThingReader,
  column: TableColumn,
  thing: TermId,
  { valuesOf, shownOf }: Way,
): CsvCell {
  const values = valuesOf(thing);
  if (values.length === 0) return column.isList ? [] : undefined;
  if (!column.isList && values.length > 1)
    throw unfit(reader, thing, column, `${values.length} values, although a shape allows only one`);
  for (const value of values.flatMap((each) => shownOf(each) ?? []))
    if (!isOfType(reader, value, column.type, column.isLabels))
      throw unfit(
        reader,
        thing,
        column,
        `the value ${reader.textOf(value)}, although a shape requires ${column.type}`,
      );
  // By the values, so that labels have their things' order.
  const texts = values.map((value) => {
    const shown = shownOf(value);
    const read = (id: TermId): string => (column.isLabels ? reader.nameOf(id) : reader.textOf(id));
    return { text: reader.textOf(value), shown: shown === undefined ? '' : read(shown) };
  });
  texts.sort((left, right) =>
    left.text < right.text ? -1 : left.text > right.text ? 1 : left.shown < right.shown ? -1 : 1,
  );
  return column.isList ? texts.map(({ shown }) => shown) : texts[0]!.shown;
}

/** Lexical forms that a typed column takes. */
export const FORMS: Readonly<Partial<Record<ColumnType, RegExp>>> = {
  integer: /^[+-]?\d{1,18}$/,
  decimal: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  year: /^\d{4}$/,
};

/** Whether a column of a type can hold a value; those of labels and texts hold any. */
export function isOfType(
  reader: ThingReader,
  value: TermId,
  type: ColumnType,
  isLabels: boolean,
): boolean {
  const { dictionary } = reader.graph;
  const isThing =
    !isInline(value) &&
    (dictionary.kinds[value] === TermKind.iri || dictionary.kinds[value] === TermKind.blankNode);
  if (type === 'iri') return isThing;
  if (isLabels || type === 'text') return true;
  const form = FORMS[type];
  return (
    !isThing &&
    form?.test(isInline(value) ? inlineLiteralOf(value).lexical : dictionary.textOf(value)) === true
  );
}

function unfit(
  reader: ThingReader,
  thing: TermId,
  column: TableColumn,
  found: string,
): ServiceError {
  return new ServiceError(
    'not-acceptable',
    `The table cannot show <${reader.textOf(thing)}>, which has ${found}, ` +
      `in the column ${column.name}; use an RDF syntax.`,
  );
}
