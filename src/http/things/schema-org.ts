/**
 * A thing in schema.org, for search engines: the conclusions of single statements by the alignments
 * of our terms.
 */
import type { InferenceRules } from '../../graph/index.js';
import {
  DCTERMS,
  RDF,
  SCHEMA,
  SKOS,
  XSD,
  namedNode,
  type JsonObject,
  type Quad,
  type Term,
} from '../../rdf/index.js';

const DATES: ReadonlySet<string> = new Set(
  [XSD.date, XSD.gYear, XSD.gYearMonth, XSD.dateTime].map(({ value }) => value),
);

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
  const name = nameOf(namedNode(iri));
  const types = new Set(
    statements
      .filter(
        ({ subject, predicate, object }) =>
          subject.value === iri &&
          predicate.equals(RDF.type) &&
          object.value.startsWith(SCHEMA.iri),
      )
      .map(({ object }) => object.value.slice(SCHEMA.iri.length)),
  );
  const values = new Map<string, Map<string, Term>>();
  for (const { property, object } of statements.flatMap((statement) =>
    alignedOf(iri, statement, rules),
  )) {
    const known = values.get(property) ?? new Map<string, Term>();
    values.set(property, known.set(object.value, object));
  }
  const context: JsonObject = { '@vocab': SCHEMA.iri };
  const written: JsonObject = {};
  for (const [property, objects] of [...values].sort(([left], [right]) =>
    left < right ? -1 : 1,
  )) {
    const list = [...objects.values()].sort((left, right) => (left.value < right.value ? -1 : 1));
    const datatypes = new Set(
      list.map((object) => (object.termType === 'Literal' ? object.datatype.value : '')),
    );
    const [datatype = ''] = datatypes;
    // Dates are plain text for readers without context.
    if (datatypes.size === 1 && DATES.has(datatype)) context[property] = { '@type': datatype };
    const shown = list.map((object) => valueOf(object, nameOf));
    written[property] = shown.length === 1 ? shown[0] : shown;
  }
  return {
    '@context': context,
    '@id': iri,
    '@type': types.size > 0 ? [...types].sort() : [generalTypeOf(iri, statements)],
    name,
    ...written,
  };
}

/** The class of a thing without aligned classes. */
function generalTypeOf(iri: string, statements: readonly Quad[]): string {
  const isConcept = statements.some(
    ({ subject, predicate, object }) =>
      subject.value === iri && predicate.equals(RDF.type) && object.equals(SKOS.Concept),
  );
  return isConcept ? 'DefinedTerm' : 'Thing';
}

/** The properties of schema.org, without their namespace, that a statement gives the thing. */
function alignedOf(
  iri: string,
  statement: Quad,
  rules: InferenceRules,
): { property: string; object: Term }[] {
  const { subject, predicate, object } = statement;
  const isOwn = subject.value === iri;
  const also = isOwn ? ALSO[predicate.value] : undefined;
  const found = rules
    .consequencesOf(statement)
    .concat(statement)
    .filter(
      (each) =>
        each.subject.value === iri &&
        each.predicate.value.startsWith(SCHEMA.iri) &&
        ['NamedNode', 'Literal'].includes(each.object.termType),
    )
    .map((each) => ({
      property: each.predicate.value.slice(SCHEMA.iri.length),
      object: each.object,
    }));
  return also === undefined ? found : [...found, { property: also, object }];
}

function valueOf(term: Term, nameOf: (term: Term) => string): unknown {
  if (term.termType === 'NamedNode') return { '@id': term.value, name: nameOf(term) };
  return term.value;
}
