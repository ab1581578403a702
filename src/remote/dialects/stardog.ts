/** Stardog. Queries go to `/NAME/query`, updates to `/NAME/update`. */
import type { Dialect } from './dialect.js';

export const STARDOG: Dialect = {
  name: 'stardog',
  title: 'Stardog',
  isTried: false,
  union: ['default-graph-uri', 'tag:stardog:api:context:local'],
  isAtomic: true,
};
