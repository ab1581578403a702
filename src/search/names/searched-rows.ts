/** The searched texts of things, read from a graph. */
import type { IdGraph, TermId } from '../../graph/index.js';
import { TermKind, isInline, isLiteralKind, visitRows } from '../../graph/index.js';
import { RDF, RDFS, type Names } from '../../rdf/index.js';
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

/** Of more things that are none of ours, all statements about classes are fetched. */
const MAX_OTHERS = 5_000;

/**
 * Fetches everything that segments are made of, where the graph is elsewhere. Things of ours have
 * their kind in the address, so their classes are not needed.
 */
export function readSearched(graph: IdGraph, names: Names): void {
  const { dictionary } = graph;
  const others = new Set<TermId>();
  for (const property of searchedProperties(graph).keys())
    visitRows(graph.pairsOf(property).so, undefined, undefined, (thing) => {
      if (!others.has(thing) && !names.thingOf(dictionary.textOf(thing))) others.add(thing);
    });
  graph.pairsOf(dictionary.idOf(RDFS.subClassOf));
  const type = dictionary.idOf(RDF.type);
  if (others.size > MAX_OTHERS) graph.pairsOf(type);
  else for (const thing of others) graph.visitPairs('so', type, thing, () => undefined);
}
