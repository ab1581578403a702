/**
 * A thing in schema.org, for search engines: the conclusions of single statements by the alignments
 * of our terms.
 */
import type { InferenceRules } from '../../graph/index.js';
import {
  DATE_TYPES,
  DCTERMS,
  RDF,
  SCHEMA,
  SKOS,
  getOrMake,
  namedNode,
  type JsonObject,
  type Quad,
  type Term,
} from '../../rdf/index.js';

/** Properties that search engines want for a news article beyond the alignments. */
const ALSO: Readonly<Record<string, string>> = {
  [DCTERMS.title.value]: 'headline',
  [DCTERMS.issued.value]: 'datePublished',
};

/**
 * JSON-LD with a context of its own, that needs nothing from elsewhere. `statements` are those of
 * the thing, and its incoming ones; `nameOf` names terms.
 */
export function schemaOrgOf(
  iri: string,
  statements: readonly Quad[],
  rules: InferenceRules,
  nameOf: (term: Term) => string,
): JsonObject {
  const types = statements
    .filter(({ subject, predicate }) => subject.value === iri && predicate.equals(RDF.type))
    .map(({ object }) => object.value);
  const own = types.filter((type) => type.startsWith(SCHEMA.iri)).map(localName);
  const general = types.includes(SKOS.Concept.value) ? 'DefinedTerm' : 'Thing';
  const values = new Map<string, Map<string, Term>>();
  for (const statement of statements)
    for (const [property, object] of alignedOf(iri, statement, rules))
      getOrMake(values, property, () => new Map<string, Term>()).set(object.value, object);
  const context: JsonObject = { '@vocab': SCHEMA.iri };
  const written: JsonObject = {};
  for (const [property, objects] of [...values].sort(byKey)) {
    const list = [...objects].sort(byKey).map(([, object]) => object);
    const datatypes = list.map((each) => (each.termType === 'Literal' ? each.datatype.value : ''));
    const [datatype = ''] = datatypes;
    // Dates are plain text for readers without context.
    if (DATE_TYPES.has(datatype) && datatypes.every((each) => each === datatype))
      context[property] = { '@type': datatype };
    const shown = list.map((object) =>
      object.termType === 'NamedNode'
        ? { '@id': object.value, name: nameOf(object) }
        : object.value,
    );
    written[property] = shown.length === 1 ? shown[0] : shown;
  }
  return {
    '@context': context,
    '@id': iri,
    '@type': own.length > 0 ? [...new Set(own)].sort() : [general],
    name: nameOf(namedNode(iri)),
    ...written,
  };
}

const localName = (iri: string): string => iri.slice(SCHEMA.iri.length);

const byKey = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

/** The properties of schema.org, without their namespace, that a statement gives the thing. */
function* alignedOf(
  iri: string,
  statement: Quad,
  rules: InferenceRules,
): Generator<[property: string, object: Term]> {
  const also = ALSO[statement.predicate.value];
  if (statement.subject.value === iri && also !== undefined) yield [also, statement.object];
  const { subject, predicate, object } = statement;
  const own = { property: predicate, isInverse: false };
  for (const { property, isInverse } of [...(rules.implied.get(predicate.value) ?? []), own]) {
    const [from, to] = isInverse ? [object, subject] : [subject, object];
    const isOfThing = from.termType === 'NamedNode' && from.value === iri;
    if (!isOfThing || !property.value.startsWith(SCHEMA.iri)) continue;
    if (to.termType === 'NamedNode' || to.termType === 'Literal')
      yield [localName(property.value), to];
  }
}
