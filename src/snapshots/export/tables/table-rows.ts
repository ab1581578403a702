/** The rows of a table, read one thing at a time in the order of their IRIs. */
import { ServiceError } from '../../../errors.js';
import { TermKind, isInline, type TermId } from '../../../graph/index.js';
import { namedNode, type CsvCell, type Names } from '../../../rdf/index.js';
import type { Selection } from '../selection.js';
import { ThingReader } from '../thing-reader.js';
import {
  COLUMN_TYPES,
  type ColumnType,
  type TableColumn,
  type TableSchema,
} from './table-schema.js';

/** @throws ServiceError `not-acceptable` for unvalidated values that a column cannot hold. */
export function* tableRows(
  table: TableSchema,
  selection: Selection,
  names: Names,
): Generator<CsvCell[]> {
  const reader = new ThingReader(selection, names);
  // The columns of every table begin with these three.
  const cells = table.columns.slice(3).map((column) => cellReader(reader, column));
  const things = table.classIris.flatMap((iri) => [
    ...reader.subjectsOf(reader.type, selection.graph.dictionary.idOf(namedNode(iri))),
  ]);
  for (const thing of reader.sorted(new Set(things)))
    if (selection.isAbout(thing))
      yield [
        ...[reader.textOf(thing), reader.nameOf(thing), reader.classNamesOf(thing)],
        ...cells.map((cellOf) => cellOf(thing)),
      ];
}

function cellReader(reader: ThingReader, column: TableColumn): (thing: TermId) => CsvCell {
  const { property, path, shows, type, isList, isLabels } = column;
  const id = property === undefined ? 0 : reader.graph.dictionary.idOf(namedNode(property));
  const valuesOf = path ? reader.along(path) : (thing: TermId) => reader.valuesOf(thing, id);
  const show = shows && reader.along(shows);
  const shownOf = (value: TermId): TermId | undefined =>
    show ? show(value).sort((left, right) => left - right)[0] : value;
  const textOf = (value: TermId | undefined): string =>
    value === undefined ? '' : isLabels ? reader.nameOf(value) : reader.textOf(value);
  const unfit = (found: string, thing: TermId): ServiceError =>
    new ServiceError(
      'not-acceptable',
      `The table cannot show <${reader.textOf(thing)}>, which has ${found}, ` +
        `in the column ${column.name}; use an RDF syntax.`,
    );
  return (thing) => {
    const values = valuesOf(thing);
    if (values.length === 0) return isList ? [] : undefined;
    const strange = values
      .flatMap((each) => shownOf(each) ?? [])
      .find((value) => !isOfType(reader, value, type, isLabels));
    if (!isList && values.length > 1)
      throw unfit(`${values.length} values, although a shape allows only one`, thing);
    if (strange !== undefined)
      throw unfit(`the value ${reader.textOf(strange)}, although a shape requires ${type}`, thing);
    // By the values, so that labels have their things' order.
    const texts = values
      .map((value) => ({ text: reader.textOf(value), shown: textOf(shownOf(value)) }))
      .sort((left, right) =>
        left.text < right.text ? -1 : left.text > right.text || left.shown > right.shown ? 1 : -1,
      );
    return isList ? texts.map(({ shown }) => shown) : texts[0]!.shown;
  };
}

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
  return !isThing && COLUMN_TYPES[type].form?.test(reader.textOf(value)) === true;
}
