import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { findThing } from '../../../src/http/things/thing-documents.js';
import { ThingRenderer, type DataForm } from '../../../src/http/things/thing-renderer.js';
import {
  canonicalLines,
  namedNode,
  parseRdf,
  withTripleTerms,
  withoutGraphs,
  type NamedNode,
  type RdfFormat,
} from '../../../src/rdf/index.js';
import { randomOf, SEED } from '../../support/random.js';
import { RunningApp, jsonOf } from '../../support/running-app.js';
import { TIRANA_PAGE } from '../../support/written-pages.js';

let app: RunningApp;
let things: NamedNode[];
const seed = SEED;

beforeAll(async () => {
  app = await RunningApp.start();
  // A page that was read leaves receipts, whose statements are triple terms.
  const answer = await app.post('/news', 'text/plain', TIRANA_PAGE);
  expect([201, 409]).toContain(answer.status);
  const all = await app.select(
    'SELECT DISTINCT ?s { ?s ?p ?o FILTER(STRSTARTS(STR(?s), ' +
      `"${app.service.names.baseIri}id/") && !CONTAINS(STR(?s), "#")) } ORDER BY ?s`,
  );
  const random = randomOf(seed);
  things = all
    .map((iri) => ({ iri, place: random() }))
    .sort((left, right) => left.place - right.place)
    .slice(0, 1_000)
    .map(({ iri }) => namedNode(iri));
});
afterAll(() => app.close());

const FORMATS: readonly (readonly [DataForm, RdfFormat])[] = [
  ['ntriples', 'ntriples'],
  ['nquads', 'nquads'],
  ['trig', 'trig'],
  ['rdfxml', 'rdfxml'],
];

describe('A thousand things of the graph', () => {
  it('say the same in every form, and everything they name by an IRI of ours exists', async () => {
    const { service } = app;
    const renderer = new ThingRenderer(service);
    const documentLoader = (url: string): object => {
      const context = service.contexts.contextAt(url, {
        baseIri: service.names.baseIri,
        publicUrl: app.url,
      });
      if (!context) throw new Error(`The document needs ${url}`);
      return { contextUrl: null, documentUrl: url, document: { '@context': context } };
    };
    const missing = new Set<string>();
    for (const iri of things) {
      const document = findThing(service.current, [iri], service)!;
      const turtle = await canonicalLines(
        await parseRdf(String(await renderer.render(document, 'turtle', app.url)), {
          format: 'turtle',
        }),
      );
      const hasTripleTerms = turtle.some((line) => line.includes('<<('));
      expect([seed, iri.value, turtle.length > 0]).toEqual([seed, iri.value, true]);
      for (const [form, format] of FORMATS) {
        if (form === 'rdfxml' && hasTripleTerms) {
          expect(() => renderer.render(document, form, app.url)).toThrow('triple terms');
          continue;
        }
        const quads = await parseRdf(String(await renderer.render(document, form, app.url)), {
          format,
        });
        expect([seed, iri.value, form, await canonicalLines(withoutGraphs(quads))]).toEqual([
          seed,
          iri.value,
          form,
          turtle,
        ]);
      }
      const json = JSON.parse(String(await renderer.render(document, 'jsonld', app.url))) as Record<
        string,
        unknown
      >;
      const fromJson = await parseRdf(
        await jsonld.toRDF(json, { documentLoader, format: 'application/n-quads' }),
        { format: 'nquads' },
      );
      expect([seed, iri.value, await canonicalLines(withTripleTerms(fromJson))]).toEqual([
        seed,
        iri.value,
        turtle,
      ]);
      expect([
        seed,
        iri.value,
        json.id,
        '@graph' in json,
        JSON.stringify(json).includes('"_:'),
      ]).toEqual([seed, iri.value, iri.value, false, false]);
      for (const neighbour of document.description.neighbours) {
        const { value } = service.current.ids.dictionary.termOf(neighbour);
        if (
          value.startsWith(`${service.names.baseIri}id/`) &&
          !findThing(service.current, [namedNode(value)], service)
        )
          missing.add(value);
      }
    }
    expect([seed, [...missing]]).toEqual([seed, []]);
  }, 300_000);

  it('are answered at their addresses, with links that all lead somewhere', async () => {
    const broken: string[] = [];
    const targets = new Set<string>();
    for (const iri of things.slice(0, 40)) {
      const path = `/${iri.value.slice(app.service.names.baseIri.length)}`;
      const answer = await app.get(path);
      if (answer.status !== 200) broken.push(path);
      targets.add(String(jsonOf<Record<string, unknown>>(answer)['@context']));
      const isReceipt = path.startsWith('/id/receipt/');
      for (const [, href] of String(answer.headers.link).matchAll(/<([^>]*)>/g))
        if (href!.startsWith(app.url) && !(isReceipt && href!.endsWith('.rdf'))) targets.add(href!);
    }
    for (const target of targets)
      if ((await app.get(target.slice(app.url.length), { Accept: '*/*' })).status !== 200)
        broken.push(target);
    expect([seed, broken]).toEqual([seed, []]);
  });
});

describe('A receipt', () => {
  it('says in its JSON which statement it is for, and the words it rests on', async () => {
    const receipts = await app.select(
      `SELECT ?s { ?s <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> ?t } ORDER BY ?s`,
    );
    expect(receipts.length).toBeGreaterThan(5);
    const document = jsonOf<Record<string, Record<string, unknown>>>(
      await app.get(`/${receipts[0]!.slice(app.service.names.baseIri.length)}`),
    );
    expect(document.reifies).toMatchObject({
      type: ['TripleTerm'],
      tripleSubject: { label: expect.any(String) as unknown },
    });
    expect(document.hasSelector).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: ['oa:TextPositionSelector'],
          start: expect.stringMatching(/^\d+$/) as unknown,
          end: expect.stringMatching(/^\d+$/) as unknown,
        }),
        expect.objectContaining({
          type: ['oa:TextQuoteSelector'],
          exact: expect.any(String) as unknown,
        }),
      ]),
    );
  });
});
