import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError } from '../../src/errors.js';
import { parseRdf, rdfFormat, toNQuad, type RdfFormat } from '../../src/rdf/index.js';
import { offsetOfJsonError } from '../../src/rdf/json-error.js';

/** The same two statements in each syntax; those that can name graphs put the second in one. */
const DOCUMENTS: Readonly<Record<RdfFormat, string>> = {
  turtle: '@prefix : <http://example.org/> . :a :p "x"@en ; :q 1 .',
  ntriples:
    '<http://example.org/a> <http://example.org/p> "x"@en .\n<http://example.org/a> ' +
    '<http://example.org/q> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
  nquads:
    '<http://example.org/a> <http://example.org/p> "x"@en .\n<http://example.org/a> ' +
    '<http://example.org/q> "1"^^<http://www.w3.org/2001/XMLSchema#integer> ' +
    '<http://example.org/g> .',
  trig: '@prefix : <http://example.org/> . :a :p "x"@en . :g { :a :q 1 }',
  jsonld:
    '{"@graph": [{"@id": "http://example.org/a", "http://example.org/p": {"@value": "x", ' +
    '"@language": "en"}}, {"@id": "http://example.org/g", "@graph": {"@id": ' +
    '"http://example.org/a", "http://example.org/q": 1}}]}',
  rdfxml:
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ' +
    'xmlns="http://example.org/"><rdf:Description rdf:about="http://example.org/a"><p ' +
    'xml:lang="en">x</p><q ' +
    'rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</q></rdf:Description></rdf:RDF>',
};
const FORMATS = Object.keys(DOCUMENTS) as RdfFormat[];

/** Documents that go wrong on line 3. */
const BROKEN: Readonly<Record<RdfFormat, string>> = {
  turtle: '@prefix : <http://example.org/> .\n:a :p :b .\n:a :p ] .\n',
  ntriples:
    '<http://example.org/a> <http://example.org/p> "1" .\n\n<http://example.org/a> ' +
    '<http://example.org/p> .\n',
  nquads:
    '<http://example.org/a> <http://example.org/p> "1" .\n\n<http://example.org/a> "p" "1" .\n',
  trig: '@prefix : <http://example.org/> .\n:g { :a :p :b }\n:g { :a :p { } }\n',
  jsonld: '{\n"@id": "http://example.org/a",\n"p": }\n',
  rdfxml:
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n' +
    '<rdf:Description rdf:about="http://example.org/a">\n</rdf:RDF>',
};

async function failureOf(text: string, format: RdfFormat): Promise<ServiceError> {
  const error: unknown = await parseRdf(text, {
    format,
    source: 'file.txt',
    baseIri: 'http://example.org/',
  }).catch((thrown: unknown) => thrown);
  if (!(error instanceof ServiceError))
    throw new Error(`expected a ServiceError, found ${String(error)}`);
  return error;
}

describe('A document', () => {
  it.each(FORMATS)('in %s gives its quads', async (format) => {
    const graph = rdfFormat(format).holdsGraphs ? ' <http://example.org/g>' : '';
    expect((await parseRdf(DOCUMENTS[format], { format })).map(toNQuad)).toEqual([
      '<http://example.org/a> <http://example.org/p> "x"@en .',
      '<http://example.org/a> <http://example.org/q> ' +
        `"1"^^<http://www.w3.org/2001/XMLSchema#integer>${graph} .`,
    ]);
  });

  it.each(FORMATS)(
    'in %s that is broken is refused with its name, syntax and line',
    async (format) => {
      const error = await failureOf(BROKEN[format], format);
      expect(error.code).toBe('malformed-rdf');
      expect(error.message).toMatch(/^file\.txt: this is not well-formed /);
      expect(error.message).toContain(rdfFormat(format).label);
      expect(error.message).toContain('line 3');
      expect(error.details).toEqual({ format, line: 3 });
    },
  );

  it.each(FORMATS)('in %s that is cut before its end is refused', async (format) => {
    const text = DOCUMENTS[format];
    expect((await failureOf(text.slice(0, -3), format)).code).toBe('malformed-rdf');
  });

  it.each([
    ['turtle', '<x> <p> <y> .'],
    ['jsonld', '{"@id": "x", "http://example.org/d/p": {"@id": "y"}}'],
    [
      'rdfxml',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ' +
        'xmlns="http://example.org/d/"><rdf:Description rdf:about="x"><p ' +
        'rdf:resource="y"/></rdf:Description></rdf:RDF>',
    ],
  ] as const)('in %s has its relative IRIs resolved', async (format, text) => {
    const quads = await parseRdf(text, { format, baseIri: 'http://example.org/d/' });
    expect(quads.map(({ subject, object }) => [subject.value, object.value])).toEqual([
      ['http://example.org/d/x', 'http://example.org/d/y'],
    ]);
  });

  it.each([
    ['turtle', '_:x <http://e/p> [ ] .'],
    ['ntriples', '_:x <http://e/p> _:y .'],
    ['nquads', '_:x <http://e/p> _:y _:g .'],
    ['trig', '_:g { _:x <http://e/p> [ ] }'],
    ['jsonld', '{"@id": "_:x", "http://e/p": {"@type": "http://e/T"}}'],
    [
      'rdfxml',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ' +
        'xmlns="http://e/"><rdf:Description ' +
        'rdf:nodeID="x"><p>' +
        '<rdf:Description><q>1</q></rdf:Description></p></rdf:Description></rdf:RDF>',
    ],
  ] as const)(
    'in %s shares no blank node with the same document read again',
    async (format, text) => {
      const labels = (await Promise.all([1, 2].map(() => parseRdf(text, { format })))).map(
        (quads) =>
          new Set(
            quads
              .flatMap(({ subject, object, graph }) => [subject, object, graph])
              .filter(({ termType }) => termType === 'BlankNode')
              .map(({ value }) => value),
          ),
      );
      expect(labels.map(({ size }) => size)).toEqual(
        labels.map(() => (text.includes('_:g') ? 3 : 2)),
      );
      expect([...labels[0]!].filter((label) => labels[1]!.has(label))).toEqual([]);
    },
  );

  it('keeps its blank node labels only when that is asked for', async () => {
    const text = '_:c1b0 <http://e/p> _:c1b1 .';
    expect(
      (await parseRdf(text, { format: 'nquads', keepBlankNodeLabels: true })).map(toNQuad),
    ).toEqual([text]);
    expect((await parseRdf(text, { format: 'nquads' })).map(toNQuad)).not.toEqual([text]);
  });
});

describe('A document that names an address', () => {
  let server: Server;
  let address: string;
  let requestCount = 0;

  beforeAll(async () => {
    server = createServer((_, response) => {
      requestCount += 1;
      response.setHeader('Content-Type', 'application/ld+json').end('{"@context": {}}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/context`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each([
    [
      'as its JSON-LD context',
      /\/context, and contexts are not fetched/,
      (url: string) => ({ '@context': url, '@id': 'http://e/a' }),
    ],
    [
      'among its JSON-LD contexts',
      /\/context, and contexts are not fetched/,
      (url: string) => ({ '@context': [{}, url], '@id': 'http://e/a' }),
    ],
    [
      'as an imported JSON-LD context',
      /\/context, and contexts are not fetched/,
      (url: string) => ({ '@context': { '@version': 1.1, '@import': url }, '@id': 'http://e/a' }),
    ],
    [
      'as the context of a term',
      /scoped context/,
      (url: string) => ({
        '@context': { p: { '@id': 'http://e/p', '@context': url } },
        p: { '@id': 'http://e/a' },
      }),
    ],
  ])('%s is refused, and nothing is fetched', async (_, reason, documentFor) => {
    const error = await failureOf(JSON.stringify(documentFor(address)), 'jsonld');
    expect(error.code).toBe('malformed-rdf');
    expect(error.message).toMatch(reason);
    expect(requestCount).toBe(0);
  });

  it('as the DOCTYPE of RDF/XML is refused with its line, and nothing is fetched', async () => {
    const error = await failureOf(
      `<?xml version="1.0"?>\n<!doctype rdf:RDF SYSTEM "${address}">\n${DOCUMENTS.rdfxml}`,
      'rdfxml',
    );
    expect(error.message).toContain('DOCTYPE on line 2');
    expect(error.details).toEqual({ format: 'rdfxml', line: 2 });
    expect(requestCount).toBe(0);
  });

  it('reaches a server that counts, or the tests above would show nothing', async () => {
    await fetch(address);
    expect(requestCount).toBe(1);
  });
});

describe('A JSON-LD document that is no JSON', () => {
  it.each([
    ['{"a":}', 5],
    ['{} x', 3],
    ['"a\nb"', 2],
    ['[{"in JSON at position 1":1e,2]', 28],
    ['[1', 2],
  ])('is found where it goes wrong: %j', (text, offset) => {
    expect(offsetOfJsonError(text)).toBe(offset);
  });

  it('is found after strings of any length', () => {
    const long = `"${'x'.repeat(10_000_000)}${'\\n'.repeat(5_000_000)}"`;
    expect(offsetOfJsonError(`{${long} x`)).toBe(long.length + 2);
  });
});
