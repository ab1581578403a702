import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import dns from 'node:dns';
import net from 'node:net';
import {
  RunningApp,
  TOKEN,
  ask,
  jsonOf,
  type AskOptions,
  type Problem,
} from '../support/running-app.js';
import { LOBBYING_PAGE, STAFF_COLLEGE_PAGE } from '../support/written-pages.js';

/**
 * A name that may never exist (RFC 6761), an address that is nobody's (RFC 5737), and one that a
 * cloud answers.
 */
const OUTSIDE = [
  'https://elsewhere.invalid/data',
  'http://192.0.2.1/data.ttl',
  'http://169.254.169.254/latest/meta-data/',
];

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

/** What would have left the machine. Every connection and look-up of this process comes by here. */
const attempts: string[] = [];
const originals = {
  // oxlint-disable-next-line typescript/unbound-method -- called with its socket below
  connect: net.Socket.prototype.connect,
  lookup: dns.lookup,
  fetch: globalThis.fetch,
};

function trap(): void {
  const connect = originals.connect as (...args: unknown[]) => net.Socket;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]): net.Socket {
    // Connections come as (options), (port, host), (path), or as a list of these that node has put
    // in order.
    const [first] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    const host =
      typeof first === 'object' && first !== null
        ? ((first as { host?: string; path?: string }).host ?? 'localhost')
        : typeof args[1] === 'string'
          ? args[1]
          : 'localhost';
    if (isLoopback(host)) return connect.apply(this, args);
    attempts.push(`connect ${host}`);
    this.destroy(new Error('trapped'));
    return this;
  };
  dns.lookup = ((host: string, ...args: unknown[]) => {
    if (isLoopback(host)) {
      (originals.lookup as (...all: unknown[]) => void)(host, ...args);
      return;
    }
    attempts.push(`lookup ${host}`);
    (args.at(-1) as (error: Error) => void)(new Error('trapped'));
  }) as typeof dns.lookup;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (isLoopback(new URL(url).hostname)) return originals.fetch(input, init);
    attempts.push(`fetch ${url}`);
    return Promise.reject(new Error('trapped'));
  };
}

let app: RunningApp;
beforeAll(async () => {
  trap();
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
  net.Socket.prototype.connect = originals.connect;
  dns.lookup = originals.lookup;
  globalThis.fetch = originals.fetch;
});

const query = (text: string): [string, AskOptions] => [
  `/sparql?query=${encodeURIComponent(text)}`,
  {},
];
const post = (
  path: string,
  contentType: string,
  body: string,
  method = 'POST',
): [string, AskOptions] => [
  path,
  { method, headers: { 'Content-Type': contentType, Authorization: `Bearer ${TOKEN}` }, body },
];
const update = (text: string): [string, AskOptions] =>
  post('/sparql', 'application/sparql-update', text);

describe.each(OUTSIDE)('With default settings, %s', (address) => {
  it.each<[string, [string, AskOptions], number, string | undefined]>([
    ['SERVICE', query(`SELECT * { SERVICE <${address}> { ?s ?p ?o } }`), 403, 'outbound-refused'],
    [
      'SERVICE SILENT',
      query(`SELECT * { SERVICE SILENT <${address}> { ?s ?p ?o } }`),
      403,
      'outbound-refused',
    ],
    [
      'SERVICE with a variable',
      query(`SELECT * { VALUES ?where { <${address}> } SERVICE ?where { ?s ?p ?o } }`),
      403,
      'outbound-refused',
    ],
    [
      'SERVICE within EXISTS',
      query(`ASK { ?a ?b ?c FILTER EXISTS { SERVICE <${address}> { ?s ?p ?o } } }`),
      403,
      'outbound-refused',
    ],
    [
      'FROM',
      query(`SELECT * FROM <${address}> FROM NAMED <${address}> { ?s ?p ?o }`),
      200,
      undefined,
    ],
    [
      "the protocol's graphs",
      [
        `/sparql?default-graph-uri=${encodeURIComponent(address)}` +
          `&query=${encodeURIComponent('ASK { ?s ?p ?o }')}`,
        {},
      ],
      200,
      undefined,
    ],
    ['GRAPH', query(`SELECT * { GRAPH <${address}> { ?s ?p ?o } }`), 200, undefined],
    ['LOAD', update(`LOAD <${address}>`), 403, 'outbound-refused'],
    [
      'LOAD among other operations',
      update(`INSERT DATA { <urn:a> <urn:b> 1 } ; LOAD <${address}> INTO GRAPH <urn:g>`),
      403,
      'outbound-refused',
    ],
    ['LOAD SILENT', update(`LOAD SILENT <${address}>`), 200, undefined],
    [
      'USING',
      update(`INSERT { <urn:a> <urn:b> ?s } USING <${address}> WHERE { ?s ?p ?o }`),
      200,
      undefined,
    ],
    [
      'SERVICE in an update',
      update(`INSERT { <urn:a> <urn:b> ?s } WHERE { SERVICE <${address}> { ?s ?p ?o } }`),
      403,
      'outbound-refused',
    ],
    [
      'a JSON-LD context',
      post('/validate', 'application/ld+json', JSON.stringify({ '@context': address, name: 'x' })),
      400,
      'malformed-rdf',
    ],
    [
      'an imported JSON-LD context',
      post(
        '/graphs?graph=urn:g',
        'application/ld+json',
        JSON.stringify({ '@context': { '@version': 1.1, '@import': address }, name: 'x' }),
        'PUT',
      ),
      400,
      'malformed-rdf',
    ],
    [
      'a scoped JSON-LD context',
      post(
        '/validate',
        'application/ld+json',
        JSON.stringify({ '@context': { a: { '@id': 'urn:a', '@context': address } }, a: { b: 1 } }),
      ),
      400,
      'malformed-rdf',
    ],
    [
      'an external entity of RDF/XML',
      post(
        '/validate',
        'application/rdf+xml',
        `<!DOCTYPE r [<!ENTITY x SYSTEM "${address}">]>` +
          '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
      ),
      400,
      'malformed-rdf',
    ],
    [
      'owl:imports',
      post(
        '/validate',
        'text/turtle',
        `<urn:o> <http://www.w3.org/2002/07/owl#imports> <${address}> .`,
      ),
      200,
      undefined,
    ],
    [
      'the source of a page',
      post(`/news?dry-run&source=${encodeURIComponent(address)}`, 'text/plain', LOBBYING_PAGE),
      200,
      undefined,
    ],
    [
      'pictures, scripts and frames of a page',
      post(
        '/news?dry-run',
        'text/html',
        STAFF_COLLEGE_PAGE.replace(
          '<main>',
          `<main><img src="${address}"><script src="${address}"></script>` +
            `<iframe src="${address}"></iframe><link rel="stylesheet" href="${address}">`,
        ),
      ),
      200,
      undefined,
    ],
  ])('is not called for %s', async (_what, [path, options], status, code) => {
    const answer = await ask(app.url + path, options);
    expect([answer.status, code === undefined ? undefined : jsonOf<Problem>(answer).code]).toEqual([
      status,
      code,
    ]);
    expect(attempts).toEqual([]);
  });
});

describe('The pages', () => {
  it('call nobody either, neither when they are made nor when they are shown', async () => {
    for (const path of [
      '/',
      '/news',
      '/sparql',
      '/snapshots',
      '/ontology',
      '/id/state/austria',
      '/id/news/2021-11-23-tirana-security-sector-governance-workshop',
      '/nothing',
    ]) {
      const page = await app.get(path, { Accept: 'text/html' });
      expect(page.text).not.toMatch(
        /<(?:script|img|iframe|link|source|video)\b[^>]*\b(?:src|srcset)="(?:https?:)?\/\//,
      );
      expect(page.text).not.toMatch(
        new RegExp(
          String.raw`<link\b[^>]*\brel="(?:stylesheet|icon|preload|preconnect|dns-prefetch)"` +
            String.raw`[^>]*\bhref="(?:https?:)?//`,
        ),
      );
    }
    expect(attempts).toEqual([]);
  });
});

describe('The trap', () => {
  it('would have caught each way out', async () => {
    const socket = net.connect({ host: '192.0.2.1', port: 80 });
    await new Promise<void>((resolve) =>
      socket.on('error', () => {
        resolve();
      }),
    );
    await expect(fetch('https://elsewhere.invalid/')).rejects.toThrow('trapped');
    await new Promise<void>((resolve) => {
      dns.lookup('elsewhere.invalid', () => {
        resolve();
      });
    });
    expect(attempts.splice(0)).toEqual([
      'connect 192.0.2.1',
      'fetch https://elsewhere.invalid/',
      'lookup elsewhere.invalid',
    ]);
  });
});
