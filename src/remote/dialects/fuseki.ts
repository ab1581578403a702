/** Apache Jena Fuseki with TDB. It may hide its name, but numbers its requests. */
import type { Dialect } from './dialect.js';

export const FUSEKI: Dialect = {
  name: 'fuseki',
  title: 'Apache Jena Fuseki',
  isTried: false,
  header: ['fuseki-request-id', /./],
  // The union of the named graphs, without the default graph.
  union: ['default-graph-uri', 'urn:x-arq:UnionGraph'],
  isAtomic: true,
};
