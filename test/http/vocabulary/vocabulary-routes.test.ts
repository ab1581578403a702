import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  OWL,
  RDF,
  RDFS,
  SH,
  SKOS,
  canonicalLines,
  parseRdf,
  quad,
  readOntology,
  readShapes,
  type Quad,
  type RdfFormat,
} from '../../../src/rdf/index.js';
import { Validator } from '../../../src/shacl/index.js';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { compactHtml } from '../../support/html.js';

let app: RunningApp;
let ontology: readonly Quad[];
let terms: readonly string[];
beforeAll(async () => {
  app = await RunningApp.start();
  ontology = readOntology(app.service.names).map(({ subject, predicate, object }) =>
    quad(subject, predicate, object),
  );
  const { ontologyIri } = app.service.names;
  terms = [
    ...new Set(
      ontology
        .filter(
          ({ subject, predicate }) =>
            predicate.equals(SKOS.definition) && subject.value.startsWith(ontologyIri),
        )
        .map(({ subject }) => subject.value.slice(ontologyIri.length)),
    ),
  ];
});
afterAll(async () => {
  await app.close();
});

const FORMATS: readonly (readonly [string, RdfFormat])[] = [
  ['text/turtle', 'turtle'],
  ['application/ld+json', 'jsonld'],
  ['application/n-triples', 'ntriples'],
  ['application/trig', 'trig'],
  ['application/n-quads', 'nquads'],
  ['application/rdf+xml', 'rdfxml'],
];
const linesOf = async (quads: Iterable<Quad>): Promise<string[]> =>
  [...(await canonicalLines([...quads]))].sort();
const read = async (
  path: string,
  mediaType = 'text/turtle',
  format: RdfFormat = 'turtle',
): Promise<string[]> => {
  const answer = await app.get(path, { Accept: mediaType });
  if (answer.status !== 200) throw new Error(answer.text);
  return linesOf(await parseRdf(answer.text, { format, baseIri: app.url }));
};
const page = async (path: string): Promise<string> =>
  compactHtml((await app.get(path, { Accept: 'text/html' })).text);
/** The part of a page that is about one term. */
const partOf = (text: string, id: string): string =>
  text.slice(text.indexOf(`id="${id}"`)).split('</details>')[0]!;
const OG =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> PREFIX rdfs: ' +
  '<http://www.w3.org/2000/01/rdf-schema#>';

describe('The ontology', () => {
  it('is all of it in every syntax', async () => {
    const expected = await linesOf(ontology);
    for (const [mediaType, format] of FORMATS)
      expect([
        format,
        (await read('/ontology', mediaType, format)).length === expected.length,
      ]).toEqual([format, true]);
    expect(await read('/ontology')).toEqual(expected);
  });

  it('has a page with each term once: definition, relations, alignments', async () => {
    const text = await page('/ontology');
    expect(terms.length).toBeGreaterThan(150);
    for (const term of terms) {
      expect([term, text.split(`id="${term}"`).length]).toEqual([term, 2]);
      const [definition] = ontology
        .filter(
          ({ subject, predicate }) =>
            predicate.equals(SKOS.definition) && subject.value.endsWith(`#${term}`),
        )
        .map(({ object }) => object.value);
      expect(partOf(text, term)).toContain(
        definition!.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
      );
      expect(partOf(text, term)).toContain(`href="/ontology/${term}"`);
    }
    const row = (term: string, name: string): string =>
      new RegExp(`<dt>${name}</dt><dd>(.*?)</dd>`).exec(partOf(text, term))?.[1] ?? '';
    expect(row('organizer', 'sub property of')).toMatch(
      /<a class="external" href="https:\/\/schema\.org\/organizer"[^>]*>schema:organizer/,
    );
    expect(row('organizer', 'domain')).toContain('<a href="/ontology#Event">event</a>');
    expect(row('organizer', 'range')).toContain('<a href="/ontology#Actor">actor</a>');
    expect(row('coOrganizer', 'sub property of')).toContain('<a href="/ontology#organizer">');
    expect(row('Event', 'kinds')).toContain('href="/ontology#Workshop"');
    expect(row('Event', 'has')).toContain('href="/ontology#startDate"');
  });

  it('counts uses of classes and properties as queries do, and leads to the things', async () => {
    const text = await page('/ontology');
    for (const [term, pattern] of [
      ['Workshop', '?s a og:Workshop'],
      ['Organization', '?s a og:Organization'],
      ['organizer', '?s og:organizer ?o'],
      ['organizes', '?s og:organizes ?o'],
      ['participantCount', '?s og:participantCount ?o'],
    ] as const) {
      const [count] = await app.select(`${OG} SELECT (COUNT(*) AS ?n) { GRAPH ?g { ${pattern} } }`);
      const [, href, used] = /<dt>used<\/dt><dd><a href="([^"]+)">in (\S+) statement/.exec(
        partOf(text, term),
      )!;
      expect([term, used!.replaceAll(',', '')]).toEqual([term, count]);
      const query = new URL(href!.replaceAll('&amp;', '&'), app.url).searchParams.get('query')!;
      expect((await app.select(query)).length > 0).toBe(true);
    }
    expect(partOf(text, 'FormerState')).toContain('<dt>used</dt><dd>');
  });

  it('answers for each term by itself: its statements as RDF, and a page', async () => {
    for (const term of terms.filter((_, index) => index % 6 === 0)) {
      const expected = await linesOf(
        ontology.filter(({ subject }) => subject.value === app.service.names.ontologyIri + term),
      );
      expect([term, await read(`/ontology/${term}`)]).toEqual([term, expected]);
      const text = await page(`/ontology/${term}`);
      const [label] = ontology
        .filter(
          ({ subject, predicate }) =>
            predicate.equals(RDFS.label) && subject.value === app.service.names.ontologyIri + term,
        )
        .map(({ object }) => object.value);
      expect([
        term,
        text.includes(`<h1>${label!.replaceAll("'", '&#39;')}</h1>`),
        text.includes(`href="/ontology#${term}"`),
      ]).toEqual([term, true, true]);
      expect(text).toContain(`<link rel="canonical" href="${app.url}/ontology/${term}">`);
    }
    for (const [mediaType, format] of FORMATS)
      expect(await read('/ontology/Workshop', mediaType, format)).toEqual(
        await read('/ontology/Workshop'),
      );
    const missing = await app.get('/ontology/Wrokshop');
    expect([missing.status, jsonOf<Problem>(missing).code]).toEqual([404, 'not-found']);
  });

  it('is that of the version that is asked for', async () => {
    const { names } = app.service;
    await app.update(
      `${OG} PREFIX owl: <${OWL.iri}> PREFIX skos: <${SKOS.iri}> INSERT DATA { GRAPH ` +
        `<${names.graphs.ontology.value}> { og:Picnic a owl:Class ; rdfs:label "picnic"@en ; ` +
        'skos:definition "An event with a meal in the open."@en ; rdfs:subClassOf og:Event } }',
    );
    expect(partOf(await page('/ontology'), 'Picnic')).toContain(
      'An event with a meal in the open.',
    );
    expect((await app.get('/ontology/Picnic')).status).toBe(200);
    expect(await page('/ontology?version=1')).not.toContain('id="Picnic"');
    expect((await app.get('/ontology/Picnic?version=1')).status).toBe(404);
  });
});

describe('The shapes', () => {
  it('are all of them in RDF, and a page that says what must hold of each class', async () => {
    expect(await read('/shapes')).toEqual(await linesOf(readShapes(app.service.names)));
    const text = await page('/shapes');
    const nodeShapes = readShapes(app.service.names)
      .filter(
        ({ predicate, object, subject }) =>
          predicate.equals(RDF.type) &&
          object.equals(SH.NodeShape) &&
          subject.termType === 'NamedNode',
      )
      .map(({ subject }) => subject.value.split('#')[1]!);
    expect(nodeShapes.length).toBeGreaterThan(15);
    for (const shape of nodeShapes)
      expect([shape, text.split(`id="${shape}"`).length]).toEqual([shape, 2]);
    const state = partOf(text, 'State');
    const property = (name: string): string =>
      state.split('<dl class="facts">').find((each) => each.includes(`#${name}"`)) ?? '';
    expect(property('iso2')).toMatch(/<dt>pattern<\/dt><dd>.*?\^\[A-Z\]\{2\}\$/s);
    expect(property('capital')).toContain('<a href="/ontology#Place">place</a>');
    expect(partOf(text, 'Event')).toContain('<a href="/ontology#Event">event</a>');
  });

  it('are served one by one, each with everything it is made of', async () => {
    for (const shape of ['State', 'Event', 'NewsItem', 'StateWithCode']) {
      const quads = await parseRdf(
        (await app.get(`/shapes/${shape}`, { Accept: 'text/turtle' })).text,
        { format: 'turtle' },
      );
      expect(() => new Validator(quads)).not.toThrow();
      const targets = quads
        .filter(({ predicate }) => predicate.equals(SH.targetClass))
        .map(({ object }) => object.value.split('#')[1]);
      expect([shape, targets]).toEqual([shape, [shape === 'StateWithCode' ? 'State' : shape]]);
      expect(await page(`/shapes/${shape}`)).toContain(`href="/shapes#${shape}"`);
    }
    const missing = await app.get('/shapes/Shape');
    expect([missing.status, jsonOf<Problem>(missing).code]).toEqual([404, 'not-found']);
  });
});

describe('Both', () => {
  it.each(['/ontology', '/ontology/Event', '/shapes', '/shapes/Event'])(
    'are known again, tell of their other forms, and have a licence: %s',
    async (path) => {
      for (const accept of ['text/turtle', 'text/html']) {
        const answer = await app.get(path, { Accept: accept });
        expect(
          (await app.get(path, { Accept: accept, 'If-None-Match': answer.headers.etag! })).status,
        ).toBe(304);
        expect(String(answer.headers.link)).toContain(`<${app.url}${path}>; rel="canonical"`);
        expect(String(answer.headers.link)).toContain('rel="license"');
        expect(String(answer.headers.vary).toLowerCase()).toContain('accept-datetime');
      }
      const text = await page(path);
      for (const [mediaType] of FORMATS) {
        const href = new RegExp(
          `<link rel="alternate" type="${mediaType.replace(/[+.]/g, '\\$&')}" href="([^"]+)">`,
        ).exec(text)![1]!;
        expect((await app.get(href)).headers['content-type']).toContain(mediaType);
      }
    },
  );
});
