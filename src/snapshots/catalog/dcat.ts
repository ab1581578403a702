/** Describes a version and its files for data catalogues (DCAT 3, DCAT-AP 3). */
import type { ExportFile, ExportedFile, ExportedVersion } from '../export/published-files.js';
import {
  DCAT,
  DCTERMS,
  MEDIA_TYPES,
  OWL,
  RDF,
  SPDX,
  XSD,
  literal,
  namedNode,
  objectsOf,
  serializeText,
  type NamedNode,
  type Names,
  type QuadSource,
} from '../../rdf/index.js';
import { mediaTypeOf } from '../export/published-files.js';
import { StatementList, english, moment } from './statement-list.js';

/** The data's description for catalogues. */
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

/** The IRI of a version. */
export function versionIri(number: number, { baseIri }: Names): NamedNode {
  return namedNode(`${baseIri}snapshots/${number}`);
}

/** The record of a version and its files, in Turtle. */
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
