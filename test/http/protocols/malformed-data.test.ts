import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RDF } from '../../../src/rdf/index.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { DOG, SHAPES, multipart, validate } from './validation-requests.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});
describe('Data that cannot be validated', () => {
  it.each<[string, string, string, Record<string, unknown>]>([
    ['Turtle', 'text/turtle', '<urn:a> <urn:b> 1 .\n<urn:a> <urn:b> .\n', { line: 2 }],
    [
      'N-Quads',
      'application/n-quads',
      '<urn:a> <urn:b> "1" .\n\n<urn:a> "x" <urn:b> .\n',
      { line: 3 },
    ],
    ['JSON-LD that is no JSON', 'application/ld+json', '{\n"@id": "urn:a",\n}', { line: 3 }],
    [
      'RDF/XML',
      'application/rdf+xml',
      `<rdf:RDF xmlns:rdf="${RDF.iri}">\n<rdf:Description>\n</rdf:RDF>`,
      { line: 3 },
    ],
    [
      'RDF/XML with entities',
      'application/rdf+xml',
      '<?xml version="1.0"?>\n<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM ' +
        '"file:///etc/passwd">]>\n<rdf:RDF/>',
      { line: 2 },
    ],
    [
      'JSON-LD with a context elsewhere',
      'application/ld+json',
      '{"@context": "https://schema.org/", "name": "x"}',
      { detail: expect.stringContaining('https://schema.org/') },
    ],
    [
      'Turtle in JSON',
      'application/json',
      JSON.stringify({ data: '<urn:a>\n<urn:b> .' }),
      { line: 2, detail: expect.stringContaining('data') },
    ],
    [
      'shapes in JSON',
      'application/json',
      JSON.stringify({ data: '', shapes: '<urn:a>\n\n<urn:b> .' }),
      { line: 3, detail: expect.stringContaining('shapes') },
    ],
  ])('refuses malformed %s with its place', async (_what, contentType, body, expected) => {
    const answer = await validate(app, body, contentType);
    expect([answer.status, jsonOf<Problem>(answer)]).toEqual([
      400,
      expect.objectContaining({ code: 'malformed-rdf', ...expected }),
    ]);
  });

  it.each([
    ['no part data', multipart({ shapes: ['', SHAPES] }), 'multipart/form-data; boundary=limit'],
    [
      'no end',
      multipart({ data: ['', DOG] }).replace('limit--', 'limit'),
      'multipart/form-data; boundary=limit',
    ],
    ['no boundary', multipart({ data: ['', DOG] }), 'multipart/form-data'],
    ['another boundary', multipart({ data: ['', DOG] }), 'multipart/form-data; boundary=other'],
    [
      'shapes that cannot be executed',
      JSON.stringify({
        data: DOG,
        shapes: SHAPES.replace('sh:path <urn:test:name>', 'sh:path []'),
      }),
      'application/json',
    ],
    [
      'shapes with SPARQL that cannot be executed',
      JSON.stringify({
        data: DOG,
        shapes: SHAPES.replace(
          'sh:property',
          'sh:sparql [ sh:select "SELECT $this { $this ?p ?o MINUS { ?o ?p $this } }" ] ; ' +
            'sh:property',
        ),
      }),
      'application/json',
    ],
  ])('refuses a body with %s', async (_what, body, contentType) => {
    const answer = await validate(app, body, contentType);
    expect([answer.status, jsonOf<Problem>(answer).code]).toEqual([400, 'bad-request']);
  });
});
