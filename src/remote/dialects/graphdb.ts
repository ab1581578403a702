/** Ontotext GraphDB. Queries go to `/repositories/NAME`, updates to its `/statements`. */
import type { Dialect } from './dialect.js';

export const GRAPHDB: Dialect = {
  name: 'graphdb',
  title: 'Ontotext GraphDB',
  isTried: false,
  header: ['server', /^GraphDB\b/],
  union: 'always',
  isAtomic: true,
};
