/** A version described by VoID: its content, size, and where to get it. */
import {
  DCTERMS,
  FOAF,
  RDF,
  RDF_FORMATS,
  SCHEMA,
  VOID,
  blankNode,
  literal,
  namedNode,
  type NamedNode,
  type Names,
  type Quad,
} from '../../rdf/index.js';
import type { Finding } from '../../remote/index.js';
import { DESCRIPTION } from './dcat.js';
import { StatementList, english, integer, moment, type Fact } from './statement-list.js';
import type { StatementCounts, Statistics } from './statistics.js';

/** Data for VoID besides counts. */
export interface DatasetPlace {
  readonly names: Names;
  /** The address of this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly version: number;
  readonly modified: Date | undefined;
  readonly licence: NamedNode | undefined;
  /** The path on this server of the contents of a graph. */
  readonly pathOfGraph: (iri: string) => string;
  /** What the database can do that keeps the graph, if one does. */
  readonly findings: readonly Finding[];
}

/** The dataset's IRI for VoID and catalogues. */
export function datasetIri({ baseIri }: Names): NamedNode {
  return namedNode(`${baseIri}catalog#dataset`);
}

/** The description, with parts for each class, property and named graph. */
export function voidQuads(statistics: Statistics, place: DatasetPlace): Quad[] {
  const { names, publicUrl, version } = place;
  const list = new StatementList();
  const dataset = datasetIri(names);
  const document = namedNode(`${names.baseIri}.well-known/void`);
  const endpoint = namedNode(`${publicUrl}/sparql`);
  const files = `${publicUrl}/snapshots/${version}`;
  const dumps = RDF_FORMATS.map(({ extension }) => namedNode(`${files}/graph.${extension}.gz`));
  list.say(document, [RDF.type, VOID.DatasetDescription], [FOAF.primaryTopic, dataset]);
  list.say(
    dataset,
    [RDF.type, VOID.Dataset],
    [DCTERMS.title, english(`osce-graph, version ${version}`)],
    [DCTERMS.description, english(DESCRIPTION)],
    [DCTERMS.license, place.licence],
    [DCTERMS.modified, moment(place.modified)],
    [FOAF.homepage, namedNode(`${publicUrl}/`)],
    [VOID.uriSpace, literal(`${names.baseIri}id/`)],
    [VOID.sparqlEndpoint, endpoint],
    [VOID.rootResource, namedNode(`${publicUrl}/catalog`)],
    [VOID.vocabulary, ...namespacesOf(statistics)],
    [VOID.dataDump, ...dumps],
    ...countsOf(statistics),
    [VOID.entities, integer(statistics.entities)],
  );
  place.findings.forEach(({ name, value, meaning }, index) => {
    const finding = blankNode(`finding${index}`);
    list.say(endpoint, [SCHEMA.additionalProperty, finding]);
    list.say(
      finding,
      [RDF.type, SCHEMA.PropertyValue],
      [SCHEMA.name, english(name)],
      [SCHEMA.value, literal(value)],
      [SCHEMA.description, english(meaning)],
    );
  });
  for (const [kind, partition, what, counted] of [
    ['class', VOID.classPartition, VOID.class, VOID.entities],
    ['property', VOID.propertyPartition, VOID.property, VOID.triples],
  ] as const)
    statistics[`${kind}Partition`].forEach(({ iri, count }, index) => {
      const part = blankNode(`${kind}${index}`);
      list.say(dataset, [partition, part]);
      list.say(part, [what, namedNode(iri)], [counted, integer(count)]);
    });
  // A named graph is a dataset of its own, under its own name.
  for (const { iri, count } of statistics.graphs) {
    const [graph, dump] = [namedNode(iri), namedNode(publicUrl + place.pathOfGraph(iri))];
    list.say(dataset, [VOID.subset, graph]);
    list.say(graph, [RDF.type, VOID.Dataset], ...countsOf(count), [VOID.dataDump, dump]);
  }
  return list.quads;
}

function namespacesOf({ classPartition, propertyPartition }: Statistics): NamedNode[] {
  const namespaces = [...classPartition, ...propertyPartition].map(({ iri }) =>
    iri.slice(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1),
  );
  return [...new Set(namespaces)]
    .filter(Boolean)
    .sort()
    .map((iri) => namedNode(iri));
}

const COUNTED = [
  'triples',
  'distinctSubjects',
  'distinctObjects',
  'properties',
  'classes',
] as const;

const countsOf = (counts: StatementCounts): Fact[] =>
  COUNTED.map((name) => [VOID[name], integer(counts[name])]);
