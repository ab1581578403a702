/** What a data catalogue needs to know of an export: a DCAT 3 record. */
import { DCAT, DCTERMS, MEDIA_TYPES, OWL, RDF, SPDX, XSD, literal, namedNode, objectsOf, quad, serializeText, type NamedNode, type Names, type Quad, type QuadSource, type Term } from '../../rdf/index.js';
import type { ExportedFile, ExportedVersion } from './export-job.js';

/** The record of a version and its files, in Turtle. */
export function dcatRecord(version: ExportedVersion, files: readonly ExportedFile[], ontology: QuadSource, names: Names, prefixes: Readonly<Record<string, string>>): string {
  const address = `${names.baseIri}snapshots/${version.number}`;
  const dataset = namedNode(address);
  const [licence] = [...ontology.match(null, RDF.type, OWL.Ontology)].flatMap(({ subject }) => objectsOf(ontology, subject, DCTERMS.license));
  const quads: Quad[] = [];
  const say = (subject: NamedNode, property: NamedNode, object: Term | undefined): void => {
    if (object) quads.push(quad(subject, property, object as Quad['object']));
  };
  say(dataset, RDF.type, DCAT.Dataset);
  say(dataset, DCTERMS.title, literal(`osce-graph, version ${version.number}`, 'en'));
  say(dataset, DCTERMS.description, literal("A knowledge graph of the OSCE's news and the bodies in it. Not an official publication of the OSCE.", 'en'));
  say(dataset, DCTERMS.issued, version.committedAt === undefined ? undefined : literal(version.committedAt, XSD.dateTime));
  say(dataset, DCTERMS.identifier, version.identity === '' ? undefined : literal(version.identity));
  say(dataset, DCTERMS.license, licence);
  say(dataset, DCAT.version, literal(String(version.number)));
  for (const { name, mediaType, size, sha256 } of files) {
    const distribution = namedNode(`${address}/${name}`);
    const checksum = namedNode(`${address}/${name}#checksum`);
    say(dataset, DCAT.distribution, distribution);
    say(distribution, RDF.type, DCAT.Distribution);
    say(distribution, DCTERMS.title, literal(name));
    say(distribution, DCAT.downloadURL, distribution);
    say(distribution, DCAT.mediaType, namedNode(`${MEDIA_TYPES.iri}${mediaType}`));
    say(distribution, DCAT.byteSize, literal(String(size), XSD.nonNegativeInteger));
    say(distribution, SPDX.checksum, checksum);
    say(checksum, RDF.type, SPDX.Checksum);
    say(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256);
    say(checksum, SPDX.checksumValue, literal(sha256, XSD.hexBinary));
  }
  return serializeText(quads, 'turtle', { prefixes: { ...prefixes, dcat: DCAT.iri, spdx: SPDX.iri } });
}
