/** What a database can and cannot do, found out by asking it. */
import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors.js';
import type { Dialect } from './dialects.js';
import { failureOf } from './failures.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';

export interface Finding {
  readonly name: string;
  readonly value: string;
  /** What the value is about, and what follows from it. */
  readonly meaning: string;
}

type Outcome = readonly [value: string, meaning: string];

/** Rows that are asked for, to find a cap; Virtuoso's is 10,000 at first. */
const ROWS = 20_000;
const STATEMENT = '<urn:osce-graph:subject> <urn:osce-graph:is> <urn:osce-graph:object>';
const LOADED = STATEMENT.replace('is>', 'loaded>');

/** `isWriting` into a graph that is removed. @throws ServiceError when it cannot be. */
export async function* probe(
  endpoint: SparqlEndpoint,
  isWriting: boolean,
): AsyncGenerator<Finding, void, undefined> {
  yield* endpoint.findings;
  yield await finding('row cap', async () => {
    const digits = ['a', 'b', 'c', 'd'].map((name) => `VALUES ?${name} { 0 1 2 3 4 5 6 7 8 9 }`);
    const { rows } = await endpoint.select(`SELECT * { ${digits.join(' ')} VALUES ?e { 0 1 } }`);
    return rows.length === ROWS
      ? [`more than ${ROWS}`, 'rows that an answer may have']
      : [String(rows.length), 'it cuts answers without saying so'];
  });
  if (!isWriting) return;
  const graph = `urn:osce-graph:probe:${randomUUID()}`;
  try {
    const writing = await finding('writing', async () => {
      await endpoint.update(`INSERT DATA { GRAPH <${graph}> { ${STATEMENT} } }`);
      const isThere = await isIn(endpoint, graph, STATEMENT);
      return [isThere ? 'yes' : 'no', 'whether the next query sees what an update wrote'];
    });
    yield writing;
    if (writing.value !== 'yes') return;
    yield await finding('loads', async () => {
      const isTaken = await endpoint.load(`${LOADED} <${graph}> .\n`);
      const isThere = isTaken && (await isIn(endpoint, graph, LOADED));
      return [isThere ? 'yes' : 'no', 'whether it takes N-Quads by POST, which fill it faster'];
    });
  } finally {
    await removeGraph(endpoint, graph);
  }
}

async function finding(name: string, check: () => Promise<Outcome>): Promise<Finding> {
  try {
    const [value, meaning] = await check();
    return { name, value, meaning };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { name, value: 'unknown', meaning: error.message };
  }
}

function isIn(endpoint: SparqlEndpoint, graph: string, pattern = '?s ?p ?o'): Promise<boolean> {
  return endpoint.ask(`ASK { GRAPH <${graph}> { ${pattern} } }`);
}

/** What the dialect says of its database, which the service goes by. */
export function knownOf(dialect: Dialect): Finding {
  const { maxStatements, maxValuesRows, rowCap, isTried, title } = dialect;
  const known = [
    maxStatements && `${maxStatements} statements an operation`,
    maxValuesRows && `${maxValuesRows} rows of VALUES`,
    rowCap && `${rowCap} rows of an answer`,
  ];
  const source = isTried ? 'as tried' : 'from documents, not tried';
  const value = known.filter(Boolean).join('; ') || 'no limits';
  return { name: 'known before', value, meaning: `${title}, ${source}` };
}

async function removeGraph(endpoint: SparqlEndpoint, graph: string): Promise<void> {
  if (!(await isIn(endpoint, graph))) return;
  await endpoint.update(`DROP SILENT GRAPH <${graph}>`).catch(() => undefined);
  if (!(await isIn(endpoint, graph))) return;
  const address = endpoint.settings.endpoint;
  throw failureOf('database-failed', address, `still has the graph <${graph}>; remove it yourself`);
}
