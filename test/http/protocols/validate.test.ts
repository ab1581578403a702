import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RDF, SH, formatOfMediaType, parseRdf } from '../../../src/rdf/index.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { DOG, SHAPES, multipart, validate } from './validation-requests.js';

let app: RunningApp;
let og: string;
beforeAll(async () => {
  app = await RunningApp.start();
  og = app.service.names.ontologyIri;
});
afterAll(async () => {
  await app.close();
});

interface Report {
  readonly conforms: boolean;
  readonly results: readonly {
    readonly focusNode: string;
    readonly path: string | null;
    readonly message: string;
    readonly severity: string;
  }[];
}

const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
const TITLE = 'http://purl.org/dc/terms/title';
const item = (issuer: string): string =>
  `<urn:test:item> a <${og}NewsItem> ; <${LABEL}> "An item"@en ; <${TITLE}> "An item"@en ; ` +
  '<http://purl.org/dc/terms/issued> "2021-11-23"^^<http://www.w3.org/2001/XMLSchema#date> ' +
  `${issuer}.`;
const issuedByPresence = (): string =>
  `; <${og}issuedBy> <${app.service.names.thing('organization', 'presence-in-albania').value}> `;

describe('A validation', () => {
  it('finds what is wrong with Turtle, and is 200 whether it conforms or not', async () => {
    const wrong = await validate(app, item(''));
    const report = jsonOf<Report>(wrong);
    expect([wrong.status, wrong.headers['content-type']!.split(';')[0], report.conforms]).toEqual([
      200,
      'application/json',
      false,
    ]);
    expect(report.results).toContainEqual(
      expect.objectContaining({
        focusNode: 'urn:test:item',
        path: `${og}issuedBy`,
        severity: 'violation',
        message: expect.stringContaining('issuing body'),
      }),
    );
    const right = await validate(app, '<urn:test:a> <urn:test:b> 1 .');
    expect([right.status, jsonOf<Report>(right)]).toEqual([200, { conforms: true, results: [] }]);
  });

  it('sees the graph only when it is asked to (?with=graph)', async () => {
    const text = item(issuedByPresence());
    const alone = jsonOf<Report>(await validate(app, text));
    expect(alone.results).toContainEqual(
      expect.objectContaining({ path: `${og}issuedBy`, severity: 'violation' }),
    );
    const together = await validate(app, text, 'text/turtle', {}, '?with=graph');
    expect(jsonOf<Report>(together)).toEqual({ conforms: true, results: [] });
    expect(together.headers['graph-version']).toBe(String(app.version));
  });

  it('sees with the graph what the data breaks in it', async () => {
    const austria = app.service.names.thing('state', 'austria').value;
    const report = jsonOf<Report>(
      await validate(
        app,
        `<${austria}> <${LABEL}> "Autriche"@en .`,
        'text/turtle',
        {},
        '?with=graph',
      ),
    );
    expect(report.results).toContainEqual(
      expect.objectContaining({ focusNode: austria, path: LABEL, severity: 'violation' }),
    );
  });

  it.each([
    ['text/turtle', DOG],
    [
      'application/n-triples',
      '<urn:test:rex> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:test:Dog> .',
    ],
    ['application/trig', `<urn:g> { ${DOG} }`],
    ['application/ld+json', '{"@id": "urn:test:rex", "@type": "urn:test:Dog"}'],
    [
      'application/rdf+xml',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ' +
        'rdf:about="urn:test:rex"><rdf:type ' +
        'rdf:resource="urn:test:Dog"/></rdf:Description></rdf:RDF>',
    ],
  ])('reads %s', async (contentType, text) => {
    expect(jsonOf<Report>(await validate(app, text, contentType)).conforms).toBe(true);
    const report = jsonOf<Report>(
      await validate(
        app,
        multipart({ data: [contentType, text], shapes: ['text/turtle', SHAPES] }),
        'multipart/form-data; boundary=limit',
      ),
    );
    expect(report.results.map(({ focusNode, message }) => [focusNode, message])).toEqual([
      ['urn:test:rex', 'A dog has a name.'],
    ]);
  });

  it('takes shapes with the data: as JSON, and as parts in any order', async () => {
    const wrong = {
      conforms: false,
      results: [
        expect.objectContaining({ focusNode: 'urn:test:rex', message: 'A dog has a name.' }),
      ],
    };
    const named = `${DOG} <urn:test:rex> <urn:test:name> "Rex" .`;
    for (const [data, expected] of [
      [DOG, wrong],
      [named, { conforms: true, results: [] }],
    ] as const) {
      for (const [body, mediaType] of [
        [JSON.stringify({ data, shapes: SHAPES }), 'application/json'],
        [
          multipart({ shapes: ['', SHAPES], data: ['', data] }),
          'multipart/form-data; boundary=limit',
        ],
        [
          multipart({ data: ['text/plain', data], shapes: ['application/octet-stream', SHAPES] }),
          'multipart/form-data; boundary="limit"',
        ],
      ] as const)
        expect(jsonOf(await validate(app, body, mediaType))).toEqual(expected);
    }
    expect(
      jsonOf<Report>(await validate(app, JSON.stringify({ data: item('') }), 'application/json'))
        .conforms,
    ).toBe(false);
  });

  it('executes the queries of shapes that were sent, alone and with the graph', async () => {
    const shapes = `@prefix sh: <${SH.iri}> .
      <urn:test:shape> a sh:NodeShape ;
        sh:targetSubjectsOf <urn:test:livesIn> ; sh:sparql <urn:test:constraint> .
      <urn:test:constraint> sh:message "{?label} is no home."@en ;
        sh:select """SELECT $this ?value ?label {
          $this <urn:test:livesIn> ?value . OPTIONAL { ?value <${LABEL}> ?name }
          BIND(COALESCE(STR(?name), "Nowhere") AS ?label) FILTER(?label != "Albania") }""" .`;
    const data =
      `<urn:test:rex> <urn:test:livesIn> <${app.service.names.thing('state', 'albania').value}> ` +
      `, <${app.service.names.thing('state', 'austria').value}> .`;
    const bodies = [
      [JSON.stringify({ data, shapes }), 'application/json'],
      [
        multipart({ data: ['text/turtle', data], shapes: ['text/turtle', shapes] }),
        'multipart/form-data; boundary=limit',
      ],
    ] as const;
    for (const [body, contentType] of bodies) {
      expect(
        jsonOf<Report>(await validate(app, body, contentType)).results.map(
          ({ message }) => message,
        ),
      ).toEqual(['Nowhere is no home.', 'Nowhere is no home.']);
      expect(
        jsonOf<Report>(await validate(app, body, contentType, {}, '?with=graph')).results.map(
          ({ message }) => message,
        ),
      ).toEqual(['Austria is no home.']);
      const quads = await parseRdf(
        (await validate(app, body, contentType, { Accept: 'text/turtle' })).text,
        { format: 'turtle' },
      );
      expect(
        quads
          .filter(({ predicate }) => predicate.equals(SH.sourceConstraint))
          .map(({ object }) => object.value),
      ).toEqual(['urn:test:constraint', 'urn:test:constraint']);
    }
  });

  it.each(['text/turtle', 'application/ld+json', 'application/n-triples', 'application/rdf+xml'])(
    'gives the report as %s',
    async (accept) => {
      const answer = await validate(
        app,
        JSON.stringify({ data: DOG, shapes: SHAPES }),
        'application/json',
        { Accept: accept },
      );
      expect([answer.status, answer.headers['content-type']!.split(';')[0]]).toEqual([200, accept]);
      const quads = await parseRdf(answer.text, { format: formatOfMediaType(accept)!.format });
      const report = quads.find(
        ({ predicate, object }) => predicate.equals(RDF.type) && object.equals(SH.ValidationReport),
      )!.subject;
      expect(
        quads.find(
          ({ subject, predicate }) => subject.equals(report) && predicate.equals(SH.conforms),
        )!.object.value,
      ).toBe('false');
      expect(
        quads
          .filter(({ predicate }) => predicate.equals(SH.focusNode))
          .map(({ object }) => object.value),
      ).toEqual(['urn:test:rex']);
      expect(
        quads
          .filter(({ predicate }) => predicate.equals(SH.resultMessage))
          .map(({ object }) => object.value),
      ).toEqual(['A dog has a name.']);
    },
  );

  it('refuses a report in a format it does not have', async () => {
    expect((await validate(app, DOG, 'text/turtle', { Accept: 'text/csv' })).status).toBe(406);
  });
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
