import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { ServiceError } from '../../../src/errors.js';
import { Endpoint, RESULTS_JSON, resultsWith } from '../../support/endpoint.js';
import { answerOf, engineFor, linesOf, versionOfTriG } from '../../support/sparql.js';

const version = versionOfTriG(':a :p :b .');
const WHOLE = resultsWith('one', 'two');
const XML =
  '<?xml version="1.0"?><sparql ' +
  'xmlns="http://www.w3.org/2005/sparql-results#"><head><variable ' +
  'name="x"/></head><results><result><binding name="x"><literal ' +
  'xml:lang="en">&lt;one&gt;</literal></binding></result><result/></results></sparql>';

let other: Endpoint;
let endpoint: Endpoint;

const sends =
  (type: string, body: string | Buffer, headers: Record<string, string> = {}, status = 200) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  };

/** What the endpoint does, by path. */
const BEHAVIOURS: Readonly<Record<string, (response: ServerResponse) => void | Promise<void>>> = {
  '/whole': sends(RESULTS_JSON, WHOLE),
  '/json': sends('application/json; charset=utf-8', WHOLE),
  '/gzip': sends(RESULTS_JSON, gzipSync(WHOLE), { 'Content-Encoding': 'gzip' }),
  '/xml': sends('application/sparql-results+xml', XML),
  '/short': sends(RESULTS_JSON, WHOLE.slice(0, -20)),
  '/short-xml': sends('application/sparql-results+xml', XML.slice(0, XML.indexOf('<result/>'))),
  '/short-gzip': sends(RESULTS_JSON, gzipSync(WHOLE).subarray(0, 40), {
    'Content-Encoding': 'gzip',
  }),
  '/html': sends('text/html', '<p>Welcome'),
  '/no-type': (response) => void response.end(WHOLE),
  '/boolean': sends(RESULTS_JSON, '{"head":{},"boolean":true}'),
  '/null': sends(RESULTS_JSON, 'null'),
  '/not-utf8': sends(RESULTS_JSON, Buffer.from(resultsWith('caf\u00e9'), 'latin1')),
  '/fault': sends('text/plain', 'Transaction\n timed out', {}, 500),
  '/moved': (response) => void response.writeHead(307, { Location: other.url() }).end(),
  '/reset': (response) => void response.socket!.destroy(),
  '/cut': async (response) => {
    response.writeHead(200, { 'Content-Type': RESULTS_JSON }).write(WHOLE.slice(0, 60));
    await wait(50);
    response.destroy();
  },
  '/less-than-said': (response) => {
    response
      .writeHead(200, { 'Content-Type': RESULTS_JSON, 'Content-Length': String(WHOLE.length + 10) })
      .write(WHOLE);
    setTimeout(() => response.destroy(), 50);
  },
  '/part': sends(RESULTS_JSON, WHOLE, { 'Content-Range': 'rows 0-1/9' }, 206),
  '/anytime': sends(RESULTS_JSON, WHOLE, {
    'X-SQL-State': 'S1TAT',
    'X-SQL-Message': 'RC: S1TAT: Anytime query timeout',
  }),
  '/max-rows': sends(RESULTS_JSON, WHOLE, { 'X-SPARQL-MaxRows': '2' }),
  '/max-rows-xml': sends('application/sparql-results+xml', XML, { 'X-SPARQL-MaxRows': '2' }),
  '/below-max-rows': sends(RESULTS_JSON, WHOLE, { 'X-SPARQL-MaxRows': '3' }),
  '/half-megabyte': sends(RESULTS_JSON, resultsWith('x'.repeat(2 ** 19))),
  '/bomb': sends(RESULTS_JSON, gzipSync(Buffer.alloc(2 ** 25, 32)), { 'Content-Encoding': 'gzip' }),
  '/silence': () => undefined,
  '/drip': async (response) => {
    response.writeHead(200, { 'Content-Type': RESULTS_JSON });
    while (!response.destroyed && response.write(' ')) await wait(20);
  },
  '/slow': async (response) => {
    await wait(250);
    response.writeHead(200, { 'Content-Type': RESULTS_JSON }).end(WHOLE);
  },
};

beforeAll(async () => {
  other = await Endpoint.start((_query, _request, response) => void response.end(WHOLE));
  endpoint = await Endpoint.start((_query, { url }, response) => BEHAVIOURS[url!]!(response));
});
beforeEach(() => {
  other.forget();
  endpoint.forget();
});
afterAll(async () => {
  await endpoint.close();
  await other.close();
});

type Limits = Parameters<typeof engineFor>[1];

/** The answer of a query in which `<path>` stands for the endpoint's address. */
function answer(query: string, limits: Limits = {}): Promise<string[] | boolean> {
  const allowed = Object.keys(BEHAVIOURS).map((path) => endpoint.url(path));
  return answerOf(
    engineFor('strict', { serviceAllow: allowed, ...limits }),
    version,
    query.replaceAll(/<(\/[\w-]+)>/g, (_, path: string) => `<${endpoint.url(path)}>`),
  );
}

async function failureOf(query: string, limits?: Limits): Promise<ServiceError> {
  const error: unknown = await answer(query, limits).catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${JSON.stringify(error)} ${String(error)}`);
  return error;
}

describe('The answer of another endpoint', () => {
  it.each(['/whole', '/json', '/gzip', '/below-max-rows'])('is read: %s', async (path) => {
    expect(await answer(`SELECT ?x { SERVICE <${path}> { ?s ?p ?x } }`)).toEqual([
      '?x="one"',
      '?x="two"',
    ]);
  });

  it('is read in XML, too', async () => {
    expect(await answer('SELECT ?x { SERVICE </xml> { ?s ?p ?x } }')).toEqual([
      '',
      '?x="<one>"@en',
    ]);
  });

  it.each([
    ['/short', 'cannot be read'],
    ['/short-xml', 'it is incomplete'],
    ['/short-gzip', 'cannot be read'],
    ['/html', 'text/html'],
    ['/no-type', 'found no media type'],
    ['/boolean', 'no results'],
    ['/null', 'no results'],
    ['/not-utf8', 'utf-8'],
    ['/fault', 'status 500: Transaction timed out'],
    ['/moved', 'not followed'],
    ['/reset', 'no complete answer was received'],
    ['/cut', 'no complete answer was received'],
    ['/less-than-said', 'no complete answer was received'],
    ['/part', 'status 206'],
    ['/anytime', 'SQL state S1TAT: RC: S1TAT: Anytime query timeout'],
    ['/max-rows', 'limit of 2 rows (X-SPARQL-MaxRows)'],
    ['/max-rows-xml', 'limit of 2 rows (X-SPARQL-MaxRows)'],
  ])('is no answer when it is not whole, or not one: %s', async (path, reason) => {
    const failure = await failureOf(`SELECT ?x { SERVICE <${path}> { ?s ?p ?x } }`);
    expect(failure.code).toBe('endpoint-failed');
    expect(failure.message).toContain(reason);
    expect(failure.message).toContain(endpoint.url(path));
    expect(failure.details).toEqual({ keyword: 'SERVICE', address: endpoint.url(path) });
    expect(other.connectionCount).toBe(0);
    expect(await answer(`SELECT ?s ?x { ?s ?p ?o SERVICE SILENT <${path}> { ?a ?b ?x } }`)).toEqual(
      ['?s=:a'],
    );
  });

  it('is no answer from an address where nobody is', async () => {
    const gone = await Endpoint.start(() => undefined);
    const address = gone.url();
    await gone.close();
    const engine = engineFor('strict', { serviceAllow: [address] });
    await expect(
      answerOf(engine, version, `SELECT ?x { SERVICE <${address}> { ?s ?p ?x } }`),
    ).rejects.toMatchObject({
      code: 'endpoint-failed',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(
      await answerOf(engine, version, `ASK { SERVICE SILENT <${address}> { ?s ?p ?x } }`),
    ).toBe(true);
  });
});

describe('A connection that is kept open', () => {
  type Closing = 'close' | 'reset';
  /** The number of requests of a query whose connection is lost from the second request on. */
  async function requestsOf(losses: number, closing: Closing): Promise<number | ServiceError> {
    let requests = 0;
    const keeping = await Endpoint.start((_query, { socket }, response) => {
      requests += 1;
      if (requests === 1 || requests > 1 + losses) sends(RESULTS_JSON, WHOLE)(response);
      else if (closing === 'close') socket.destroy();
      else socket.resetAndDestroy();
    });
    try {
      const engine = engineFor('strict', { serviceAllow: [keeping.url()] });
      const query = `SELECT ?x { SERVICE <${keeping.url()}> { ?s ?p ?x } }`;
      expect(await answerOf(engine, version, query)).toHaveLength(2);
      // The connection is free for the next request only after the end of the answer was seen.
      await wait(20);
      const again = await answerOf(engine, version, query).catch((error: unknown) => error);
      if (again instanceof ServiceError) return again;
      expect(again).toHaveLength(2);
      return requests;
    } finally {
      await keeping.close();
    }
  }

  it.each(['close', 'reset'] as const)(
    'is replaced once when the other side lets go of it: %s',
    async (closing) => {
      expect(await requestsOf(1, closing)).toBe(3);
      expect(await requestsOf(2, closing)).toMatchObject({ code: 'endpoint-failed' });
    },
  );

  it('is not replaced where it is the first', async () => {
    const closing = await Endpoint.start((_query, { socket }) => void socket.destroy());
    const engine = engineFor('strict', { serviceAllow: [closing.url()] });
    await expect(
      answerOf(engine, version, `SELECT ?x { SERVICE <${closing.url()}> { ?s ?p ?x } }`),
    ).rejects.toMatchObject({ code: 'endpoint-failed' });
    expect(closing.asked).toHaveLength(1);
    await closing.close();
  });
});

describe('What an endpoint may use up for one query', () => {
  const ONE_MB = { endpointLimits: { timeoutMs: 20_000, maxMb: 1 } };
  const SHORT = { endpointLimits: { timeoutMs: 300, maxMb: 64 } };

  it.each([
    ['/silence', 'SERVICE_TIMEOUT_MS', SHORT],
    ['/drip', 'SERVICE_TIMEOUT_MS', SHORT],
    ['/bomb', 'SERVICE_MAX_MB', ONE_MB],
  ])('is limited: %s', async (path, limit, limits) => {
    const failure = await failureOf(`SELECT ?x { SERVICE <${path}> { ?s ?p ?x } }`, limits);
    expect([failure.code, failure.details]).toEqual([
      'endpoint-limit',
      { keyword: 'SERVICE', address: endpoint.url(path), limit },
    ]);
    expect(failure.message).toContain(limit);
    expect(
      await answer(`SELECT ?s ?x { ?s ?p ?o SERVICE SILENT <${path}> { ?a ?b ?x } }`, limits),
    ).toEqual(['?s=:a']);
  });

  it('is counted over all its answers', async () => {
    const twice =
      'ASK { SERVICE </half-megabyte> { ?a ?b ?x } SERVICE </half-megabyte> { ?c ?d ?x } }';
    expect((await failureOf(twice, ONE_MB)).details.limit).toBe('SERVICE_MAX_MB');
    expect(await answer(twice, { endpointLimits: { timeoutMs: 20_000, maxMb: 2 } })).toBe(true);
    expect(
      (
        await failureOf('ASK { SERVICE </slow> { ?a ?b ?x } SERVICE </slow> { ?c ?d ?x } }', {
          endpointLimits: { timeoutMs: 450, maxMb: 1 },
        })
      ).details.limit,
    ).toBe('SERVICE_TIMEOUT_MS');
  });

  it('is counted for each alone, and anew for each query', async () => {
    const each = 'ASK { SERVICE </half-megabyte> { ?a ?b ?x } SERVICE </whole> { ?c ?d ?y } }';
    expect(await answer(each, ONE_MB)).toBe(true);
    expect(await answer(each, ONE_MB)).toBe(true);
  });

  it('is no more than the time of the query, which SILENT does not lengthen', async () => {
    for (const silent of ['', 'SILENT ']) {
      expect(
        (
          await failureOf(`SELECT ?x { SERVICE ${silent}</silence> { ?s ?p ?x } }`, {
            timeoutMs: 300,
          })
        ).code,
      ).toBe('query-timeout');
    }
  });

  it('counts as memory of the query', async () => {
    expect(
      (await failureOf('SELECT ?x { SERVICE SILENT </bomb> { ?s ?p ?x } }', { memoryMb: 16 })).code,
    ).toBe('query-memory');
  });

  it('holds for LOAD, too', async () => {
    const engine = engineFor('strict', { serviceAllow: [endpoint.url('/drip')], ...SHORT });
    await expect(engine.update(version, `LOAD <${endpoint.url('/drip')}>`)).rejects.toMatchObject({
      code: 'endpoint-limit',
      details: { keyword: 'LOAD', limit: 'SERVICE_TIMEOUT_MS' },
    });
    expect(linesOf(await engine.update(version, `LOAD SILENT <${endpoint.url('/drip')}>`))).toEqual(
      [],
    );
  });
});
