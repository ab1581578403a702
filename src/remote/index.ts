/** A SPARQL 1.1 database elsewhere, what sets it apart from others, and a graph that is kept in it. */
export { DIALECTS, dialectNamed, type Dialect } from './dialects.js';
export type { EndpointSettings } from './authentication.js';
export { DatabaseSparql } from './database-sparql.js';
export { DatabaseFollower, type Step } from './follower.js';
export { MarkStore, type Database, type Mark } from './mark-store.js';
export { PageReader } from './page-reader.js';
export { PagedGraph, type Settle } from './paged-graph.js';
export { probe, type Finding } from './probe.js';
export { LineSorter, fromByteText, toByteText } from './sorted-lines.js';
export { SparqlEndpoint } from './sparql-endpoint.js';
export { StoredTerms } from './stored-terms.js';
