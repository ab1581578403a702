/** The relations of an ontology, with the words from the ontology and the tables. */
import type { NamedNode, Names, QuadSource } from '../../rdf/index.js';
import { OWL, RDF, RDFS, SKOS, XSD, namedNode, objectsOf } from '../../rdf/index.js';
import { RELATION_TABLE, type RelationEntry } from '../../search/index.js';
import { isLiteralKindName, type Frame, type Relation } from './relation.js';
import { verbFrame } from './verb-uses.js';

/** The ontology's declarations about a property. */
interface PropertyFacts {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  readonly verbs: readonly string[];
}

const DATES: readonly string[] = [XSD.date, XSD.gYear, XSD.gYearMonth, XSD.dateTime].map(
  ({ value }) => value,
);
const NUMBERS: readonly string[] = [XSD.integer, XSD.decimal, XSD.double].map(({ value }) => value);

/** Those of the tables in order, then all properties with a domain and a range. */
export function readRelations(sources: readonly QuadSource[], names: Names): Relation[] {
  const properties = new Set(
    sources.flatMap((source) =>
      [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty].flatMap((type) =>
        [...source.match(null, RDF.type, type)].map(({ subject }) => subject.value),
      ),
    ),
  );
  const own = [...properties]
    .filter((iri) => iri.startsWith(names.ontologyIri))
    .map((iri) => iri.slice(names.ontologyIri.length));
  const listed = new Set(RELATION_TABLE.map(({ id }) => id));
  const entries: readonly RelationEntry[] = [
    ...RELATION_TABLE,
    ...own.filter((id) => !listed.has(id)).map((id) => ({ id })),
  ];
  return entries.flatMap((entry) => relationOf(entry, factsOf(sources, names, entry.id), names));
}

function relationOf(
  entry: RelationEntry,
  facts: PropertyFacts | undefined,
  names: Names,
): Relation[] {
  const { id, path = `og:${id}` } = entry;
  const from = entry.from === undefined ? facts?.from : names.og(entry.from).value;
  const to =
    entry.to === undefined
      ? facts?.to
      : isLiteralKindName(entry.to)
        ? entry.to
        : names.og(entry.to).value;
  // An older ontology in the graph may lack properties that the tables have words for.
  if (from === undefined || to === undefined) return [];
  const frames: Frame[] = [];
  const relation: Relation = {
    id,
    from,
    to,
    path,
    nouns: entry.nouns ?? facts?.labels ?? [],
    prepositions: entry.prepositions ?? [],
    traits: new Set(entry.traits),
    frames,
    ...(entry.directPath === undefined ? {} : { directPath: entry.directPath }),
    ...(entry.pattern ? { pattern: entry.pattern } : {}),
  };
  for (const form of [...(entry.verbs ?? []), ...(facts?.verbs ?? [])])
    frames.push(verbFrame(form, from, relation));
  return [relation];
}

function factsOf(
  sources: readonly QuadSource[],
  names: Names,
  id: string,
): PropertyFacts | undefined {
  const property = names.og(id);
  const values = (predicate: NamedNode): string[] => [
    ...new Set(
      sources.flatMap((source) => objectsOf(source, property, predicate).map(({ value }) => value)),
    ),
  ];
  // A property with several domains uses schema:domainIncludes, and needs a line in the table.
  const [from] = values(RDFS.domain).filter((iri) => iri.startsWith(names.ontologyIri));
  const ranges = [...values(RDFS.range), ...values(namedNode('https://schema.org/rangeIncludes'))];
  const to = ranges.some((iri) => DATES.includes(iri))
    ? 'date'
    : ranges.some((iri) => NUMBERS.includes(iri))
      ? 'number'
      : (ranges.find((iri) => iri.startsWith(names.ontologyIri)) ??
        (ranges.includes(XSD.boolean.value) ? undefined : ranges.length > 0 ? 'text' : undefined));
  if (
    to === undefined ||
    (from === undefined &&
      !RELATION_TABLE.some((entry) => entry.id === id && entry.from !== undefined))
  )
    return undefined;
  return {
    from: from ?? '',
    to,
    labels: [...values(RDFS.label), ...values(SKOS.altLabel)],
    verbs: values(names.og('verbalForm')),
  };
}
