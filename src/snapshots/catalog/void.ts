/** A version described by VoID: its content, size, and where to get it. */
import {
  DCTERMS,
  FOAF,
  RDF,
  RDF_FORMATS,
  SCHEMA,
  VOID,
  XSD,
  blankNode,
  literal,
  namedNode,
  type NamedNode,
  type Names,
  type Quad,
} from '../../rdf/index.js';
import type { Finding } from '../../remote/index.js';
import { DESCRIPTION } from './dcat.js';
import { StatementList } from './statement-list.js';
import type { StatementCounts, Statistics } from './statistics.js';

/** Data for VoID besides counts. */
export interface DatasetPlace {
  readonly names: Names;
  /** The address of this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly version: number;
  readonly modified: Date | undefined;
  readonly licence: NamedNode | undefined;
  /** Example things, by IRI. */
  readonly examples: readonly NamedNode[];
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
  const { names, publicUrl, version, licence } = place;
  const list = new StatementList();
  const dataset = datasetIri(names);
  const document = namedNode(`${names.baseIri}.well-known/void`);
  const files = `${publicUrl}/snapshots/${version}`;
  list.say(document, RDF.type, VOID.DatasetDescription);
  list.say(document, FOAF.primaryTopic, dataset);
  list.say(dataset, RDF.type, VOID.Dataset);
  list.say(dataset, DCTERMS.title, literal(`osce-graph, version ${version}`, 'en'));
  list.say(dataset, DCTERMS.description, literal(DESCRIPTION, 'en'));
  list.say(dataset, DCTERMS.license, licence);
  list.say(
    dataset,
    DCTERMS.modified,
    place.modified && literal(place.modified.toISOString(), XSD.dateTime),
  );
  list.say(dataset, FOAF.homepage, namedNode(`${publicUrl}/`));
  list.say(dataset, VOID.uriSpace, literal(`${names.baseIri}id/`));
  const endpoint = namedNode(`${publicUrl}/sparql`);
  list.say(dataset, VOID.sparqlEndpoint, endpoint);
  place.findings.forEach(({ name, value, meaning }, index) => {
    const finding = blankNode(`finding${index}`);
    list.say(endpoint, SCHEMA.additionalProperty, finding);
    list.say(finding, RDF.type, SCHEMA.PropertyValue);
    list.say(finding, SCHEMA.name, literal(name, 'en'));
    list.say(finding, SCHEMA.value, literal(value));
    list.say(finding, SCHEMA.description, literal(meaning, 'en'));
  });
  list.say(dataset, VOID.rootResource, namedNode(`${publicUrl}/catalog`));
  list.say(dataset, VOID.exampleResource, ...place.examples);
  list.say(dataset, VOID.vocabulary, ...namespacesOf(statistics).map((iri) => namedNode(iri)));
  list.say(
    dataset,
    VOID.dataDump,
    ...RDF_FORMATS.map(({ extension }) => namedNode(`${files}/graph.${extension}.gz`)),
  );
  sayCounts(list, dataset, statistics);
  list.say(dataset, VOID.entities, integer(statistics.entities));
  sayParts(list, dataset, statistics);
  sayGraphs(list, dataset, statistics, place);
  return list.quads;
}

function namespacesOf({ classPartition, propertyPartition }: Statistics): string[] {
  return [
    ...new Set(
      [...classPartition, ...propertyPartition].map(({ iri }) =>
        iri.slice(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1),
      ),
    ),
  ]
    .filter(Boolean)
    .sort();
}

const integer = (count: number): ReturnType<typeof literal> => literal(String(count), XSD.integer);

function sayCounts(list: StatementList, dataset: NamedNode, counts: StatementCounts): void {
  for (const property of [
    'triples',
    'distinctSubjects',
    'distinctObjects',
    'properties',
    'classes',
  ] as const)
    list.say(dataset, VOID[property], integer(counts[property]));
}

function sayParts(
  list: StatementList,
  dataset: NamedNode,
  { classPartition, propertyPartition }: Statistics,
): void {
  classPartition.forEach(({ iri, count }, index) => {
    const part = blankNode(`class${index}`);
    list.say(dataset, VOID.classPartition, part);
    list.say(part, VOID.class, namedNode(iri));
    list.say(part, VOID.entities, integer(count));
  });
  propertyPartition.forEach(({ iri, count }, index) => {
    const part = blankNode(`property${index}`);
    list.say(dataset, VOID.propertyPartition, part);
    list.say(part, VOID.property, namedNode(iri));
    list.say(part, VOID.triples, integer(count));
  });
}

/** A named graph is a dataset of its own, under its own name. */
function sayGraphs(
  list: StatementList,
  dataset: NamedNode,
  { graphs }: Statistics,
  { publicUrl, pathOfGraph }: DatasetPlace,
): void {
  for (const { iri, count } of graphs) {
    const graph = namedNode(iri);
    list.say(dataset, VOID.subset, graph);
    list.say(graph, RDF.type, VOID.Dataset);
    sayCounts(list, graph, count);
    list.say(graph, VOID.dataDump, namedNode(publicUrl + pathOfGraph(iri)));
  }
}
