/** The prefixes of the queries that answer questions. */
import { DCTERMS, RDFS, SCHEMA, XSD, type Names } from '../../rdf/index.js';

export function withPrefixes(query: string, names: Names): string {
  const known = {
    og: names.ontologyIri,
    rdfs: RDFS.iri,
    dcterms: DCTERMS.iri,
    schema: SCHEMA.iri,
    xsd: XSD.iri,
  };
  const used = Object.entries(known).filter(([prefix]) => new RegExp(`\\b${prefix}:`).test(query));
  return `${used.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join('')}\n${query}`;
}
