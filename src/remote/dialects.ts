/** What sets databases apart from each other, as far as this service has to know it. */
import { ServiceError, quote } from '../errors.js';

export interface Dialect {
  /** The value of `SPARQL_DIALECT`. */
  readonly name: string;
  readonly title: string;
  /** Whether the tests run against this database; otherwise this is from its documents. */
  readonly isTried?: true;
  /** Response headers that only this database sends. */
  readonly header?: readonly [name: string, value: RegExp];
  /** How the union of all graphs is the default graph: always, by a parameter or `GRAPH ?graph`. */
  readonly union: 'always' | 'graph-pattern' | readonly [parameter: string, value: string];
  /** Statements that one operation of an update may always have, where there is a limit. */
  readonly maxStatements?: number;
  /** Rows that VALUES may always have, where there is a limit. */
  readonly maxValuesRows?: number;
  /** Rows that an answer may have as the database is set up at first, where there is a limit. */
  readonly pageRows?: number;
  /** Whether rows come in the same order each time, so that pages of them need none. */
  readonly keepsOrder?: true;
  /** Graphs that every database of this kind has. */
  readonly ownGraphs?: readonly string[];
  /** Most rows of an answer, where there is a limit that no setting of the database raises. */
  readonly rowCap?: number;
  /** Where it takes N-Quads by POST, relative to the address of updates. */
  readonly loadAt?: string;
  /** The same for a user with a password. */
  readonly loadAtAsUser?: string;
}

/** All dialects, in the order in which they are tried. */
export const DIALECTS: readonly Dialect[] = [
  {
    name: 'virtuoso',
    title: 'OpenLink Virtuoso 7',
    isTried: true,
    header: ['server', /^Virtuoso\b/],
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
    loadAt: 'sparql-graph-crud',
    loadAtAsUser: 'sparql-graph-crud-auth',
  },
  {
    name: 'oxigraph',
    title: 'Oxigraph 0.4',
    isTried: true,
    header: ['server', /^Oxigraph\b/],
    union: ['union-default-graph', ''],
    // It takes 30 s to order 120,000 rows.
    keepsOrder: true,
    // In a transaction, 400,000 statements take 15 times as long.
    loadAt: 'store?no_transaction',
  },
  // With TDB. It may hide its name, but numbers its requests.
  {
    name: 'fuseki',
    title: 'Apache Jena Fuseki',
    header: ['fuseki-request-id', /./],
    // The union of the named graphs, without the default graph.
    union: ['default-graph-uri', 'urn:x-arq:UnionGraph'],
    loadAt: 'data',
  },
  // Queries go to `/repositories/NAME`, updates to its `/statements`.
  {
    name: 'graphdb',
    title: 'Ontotext GraphDB',
    header: ['server', /^GraphDB\b/],
    union: 'always',
    loadAt: 'statements',
  },
  // Queries go to `/NAME/query`, updates to `/NAME/update`.
  {
    name: 'stardog',
    title: 'Stardog',
    union: ['default-graph-uri', 'tag:stardog:api:context:local'],
  },
  // DELETE without GRAPH changes only its default graph.
  {
    name: 'qlever',
    title: 'QLever',
    union: 'always',
  },
  // Statements without a graph get one with a name of Neptune's own.
  {
    name: 'neptune',
    title: 'Amazon Neptune',
    union: 'always',
  },
  // Of this one nothing else is taken for granted.
  {
    name: 'generic',
    title: 'any other SPARQL 1.1 database',
    union: 'graph-pattern',
    maxStatements: 1_000,
    maxValuesRows: 500,
  },
];

/** @throws ServiceError `configuration` for a name that no dialect has. */
export function dialectNamed(name: string): Dialect {
  const found = DIALECTS.find((each) => each.name === name);
  if (found) return found;
  const names = DIALECTS.map((each) => each.name).join(', ');
  throw new ServiceError(
    'configuration',
    `SPARQL_DIALECT must be one of ${names}; found ${quote(name)}.`,
  );
}
