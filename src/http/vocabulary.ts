/** `/ontology`, `/shapes`: the vocabulary as RDF and as a page, the shapes. */
import type { Request, Response } from 'express';
import { labelOf, localNameOf, type GraphVersion } from '../graph/index.js';
import { OWL, RDF, RDFS, RDF_FORMATS, SKOS, objectsOf, serializeRdf, withoutGraphs, type NamedNode, type Quad, type Term } from '../rdf/index.js';
import type { Service } from '../service.js';
import { endIfUnchanged, etagOf } from './conditional.js';
import { frameOf, linkTo } from './links.js';
import { negotiate, withCharset, type Offer } from './negotiation.js';
import { ontologyPage } from './pages/ontology-page.js';
import type { OntologyView, TermView } from './pages/views.js';
import { OF_VERSION, formatParameter, mediaTypesOf } from './parameters.js';
import { requestedVersion } from './request.js';
import type { Route } from './route.js';

type VocabularyFormat = (typeof RDF_FORMATS)[number]['format'] | 'html';

const RDF_OFFERS: readonly Offer<VocabularyFormat>[] = RDF_FORMATS.map(({ format, mediaType, aliases }) => ({ format, mediaType, aliases }));
const OFFERS: readonly Offer<VocabularyFormat>[] = [...RDF_OFFERS, { format: 'html', mediaType: 'text/html' }];

/** The routes of `/ontology` and `/shapes`. */
export function vocabularyRoutes(service: Service): Route[] {
  const ontology = withoutGraphs(service.vocabulary.match());
  return [
    { path: '/ontology', topic: 'Vocabulary', operations: { GET: { summary: 'The vocabulary', parameters: [...OF_VERSION, formatParameter(OFFERS)], mediaTypes: mediaTypesOf(OFFERS), handle: async (request, response) => {
      const version = await requestedVersion(request, response, service.snapshots, service.current);
      const { format, mediaType } = negotiate(request, OFFERS);
      response.vary('Accept');
      if (format === 'html') response.type('html').send(ontologyPage(ontologyView(version, service), frameOf(service, version)));
      else await sendRdf(request, response, service, ontology, format, mediaType);
    } } } },
    { path: '/shapes', topic: 'Vocabulary', operations: { GET: { summary: 'The shapes', parameters: [formatParameter(RDF_OFFERS)], mediaTypes: mediaTypesOf(RDF_OFFERS), handle: async (request, response) => {
      const { format, mediaType } = negotiate(request, RDF_OFFERS);
      response.vary('Accept');
      await sendRdf(request, response, service, service.shapes, format, mediaType);
    } } } },
  ];
}

async function sendRdf(request: Request, response: Response, service: Service, quads: readonly Quad[], format: VocabularyFormat, mediaType: string): Promise<void> {
  const text = await serializeRdf(quads, format as Exclude<VocabularyFormat, 'html'>, { prefixes: service.prefixes });
  if (endIfUnchanged(request, response, etagOf(text))) return;
  response.set('Content-Type', withCharset(mediaType)).send(text);
}

const GROUPS: readonly { readonly title: string; readonly type: NamedNode }[] = [
  { title: 'Classes', type: OWL.Class },
  { title: 'Properties between things', type: OWL.ObjectProperty },
  { title: 'Properties with values', type: OWL.DatatypeProperty },
  { title: 'Names and notes', type: OWL.AnnotationProperty },
  { title: 'Lists of concepts', type: SKOS.ConceptScheme },
];

function ontologyView(version: GraphVersion, service: Service): OntologyView {
  const { vocabulary, names } = service;
  const groups = GROUPS.map(({ title, type }) => {
    const terms = [...vocabulary.match(null, RDF.type, type)].map(({ subject }) => subject).filter((term) => term.value.startsWith(names.ontologyIri));
    return { title, terms: terms.map((term) => termView(version, term, service)).sort((left, right) => left.label.localeCompare(right.label)) };
  });
  return { groups, formats: RDF_FORMATS.map(({ label, format }) => ({ label, href: `/ontology?format=${format}` })) };
}

function termView(version: GraphVersion, term: Term, service: Service): TermView {
  const { vocabulary } = service;
  const relations: readonly (readonly [string, NamedNode])[] = [
    ['sub-class of', RDFS.subClassOf], ['sub-property of', RDFS.subPropertyOf], ['domain', RDFS.domain], ['range', RDFS.range], ['inverse of', OWL.inverseOf],
  ];
  const isA = (type: NamedNode): boolean => vocabulary.count(term, RDF.type, type) > 0;
  const use: { kind: string; count: number } = isA(OWL.Class) ? { kind: 'class', count: version.count(null, RDF.type, term) }
    : isA(SKOS.ConceptScheme) ? { kind: 'list of concepts', count: version.count(null, SKOS.inScheme, term) }
      : { kind: 'property', count: version.count(null, term) };
  return {
    id: localNameOf(term.value),
    iri: term.value,
    label: labelOf(vocabulary, term),
    kind: use.kind,
    definition: objectsOf(vocabulary, term, SKOS.definition)[0]?.value ?? '',
    related: relations
      .map(([property, predicate]) => ({ property, links: objectsOf(vocabulary, term, predicate).filter(({ termType }) => termType === 'NamedNode').map((other) => linkTo(vocabulary, other, service)) }))
      .filter(({ links }) => links.length > 0),
    usage: use.count,
  };
}
