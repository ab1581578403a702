/** Amazon Neptune. Statements without a graph get one with a name of Neptune's own. */
import type { Dialect } from './dialect.js';

export const NEPTUNE: Dialect = {
  name: 'neptune',
  title: 'Amazon Neptune',
  isTried: false,
  union: 'always',
  isAtomic: false,
};
