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
  // ResultSetMaxRows of the settings that come with it is 10,000.
  pageRows: 5_000,
  ownGraphs: [
    'http://www.openlinksw.com/schemas/virtrdf#',
    'http://www.w3.org/ns/ldp#',
    'http://www.w3.org/2002/07/owl#',
    'urn:core:services:sparql',
    'urn:activitystreams-owl:map',
  ],
  rowCap: 1_048_576,
  isAtomic: false,
  changes: ['numbers', 'booleans', 'times', 'durations', 'triple terms', 'directions'],
};
