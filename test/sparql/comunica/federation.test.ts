import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PREFIXES, answerOf, engineFor, linesOf, versionOfTriG } from '../../support/sparql.js';

const LOCAL = ':a :p :b ; :q 1 . :b :p :c ; :q 2 . :c :p :a ; :q 3 . :d :note _:x . :g { :a :r :b . :b :r :c }';
const REMOTE = ':a :name "A" ; :size 10 . :b :name "B" . :c :name "C"@en ; :size 30 . _:x :name "X" .';
/** The other endpoint's data is also here as a graph, so that the answers with GRAPH in place of SERVICE are known. */
const version = versionOfTriG(`${LOCAL} :remote { ${REMOTE.replace('_:x', '_:y')} }`);
const remote = versionOfTriG(REMOTE);
const strict = engineFor('strict');
let server: Server;
let address: string;
let requests: string[] = [];

async function answer(query: string): Promise<string> {
  const { chunks } = await strict.answer(remote, query, { solutions: 'json', boolean: 'json', graph: 'ntriples' });
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const query = new URL(request.url!, 'http://localhost').searchParams.get('query') ?? new URLSearchParams(Buffer.concat(parts).toString()).get('query');
      if (query === null) {
        response.writeHead(400).end();
        return;
      }
      requests.push(query);
      response.setHeader('Content-Type', 'application/sparql-results+json');
      answer(query).then((text) => response.end(text), () => () => response.writeHead(400).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const federating = (): ReturnType<typeof engineFor> => engineFor('strict', { serviceAllow: [address] });

/** `REMOTE` stands for SERVICE with the address, or for GRAPH with the same data. */
const QUERIES: readonly string[] = [
  'SELECT ?s ?n { ?s :p ?o REMOTE { ?s :name ?n } }',
  'SELECT ?s ?n ?z { ?s :p/:p ?o REMOTE { ?s :name ?n OPTIONAL { ?s :size ?z } } }',
  'SELECT ?s ?n { ?s :p+ :a OPTIONAL { REMOTE { ?s :name ?n } } }',
  'SELECT ?s { ?s :q ?o MINUS { REMOTE { ?s :size ?n } } }',
  'SELECT ?s { ?s :p ?o FILTER NOT EXISTS { REMOTE { ?s :size ?z } } }',
  'SELECT ?s ?n { ?s :q ?q REMOTE { ?s :name ?n } FILTER EXISTS { GRAPH :g { ?s :r ?o } } }',
  'SELECT ?s ?n ?g { GRAPH ?g { ?s :r ?o } REMOTE { ?s :name ?n } FILTER(?g = :g) }',
  'SELECT (COUNT(?s) AS ?c) (SUM(?q) AS ?t) { ?s :q ?q . ?s :p ?o REMOTE { ?s :size ?z } FILTER(?z > 5) }',
  'SELECT ?n (MAX(?q) AS ?m) { { ?s :q ?q } UNION { ?s :q ?x BIND(?x * 10 AS ?q) } REMOTE { ?s :name ?n } } GROUP BY ?n',
  'SELECT ?s ?n { { SELECT ?s { ?s :q ?q } ORDER BY DESC(?q) LIMIT 2 } REMOTE { ?s :name ?n } }',
  'SELECT ?s ?n { VALUES ?s { :a :c :nobody } ?s :p ?o REMOTE { ?s :name ?n } }',
  'ASK { ?s :q 3 REMOTE { ?s :name "C"@en } }',
  'CONSTRUCT { ?s :called ?n } WHERE { ?s :q ?q REMOTE { ?s :name ?n } }',
];

describe('A query with SERVICE', () => {
  it.each(QUERIES)('has the answer that it has when the data is here: %s', async (query) => {
    const here = await answerOf(strict, version, query.replaceAll('REMOTE', 'GRAPH :remote'));
    const there = await answerOf(federating(), version, query.replaceAll('REMOTE', `SERVICE <${address}>`));
    expect(there).toEqual(here);
    expect(Array.isArray(here) ? here.length : here).toBeTruthy();
  });

  it('never takes a blank node here for one elsewhere', async () => {
    expect(await answerOf(federating(), version, `SELECT ?s ?n { :d :note ?s OPTIONAL { SERVICE <${address}> { ?s :name ?n } } }`)).toEqual(['?s=_:x']);
  });

  it('sees the graphs that FROM names', async () => {
    expect(await answerOf(federating(), version, `SELECT ?s ?n FROM :g { ?s :r ?o SERVICE <${address}> { ?s :name ?n } }`)).toEqual(['?s=:a ?n="A"', '?s=:b ?n="B"']);
  });

  it('asks the other endpoint for its own part only', async () => {
    requests = [];
    await answerOf(federating(), version, `SELECT * { ?s :p ?o . ?o :p ?x SERVICE <${address}> { ?s :name ?n } }`);
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((text) => text.includes('example.org/p>'))).toEqual([]);
  });
});

describe('An update with SERVICE in its pattern', () => {
  it('writes what the other endpoint says, and sees its own earlier operations', async () => {
    const change = await federating().update(version, `${PREFIXES}INSERT DATA { :new :q 4 . :c :q :newest } ; INSERT { ?s :called ?n ; :has ?q } WHERE { ?s :q ?q SERVICE <${address}> { ?s :name ?n ; :size 30 } }`);
    expect(linesOf(change)).toEqual([
      '+ :c :called "C"@en .', '+ :c :has "3"^^<http://www.w3.org/2001/XMLSchema#integer> .', '+ :c :has :newest .', '+ :c :q :newest .',
      '+ :new :q "4"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    ]);
  });
});
