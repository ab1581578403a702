/** A SPARQL 1.1 database elsewhere, and what sets it apart from others. */
export type { RequestOptions } from './connection.js';
export { DIALECTS, dialectNamed, type Dialect, type TermKind } from './dialects/index.js';
export type { EndpointSettings } from './endpoint-settings.js';
export type { Finding } from './finding.js';
export { probe, type ProbeOptions } from './probe.js';
export { SparqlEndpoint, type ForwardOptions, type ForwardedAnswer } from './sparql-endpoint.js';
