/** Oxigraph server 0.4. */
import type { Dialect } from './dialect.js';

export const OXIGRAPH: Dialect = {
  name: 'oxigraph',
  title: 'Oxigraph 0.4',
  isTried: true,
  header: ['server', /^Oxigraph\b/],
  union: ['union-default-graph', ''],
  isAtomic: true,
  changes: ['numbers', 'booleans', 'times', 'triple terms', 'directions'],
};
