/** OpenLink Virtuoso 7. */
import type { Dialect } from './dialect.js';

export const VIRTUOSO: Dialect = {
  name: 'virtuoso',
  title: 'OpenLink Virtuoso 7',
  isTried: true,
  header: ['server', /^Virtuoso\b/],
  ownQuery: 'SELECT (bif:upper("a") AS ?x) {}',
  union: 'always',
  // INSERT DATA fails between 3,000 and 5,000 statements, whatever their length; DELETE … INSERT …
  // WHERE between 1,300 and 1,500, as the SQL made of it may have 10,000 lines.
  maxStatements: 1_000,
  // 5,000 numbers work, and 10,000 do not.
  maxValuesRows: 2_000,
  rowCap: 1_048_576,
  isAtomic: false,
  changes: ['numbers', 'booleans', 'times', 'durations', 'triple terms', 'directions'],
};
