/** OpenLink Virtuoso 7. */
import type { Dialect } from './dialect.js';

export const VIRTUOSO: Dialect = {
  name: 'virtuoso',
  title: 'OpenLink Virtuoso 7',
  isTried: true,
  header: ['server', /^Virtuoso\b/],
  ownQuery: 'SELECT (bif:upper("a") AS ?x) {}',
  union: 'always',
  // 1,700 of the usual length work, and 2,000 do not.
  maxStatements: 1_000,
  maxCharacters: 500_000,
  maxValuesRows: 2_000,
  rowCap: 1_048_576,
  isAtomic: false,
  changes: ['numbers', 'booleans', 'times', 'durations', 'triple terms', 'directions'],
};
