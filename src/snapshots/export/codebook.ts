/** The codebook of an export: classes and properties, their definitions and uses. */
import { UNBOUND, localNameOf, type TermId } from '../../graph/index.js';
import type { Names, QuadSource, Term } from '../../rdf/index.js';
import {
  OWL,
  RDF,
  RDFS,
  SKOS,
  getOrMake,
  groupedBy,
  namedNode,
  objectsOf,
  subjectsOf,
} from '../../rdf/index.js';
import type { Selection } from './selection.js';

export interface CodebookEntry {
  readonly kind: 'class' | 'property';
  readonly name: string;
  readonly iri: string;
  readonly label: string;
  readonly definition: string;
  /** The class above, or the class of things that have the property. */
  readonly of: string;
  readonly range: string;
  /** Things of the class, or statements with the property. */
  readonly count: number;
}

export const CODEBOOK_COLUMNS = [
  ...(['kind', 'name', 'iri', 'label'] as const),
  ...(['definition', 'of', 'range', 'count'] as const),
];

const PROPERTY_TYPES = [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty];

/** The terms of our ontology, and all others that the selection uses; classes first, by name. */
export function codebookOf(
  selection: Selection,
  ontology: QuadSource,
  { ontologyIri }: Names,
  prefixes: Readonly<Record<string, string>>,
): CodebookEntry[] {
  const { dictionary } = selection.graph;
  const { classes, properties } = countUses(selection, dictionary.idOf(RDF.type));
  const termsOf = (
    kind: CodebookEntry['kind'],
    types: readonly Term[],
    used: ReadonlyMap<TermId, number>,
  ): Pick<CodebookEntry, 'kind' | 'iri' | 'count'>[] => {
    const own = types
      .flatMap((type) => subjectsOf(ontology, RDF.type, type))
      .filter(({ value }) => value.startsWith(ontologyIri));
    const counts = new Map([
      ...own.map(({ value }): [string, number] => [value, 0]),
      ...Array.from(used, ([id, count]): [string, number] => [dictionary.textOf(id), count]),
    ]);
    return Array.from(counts, ([iri, count]) => ({ kind, iri, count }));
  };
  const terms = [
    ...termsOf('class', [OWL.Class], classes),
    ...termsOf('property', PROPERTY_TYPES, properties),
  ];
  const byName = groupedBy(new Set(terms.map(({ iri }) => iri)), localNameOf);
  /** Local names; those of other vocabularies have their prefix where two terms share one. */
  const nameOf = (iri: string): string => {
    const name = localNameOf(iri);
    const isAlone = (byName.get(name) ?? []).every((other) => other === iri);
    if (iri.startsWith(ontologyIri) || isAlone) return name;
    const prefix = Object.entries(prefixes).find(([, start]) => iri === start + name)?.[0];
    return prefix === undefined ? iri : `${prefix}:${name}`;
  };
  const keyOf = ({ kind, name, iri }: CodebookEntry): string => `${kind}\n${name}\n${iri}`;
  return terms
    .map((term) => entryOf(ontology, term, nameOf))
    .sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

/** Uses in the data, not in the ontology's statements about itself. */
function countUses(
  selection: Selection,
  type: TermId,
): { classes: Map<TermId, number>; properties: Map<TermId, number> } {
  const properties = new Map<TermId, number>();
  const things = new Set<TermId>();
  selection.visit((subject, predicate, _object, graph) => {
    if (selection.isOfOntology(subject, graph)) return;
    properties.set(predicate, (properties.get(predicate) ?? 0) + 1);
    if (selection.isAbout(subject)) things.add(subject);
  });
  // Only the ontology needs the class of individuals.
  const individual = selection.graph.dictionary.idOf(OWL.NamedIndividual);
  const members = new Map<TermId, Set<TermId>>();
  if (type !== UNBOUND)
    selection.graph.visit(undefined, type, undefined, undefined, (subject, _type, each, graph) => {
      if (each !== individual && things.has(subject) && !selection.isOfOntology(subject, graph))
        getOrMake(members, each, () => new Set()).add(subject);
    });
  return { classes: new Map([...members].map(([each, { size }]) => [each, size])), properties };
}

function entryOf(
  ontology: QuadSource,
  { kind, iri, count }: Pick<CodebookEntry, 'kind' | 'iri' | 'count'>,
  nameOf: (iri: string) => string,
): CodebookEntry {
  const values = (property: Term): string[] =>
    objectsOf(ontology, namedNode(iri), property).map(({ value }) => value);
  const namesOf = (property: Term): string => values(property).map(nameOf).sort().join(' ');
  return {
    kind,
    iri,
    count,
    name: nameOf(iri),
    label: values(RDFS.label)[0] ?? '',
    definition: values(SKOS.definition)[0] ?? '',
    of: namesOf(kind === 'class' ? RDFS.subClassOf : RDFS.domain),
    range: namesOf(RDFS.range),
  };
}

export function codebookText(entries: readonly CodebookEntry[]): string {
  const cell = (text: string): string => text.replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ');
  const table = (kind: CodebookEntry['kind'], head: string): string => {
    const rows = entries
      .filter((entry) => entry.kind === kind)
      .map(
        ({ name, definition, label, of, range, count }) =>
          `| \`${name}\` | ${cell(definition || label)} ` +
          `| ${cell(kind === 'class' ? of : `${of} → ${range}`)} | ${count} |\n`,
      );
    return `${head}\n${rows.join('')}`;
  };
  return `# Codebook

Every class and property of the ontology, and all others that the data use. The count of a class
is the number of its things, including those of its subclasses; the count of a property is the
number of asserted statements. \`codebook.csv\` has the same with full IRIs.

## Classes

${table('class', '| class | definition | kind of | things |\n|---|---|---|---|')}
## Properties

${table('property', '| property | definition | from → to | statements |\n|---|---|---|---|')}`;
}
