/** What a database can do, found out without writing. */
import type { ServiceError } from '../errors.js';
import { toNTriplesTerm } from '../rdf/index.js';
import { Connection } from './connection.js';
import { isAccepted } from './failures.js';
import type { Dialect } from './dialects.js';
import { yesOrNo, type Check, type Finding } from './finding.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';
import { ACCEPT_TRIPLES } from './triples.js';

/** Rows that are asked for, to find a cap. */
const ROWS = 100_000;
const LINE_FEED = 0x0a;

export const READING_CHECKS: readonly Check[] = [
  { name: 'known before', find: ({ dialect }) => Promise.resolve(knownOf(dialect)) },
  { name: 'union default graph', find: findUnion },
  { name: 'row cap', find: findRowCap },
  { name: 'graph store', find: findGraphStore },
];

/** What the dialect says of its database, which the service goes by. */
function knownOf(dialect: Dialect): Omit<Finding, 'name'> {
  const { maxStatements, maxValuesRows, rowCap, changes, isAtomic, isTried, title } = dialect;
  const known = [
    maxStatements && `${maxStatements} statements an operation`,
    maxValuesRows && `${maxValuesRows} rows of VALUES`,
    rowCap && `${rowCap} rows of an answer`,
    `updates are ${isAtomic ? '' : 'not '}atomic`,
    changes && `changes or refuses ${changes.join(', ')}`,
  ];
  const source = isTried ? 'as tried' : 'from documents, not tried';
  return { value: known.filter(Boolean).join('; '), meaning: `${title}, ${source}` };
}

async function findUnion(endpoint: SparqlEndpoint): ReturnType<Check['find']> {
  const { rows } = await endpoint.select(
    'SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o FILTER(isIRI(?s) && isIRI(?o)) } } LIMIT 1',
  );
  const [row] = rows;
  if (!row) return { value: 'unknown', meaning: 'no named graph has a statement to look for' };
  const terms = ['s', 'p', 'o'].flatMap((name) => row[name] ?? []).map(toNTriplesTerm);
  const isSeen = await endpoint.ask(`ASK { ${terms.join(' ')} }`);
  return yesOrNo(isSeen, 'whether queries without FROM and GRAPH see named graphs');
}

async function findRowCap(endpoint: SparqlEndpoint): ReturnType<Check['find']> {
  const values = ['a', 'b', 'c', 'd', 'e'].map((name) => `VALUES ?${name} { 0 1 2 3 4 5 6 7 8 9 }`);
  try {
    const query = `SELECT * { ${values.join(' ')} }`;
    // Only counted, since this many rows take some 300 MB as terms.
    const { body } = await endpoint.forward(query, { accept: 'text/csv' });
    let [rowCount, last] = [-1, LINE_FEED];
    for await (const bytes of body)
      for (const byte of bytes) {
        if (byte === LINE_FEED) rowCount += 1;
        last = byte;
      }
    if (last !== LINE_FEED) rowCount += 1;
    if (rowCount === ROWS)
      return { value: `more than ${ROWS}`, meaning: 'rows that an answer may have' };
    return { value: String(rowCount), meaning: 'it cuts answers without saying so' };
  } catch (error) {
    const { code, message } = error as ServiceError;
    if (code !== 'answer-incomplete') throw error;
    const [, found = 'unknown'] = /maxrows: (\d+)/.exec(message) ?? [];
    return { value: found, meaning: 'larger answers are refused as incomplete' };
  }
}

async function findGraphStore({ settings }: SparqlEndpoint): ReturnType<Check['find']> {
  if (settings.graphStore === undefined)
    return { value: 'unknown', meaning: 'SPARQL_GRAPH_STORE is not set' };
  const connection = new Connection(settings);
  const url = new URL(settings.graphStore);
  url.searchParams.set('default', '');
  try {
    const reading = connection.read({ address: url.href, accept: ACCEPT_TRIPLES });
    const isThere = await isAccepted(reading.then(({ discard }) => discard()));
    return yesOrNo(isThere, 'whether the Graph Store Protocol gives the default graph');
  } finally {
    connection.close();
  }
}
