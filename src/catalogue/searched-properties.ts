/** Searched properties of things: their names, and texts about them. */
import { UNBOUND, visitRows, type IdGraph, type TermId } from '../graph/index.js';
import { DCTERMS, FOAF, RDFS, SCHEMA, SKOS, type NamedNode } from '../rdf/index.js';

/** The role of a text for its thing; lower ones weigh more. Codes only match exactly. */
export const Field = { label: 0, alternative: 1, code: 2, text: 3 } as const;
export type Field = (typeof Field)[keyof typeof Field];

const PROPERTIES: readonly (readonly [Field, readonly NamedNode[]])[] = [
  [Field.label, [RDFS.label, SKOS.prefLabel, DCTERMS.title, FOAF.name, SCHEMA.name]],
  [Field.alternative, [SKOS.altLabel, SKOS.hiddenLabel, DCTERMS.alternative, SCHEMA.alternateName]],
  [Field.code, [DCTERMS.identifier, SKOS.notation]],
  [
    Field.text,
    [DCTERMS.abstract, DCTERMS.description, SKOS.definition, RDFS.comment, SCHEMA.description],
  ],
];

/**
 * The searched properties with their roles: those above, and their sub-properties by the graph's
 * own `rdfs:subPropertyOf`. So another property is searched as soon as it is declared. Cost: the
 * sub-properties.
 */
export function searchedProperties(graph: IdGraph): ReadonlyMap<TermId, Field> {
  const fields = new Map<TermId, Field>();
  const subProperties = graph.pairsOf(graph.dictionary.idOf(RDFS.subPropertyOf)).os;
  const add = (property: TermId, field: Field): void => {
    if (property === UNBOUND || fields.has(property)) return;
    fields.set(property, field);
    visitRows(subProperties, property, undefined, (_, subProperty) => {
      add(subProperty, field);
    });
  };
  for (const [field, properties] of PROPERTIES)
    for (const property of properties) add(graph.dictionary.idOf(property), field);
  return fields;
}
