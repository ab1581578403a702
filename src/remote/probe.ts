/** What a database can and cannot do, found out by asking it. */
import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors.js';
import { XSD, toNTriplesTerm, type NamedNode } from '../rdf/index.js';
import type { Dialect } from './dialects.js';
import { failureOf, isAccepted } from './failures.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';
import { ACCEPT_TRIPLES } from './triples.js';

/** Something that was found out about a database. */
export interface Finding {
  readonly name: string;
  readonly value: string;
  /** What the value is about, and what follows from it. */
  readonly meaning: string;
}

type Outcome = Omit<Finding, 'name'>;
/** One question to a database; `graph` is one that no other program uses. */
type Check = (endpoint: SparqlEndpoint, graph: string) => Promise<Outcome>;

const typed = (value: string, { value: datatype }: NamedNode): string =>
  `"${value}"^^<${datatype}>`;

/** Terms that databases are known to write in another way, in canonical N-Triples. */
const SAMPLES = [
  '"é \\" \\\\ \\n"',
  '"text"@en',
  typed('01', XSD.integer),
  typed('1.10', XSD.decimal),
  typed('1.0E0', XSD.double),
  typed('1', XSD.boolean),
  typed('2020-01-01T12:00:00.000Z', XSD.dateTime),
  typed('2020-01-01T12:00:00+02:00', XSD.dateTime),
  typed('2020-01-01', XSD.date),
  typed('P1D', XSD.duration),
  '<<( <urn:a> <urn:b> <urn:c> )>>',
  '"text"@en--ltr',
];

/** Rows that are asked for, to find a cap; Virtuoso's is 10,000 at first. */
const ROWS = 20_000;
const SUBJECT = '<urn:osce-graph:subject>';

const READING: Readonly<Record<string, Check>> = {
  'union default graph': findUnion,
  'row cap': findRowCap,
  'graph store': findGraphStore,
};
const WRITING: Readonly<Record<string, Check>> = {
  'keeps terms': findKept,
  'atomic updates': findAtomicity,
};

/**
 * The findings, one after another; what a check cannot find out is `unknown`.
 * @param isWriting whether to write too: into a graph of its own, which is removed afterwards.
 * @throws ServiceError when the graph of the probe cannot be removed.
 */
export async function* probe(
  endpoint: SparqlEndpoint,
  isWriting: boolean,
): AsyncGenerator<Finding, void, undefined> {
  yield* endpoint.findings;
  const graph = `urn:osce-graph:probe:${randomUUID()}`;
  const findingOf = async ([name, check]: [string, Check]): Promise<Finding> => {
    try {
      return { name, ...(await check(endpoint, graph)) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { name, value: 'unknown', meaning: error.message };
    }
  };
  for (const each of Object.entries(READING)) yield await findingOf(each);
  if (!isWriting) return;
  try {
    const writing = await findingOf(['writing', findWriting]);
    yield writing;
    if (writing.value !== 'yes') return;
    for (const each of Object.entries(WRITING)) yield await findingOf(each);
  } finally {
    await removeGraph(endpoint, graph);
  }
}

/** What the dialect says of its database, which the service goes by. */
export function knownOf(dialect: Dialect): Finding {
  const { maxStatements, maxValuesRows, rowCap, isAtomic, isTried, title } = dialect;
  const known = [
    maxStatements && `${maxStatements} statements an operation`,
    maxValuesRows && `${maxValuesRows} rows of VALUES`,
    rowCap && `${rowCap} rows of an answer`,
    `updates are ${isAtomic ? '' : 'not '}atomic`,
  ];
  const source = isTried ? 'as tried' : 'from documents, not tried';
  const value = known.filter(Boolean).join('; ');
  return { name: 'known before', value, meaning: `${title}, ${source}` };
}

const yesOrNo = (isYes: boolean, meaning: string): Outcome => ({
  value: isYes ? 'yes' : 'no',
  meaning,
});

async function findUnion(endpoint: SparqlEndpoint): Promise<Outcome> {
  const { rows } = await endpoint.select(
    'SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o FILTER(isIRI(?s) && isIRI(?o)) } } LIMIT 1',
  );
  const [row] = rows;
  if (!row) return { value: 'unknown', meaning: 'no named graph has a statement to look for' };
  const terms = ['s', 'p', 'o'].flatMap((name) => row[name] ?? []).map(toNTriplesTerm);
  const isSeen = await endpoint.ask(`ASK { ${terms.join(' ')} }`);
  return yesOrNo(isSeen, 'whether queries without FROM and GRAPH see named graphs');
}

async function findRowCap(endpoint: SparqlEndpoint): Promise<Outcome> {
  const digits = ['a', 'b', 'c', 'd'].map((name) => `VALUES ?${name} { 0 1 2 3 4 5 6 7 8 9 }`);
  const { rows } = await endpoint.select(`SELECT * { ${digits.join(' ')} VALUES ?e { 0 1 } }`);
  return rows.length === ROWS
    ? { value: `more than ${ROWS}`, meaning: 'rows that an answer may have' }
    : { value: String(rows.length), meaning: 'it cuts answers without saying so' };
}

async function findGraphStore({ settings, connection }: SparqlEndpoint): Promise<Outcome> {
  if (settings.graphStore === undefined)
    return { value: 'unknown', meaning: 'SPARQL_GRAPH_STORE is not set' };
  const url = new URL(settings.graphStore);
  url.searchParams.set('default', '');
  const reading = connection.read({ address: url.href, accept: ACCEPT_TRIPLES });
  const isThere = await isAccepted(reading.then(({ discard }) => discard()));
  return yesOrNo(isThere, 'whether the Graph Store Protocol gives the default graph');
}

const insertion = (graph: string, predicate: string, object: string): string =>
  `INSERT DATA { GRAPH <${graph}> { ${SUBJECT} ${predicate} ${object} } }`;

async function findWriting(endpoint: SparqlEndpoint, graph: string): Promise<Outcome> {
  await endpoint.update(insertion(graph, '<urn:osce-graph:is>', SUBJECT));
  const isThere = await endpoint.ask(`ASK { GRAPH <${graph}> { ${SUBJECT} ?p ?o } }`);
  return yesOrNo(isThere, 'whether the next query sees what an update wrote');
}

async function findKept(endpoint: SparqlEndpoint, graph: string): Promise<Outcome> {
  const changes: string[] = [];
  for (const term of SAMPLES) {
    const predicate = `<urn:osce-graph:term:${Buffer.from(term).toString('hex')}>`;
    const isTaken = await isAccepted(endpoint.update(insertion(graph, predicate, term)));
    const query = `SELECT ?o { GRAPH <${graph}> { ${SUBJECT} ${predicate} ?o } }`;
    const found = isTaken ? (await endpoint.select(query)).rows[0]?.o : undefined;
    const text = found && toNTriplesTerm(found);
    if (text !== term) changes.push(`${term} ${text === undefined ? 'is refused' : `→ ${text}`}`);
  }
  return changes.length === 0
    ? { value: 'yes', meaning: 'what is written is read back letter by letter' }
    : { value: 'no', meaning: changes.join('; ') };
}

async function findAtomicity(endpoint: SparqlEndpoint, graph: string): Promise<Outcome> {
  const predicate = '<urn:osce-graph:first>';
  // There is such a graph by then, so that the second operation fails (SPARQL 1.1 Update §3.2.1).
  const update = `${insertion(graph, predicate, '1')} ; CREATE GRAPH <${graph}>`;
  if (await isAccepted(endpoint.update(update)))
    return { value: 'unknown', meaning: 'the operation that was to fail did not' };
  const isHalfMade = await endpoint.ask(`ASK { GRAPH <${graph}> { ${SUBJECT} ${predicate} ?o } }`);
  return yesOrNo(
    !isHalfMade,
    'whether an update of several operations is made whole or not at all',
  );
}

async function removeGraph(endpoint: SparqlEndpoint, graph: string): Promise<void> {
  const isThere = (): Promise<boolean> => endpoint.ask(`ASK { GRAPH <${graph}> { ?s ?p ?o } }`);
  if (await isThere()) await isAccepted(endpoint.update(`DROP SILENT GRAPH <${graph}>`));
  if (!(await isThere())) return;
  const address = endpoint.settings.endpoint;
  throw failureOf('database-failed', address, `still has the graph <${graph}>; remove it yourself`);
}
