/**
 * Queries without rows over the shipped graph, as people write them, each with the query that its
 * author meant. The prefixes stand before both, unless a query brings its own.
 */
export interface BrokenQuery {
  readonly kind: string;
  readonly broken: string;
  /** What a person would make of it, who knows the graph. */
  readonly meant: string;
}

export const COMMON_PREFIXES = `PREFIX og: <https://w3id.org/osce-graph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dc: <http://purl.org/dc/elements/1.1/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX id: <https://w3id.org/osce-graph/id/>
`;

/** The query with its prefixes. */
export function withPrefixes(query: string): string {
  return query.startsWith('PREFIX') ? query : COMMON_PREFIXES + query;
}

/** The queries of one kind: what is broken, and what was meant. */
export function queriesOf(
  kind: string,
  ...pairs: readonly (readonly [broken: string, meant: string])[]
): BrokenQuery[] {
  return pairs.map(([broken, meant]) => ({ kind, broken, meant }));
}
