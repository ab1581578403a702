/** Describes a version and its files for data catalogues: DCAT 3, DCAT-AP 3, VoID. */
import {
  XSD,
  integerLiteral,
  literal,
  quad,
  DCAT,
  DCTERMS,
  MEDIA_TYPES,
  OWL,
  RDF,
  SPDX,
  namedNode,
  objectsOf,
  serializeText,
  FOAF,
  RDF_FORMATS,
  VOID,
  blankNode,
  type Literal,
  type NamedNode,
  type Quad,
  type Term,
  type Names,
  type QuadSource,
} from '../../rdf/index.js';
import {
  mediaTypeOf,
  type ExportFile,
  type ExportedFile,
  type ExportedVersion,
} from '../export/published-files.js';
import type { StatementCounts, Statistics } from './statistics.js';

/** A property and its values; unknown ones are left out. */
export type Fact = readonly [property: NamedNode, ...values: readonly (Term | undefined)[]];

export class StatementList {
  readonly quads: Quad[] = [];

  say(subject: Quad['subject'], ...facts: readonly Fact[]): void {
    for (const [property, ...values] of facts)
      // Callers pass valid objects.
      for (const value of values)
        if (value) this.quads.push(quad(subject, property, value as Quad['object']));
  }
}

export const english = (text: string): Literal => literal(text, 'en');

export const moment = (time: Date | string | undefined): Literal | undefined =>
  time === undefined ? undefined : literal(new Date(time).toISOString(), XSD.dateTime);

export const DESCRIPTION =
  "A knowledge graph of the OSCE's news and the bodies in it. " +
  'Not an official publication of the OSCE.';

export function licenceOf(ontology: QuadSource): NamedNode | undefined {
  const licences = [...ontology.match(null, RDF.type, OWL.Ontology)].flatMap(({ subject }) =>
    objectsOf(ontology, subject, DCTERMS.license),
  );
  return licences.find((licence): licence is NamedNode => licence.termType === 'NamedNode');
}

/** Describes a version and its files at `address`. Files not yet made have no size and digest. */
export function sayVersion(
  list: StatementList,
  dataset: NamedNode,
  address: string,
  version: ExportedVersion,
  files: readonly ExportFile[],
  licence: NamedNode | undefined,
): void {
  list.say(
    dataset,
    [RDF.type, DCAT.Dataset],
    [DCTERMS.title, english(`osce-graph, version ${version.number}`)],
    [DCTERMS.description, english(DESCRIPTION)],
    [DCTERMS.issued, moment(version.committedAt)],
    [DCTERMS.identifier, version.identity === '' ? undefined : literal(version.identity)],
    [DCTERMS.license, licence],
    [DCAT.version, literal(String(version.number))],
  );
  for (const { name, mediaType, size, sha256 } of files) {
    const distribution = namedNode(`${address}/${name}`);
    const checksum = namedNode(`${address}/${name}#checksum`);
    const packed = namedNode(MEDIA_TYPES.iri + mediaType);
    list.say(dataset, [DCAT.distribution, distribution]);
    list.say(
      distribution,
      [RDF.type, DCAT.Distribution],
      [DCTERMS.title, literal(name)],
      [DCAT.accessURL, namedNode(address)],
      [DCAT.downloadURL, distribution],
      [DCTERMS.license, licence],
      [DCAT.mediaType, namedNode(MEDIA_TYPES.iri + mediaTypeOf(name.replace(/\.gz$/, '')))],
      [DCAT.compressFormat, name.endsWith('.gz') ? packed : undefined],
      [DCAT.packageFormat, name.endsWith('.zip') ? packed : undefined],
    );
    if (size === null || sha256 === null) continue;
    list.say(
      distribution,
      [DCAT.byteSize, literal(String(size), XSD.nonNegativeInteger)],
      [SPDX.checksum, checksum],
    );
    list.say(
      checksum,
      [RDF.type, SPDX.Checksum],
      [SPDX.algorithm, SPDX.checksumAlgorithm_sha256],
      [SPDX.checksumValue, literal(sha256, XSD.hexBinary)],
    );
  }
}

export function versionIri(number: number, { baseIri }: Names): NamedNode {
  return namedNode(`${baseIri}snapshots/${number}`);
}

export function dcatRecord(
  version: ExportedVersion,
  files: readonly ExportedFile[],
  ontology: QuadSource,
  names: Names,
  prefixes: Readonly<Record<string, string>>,
): string {
  const list = new StatementList();
  const iri = versionIri(version.number, names);
  sayVersion(list, iri, iri.value, version, files, licenceOf(ontology));
  return serializeText(list.quads, 'turtle', {
    prefixes: { ...prefixes, dcat: DCAT.iri, spdx: SPDX.iri },
  });
}

interface DatasetPlace {
  readonly names: Names;
  /** The address of this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly version: number;
  readonly modified: Date | undefined;
  readonly licence: NamedNode | undefined;
  /** The path on this server of the contents of a graph. */
  readonly pathOfGraph: (iri: string) => string;
}

export function datasetIri({ baseIri }: Names): NamedNode {
  return namedNode(`${baseIri}catalog#dataset`);
}

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
    [VOID.entities, integerLiteral(statistics.entities)],
  );
  for (const [kind, partition, what, counted] of [
    ['class', VOID.classPartition, VOID.class, VOID.entities],
    ['property', VOID.propertyPartition, VOID.property, VOID.triples],
  ] as const)
    statistics[`${kind}Partition`].forEach(({ iri, count }, index) => {
      const part = blankNode(`${kind}${index}`);
      list.say(dataset, [partition, part]);
      list.say(part, [what, namedNode(iri)], [counted, integerLiteral(count)]);
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
  COUNTED.map((name) => [VOID[name], integerLiteral(counts[name])]);
