/** What a database can and cannot do, found out by asking it. */
import { randomUUID } from 'node:crypto';
import { ServiceError } from '../errors.js';
import type { Dialect } from './dialects.js';
import { failureOf } from './failures.js';
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

/** Rows that are asked for, to find a cap; Virtuoso's is 10,000 at first. */
const ROWS = 20_000;
const STATEMENT = '<urn:osce-graph:subject> <urn:osce-graph:is> <urn:osce-graph:object>';

const yesOrNo = (isYes: boolean): string => (isYes ? 'yes' : 'no');

const isIn = (endpoint: SparqlEndpoint, graph: string, pattern = '?s ?p ?o'): Promise<boolean> =>
  endpoint.ask(`ASK { GRAPH <${graph}> { ${pattern} } }`);

const READING: Readonly<Record<string, Check>> = {
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
    await endpoint.update(`INSERT DATA { GRAPH <${graph}> { ${STATEMENT} } }`);
    const isThere = await isIn(endpoint, graph, STATEMENT);
    return [yesOrNo(isThere), 'whether the next query sees what an update wrote'];
  },
  loads: async (endpoint, graph) => {
    const loaded = STATEMENT.replace('is>', 'loaded>');
    const isTaken = await endpoint.load(`${loaded} <${graph}> .\n`);
    return [
      yesOrNo(isTaken && (await isIn(endpoint, graph, loaded))),
      'whether it takes N-Quads by POST, which fill it faster',
    ];
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
