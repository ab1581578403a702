/** The searched texts of things, read from a graph. */
import type { IdGraph, TermId } from '../../graph/index.js';
import { TermKind, isInline, isLiteralKind, visitRows } from '../../graph/index.js';
import { RDF, RDFS } from '../../rdf/index.js';
import { searchedProperties, type Field } from './searched-properties.js';

export interface TextRow {
  readonly thing: TermId;
  readonly text: TermId;
  readonly field: Field;
}

/** By thing, field, text; each text once, as its best field. Cost: the searched properties. */
export function searchedRows(graph: IdGraph, only?: ReadonlySet<TermId>): TextRow[] {
  const { dictionary } = graph;
  const rows: TextRow[] = [];
  for (const [property, field] of searchedProperties(graph)) {
    const { so } = graph.pairsOf(property);
    for (const thing of only ?? [undefined]) {
      visitRows(so, thing, undefined, (subject, text) => {
        if (
          dictionary.kindOf(subject) === TermKind.iri &&
          !isInline(text) &&
          isLiteralKind(dictionary.kindOf(text))
        )
          rows.push({ thing: subject, text, field });
      });
    }
  }
  rows.sort(
    (left, right) =>
      left.thing - right.thing ||
      left.field - right.field ||
      dictionary.compareTexts(left.text, right.text),
  );
  const seen = new Set<TermId>();
  return rows.filter(({ thing, text }, row) => {
    if (rows[row - 1]?.thing !== thing) seen.clear();
    return !seen.has(text) && seen.add(text);
  });
}

/** Fetches everything that segments are made of, where the graph is elsewhere. */
export function readSearched(graph: IdGraph): void {
  for (const property of searchedProperties(graph).keys()) graph.pairsOf(property);
  for (const property of [RDF.type, RDFS.subClassOf])
    graph.pairsOf(graph.dictionary.idOf(property));
}
