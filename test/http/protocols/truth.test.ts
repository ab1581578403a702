import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Parser } from 'n3';
import { SparqlJsonParser } from 'sparqljson-parse';
import { SparqlXmlParser } from 'sparqlxml-parse';
import { Readable } from 'node:stream';
import { RunningApp, ask, begun, type Answer } from '../../support/running-app.js';

/** More solutions than anybody can wait for, the first of them at once. */
const PATTERN = '{ ?s ?p ?o . ?a ?b ?c . ?d ?e ?f }';
const SELECT = `SELECT * ${PATTERN}`;
const CONSTRUCT = `CONSTRUCT { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f } WHERE ${PATTERN}`;
/** The same, where nothing can be sent before the end. */
const COUNT = `SELECT (COUNT(*) AS ?n) ${PATTERN}`;
const CONSTRUCT_COUNT = `CONSTRUCT { <urn:x> <urn:n> ?n } WHERE { ${COUNT} }`;
const ASK = 'ASK { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f FILTER(?o = ?c && ?c = ?f && ?o != ?f) }';

const SOLUTIONS = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
];
const LINES = ['application/n-triples', 'application/n-quads'];
const DOCUMENTS = ['text/turtle', 'application/trig', 'application/ld+json', 'application/rdf+xml'];
const ENCODINGS = ['identity', 'gzip', 'br'];

const path = (query: string): string => `/sparql?query=${encodeURIComponent(query)}`;
const cases = (
  queries: readonly (readonly [string, readonly string[]])[],
  encodings = ENCODINGS,
): [string, string, string][] =>
  queries.flatMap(([query, types]) =>
    types.flatMap((type) =>
      encodings.map((encoding): [string, string, string] => [type, encoding, query]),
    ),
  );

/** Reads the answer as the client of its media type would; throws where it is not well formed. */
async function parse(type: string, text: string): Promise<unknown> {
  switch (type) {
    case 'application/sparql-results+json':
      return new SparqlJsonParser().parseJsonResults(JSON.parse(text));
    case 'application/ld+json':
      return JSON.parse(text);
    case 'application/sparql-results+xml':
      for await (const bindings of new SparqlXmlParser().parseXmlResultsStream(
        Readable.from([text]),
      ))
        if (!bindings) return undefined;
      return text;
    case 'application/rdf+xml':
      if (!text.trimEnd().endsWith('</rdf:RDF>')) throw new Error('RDF/XML without its end');
      return text;
    default:
      return new Parser({ format: type }).parse(text);
  }
}

function unpacked({ bytes, headers }: Answer): Buffer {
  switch (headers['content-encoding']) {
    case 'gzip':
      return gunzipSync(bytes);
    case 'br':
      return brotliDecompressSync(bytes);
    default:
      return bytes;
  }
}

/** What comes back over a connection of its own, to the letter. */
async function rawAnswer(
  url: string,
  request: string,
): Promise<{ head: string; body: string; wasReset: boolean }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  let wasReset = false;
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', () => {
    wasReset = true;
  });
  socket.write(request);
  await once(socket, 'close');
  const end = text.indexOf('\r\n\r\n');
  return { head: text.slice(0, end), body: text.slice(end + 4), wasReset };
}

describe('An answer whose query is stopped by its budget', () => {
  /** One with time enough for a first chunk, and one for what has none. */
  let app: RunningApp;
  let hurried: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start({ service: { queryTimeoutMs: 500 } });
    hurried = await RunningApp.start({ service: { queryTimeoutMs: 100 } });
  }, 300_000);
  afterAll(async () => {
    await app.close();
    await hurried.close();
  });

  it.each(
    cases([
      [SELECT, SOLUTIONS],
      [CONSTRUCT, LINES],
    ]),
  )(
    'while it is sent is cut, and nobody can take it for whole: %s, %s',
    async (type, encoding, query) => {
      const answer = await begun(() =>
        app.get(path(query), { Accept: type, 'Accept-Encoding': encoding }),
      );
      expect([
        answer.status,
        answer.headers['content-encoding'] ?? 'identity',
        answer.isWhole,
      ]).toEqual([200, encoding, false]);
      expect(answer.headers['content-length']).toBeUndefined();
      if (encoding !== 'identity') expect(() => unpacked(answer)).toThrow();
      // Lines and tables have no end mark: there the transfer alone says it.
      else if (type.endsWith('json'))
        expect(() => JSON.parse(answer.text) as unknown).toThrow(SyntaxError);
      else if (type.endsWith('xml')) expect(answer.text).not.toContain('</sparql>');
    },
  );

  it.each(
    cases([
      [COUNT, SOLUTIONS],
      [CONSTRUCT_COUNT, [...LINES, ...DOCUMENTS]],
      [CONSTRUCT, DOCUMENTS],
      [ASK, SOLUTIONS.slice(0, 2)],
    ]),
  )('before anything is sent is 503 in full: %s, %s', async (type, encoding, query) => {
    const answer = await hurried.get(path(query), { Accept: type, 'Accept-Encoding': encoding });
    const problem = JSON.parse(unpacked(answer).toString('utf8')) as {
      code: string;
      status: number;
    };
    expect([answer.status, answer.isWhole, problem.status, problem.code]).toEqual([
      503,
      true,
      503,
      'query-timeout',
    ]);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it.each(ENCODINGS)(
    'is no table on the page, which has the status and says why: %s',
    async (encoding) => {
      const answer = await hurried.get(path(SELECT), {
        Accept: 'text/html',
        'Accept-Encoding': encoding,
      });
      const page = unpacked(answer).toString('utf8');
      expect([
        answer.status,
        answer.isWhole,
        page.includes('<table'),
        page.includes('QUERY_TIMEOUT_MS'),
        page.trimEnd().endsWith('</html>'),
      ]).toEqual([503, true, false, true, true]);
    },
  );

  it.each([
    ['POST', 'application/sparql-query', SELECT],
    [
      'POST',
      'application/x-www-form-urlencoded',
      new URLSearchParams({ query: SELECT }).toString(),
    ],
    ['QUERY', 'application/sparql-query', SELECT],
  ])('is cut by whatever method it was asked for: %s %s', async (method, contentType, body) => {
    const answer = await begun(() =>
      ask(`${app.url}/sparql`, {
        method,
        headers: { Accept: 'text/csv', 'Content-Type': contentType },
        body,
      }),
    );
    expect([answer.status, answer.bytes.length > 0, answer.isWhole]).toEqual([200, true, false]);
  });

  it.each(
    cases(
      [
        [SELECT, SOLUTIONS],
        [CONSTRUCT, [...LINES, ...DOCUMENTS]],
      ],
      ['identity', 'gzip'],
    ),
  )(
    'by HTTP/1.0, where the end of the connection is the end of an answer, is not begun: %s, %s',
    async (type, encoding, query) => {
      const { head, body } = await rawAnswer(
        hurried.url,
        `GET ${path(query)} HTTP/1.0\r\nAccept: ${type}\r\nAccept-Encoding: ${encoding}\r\n\r\n`,
      );
      expect(head).toMatch(/^HTTP\/1\.1 503 /);
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1]);
      expect(body).toHaveLength(length);
      expect((JSON.parse(body) as { code: string }).code).toBe('query-timeout');
    },
  );

  it('closes a kept connection, so that the next answer is not read as its end', async () => {
    const request = (query: string): string =>
      `GET ${path(query)} HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\nConnection: ` +
      `keep-alive\r\n\r\n`;
    const { body } = await rawAnswer(
      app.url,
      request(SELECT) + request('SELECT (1 AS ?zq7marker) {}'),
    );
    expect(body).toContain('http');
    expect(body).not.toContain('zq7marker');
    expect(body.endsWith('\r\n0\r\n\r\n')).toBe(false);
  });
});

describe('An answer that is complete', () => {
  let app: RunningApp;
  const LIMITED = 'SELECT * { ?s ?p ?o } LIMIT 3000';
  const GRAPH = 'CONSTRUCT { ?s ?p ?o } WHERE { { SELECT * { ?s ?p ?o } LIMIT 1000 } }';
  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(async () => {
    await app.close();
  });

  it.each(
    cases([
      [LIMITED, SOLUTIONS],
      [GRAPH, [...LINES, ...DOCUMENTS]],
    ]),
  )(
    'ends as HTTP says it does, and can be read to its end: %s, %s',
    async (type, encoding, query) => {
      const answer = await app.get(path(query), { Accept: type, 'Accept-Encoding': encoding });
      expect([answer.status, answer.isWhole]).toEqual([200, true]);
      const text = unpacked(answer).toString('utf8');
      if (/csv|separated/.test(type))
        expect(text.trimEnd().split(/\r?\n/).length).toBeGreaterThan(3000);
      else await parse(type, text);
    },
  );

  it.each([
    path(LIMITED),
    path(GRAPH),
    '/graphs?graph=https%3A%2F%2Fw3id.org%2Fosce-graph%2Fgraph%2Freference',
    '/snapshots/1/graph.nt',
    '/snapshots/1/tables/event.csv',
    '/ontology',
    '/news',
    '/',
  ])('has its length by HTTP/1.0 wherever it is from: %s', async (address) => {
    const { head, body } = await rawAnswer(
      app.url,
      `GET ${address} HTTP/1.0\r\nAccept: application/n-triples, ` +
        `*/*;q=0.5\r\nAccept-Encoding: gzip\r\n\r\n`,
    );
    expect(head).toMatch(/^HTTP\/1\.1 200 /);
    expect(head).not.toMatch(/^(?:transfer-encoding|content-encoding):/im);
    expect(body).toHaveLength(Number(/^content-length: (\d+)$/im.exec(head)?.[1]));
  });
});
