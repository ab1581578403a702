/**
 * The standard vocabularies as typed terms; no other file spells an IRI of theirs. The product's
 * own depends on BASE_IRI and is made by `namesFor`.
 */
import { DataFactory } from 'n3';
import type { NamedNode } from '@rdfjs/types';

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}`
  ? Word | Words<Rest>
  : Text;

type VocabularyTerms<Name extends string> = Readonly<Record<Name, NamedNode>> & {
  readonly iri: string;
};

/** Makes the typed terms of one namespace; `lines` have the local names, separated by spaces. */
function vocabulary<const Line extends string = never>(
  iri: string,
  ...lines: Line[]
): VocabularyTerms<Words<Line>> {
  const names = lines.flatMap((line) => line.split(' '));
  const terms = Object.fromEntries(names.map((name) => [name, DataFactory.namedNode(iri + name)]));
  return Object.freeze({ ...terms, iri }) as VocabularyTerms<Words<Line>>;
}

export const RDF = vocabulary(
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'type Property reifies langString dirLangString List first rest nil TripleTerm ttSubject',
  'ttPredicate ttObject',
);
export const RDFS = vocabulary(
  'http://www.w3.org/2000/01/rdf-schema#',
  'label comment subClassOf subPropertyOf domain range isDefinedBy seeAlso Class',
);
export const OWL = vocabulary(
  'http://www.w3.org/2002/07/owl#',
  'sameAs inverseOf SymmetricProperty TransitiveProperty imports Ontology Class ObjectProperty',
  'DatatypeProperty AnnotationProperty NamedIndividual',
);
export const XSD = vocabulary(
  'http://www.w3.org/2001/XMLSchema#',
  'string boolean integer decimal double float date dateTime gYear gYearMonth anyURI',
  'nonNegativeInteger hexBinary',
);
export const SITEMAP = vocabulary('http://www.sitemaps.org/schemas/sitemap/0.9');
export const SKOS = vocabulary(
  'http://www.w3.org/2004/02/skos/core#',
  'Concept ConceptScheme prefLabel altLabel hiddenLabel definition note notation inScheme broader',
  'narrower broaderTransitive narrowerTransitive related',
);
export const DCTERMS = vocabulary(
  'http://purl.org/dc/terms/',
  'title alternative issued modified abstract description source language identifier license',
  'creator publisher hasPart accrualPeriodicity conformsTo isReplacedBy',
);
export const PROV = vocabulary(
  'http://www.w3.org/ns/prov#',
  'wasDerivedFrom wasGeneratedBy wasAttributedTo SoftwareAgent Activity endedAtTime used generated',
);
export const OA = vocabulary(
  'http://www.w3.org/ns/oa#',
  'hasSelector TextPositionSelector TextQuoteSelector start end exact',
);
export const SCHEMA = vocabulary(
  'https://schema.org/',
  'name alternateName description url version OfflineEventAttendanceMode',
  'OnlineEventAttendanceMode MixedEventAttendanceMode eventStatus EventScheduled EventCancelled',
  'EventPostponed EventRescheduled domainIncludes rangeIncludes target text',
);
export const ORG = vocabulary('http://www.w3.org/ns/org#');
export const FOAF = vocabulary(
  'http://xmlns.com/foaf/0.1/',
  'Agent name givenName familyName homepage primaryTopic',
);
/** WGS84 positions. */
export const GEO = vocabulary('http://www.w3.org/2003/01/geo/wgs84_pos#', 'lat long');
/** GeoSPARQL: features, their geometries, and the text of these. */
export const GEOSPARQL = vocabulary(
  'http://www.opengis.net/ont/geosparql#',
  'Geometry hasGeometry asWKT wktLiteral',
);
export const GEOF = vocabulary(
  'http://www.opengis.net/def/function/geosparql/',
  'distance sfWithin sfContains sfIntersects',
);
export const SH = vocabulary(
  'http://www.w3.org/ns/shacl#',
  'NodeShape PropertyShape ValidationReport ValidationResult conforms result focusNode resultPath',
  'resultMessage resultSeverity sourceShape sourceConstraintComponent value Violation Warning',
  'Info targetClass targetNode targetSubjectsOf targetObjectsOf property path deactivated sparql',
  'select ask order name shapesGraph target inversePath alternativePath zeroOrMorePath',
  'oneOrMorePath zeroOrOnePath class datatype nodeKind minCount maxCount minExclusive',
  'minInclusive maxExclusive maxInclusive minLength maxLength pattern flags uniqueLang equals',
  'disjoint lessThan lessThanOrEquals not and or xone node qualifiedValueShape qualifiedMinCount',
  'qualifiedMaxCount qualifiedValueShapesDisjoint closed hasValue in languageIn ignoredProperties',
  'IRI BlankNode Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral severity message detail',
  'sourceConstraint SPARQLConstraintComponent ConstraintComponent parameter optional validator',
  'nodeValidator propertyValidator prefixes declare prefix namespace',
  'SPARQLExecutable construct describe',
);
/** DASH, a library of constraint components. */
export const DASH = vocabulary('http://datashapes.org/dash#');
/** The name of the shapes graph in queries of shapes (`$shapesGraph`, SHACL §5.3.1). */
export const SHAPES_GRAPH = DataFactory.namedNode('urn:x-shacl:shapes-graph');

export const SD = vocabulary(
  'http://www.w3.org/ns/sparql-service-description#',
  'Service Dataset Graph NamedGraph endpoint supportedLanguage SPARQL10Query SPARQL11Query',
  'SPARQL11Update feature Feature UnionDefaultGraph resultFormat inputFormat defaultDataset',
  'defaultGraph namedGraph name',
);

/** Linked Data Event Streams: collections that only grow. */
export const LDES = vocabulary('https://w3id.org/ldes#', 'EventStream timestampPath');
/** TREE: collections in pages that describe other pages. */
export const TREE = vocabulary(
  'https://w3id.org/tree#',
  'Node view member relation node path value LessThanOrEqualToRelation',
);
/** Hydra: collections in pages, and how they are filtered. */
export const HYDRA = vocabulary('http://www.w3.org/ns/hydra/core#', 'member');
export const DCAT = vocabulary(
  'http://www.w3.org/ns/dcat#',
  'Catalog Dataset Distribution DataService dataset service distribution version',
  'previousVersion byteSize accessURL downloadURL mediaType compressFormat packageFormat theme',
  'landingPage endpointURL endpointDescription servesDataset',
);
export const VOID = vocabulary(
  'http://rdfs.org/ns/void#',
  'Dataset DatasetDescription triples entities distinctSubjects distinctObjects classes',
  'properties classPartition class propertyPartition property subset sparqlEndpoint dataDump',
  'uriSpace vocabulary rootResource',
);
/** Lists of the European Union that DCAT-AP takes terms from. */
export const EU = vocabulary(
  'http://publications.europa.eu/resource/authority/',
  'frequency/IRREG language/ENG data-theme/INTR',
);
/** The elements of Atom (RFC 4287), and of feeds in pages (RFC 5005). */
export const ATOM = vocabulary('http://www.w3.org/2005/Atom');
export const FEED_HISTORY = vocabulary('http://purl.org/syndication/history/1.0');

/** Names of syntaxes, for service descriptions. */
export const FORMATS = vocabulary(
  'http://www.w3.org/ns/formats/',
  'SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples',
  'N-Quads TriG JSON-LD RDF_XML',
);
/** The elements of SPARQL Query Results XML. */
export const SPARQL_RESULTS = vocabulary('http://www.w3.org/2005/sparql-results#');
/** Internationalization Tag Set: `its:dir` is the base direction of a text in XML. */
export const ITS = vocabulary('http://www.w3.org/2005/11/its');
/** Datatypes of language and direction, such as `i18n#ar_rtl` (JSON-LD 1.1 §4.2.4.1). */
export const I18N = vocabulary('https://www.w3.org/ns/i18n#');

/** JSON-LD: a document's forms, which clients name in requests (JSON-LD 1.1 §6.1). */
export const JSON_LD = vocabulary(
  'http://www.w3.org/ns/json-ld#',
  'expanded compacted flattened framed',
);
export const CSVW = vocabulary('http://www.w3.org/ns/csvw#');
/** Checksums, as DCAT uses them. */
export const SPDX = vocabulary(
  'http://spdx.org/rdf/terms#',
  'Checksum checksum algorithm checksumValue checksumAlgorithm_sha256',
);
/** The registered media types, as IRIs. */
export const MEDIA_TYPES = vocabulary('https://www.iana.org/assignments/media-types/');
/** Namespaces of XML documents that are no RDF. */
export const GRAPHML = vocabulary('http://graphml.graphdrawing.org/xmlns');

/** For serializations, and for queries in the editor's examples without declarations. */
export const STANDARD_PREFIXES: Readonly<Record<string, string>> = Object.freeze({
  rdf: RDF.iri,
  rdfs: RDFS.iri,
  owl: OWL.iri,
  xsd: XSD.iri,
  skos: SKOS.iri,
  dcterms: DCTERMS.iri,
  prov: PROV.iri,
  oa: OA.iri,
  schema: SCHEMA.iri,
  org: ORG.iri,
  foaf: FOAF.iri,
  geo: GEO.iri,
  geosparql: GEOSPARQL.iri,
  sh: SH.iri,
  hydra: HYDRA.iri,
});

/** Customary prefixes of vocabularies in use here, which a message can suggest to declare. */
export const KNOWN_PREFIXES: Readonly<Record<string, string>> = Object.freeze({
  ...STANDARD_PREFIXES,
  dct: DCTERMS.iri,
  dc: 'http://purl.org/dc/elements/1.1/',
  wgs: GEO.iri,
  geof: GEOF.iri,
  uom: 'http://www.opengis.net/def/uom/OGC/1.0/',
  dcat: DCAT.iri,
  void: 'http://rdfs.org/ns/void#',
  sd: SD.iri,
  ldes: LDES.iri,
  tree: TREE.iri,
  csvw: CSVW.iri,
  spdx: SPDX.iri,
});
