/** QLever. DELETE without GRAPH changes only its default graph. */
import type { Dialect } from './dialect.js';

export const QLEVER: Dialect = {
  name: 'qlever',
  title: 'QLever',
  isTried: false,
  union: 'always',
  isAtomic: false,
};
