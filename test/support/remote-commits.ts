/** Commits to a graph in a database elsewhere, and whether the database equals the log. */
import { RemoteCommitter, openPastVersion } from '../../src/commits/index.js';
import { quadKey, type Names, type Quad } from '../../src/rdf/index.js';
import { StoredTerms, type Database } from '../../src/remote/index.js';
import { Gate } from '../../src/shacl/index.js';

/** All statements of a database but its mark, in one order. */
export async function statementsIn(database: Database, names: Names): Promise<string[]> {
  const terms = new StoredTerms(names);
  const keys: string[] = [];
  const { pageRows } = database.dialect;
  const all =
    'SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } ' +
    `FILTER(?g != <${names.baseIri}graph/version>) }`;
  for (let offset = 0; ; offset += pageRows) {
    const page = `{ ${all} ORDER BY ?g ?s ?p ?o } } LIMIT ${pageRows} OFFSET ${offset}`;
    const query = pageRows === undefined ? all : `SELECT ?s ?p ?o ?g WHERE { ${page}`;
    const { rows } = await database.select(query, { timeoutMs: 600_000 });
    for (const { s, p, o, g } of rows) {
      if (s && p && o && g && !isOfVirtuoso(g.value)) keys.push(quadKey(terms.quadOf(s, p, o, g)));
    }
    if (pageRows === undefined || rows.length < pageRows) return keys.sort();
  }
}

/** Virtuoso has graphs of its own. */
const isOfVirtuoso = (graph: string): boolean =>
  ['http://www.openlinksw.com/', 'http://www.w3.org/', 'urn:'].some((start) =>
    graph.startsWith(start),
  ) ||
  graph.endsWith('/sparql') ||
  graph.endsWith('/DAV/');

/** All statements that the log adds up to, inferred ones included. */
export async function statementsOf(committer: RemoteCommitter, names: Names): Promise<string[]> {
  const { log } = committer;
  const head = await openPastVersion(log, names, log.lastId(), []);
  return [...head.match()].map(quadKey).sort();
}

export function openRemote(
  directory: string,
  database: Database,
  names: Names,
  shapes: readonly Quad[] = [],
): Promise<RemoteCommitter> {
  return RemoteCommitter.open(directory, database, { gate: new Gate(shapes), names }, 'write');
}
