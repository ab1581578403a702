import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SparqlEndpoint, type EndpointSettings } from '../../src/remote/index.js';
import { Endpoint, RESULTS_JSON, resultsWith, type Answerer } from '../support/endpoint.js';

const SELECT = 'SELECT ?x { ?x ?p ?o }';
const UPDATE = 'INSERT DATA { <urn:a> <urn:b> <urn:c> }';
const XML = 'application/sparql-results+xml';
const JSON_TEXT = resultsWith('one', 'two');
const XML_TEXT =
  '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head>' +
  '<results><result><binding name="x"><literal>one</literal></binding></result></results></sparql>';
const TRIPLES = '<urn:a> <urn:b> "one" .\n<urn:a> <urn:b> _:c .\n';

let answerer: Answerer;
let server: Endpoint;
let database: SparqlEndpoint;
beforeEach(async () => {
  server = await Endpoint.start((query, request, response) => answerer(query, request, response));
  database = await openWith({});
});
afterEach(async () => {
  database.close();
  await server.close();
});

function openWith(settings: Partial<EndpointSettings>): Promise<SparqlEndpoint> {
  return SparqlEndpoint.open({ endpoint: server.url(), dialect: 'generic', ...settings });
}

/** Answers with a status, headers and a text. */
function answering(text: string, type = RESULTS_JSON, headers = {}, status = 200): void {
  answerer = (_query, _request, response) => {
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(text);
  };
}

/** Answers with bytes that are no whole answer, and closes the connection. */
function breakingOff(head: string, body: string): void {
  answerer = (_query, request, response) => {
    response.socket?.end(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`);
    request.resume();
  };
}

async function forwarded(accept = RESULTS_JSON): Promise<string> {
  const { body } = await database.forward(SELECT, { accept });
  let text = '';
  for await (const chunk of body) text += Buffer.from(chunk).toString();
  return text;
}

async function constructed(): Promise<string[]> {
  const quads = await database.construct('CONSTRUCT WHERE { ?s ?p ?o }');
  return quads.map(({ object }) => object.value);
}

const withCode = (code: string, message?: RegExp): object =>
  expect.objectContaining({
    code,
    ...(message && { message: expect.stringMatching(message) as unknown }),
  });

describe('A database', () => {
  it.each([
    [RESULTS_JSON, JSON_TEXT, ['one', 'two']],
    [XML, XML_TEXT, ['one']],
  ])('answers SELECT in %s', async (type, text, expected) => {
    answering(text, type);
    const { variables, rows } = await database.select(SELECT);
    expect(variables).toEqual(['x']);
    expect(rows.map((row) => row.x?.value)).toEqual(expected);
  });

  it.each([
    ['{"head":{},"boolean":true}', true],
    ['{"head":{},"boolean":false}', false],
    [resultsWith('1'), true],
    [resultsWith('0'), false],
  ])('answers ASK with %s', async (text, expected) => {
    answering(text);
    expect(await database.ask('ASK {}')).toBe(expected);
  });

  it('answers CONSTRUCT in N-Triples, with its own blank nodes', async () => {
    answering(TRIPLES, 'application/n-triples');
    expect(await constructed()).toEqual(['one', 'c']);
  });

  it('gives an answer through byte by byte', async () => {
    answering(JSON_TEXT);
    expect(await forwarded()).toBe(JSON_TEXT);
    answering(XML_TEXT, XML);
    expect(await forwarded(XML)).toBe(XML_TEXT);
    answering('x\r\none\r\n', 'text/csv');
    expect(await forwarded('text/csv')).toBe('x\r\none\r\n');
  });

  it('has connections that are kept', async () => {
    answering(JSON_TEXT);
    for (let count = 0; count < 5; count += 1) await database.select(SELECT);
    expect(server.connectionCount).toBe(1);
  });

  it('is asked for its union of graphs as its dialect says, unless a query has FROM', async () => {
    answering(JSON_TEXT);
    database.close();
    database = await openWith({ dialect: 'oxigraph' });
    const received = async (query: string): Promise<string> => {
      server.forget();
      await database.select(query);
      return server.received;
    };
    expect(await received('SELECT ?from { ?from <urn:FROM> "FROM" }')).toContain(
      '&union-default-graph=',
    );
    expect(await received('SELECT * FROM <urn:g> { ?s ?p ?o }')).not.toContain('union-default');
    expect(await received('SELECT * { ?s <urn:a#b> ?o } # FROM <urn:g>')).toContain('union-def');
  });
});

describe('An answer that is not whole', () => {
  it.each([
    ['status 206', {}, 206],
    ['X-SQL-State', { 'X-SQL-State': 'S1TAT' }, 200],
    ['X-SPARQL-MaxRows', { 'X-SPARQL-MaxRows': '2' }, 200],
  ])('is an error: %s', async (_name, headers, status) => {
    answering(JSON_TEXT, RESULTS_JSON, headers, status);
    await expect(database.select(SELECT)).rejects.toEqual(withCode('answer-incomplete'));
    await expect(forwarded()).rejects.toEqual(withCode('answer-incomplete'));
    await expect(constructed()).rejects.toEqual(withCode('answer-incomplete'));
  });

  it.each([
    [RESULTS_JSON, JSON_TEXT],
    [XML, XML_TEXT],
    ['text/csv', 'x\r\none\r\ntwo\r\n'],
  ])('is an error wherever the connection closes: %s', async (type, text) => {
    for (let length = 0; length < text.length; length += 7) {
      const head = `Content-Type: ${type}\r\nContent-Length: ${text.length}`;
      breakingOff(head, text.slice(0, length));
      await expect(forwarded(type)).rejects.toEqual(withCode('answer-incomplete'));
      const chunk = `${length.toString(16)}\r\n${text.slice(0, length)}\r\n`;
      breakingOff(`Content-Type: ${type}\r\nTransfer-Encoding: chunked`, length === 0 ? '' : chunk);
      await expect(forwarded(type)).rejects.toEqual(withCode('answer-incomplete'));
    }
  });

  it.each([
    [RESULTS_JSON, JSON_TEXT],
    [RESULTS_JSON, `${JSON_TEXT.slice(0, -1)}, "meta": { "took": "3 ms" } }`],
    [RESULTS_JSON, '{"head":{},"boolean":true}'],
    [XML, XML_TEXT],
  ])('is an error wherever the document breaks off: %s', async (type, text) => {
    for (let length = 0; length < text.length; length += 1) {
      answering(text.slice(0, length), type);
      await expect(forwarded(type)).rejects.toEqual(withCode('answer-incomplete'));
      await expect(database.select(SELECT)).rejects.toEqual(withCode('answer-incomplete'));
    }
    answering(text, type);
    expect(await forwarded(type)).toBe(text);
  });

  it('is an error when an error’s text follows the document', async () => {
    answering(`${JSON_TEXT} out of memory`);
    await expect(forwarded()).rejects.toEqual(withCode('answer-incomplete'));
  });

  it('never gives its last bytes', async () => {
    answerer = (_query, _request, response) => {
      response.writeHead(200, { 'Content-Type': RESULTS_JSON });
      response.write(JSON_TEXT.slice(0, -20), () => setTimeout(() => response.end(' }'), 50));
    };
    const { body } = await database.forward(SELECT, { accept: RESULTS_JSON });
    let text = '';
    const reading = (async () => {
      for await (const chunk of body) text += Buffer.from(chunk).toString();
    })();
    await expect(reading).rejects.toEqual(withCode('answer-incomplete'));
    expect(text).toBe(JSON_TEXT.slice(0, -20));
  });

  it('is an error in a syntax without an end mark when only the connection ends it', async () => {
    breakingOff('Content-Type: text/csv\r\nConnection: close', 'x\r\none\r\n');
    await expect(forwarded('text/csv')).rejects.toEqual(withCode('answer-incomplete'));
    breakingOff(`Content-Type: ${RESULTS_JSON}\r\nConnection: close`, JSON_TEXT);
    expect(await forwarded()).toBe(JSON_TEXT);
  });

  it('is an error when triples break off within one', async () => {
    answering(TRIPLES.slice(0, -8), 'application/n-triples');
    await expect(constructed()).rejects.toEqual(withCode('answer-incomplete'));
  });
});

describe('A request', () => {
  it('does not follow redirects', async () => {
    answering('', 'text/plain', { Location: server.url('/other') }, 302);
    await expect(database.select(SELECT)).rejects.toEqual(
      withCode('database-failed', /redirect to <.*\/other>, which is not followed/),
    );
    expect(server.asked).toHaveLength(1);
  });

  it('fails with the status and the text of an error', async () => {
    answering('Syntax error\n at line 1', 'text/plain', {}, 400);
    await expect(database.select(SELECT)).rejects.toEqual(
      withCode('database-failed', /status 400: Syntax error at line 1\.$/),
    );
  });

  it('fails where nobody answers', async () => {
    const gone = await SparqlEndpoint.open({ endpoint: server.url(), dialect: 'generic' });
    await server.close();
    await expect(gone.select(SELECT)).rejects.toEqual(withCode('database-failed'));
    await expect(gone.update(UPDATE)).rejects.toEqual(withCode('database-failed'));
    gone.close();
    server = await Endpoint.start(() => undefined);
  });

  it('ends at its time limit, before the answer or within', async () => {
    answerer = () => undefined;
    await expect(database.select(SELECT, { timeoutMs: 50 })).rejects.toEqual(
      withCode('database-timeout', /longer than 50 ms/),
    );
    answerer = (_query, _request, response) => {
      response.writeHead(200, { 'Content-Type': RESULTS_JSON }).write('{');
    };
    await expect(database.select(SELECT, { timeoutMs: 50 })).rejects.toEqual(
      withCode('database-timeout'),
    );
  });

  it('is not charged for the time that its reader takes', async () => {
    answering(JSON_TEXT);
    const { body } = await database.forward(SELECT, { accept: RESULTS_JSON, timeoutMs: 300 });
    await new Promise((resolve) => setTimeout(resolve, 400));
    let text = '';
    for await (const chunk of body) text += Buffer.from(chunk).toString();
    expect(text).toBe(JSON_TEXT);
  });

  it('ends when its signal is aborted', async () => {
    const controller = new AbortController();
    const reason = new Error('no longer wanted');
    answerer = () => {
      controller.abort(reason);
    };
    await expect(database.select(SELECT, { signal: controller.signal })).rejects.toBe(reason);
    await expect(database.select(SELECT, { signal: controller.signal })).rejects.toBe(reason);
    expect(server.asked).toHaveLength(1);
  });
});

describe('A kept connection that the database closed', () => {
  let flaky: Server;
  let requests: string[];
  beforeEach(async () => {
    requests = [];
    flaky = createServer((socket) => {
      answerOnce(socket);
    }).listen(0, '127.0.0.1');
    await once(flaky, 'listening');
    const { port } = flaky.address() as AddressInfo;
    database.close();
    database = await openWith({ endpoint: `http://127.0.0.1:${port}/` });
  });
  afterEach(() => {
    flaky.close();
  });

  /** Answers the first request of a connection, and closes it at the second. */
  function answerOnce(socket: Socket): void {
    let isAnswered = false;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      requests.push(String(bytes));
      if (isAnswered || String(bytes).includes('update=')) socket.destroy();
      else
        socket.write(
          `HTTP/1.1 200 OK\r\nContent-Type: ${RESULTS_JSON}\r\n` +
            `Content-Length: ${JSON_TEXT.length}\r\n\r\n${JSON_TEXT}`,
        );
      isAnswered = true;
    });
  }

  it('has a reading request sent once more', async () => {
    await database.select(SELECT);
    expect((await database.select(SELECT)).rows).toHaveLength(2);
    expect(requests).toHaveLength(3);
  });

  it('leaves an update with an unknown outcome, and is not sent it again', async () => {
    await database.select(SELECT);
    await expect(database.update(UPDATE)).rejects.toEqual(
      withCode('outcome-unknown', /may or may not have been made/),
    );
    expect(requests).toHaveLength(2);
  });
});

describe('An update', () => {
  it('goes to its own address as a form', async () => {
    database.close();
    database = await openWith({ updateEndpoint: server.url('/update') });
    answering('');
    await database.update(UPDATE);
    expect(server.received).toMatch(/^POST \/update\nupdate=INSERT DATA/);
  });

  it.each([
    [400, 'database-failed'],
    [403, 'database-failed'],
    [500, 'database-failed'],
    [302, 'database-failed'],
    [502, 'outcome-unknown'],
    [504, 'outcome-unknown'],
    [206, 'outcome-unknown'],
  ])('with status %i is %s', async (status, code) => {
    answering('', 'text/plain', {}, status);
    await expect(database.update(UPDATE)).rejects.toEqual(withCode(code));
  });

  it('has an unknown outcome at its time limit, and when the answer breaks off', async () => {
    answerer = () => undefined;
    await expect(database.update(UPDATE, { timeoutMs: 50 })).rejects.toEqual(
      withCode('outcome-unknown', /took longer than 50 ms/),
    );
    breakingOff('Content-Length: 10', 'x');
    await expect(database.update(UPDATE)).rejects.toEqual(withCode('outcome-unknown'));
  });
});

describe('The dialect', () => {
  it.each([
    ['Virtuoso/07.20.3239 (Linux)', 'server', 'virtuoso'],
    ['Oxigraph/0.4.9', 'server', 'oxigraph'],
    ['12', 'fuseki-request-id', 'fuseki'],
    ['nginx', 'server', 'generic'],
  ])('of “%s” in %s is %s', async (value, header, name) => {
    answerer = (query, _request, response) => {
      const status = query === 'ASK {}' ? 200 : 400;
      response.writeHead(status, { 'Content-Type': RESULTS_JSON, [header]: value });
      response.end('{"boolean":true}');
    };
    const found = await openWith({ dialect: undefined });
    expect([found.dialect.name, found.findings[0]?.value]).toEqual([name, name]);
    found.close();
  });

  it('must be one that is known', async () => {
    await expect(openWith({ dialect: 'mysql' })).rejects.toEqual(
      withCode('configuration', /SPARQL_DIALECT must be one of virtuoso, .*; found "mysql"/),
    );
  });
});
