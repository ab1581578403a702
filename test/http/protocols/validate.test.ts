import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RDF, SH, formatOfMediaType, parseRdf } from '../../../src/rdf/index.js';
import { RunningApp, ask, jsonOf, type Problem } from '../../support/running-app.js';
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

  it('writes nothing', async () => {
    const before = { version: app.version, quads: app.service.current.size };
    await validate(app, item(issuedByPresence()), 'text/turtle', {}, '?with=graph');
    expect({ version: app.version, quads: app.service.current.size }).toEqual(before);
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
      expect(
        jsonOf(await validate(app, JSON.stringify({ data, shapes: SHAPES }), 'application/json')),
      ).toEqual(expected);
      expect(
        jsonOf(
          await validate(
            app,
            multipart({ shapes: ['', SHAPES], data: ['', data] }),
            'multipart/form-data; boundary=limit',
          ),
        ),
      ).toEqual(expected);
      expect(
        jsonOf(
          await validate(
            app,
            multipart({
              data: ['text/plain', data],
              shapes: ['application/octet-stream', SHAPES],
            }),
            'multipart/form-data; boundary="limit"',
          ),
        ),
      ).toEqual(expected);
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

  it('reaches with the graph every target of shapes that were sent', async () => {
    const albania = app.service.names.thing('state', 'albania').value;
    const shape = (target: string): string =>
      `@prefix sh: <${SH.iri}> . <urn:test:shape> a sh:NodeShape ; ${target} ; sh:property [ ` +
      'sh:path <urn:test:name> ; sh:minCount 1 ] .';
    const data = `<urn:test:rex> <urn:test:livesIn> <${albania}> .`;
    for (const target of ['sh:targetObjectsOf <urn:test:livesIn>', `sh:targetNode <${albania}>`]) {
      const report = jsonOf<Report>(
        await validate(
          app,
          JSON.stringify({ data, shapes: shape(target) }),
          'application/json',
          {},
          '?with=graph',
        ),
      );
      expect(report.results.map(({ focusNode }) => focusNode)).toEqual([albania]);
    }
    const states = jsonOf<Report>(
      await validate(
        app,
        JSON.stringify({ data: '', shapes: shape(`sh:targetClass <${og}State>`) }),
        'application/json',
        {},
        '?with=graph',
      ),
    );
    expect(states.results.length).toBeGreaterThan(57);
  });

  it('looks without shapes at both ends of what is sent, as a commit does', async () => {
    const [serbia, operation] = [
      app.service.names.thing('state', 'serbia').value,
      app.service.names.thing('organization', 'presence-in-albania').value,
    ];
    const report = jsonOf<Report>(
      await validate(
        app,
        `<${serbia}> <${og}hostsOperation> <${operation}> .`,
        'text/turtle',
        {},
        '?with=graph',
      ),
    );
    expect(report.results).toContainEqual(
      expect.objectContaining({
        focusNode: operation,
        path: `${og}hostState`,
        severity: 'violation',
      }),
    );
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

  it('ends with a problem when the shapes sent take longer than a query may', async () => {
    const impatient = await RunningApp.start({
      service: { queryTimeoutMs: 1000, queryWorkerCount: 1 },
    });
    try {
      const shapes = SHAPES.replace('sh:minCount 1', 'sh:pattern "^(a+)+\\\\1b$"');
      const body = JSON.stringify({
        data: `${DOG} <urn:test:rex> <urn:test:name> "${'a'.repeat(60)}!" .`,
        shapes,
      });
      const hanging = ask(`${impatient.url}/validate`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      expect((await impatient.get('/health/live')).status).toBe(200);
      const answer = await hanging;
      expect([answer.status, jsonOf<Problem>(answer)]).toEqual([
        503,
        expect.objectContaining({ code: 'query-timeout', timeoutMs: 1000 }),
      ]);
    } finally {
      await impatient.close();
    }
  });

  it('reads the JSON-LD that this server writes, whose context it knows', async () => {
    const document = await app.get('/id/organization/presence-in-albania', {
      Accept: 'application/ld+json',
    });
    expect(jsonOf<{ '@context': string }>(document)['@context']).toBe(
      `${app.url}/context/${app.service.contexts.digest}.jsonld`,
    );
    const answer = await validate(app, document.text, 'application/ld+json');
    expect([
      answer.status,
      jsonOf<{ results: { message: string }[] }>(answer).results.some(({ message }) =>
        message.includes('label'),
      ),
    ]).toEqual([200, false]);
  });

  it('refuses a report in a format it does not have', async () => {
    expect((await validate(app, DOG, 'text/turtle', { Accept: 'text/csv' })).status).toBe(406);
  });
});
