/** Whether a database keeps all it gets, tried in a graph that is removed afterwards. */
import { XSD, toNTriplesTerm, type NamedNode } from '../rdf/index.js';
import { failureOf, isAccepted } from './failures.js';
import { yesOrNo, type Check } from './finding.js';
import type { SparqlEndpoint } from './sparql-endpoint.js';
import type { TermKind } from './dialects.js';

const SUBJECT = '<urn:osce-graph:subject>';

const typed = (value: string, { value: datatype }: NamedNode): string =>
  `"${value}"^^<${datatype}>`;

/** Terms that databases are known to write in another way, in canonical N-Triples. */
const SAMPLES: Readonly<Record<TermKind | 'texts', readonly string[]>> = {
  texts: ['"é \\" \\\\ \\n"', '"text"@en'],
  numbers: [typed('01', XSD.integer), typed('1.10', XSD.decimal), typed('1.0E0', XSD.double)],
  booleans: [typed('true', XSD.boolean), typed('1', XSD.boolean)],
  times: [
    typed('2020-01-01T12:00:00.000Z', XSD.dateTime),
    typed('2020-01-01T12:00:00+02:00', XSD.dateTime),
    typed('2020-01-01', XSD.date),
  ],
  durations: [typed('P1D', XSD.duration)],
  'triple terms': ['<<( <urn:a> <urn:b> <urn:c> )>>'],
  directions: ['"text"@en--ltr'],
};

/** Without which the others find nothing. */
export const CAN_WRITE: Check = {
  name: 'writing',
  find: async (endpoint, graph) => {
    await endpoint.update(insertion(graph, '<urn:osce-graph:is>', SUBJECT));
    const isThere = await endpoint.ask(`ASK { GRAPH <${graph}> { ${SUBJECT} ?p ?o } }`);
    return yesOrNo(isThere, 'whether the next query sees what an update wrote');
  },
};

export const WRITING_CHECKS: readonly Check[] = [
  CAN_WRITE,
  { name: 'blank nodes', find: findBlankNodes },
  ...Object.entries(SAMPLES).map(([kind, terms]) => ({
    name: `keeps ${kind}`,
    find: (endpoint: SparqlEndpoint, graph: string) => findKept(endpoint, graph, terms),
  })),
  { name: 'atomic updates', find: findAtomicity },
];

function insertion(graph: string, predicate: string, ...objects: readonly string[]): string {
  return `INSERT DATA { GRAPH <${graph}> { ${SUBJECT} ${predicate} ${objects.join(', ')} } }`;
}

async function findBlankNodes(endpoint: SparqlEndpoint, graph: string): ReturnType<Check['find']> {
  const statement = `GRAPH <${graph}> { ${SUBJECT} <urn:osce-graph:blank> _:b }`;
  if (await isAccepted(endpoint.update(`INSERT DATA { ${statement} }`)))
    return { value: 'yes', meaning: 'INSERT DATA takes blank nodes' };
  return (await isAccepted(endpoint.update(`INSERT { ${statement} } WHERE {}`)))
    ? {
        value: 'only with WHERE',
        meaning: 'INSERT … WHERE takes blank nodes, INSERT DATA does not',
      }
    : { value: 'no', meaning: 'updates cannot have blank nodes' };
}

async function findKept(
  endpoint: SparqlEndpoint,
  graph: string,
  terms: readonly string[],
): ReturnType<Check['find']> {
  const changes: string[] = [];
  for (const term of terms) {
    const found = await writtenAndRead(endpoint, graph, term);
    if (found !== term)
      changes.push(`${term} ${found === undefined ? 'is refused' : `→ ${found}`}`);
  }
  return changes.length === 0
    ? { value: 'yes', meaning: 'what is written is read back letter by letter' }
    : { value: 'no', meaning: changes.join('; ') };
}

/** Undefined when the database does not take the term. */
async function writtenAndRead(
  endpoint: SparqlEndpoint,
  graph: string,
  term: string,
): Promise<string | undefined> {
  const predicate = `<urn:osce-graph:term:${Buffer.from(term).toString('hex')}>`;
  if (!(await isAccepted(endpoint.update(insertion(graph, predicate, term))))) return undefined;
  const query = `SELECT ?o { GRAPH <${graph}> { ${SUBJECT} ${predicate} ?o } }`;
  const [row] = (await endpoint.select(query)).rows;
  return row?.o && toNTriplesTerm(row.o);
}

async function findAtomicity(endpoint: SparqlEndpoint, graph: string): ReturnType<Check['find']> {
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

/** @throws ServiceError `database-failed` when the graph stays. */
export async function removeGraph(endpoint: SparqlEndpoint, graph: string): Promise<void> {
  const isThere = (): Promise<boolean> => endpoint.ask(`ASK { GRAPH <${graph}> { ?s ?p ?o } }`);
  for (const update of [
    `DROP SILENT GRAPH <${graph}>`,
    `DELETE WHERE { GRAPH <${graph}> { ?s ?p ?o } }`,
  ])
    if (await isThere()) await isAccepted(endpoint.update(update));
  if (!(await isThere())) return;
  const address = endpoint.settings.endpoint;
  throw failureOf('database-failed', address, `still has the graph <${graph}>; remove it yourself`);
}
