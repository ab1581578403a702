/**
 * The codebook of an export: each class and property with its definition, and how often it is used.
 */
import { UNBOUND, localNameOf, type QuadVisitor, type TermId } from '../../graph/index.js';
import {
  OWL,
  RDF,
  RDFS,
  SKOS,
  namedNode,
  objectsOf,
  type Names,
  type QuadSource,
  type Term,
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
  /** What the property's values are. */
  readonly range: string;
  /** Things of the class, or statements with the property. */
  readonly count: number;
}

const PROPERTY_TYPES = [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty];

/** The terms of our ontology, and all others that the selection uses; classes first, by name. */
export function codebookOf(
  selection: Selection,
  ontology: QuadSource,
  names: Names,
): CodebookEntry[] {
  const { dictionary } = selection.graph;
  const { classes, properties } = countUses(selection, {
    ontology: dictionary.idOf(names.graphs.ontology),
    type: dictionary.idOf(RDF.type),
  });
  const declared = (types: readonly Term[]): string[] =>
    types
      .flatMap((type) => [...ontology.match(null, RDF.type, type)])
      .map(({ subject }) => subject.value)
      .filter((iri) => iri.startsWith(names.ontologyIri));
  const entries = (
    kind: CodebookEntry['kind'],
    types: readonly Term[],
    counts: ReadonlyMap<TermId, number>,
  ): CodebookEntry[] => {
    const used = new Map([...counts].map(([id, count]) => [dictionary.textOf(id), count]));
    return [...new Set([...declared(types), ...used.keys()])]
      .map((iri) => entryOf(ontology, kind, iri, used.get(iri) ?? 0))
      .sort((left, right) =>
        left.name === right.name
          ? left.iri < right.iri
            ? -1
            : 1
          : left.name < right.name
            ? -1
            : 1,
      );
  };
  return [
    ...entries('class', [OWL.Class], classes),
    ...entries('property', PROPERTY_TYPES, properties),
  ];
}

/** Uses in the data: what the ontology says of itself does not count. */
function countUses(
  selection: Selection,
  { ontology, type }: { readonly ontology: TermId; readonly type: TermId },
): { classes: Map<TermId, number>; properties: Map<TermId, number> } {
  const properties = new Map<TermId, number>();
  const things = new Set<TermId>();
  selection.visit((subject, predicate, _object, graph) => {
    if (graph === ontology && graph !== UNBOUND) return;
    properties.set(predicate, (properties.get(predicate) ?? 0) + 1);
    if (selection.isAbout(subject)) things.add(subject);
  });
  const members = new Map<TermId, Set<TermId>>();
  const note: QuadVisitor = (subject, _type, each, graph) => {
    if ((graph === ontology && graph !== UNBOUND) || !things.has(subject)) return;
    const known = members.get(each);
    if (known) known.add(subject);
    else members.set(each, new Set([subject]));
  };
  if (type !== UNBOUND) selection.graph.visit(undefined, type, undefined, undefined, note);
  return { classes: new Map([...members].map(([each, { size }]) => [each, size])), properties };
}

function entryOf(
  ontology: QuadSource,
  kind: CodebookEntry['kind'],
  iri: string,
  count: number,
): CodebookEntry {
  const values = (property: Term): string[] =>
    objectsOf(ontology, namedNode(iri), property).map(({ value }) => value);
  const namesOf = (property: Term): string => values(property).map(localNameOf).sort().join(' ');
  return {
    kind,
    iri,
    count,
    name: localNameOf(iri),
    label: values(RDFS.label)[0] ?? '',
    definition: values(SKOS.definition)[0] ?? '',
    of: namesOf(kind === 'class' ? RDFS.subClassOf : RDFS.domain),
    range: namesOf(RDFS.range),
  };
}

/** The codebook as a document for people. */
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
