/** Terms of the vocabulary with their meaning, relations and use, for their pages. */
import { linkTo, valueViewOf } from '../pages/term-views.js';
import { labelOf, localNameOf, type GraphVersion } from '../../graph/index.js';
import type { NamedNode, QuadSource, Term } from '../../rdf/index.js';
import { OWL, RDF, RDFS, SCHEMA, SKOS, getOrMake, subjectsOf } from '../../rdf/index.js';
import type { Service } from '../../service.js';
import type { Link } from '../pages/views.js';
import { TermUses, valuesIn, type TermUse } from './term-use.js';

const GROUPS: readonly { readonly title: string; readonly type: NamedNode }[] = [
  { title: 'Classes', type: OWL.Class },
  { title: 'Properties between things', type: OWL.ObjectProperty },
  { title: 'Properties with values', type: OWL.DatatypeProperty },
  { title: 'Names and notes', type: OWL.AnnotationProperty },
  { title: 'Lists of concepts', type: SKOS.ConceptScheme },
];

/** A term's relations to others, in both directions. */
const RELATIONS: readonly {
  readonly name: string;
  readonly properties: readonly NamedNode[];
  readonly isInverse?: boolean;
  readonly of?: 'ours' | 'others';
}[] = [
  { name: 'kind of', properties: [RDFS.subClassOf, RDFS.subPropertyOf], of: 'ours' },
  {
    name: 'aligned with',
    properties: [
      RDFS.subClassOf,
      RDFS.subPropertyOf,
      OWL.equivalentClass,
      OWL.equivalentProperty,
      OWL.sameAs,
    ],
    of: 'others',
  },
  { name: 'kinds', properties: [RDFS.subClassOf, RDFS.subPropertyOf], isInverse: true },
  { name: 'domain', properties: [RDFS.domain, SCHEMA.domainIncludes] },
  { name: 'range', properties: [RDFS.range, SCHEMA.rangeIncludes] },
  { name: 'inverse', properties: [OWL.inverseOf] },
  { name: 'has', properties: [RDFS.domain, SCHEMA.domainIncludes], isInverse: true },
  { name: 'value of', properties: [RDFS.range, SCHEMA.rangeIncludes], isInverse: true },
  { name: 'concepts', properties: [SKOS.inScheme], isInverse: true },
];

export function ontologyOf(version: GraphVersion, { names }: Service): QuadSource {
  return {
    match: (subject, predicate, object) =>
      version.match(subject, predicate, object, names.graphs.ontology),
  };
}

export type TermView = ReturnType<TermReader['view']>;

/** Terms of one sort under a heading. */
export interface OntologyGroup {
  readonly title: string;
  readonly terms: readonly TermView[];
}

/** Views are made once a version, since they count its statements. */
const viewOfVersion = new WeakMap<GraphVersion, readonly OntologyGroup[]>();

/** Our own terms, each in its first group. Cost at first: the statements that use them. */
export function ontologyView(version: GraphVersion, service: Service): readonly OntologyGroup[] {
  return getOrMake(viewOfVersion, version, () => makeView(version, service));
}

function makeView(version: GraphVersion, service: Service): OntologyGroup[] {
  const reader = new TermReader(version, service);
  const seen = new Set<string>();
  return GROUPS.map(({ title, type }) => {
    const terms = subjectsOf(reader.ontology, RDF.type, type).filter(
      ({ value }) => value.startsWith(service.names.ontologyIri) && !seen.has(value),
    );
    for (const { value } of terms) seen.add(value);
    return {
      title,
      terms: terms
        .map((term) => reader.view(term, type))
        .sort((left, right) => (left.label.toLowerCase() < right.label.toLowerCase() ? -1 : 1)),
    };
  }).filter(({ terms }) => terms.length > 0);
}

class TermReader {
  readonly ontology: QuadSource;
  readonly #version: GraphVersion;
  readonly #service: Service;
  readonly #uses: TermUses;

  constructor(version: GraphVersion, service: Service) {
    this.ontology = ontologyOf(version, service);
    this.#version = version;
    this.#service = service;
    this.#uses = new TermUses(version, service.names);
  }

  /** `type` is that of its group; an example has the term's value where it is a property. */
  view(term: Term, type: NamedNode) {
    const texts = (...properties: readonly NamedNode[]): string[] =>
      valuesIn(this.ontology, term, ...properties)
        .filter(({ termType }) => termType === 'Literal')
        .map(({ value }) => value)
        .sort();
    const [kind, use]: [string, TermUse] = type.equals(OWL.Class)
      ? ['class', this.#uses.ofClass(term)]
      : type.equals(SKOS.ConceptScheme)
        ? ['list of concepts', this.#uses.ofScheme(term, SKOS.inScheme)]
        : ['property', this.#uses.ofProperty(term)];
    return {
      id: localNameOf(term.value),
      iri: term.value,
      label: labelOf(this.ontology, term),
      kind,
      definition: texts(SKOS.definition)[0] ?? '',
      notes: texts(SKOS.scopeNote, SKOS.note, RDFS.comment),
      otherNames: texts(SKOS.altLabel),
      related: RELATIONS.map((relation) => ({
        property: relation.name,
        links: this.#links(term, relation),
      })).filter(({ links }) => links.length > 0),
      usage: use.count,
      example: use.example && {
        thing: linkTo(this.#version, use.example, this.#service),
        value: use.value && valueViewOf(this.#version, use.value, this.#service),
      },
    };
  }

  #links(term: Term, { properties, isInverse, of }: (typeof RELATIONS)[number]): Link[] {
    const isMeant = ({ value }: Term): boolean =>
      of === undefined || value.startsWith(this.#service.names.ontologyIri) === (of === 'ours');
    const others =
      isInverse === true
        ? properties.flatMap((property) => subjectsOf(this.ontology, property, term))
        : valuesIn(this.ontology, term, ...properties);
    const named = new Map(
      others
        .filter((other) => other.termType === 'NamedNode' && !other.equals(term) && isMeant(other))
        .map((other) => [other.value, other]),
    );
    return [...named.values()]
      .map((other) => this.#link(other))
      .sort((left, right) => (left.label < right.label ? -1 : 1));
  }

  /** Terms of other vocabularies have their prefix and name. */
  #link(term: Term): Link {
    const link = linkTo(this.#version, term, this.#service);
    if (link.isExternal !== true) return link;
    const prefix = Object.entries(this.#service.prefixes).find(([, namespace]) =>
      term.value.startsWith(namespace),
    )?.[0];
    return {
      ...link,
      label: prefix === undefined ? link.label : `${prefix}:${localNameOf(term.value)}`,
    };
  }
}
