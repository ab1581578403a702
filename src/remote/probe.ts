/** What a database can and cannot do, found out by asking it. */
import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors.js';
import { XSD, toNTriplesTerm, type NamedNode } from '../rdf/index.js';
import type { Dialect } from './dialects.js';
import { failureOf, isAccepted } from './failures.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';

/** Something that was found out about a database. */
export interface Finding {
  readonly name: string;
  readonly value: string;
  /** What the value is about, and what follows from it. */
  readonly meaning: string;
}

type Outcome = readonly [value: string, meaning: string];
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

const yesOrNo = (isYes: boolean): string => (isYes ? 'yes' : 'no');

const insertion = (graph: string, predicate: string, object: string): string =>
  `INSERT DATA { GRAPH <${graph}> { ${SUBJECT} ${predicate} ${object} } }`;

const isIn = (endpoint: SparqlEndpoint, graph: string, pattern = '?s ?p ?o'): Promise<boolean> =>
  endpoint.ask(`ASK { GRAPH <${graph}> { ${pattern} } }`);

const READING: Readonly<Record<string, Check>> = {
  'union default graph': async (endpoint) => {
    const { rows } = await endpoint.select(
      'SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o FILTER(isIRI(?s) && isIRI(?o)) } } LIMIT 1',
    );
    const [row] = rows;
    if (!row) return ['unknown', 'no named graph has a statement to look for'];
    const terms = ['s', 'p', 'o'].flatMap((name) => row[name] ?? []).map(toNTriplesTerm);
    const isSeen = await endpoint.ask(`ASK { ${terms.join(' ')} }`);
    return [yesOrNo(isSeen), 'whether queries without FROM and GRAPH see named graphs'];
  },
  'row cap': async (endpoint) => {
    const digits = ['a', 'b', 'c', 'd'].map((name) => `VALUES ?${name} { 0 1 2 3 4 5 6 7 8 9 }`);
    const { rows } = await endpoint.select(`SELECT * { ${digits.join(' ')} VALUES ?e { 0 1 } }`);
    return rows.length === ROWS
      ? [`more than ${ROWS}`, 'rows that an answer may have']
      : [String(rows.length), 'it cuts answers without saying so'];
  },
};

const WRITING: Readonly<Record<string, Check>> = {
  writing: async (endpoint, graph) => {
    await endpoint.update(insertion(graph, '<urn:osce-graph:is>', SUBJECT));
    const isThere = await isIn(endpoint, graph, `${SUBJECT} ?p ?o`);
    return [yesOrNo(isThere), 'whether the next query sees what an update wrote'];
  },
  'keeps terms': async (endpoint, graph) => {
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
      ? ['yes', 'what is written is read back letter by letter']
      : ['no', changes.join('; ')];
  },
  loads: async (endpoint, graph) => {
    const predicate = '<urn:osce-graph:loaded>';
    const isTaken = await endpoint.load(`${SUBJECT} ${predicate} ${SUBJECT} <${graph}> .\n`);
    const isThere = isTaken && (await isIn(endpoint, graph, `${SUBJECT} ${predicate} ?o`));
    return [yesOrNo(isThere), 'whether it takes N-Quads by POST, which fill it faster'];
  },
  'atomic updates': async (endpoint, graph) => {
    const predicate = '<urn:osce-graph:first>';
    // There is such a graph by then, so that the second operation fails (SPARQL 1.1 Update §3.2.1).
    const update = `${insertion(graph, predicate, '1')} ; CREATE GRAPH <${graph}>`;
    if (await isAccepted(endpoint.update(update)))
      return ['unknown', 'the operation that was to fail did not'];
    const isHalfMade = await isIn(endpoint, graph, `${SUBJECT} ${predicate} ?o`);
    return [yesOrNo(!isHalfMade), 'whether several operations are made whole or not at all'];
  },
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
  const outcomeOf = async (check: Check): Promise<Outcome> => {
    try {
      return await check(endpoint, graph);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return ['unknown', error.message];
    }
  };
  try {
    for (const [name, check] of Object.entries({ ...READING, ...(isWriting && WRITING) })) {
      const [value, meaning] = await outcomeOf(check);
      yield { name, value, meaning };
      if (name === 'writing' && value !== 'yes') return;
    }
  } finally {
    if (isWriting) await removeGraph(endpoint, graph);
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

async function removeGraph(endpoint: SparqlEndpoint, graph: string): Promise<void> {
  if (!(await isIn(endpoint, graph))) return;
  await isAccepted(endpoint.update(`DROP SILENT GRAPH <${graph}>`));
  if (!(await isIn(endpoint, graph))) return;
  const address = endpoint.settings.endpoint;
  throw failureOf('database-failed', address, `still has the graph <${graph}>; remove it yourself`);
}
