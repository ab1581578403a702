/** The relations of an ontology, with the words from the ontology and the tables. */
import type { NamedNode } from '../../rdf/index.js';
import { OWL, RDF, RDFS, SKOS, XSD, namedNode, objectsOf, subjectsOf } from '../../rdf/index.js';
import { RELATION_TABLE, type RelationEntry } from '../../search/index.js';
import type { Classes } from './classes.js';
import type { Frame, Relation } from './relation.js';
import { verbFrame } from './verb-uses.js';

const DATES: readonly string[] = [XSD.date, XSD.gYear, XSD.gYearMonth, XSD.dateTime].map(
  ({ value }) => value,
);
const NUMBERS: readonly string[] = [XSD.integer, XSD.decimal, XSD.double].map(({ value }) => value);

/** Those of the tables in order, then all properties with a domain and a range. */
export function readRelations(classes: Classes): Relation[] {
  const { sources, names } = classes;
  const own = sources.flatMap((source) =>
    [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty]
      .flatMap((type) => subjectsOf(source, RDF.type, type))
      .filter(({ value }) => value.startsWith(names.ontologyIri))
      .map(({ value }) => classes.nameOf(value)),
  );
  const listed = new Set(RELATION_TABLE.map(({ id }) => id));
  const unlisted = [...new Set(own)].filter((id) => !listed.has(id)).map((id) => ({ id }));
  return [...RELATION_TABLE, ...unlisted].flatMap((entry) => relationOf(entry, classes));
}

/** What the table leaves open is declared in the ontology; a list of one or none. */
function relationOf(entry: RelationEntry, classes: Classes): Relation[] {
  const { id, path = `og:${id}`, pattern, directPath, prepositions = [] } = entry;
  const valuesOf = (predicate: NamedNode): string[] => [
    ...new Set(
      classes.sources.flatMap((source) =>
        objectsOf(source, classes.names.og(id), predicate).map(({ value }) => value),
      ),
    ),
  ];
  const isOwn = (iri: string): boolean => iri.startsWith(classes.names.ontologyIri);
  // A property with several domains uses schema:domainIncludes, and needs a line in the table.
  const domain = valuesOf(RDFS.domain).find(isOwn);
  const ranges = [
    ...valuesOf(RDFS.range),
    ...valuesOf(namedNode('https://schema.org/rangeIncludes')),
  ];
  const from = entry.from ?? (domain && classes.nameOf(domain));
  const to = entry.to ?? endOf(ranges, ranges.find(isOwn), classes);
  // An older ontology in the graph may lack properties that the tables have words for.
  if (from === undefined || to === undefined) return [];
  const frames: Frame[] = [];
  const relation: Relation = {
    id,
    from: classes.named(from),
    to: classes.named(to),
    path,
    pattern,
    directPath,
    nouns: entry.nouns ?? [...valuesOf(RDFS.label), ...valuesOf(SKOS.altLabel)],
    prepositions,
    traits: new Set(entry.traits),
    frames,
  };
  for (const form of [...(entry.verbs ?? []), ...valuesOf(classes.names.og('verbalForm'))])
    frames.push(verbFrame(form, relation.from, relation));
  return [relation];
}

/** The name of the class or the kind of literals in which a property ends. */
function endOf(
  ranges: readonly string[],
  own: string | undefined,
  classes: Classes,
): string | undefined {
  if (ranges.some((iri) => DATES.includes(iri))) return 'date';
  if (ranges.some((iri) => NUMBERS.includes(iri))) return 'number';
  if (own !== undefined) return classes.nameOf(own);
  return ranges.length > 0 && !ranges.includes(XSD.boolean.value) ? 'text' : undefined;
}
