/** The statements of a version as one table, for DuckDB, Spark and others. */
import { ContextTerms, toPlainText, type CsvCell, type Quad } from '../../../rdf/index.js';

export const STATEMENT_COLUMNS = [
  ...['subject', 'predicate', 'object', 'kind', 'datatype', 'language', 'graph'],
].map((name) => ({ name, type: 'text', isList: false }) as const);

const KINDS: Readonly<Record<string, string>> = {
  NamedNode: 'iri',
  BlankNode: 'blank',
  Literal: 'literal',
  Quad: 'triple',
};

/** Properties are terms of the JSON-LD context, or short IRIs. */
export function* statementRows(quads: Iterable<Quad>, context: object): Generator<CsvCell[]> {
  const terms = new ContextTerms(context as Record<string, unknown>);
  for (const { subject, predicate, object, graph } of quads) {
    const literal = object.termType === 'Literal' ? object : undefined;
    yield [
      ...[toPlainText(subject), terms.shorten(predicate.value), toPlainText(object)],
      ...[KINDS[object.termType], literal?.datatype.value],
      ...[someOf(literal?.language), someOf(graph.value)],
    ];
  }
}

const someOf = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
