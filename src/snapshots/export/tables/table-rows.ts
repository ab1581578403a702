/** The rows of a table, read one thing at a time in the order of their IRIs. */
import { ServiceError } from '../../../errors.js';
import type { IdGraph, ListPath, TermId } from '../../../graph/index.js';
import {
  TermKind,
  followIds,
  inlineLiteralOf,
  isInline,
  localNameOf,
  toIdPath,
} from '../../../graph/index.js';
import { RDF, namedNode, type Names } from '../../../rdf/index.js';
import type { Selection } from '../selection.js';
import { sortedIris } from '../term-order.js';
import { ThingReader } from '../thing-reader.js';
import type { TableColumn, ColumnType, TableSchema } from './table-schema.js';

/** A cell: a text, several texts in a column of lists, or nothing. */
export type TableCell = string | readonly string[] | undefined;

/** @throws ServiceError `not-acceptable` for unvalidated values that a column cannot hold. */
export function* tableRows(
  table: TableSchema,
  selection: Selection,
  names: Names,
): Generator<TableCell[]> {
  const reader = new ThingReader(selection.graph, names);
  const { dictionary } = selection.graph;
  const type = dictionary.idOf(RDF.type);
  const ways = table.columns.map((column) => wayOf(column, selection.graph, reader, names));
  for (const thing of thingsOf(table, selection, reader, type)) {
    const types: string[] = [];
    selection.visit(
      (_thing, _type, each) => types.push(localNameOf(dictionary.textOf(each))),
      thing,
      type,
    );
    const first: readonly TableCell[] = [
      reader.textOf(thing),
      reader.nameOf(thing),
      [...new Set(types)].sort(),
    ];
    // The columns of every table begin with these three.
    const others = table.columns
      .slice(first.length)
      .map((column, index) => cellOf(reader, column, thing, ways[index + first.length]!));
    yield [...first, ...others];
  }
}

/** The things of the table's classes that have an IRI, sorted. */
function thingsOf(
  table: TableSchema,
  selection: Selection,
  reader: ThingReader,
  type: TermId,
): Uint32Array {
  const { dictionary } = selection.graph;
  const things = new Set<TermId>();
  for (const iri of table.classIris) {
    for (const thing of reader.subjectsOf(type, dictionary.idOf(namedNode(iri)))) {
      if (dictionary.kindOf(thing) === TermKind.iri && selection.isAbout(thing)) things.add(thing);
    }
  }
  return sortedIris(dictionary, Uint32Array.from(things));
}

/** What a column has of a thing, and what it shows of each value. */
interface Way {
  readonly valuesOf: (thing: TermId) => TermId[];
  readonly shownOf: (value: TermId) => TermId | undefined;
}

function wayOf(column: TableColumn, graph: IdGraph, reader: ThingReader, names: Names): Way {
  const { property, path, shows } = column;
  const ends = (of: ListPath): ((thing: TermId) => TermId[]) => {
    const idPath = toIdPath(of, graph, names);
    return (thing) => {
      const found = new Set<TermId>();
      followIds(idPath, thing, (each) => found.add(each));
      return [...found];
    };
  };
  const id = property === undefined ? 0 : graph.dictionary.idOf(namedNode(property));
  const show = shows && ends(shows);
  return {
    valuesOf: path ? ends(path) : (thing) => reader.valuesOf(thing, id),
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
): TableCell {
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
