/** Any database of SPARQL 1.1, of which nothing else is taken for granted. */
import type { Dialect } from './dialect.js';

export const GENERIC: Dialect = {
  name: 'generic',
  title: 'any other SPARQL 1.1 database',
  isTried: false,
  union: 'graph-pattern',
  maxStatements: 1_000,
  maxValuesRows: 500,
  isAtomic: false,
};
