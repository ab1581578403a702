/** The SPARQL endpoint's features (SPARQL 1.1 Service Description). */
import type { GraphVersion } from '../../graph/index.js';
import {
  DCTERMS,
  FORMATS,
  RDF,
  RDFS,
  RDF_FORMATS,
  SCHEMA,
  SD,
  SH,
  XSD,
  blankNode,
  literal,
  namedNode,
  quad,
  type BlankNode,
  type NamedNode,
  type Quad,
  type RdfFormat,
} from '../../rdf/index.js';
import { TEXT_PROPERTIES } from '../../queries/index.js';
import { SOLUTION_FORMATS, type SolutionFormat } from '../../sparql/index.js';
import type { Service } from '../../service.js';

const FORMAT_TERMS: Readonly<Record<SolutionFormat | RdfFormat, NamedNode>> = {
  json: FORMATS.SPARQL_Results_JSON,
  xml: FORMATS.SPARQL_Results_XML,
  csv: FORMATS.SPARQL_Results_CSV,
  tsv: FORMATS.SPARQL_Results_TSV,
  turtle: FORMATS.Turtle,
  ntriples: FORMATS['N-Triples'],
  nquads: FORMATS['N-Quads'],
  trig: FORMATS.TriG,
  jsonld: FORMATS['JSON-LD'],
  rdfxml: FORMATS.RDF_XML,
};

/** The description's statements; `endpoint` is the requested address. */
export function serviceDescription(
  service: Service,
  version: GraphVersion,
  endpoint: string,
): Quad[] {
  const self = blankNode('service');
  const dataset = blankNode('dataset');
  const defaultGraph = blankNode('default');
  const quads = [
    quad(self, RDF.type, SD.Service),
    quad(self, SD.endpoint, namedNode(endpoint)),
    ...[SD.SPARQL10Query, SD.SPARQL11Query, SD.SPARQL11Update].map((language) =>
      quad(self, SD.supportedLanguage, language),
    ),
    ...(service.isUnionDefaultGraph ? [quad(self, SD.feature, SD.UnionDefaultGraph)] : []),
    ...searchFeature(self, service.names.og('matches')),
    ...SOLUTION_FORMATS.map((info) => quad(self, SD.resultFormat, FORMAT_TERMS[info.format])),
    ...RDF_FORMATS.map((info) => quad(self, SD.resultFormat, FORMAT_TERMS[info.format])),
    ...RDF_FORMATS.map((info) => quad(self, SD.inputFormat, FORMAT_TERMS[info.format])),
    quad(self, SD.defaultDataset, dataset),
    quad(dataset, RDF.type, SD.Dataset),
    quad(dataset, SD.defaultGraph, defaultGraph),
    quad(defaultGraph, RDF.type, SD.Graph),
    ...service.sources
      .filter((name) => /^https?:/.test(name))
      .map((address) => quad(dataset, DCTERMS.source, namedNode(address))),
  ];
  const graphNames = version
    .graphNames()
    .filter((name): name is NamedNode => name.termType === 'NamedNode')
    .sort((left, right) => (left.value < right.value ? -1 : 1));
  graphNames.forEach((name, index) => {
    const entry = blankNode(`graph${index}`);
    quads.push(
      quad(dataset, SD.namedGraph, entry),
      quad(entry, RDF.type, SD.NamedGraph),
      quad(entry, SD.name, name),
    );
  });
  return [...quads, ...executables(service, version, endpoint)];
}

/** Stored queries, for editors and generators of queries (SHACL-AF §5). */
function executables({ queries, names }: Service, version: GraphVersion, endpoint: string): Quad[] {
  return queries.all(version).flatMap(({ name, title, description, kind, query, prefixes }) => {
    const [self, declared] = [names.query(name), blankNode(`prefixes-${name}`)];
    return [
      quad(self, RDF.type, SH.SPARQLExecutable),
      quad(self, RDFS.label, literal(title, 'en')),
      quad(self, RDFS.comment, literal(description === '' ? title : description, 'en')),
      quad(self, TEXT_PROPERTIES[kind], literal(query)),
      quad(self, SCHEMA.target, namedNode(endpoint)),
      quad(self, SH.prefixes, declared),
      ...Object.entries(prefixes).flatMap(([prefix, iri]) => {
        const declaration = blankNode(`prefix-${name}-${prefix}`);
        return [
          quad(declared, SH.declare, declaration),
          quad(declaration, SH.prefix, literal(prefix)),
          quad(declaration, SH.namespace, literal(iri, XSD.anyURI)),
        ];
      }),
    ];
  });
}

/** An extension of SPARQL: a property that finds things by text. */
function searchFeature(service: BlankNode, matches: NamedNode): Quad[] {
  const usage =
    '?thing og:matches "text" finds things by their names and words, and tolerates typos. ' +
    'Instead of the text, you can write [ og:searchText "text" ; og:searchScore ?score ; ' +
    'og:searchLimit 20 ; og:searchKind "event" ]; only og:searchText is required.';
  return [
    quad(service, SD.feature, matches),
    quad(matches, RDF.type, SD.Feature),
    quad(matches, RDFS.label, literal('text search', 'en')),
    quad(matches, RDFS.comment, literal(usage, 'en')),
  ];
}
