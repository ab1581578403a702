import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError } from '../../../src/errors.js';
import { isAllowedAddress } from '../../../src/sparql/federation/refusal.js';
import { PREFIXES, answerOf, engineFor, linesOf, versionOfTriG } from '../../support/sparql.js';

it.each([
  ['http://data.example/sets/', true],
  ['http://data.example/sets/a.ttl', true],
  ['http://data.example/sets/deep/er/a.ttl?x=/../y', true],
  ['HTTP://Data.Example:80/sets/a.ttl', true],
  ['http://data.example/sets/x/../a.ttl', true],
  ['http://data.example/exact', true],
  ['http://data.example/sets', false],
  ['http://data.example/setsquare/a', false],
  ['http://data.example/sets/../secret', false],
  ['http://data.example/sets/%2e%2e/secret', false],
  ['http://data.example/sets/%2E%2e%2fsecret', false],
  ['http://data.example/sets/..%5csecret', false],
  ['http://data.example/sets\\..\\secret', false],
  ['http://data.example/sets/..;/secret', false],
  ['http://user@data.example/sets/a', false],
  ['http://data.example@evil.example/sets/a', false],
  ['http://data.example.evil.example/sets/a', false],
  ['http://data.example:8080/sets/a', false],
  ['https://data.example/sets/a', false],
  ['http://data.example/exact/', false],
  ['http://data.example/exact/more', false],
  ['http://data.example/?q=/sets/', false],
])('an address below an allowed one that ends in a slash: %s is %s', (address, isAllowed) => {
  const allowed = ['http://data.example/sets/', 'http://data.example/exact'];
  expect(isAllowedAddress(address, allowed)).toBe(isAllowed);
});

const engine = engineFor();
const version = versionOfTriG(':a :p :b .');
let server: Server;
let address: string;
let connectionCount = 0;
let requestedPaths: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    requestedPaths.push(request.url ?? '');
    if (request.url === '/moved') {
      response.writeHead(302, { Location: '/elsewhere' }).end();
      return;
    }
    if (request.url === '/missing') {
      response.writeHead(404).end();
      return;
    }
    if (request.url === '/data' || request.url === '/broken') {
      response.setHeader('Content-Type', 'text/turtle; charset=utf-8');
      response.end(
        request.url === '/data'
          ? '@prefix : <http://example.org/> . :a :says [ :p :b ] .'
          : ':a :p',
      );
      return;
    }
    response.setHeader('Content-Type', 'application/sparql-results+json');
    response.end(
      '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"from ' +
        'afar"}}]}}',
    );
  });
  server.on('connection', () => {
    connectionCount += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`;
});
beforeEach(() => {
  connectionCount = 0;
  requestedPaths = [];
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

async function failureOf(work: Promise<unknown>): Promise<ServiceError> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

describe('SERVICE', () => {
  it.each([
    ['at the top', (url: string) => `SELECT * { SERVICE <${url}> { ?s ?p ?x } }`],
    [
      'though SILENT',
      (url: string) => `SELECT * { ?s ?p ?o SERVICE SILENT <${url}> { ?s ?p ?x } }`,
    ],
    [
      'in a sub-query',
      (url: string) => `SELECT * { { SELECT ?s { ?s ?p ?o SERVICE <${url}> { ?s ?p ?x } } } }`,
    ],
    [
      'in a filter',
      (url: string) => `ASK { ?s ?p ?o FILTER NOT EXISTS { SERVICE <${url}> { ?s ?p ?x } } }`,
    ],
    [
      'in a selected expression',
      (url: string) => `SELECT (EXISTS { SERVICE <${url}> { ?s ?p ?x } } AS ?e) { ?s ?p ?o }`,
    ],
    [
      'in CONSTRUCT',
      (url: string) => `CONSTRUCT { ?s ?p ?x } WHERE { SERVICE <${url}> { ?s ?p ?x } }`,
    ],
  ])('is refused %s, and no connection is opened', async (_, queryFor) => {
    const error = await failureOf(answerOf(engine, version, queryFor(address)));
    expect(error.code).toBe('outbound-refused');
    expect(error.message).toContain(address);
    expect(error.details).toEqual({ keyword: 'SERVICE', address });
    expect(connectionCount).toBe(0);
  });

  it('is refused for a variable, whatever that may become', async () => {
    const error = await failureOf(
      answerOf(engine, version, `SELECT * { VALUES ?e { <${address}> } SERVICE ?e { ?s ?p ?x } }`),
    );
    expect([error.code, connectionCount]).toEqual(['outbound-refused', 0]);
  });

  it('is refused in an update, and no connection is opened', async () => {
    const error = await failureOf(
      engine.update(
        version,
        `${PREFIXES}INSERT { :a :q ?x } WHERE { SERVICE <${address}> { ?s ?p ?x } }`,
      ),
    );
    expect([error.code, connectionCount]).toEqual(['outbound-refused', 0]);
  });

  it('answers from an address that is allowed, and from no other', async () => {
    const allowing = engineFor('union', { serviceAllow: [address] });
    expect(
      await answerOf(allowing, version, `SELECT ?x { SERVICE <${address}> { ?s ?p ?x } }`),
    ).toEqual(['?x="from afar"']);
    expect(connectionCount).toBeGreaterThan(0);
    expect(new Set(requestedPaths.map((path) => path.split('?')[0]))).toEqual(new Set(['/sparql']));
    requestedPaths = [];
    expect(
      (
        await failureOf(
          answerOf(allowing, version, `SELECT ?x { SERVICE <${address}x> { ?s ?p ?x } }`),
        )
      ).code,
    ).toBe('outbound-refused');
    expect(requestedPaths).toEqual([]);
  });
});

describe('LOAD', () => {
  it('is refused with its address, and no connection is opened', async () => {
    const error = await failureOf(
      engine.update(version, `LOAD <${address}> INTO GRAPH <http://example.org/g>`),
    );
    expect([error.code, error.details, connectionCount]).toEqual([
      'outbound-refused',
      { keyword: 'LOAD', address },
      0,
    ]);
  });

  it('is left out when it is SILENT, and the rest is done', async () => {
    expect(linesOf(await engine.update(version, `LOAD SILENT <${address}>`))).toEqual([]);
    expect(
      linesOf(
        await engine.update(
          version,
          `${PREFIXES}LOAD SILENT <${address}> ; INSERT DATA { :x :p :y }`,
        ),
      ),
    ).toEqual(['+ :x :p :y .']);
    expect(connectionCount).toBe(0);
  });
});

describe('LOAD from an address that is allowed', () => {
  const changeOf = async (path: string, text: (url: string) => string): Promise<string[]> => {
    const url = address.replace('/sparql', path);
    return linesOf(
      await engineFor('union', { serviceAllow: [url] }).update(version, PREFIXES + text(url)),
    );
  };

  it('inserts what the document says, where it is told to', async () => {
    expect(await changeOf('/data', (url) => `LOAD <${url}>`)).toEqual([
      '+ :a :says _:new0 .',
      '+ _:new0 :p :b .',
    ]);
    expect(
      await changeOf(
        '/data',
        (url) => `LOAD <${url}> INTO GRAPH :g ; DELETE WHERE { GRAPH :g { ?s :p ?o } }`,
      ),
    ).toEqual(['+ :a :says _:new0 :g .']);
  });

  it.each([
    ['/missing', 'status 404'],
    ['/sparql', 'application/sparql-results+json'],
    ['/broken', 'not well-formed'],
    ['/moved', 'not followed'],
  ])('says what is wrong with %s, and passes over it with SILENT', async (path, reason) => {
    expect((await failureOf(changeOf(path, (url) => `LOAD <${url}>`))).message).toContain(reason);
    expect(
      await changeOf(path, (url) => `LOAD SILENT <${url}> ; INSERT DATA { :x :p :y }`),
    ).toEqual(['+ :x :p :y .']);
  });
});

describe('A query that names an address in FROM', () => {
  it('reads the graph of that name here, and opens no connection', async () => {
    expect(await answerOf(engine, version, `SELECT * FROM <${address}> { ?s ?p ?o }`)).toEqual([]);
    expect(
      await answerOf(engine, version, `SELECT * FROM NAMED <${address}> { GRAPH ?g { ?s ?p ?o } }`),
    ).toEqual([]);
    expect(connectionCount).toBe(0);
  });
});
