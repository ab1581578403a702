import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsonld from 'jsonld';
import { RunningApp, TOKEN, ask, codeOf, jsonOf, problemOf } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

type Framed = Record<string, unknown> & {
  readonly '@context': string;
  readonly '@graph': readonly Record<string, unknown>[];
};

const PREFIXES = `PREFIX og: <https://w3id.org/osce-graph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
`;
const EVENTS = `${PREFIXES}CONSTRUCT {
  ?event a ?class ; rdfs:label ?label ; og:startDate ?day ; og:participantCount ?count ;
    og:organizer ?organizer ; og:place ?place .
  ?organizer a og:Organization ; rdfs:label ?name .
  ?place a og:Place ; rdfs:label ?placeName ; og:inState ?state .
} WHERE {
  ?event a og:Event, ?class ; rdfs:label ?label ; og:organizer ?organizer ; og:place ?place .
  ?organizer rdfs:label ?name . ?place rdfs:label ?placeName
  OPTIONAL { ?event og:startDate ?day }
  OPTIONAL { ?event og:participantCount ?count }
  OPTIONAL { ?place og:inState ?state }
}`;
const DESCRIPTIONS = `${PREFIXES}DESCRIBE ?operation { ?operation a og:FieldOperation }`;

const of = (query: string, more: Readonly<Record<string, string>> = {}): string =>
  `/sparql?${new URLSearchParams({ query, ...more }).toString()}`;
const framed = (query: string, frame: object | string) =>
  app.get(of(query, { frame: typeof frame === 'string' ? frame : JSON.stringify(frame) }));

/** Integers and booleans as JSON has them. The library's `useNativeTypes` types strings as well. */
function withNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  const { '@type': type, '@value': text } = value as Record<string, unknown>;
  return typeof text === 'string' && /#(?:integer|boolean)$/.test(String(type))
    ? { '@value': JSON.parse(text) as unknown }
    : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNumbers(each)]));
}

/** What the library makes of the same graph, which it reads from N-Triples. */
async function expected(query: string, frame: object): Promise<unknown> {
  const lines = await app.get(of(query, { format: 'ntriples' }));
  const graph = await jsonld.fromRDF(lines.text, { format: 'application/n-quads' });
  return jsonld.frame(withNumbers(graph) as object, frame, {
    omitGraph: false,
    documentLoader: async (url: string) => ({
      documentUrl: url,
      document: JSON.parse((await app.get(new URL(url).pathname)).text) as object,
    }),
  });
}

describe('A framed answer', () => {
  it('nests the things of a class, and equals what jsonld.js makes of the same graph', async () => {
    const answer = await framed(EVENTS, 'Workshop');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/ld+json']);
    const document = jsonOf<Framed>(answer);
    const [first] = document['@graph'];
    expect(first).toMatchObject({
      id: expect.stringContaining('/id/event/') as unknown,
      type: expect.arrayContaining(['Workshop']) as unknown,
      place: [{ label: expect.any(String) as unknown }],
    });
    expect(first?.organizer).toContainEqual({
      id: expect.stringContaining('/id/organization/') as unknown,
      type: ['Organization'],
      label: expect.any(String) as unknown,
    });
    expect(document['@graph'].length).toBeGreaterThan(5);
    const frame = {
      '@context': document['@context'],
      '@type': 'https://w3id.org/osce-graph/ontology#Workshop',
      '@embed': '@always',
    };
    expect(document).toEqual(await expected(EVENTS, frame));
    expect((await framed(EVENTS, 'og:Workshop')).text).toBe(answer.text);
  });

  it.each([
    { type: 'Event', organizer: { '@embed': '@never' }, '@explicit': true, label: {} },
    { type: 'Place', '@reverse': { place: { '@embed': '@once' } } },
    { type: 'Event', participantCount: {}, startDate: {}, '@requireAll': true },
    { type: 'Event', participantCount: { '@default': 0 }, '@embed': '@last' },
    { '@id': 'https://w3id.org/osce-graph/id/organization/presence-in-albania' },
    { label: { '@value': {}, '@language': 'en' }, place: { inState: {} } },
    {},
  ])('equals what jsonld.js makes with the frame %j', async (frame) => {
    for (const query of [EVENTS, DESCRIPTIONS]) {
      const answer = await framed(query, frame);
      if (answer.status === 400) {
        await expect(
          expected(query, { '@context': `${app.url}/context.jsonld`, ...frame }),
        ).rejects.toThrow();
        continue;
      }
      const document = jsonOf<Framed>(answer);
      const context = { '@context': document['@context'] };
      expect(document).toEqual(await expected(query, { ...context, ...frame }));
    }
  });

  it('has the context of the frame where it has one', async () => {
    const frame = {
      '@context': {
        called: 'http://www.w3.org/2000/01/rdf-schema#label',
        by: 'og:organizer',
        og: 'https://w3id.org/osce-graph/ontology#',
      },
      '@type': 'og:Workshop',
      '@explicit': true,
      called: {},
    };
    const document = jsonOf<Framed>(await framed(EVENTS, frame));
    expect(document).toEqual(await expected(EVENTS, frame));
    expect(Object.keys(document['@graph'][0] ?? {}).sort()).toEqual(['@id', '@type', 'called']);
    const named = {
      ...frame,
      '@context': ['https://w3id.org/osce-graph/context.jsonld', { called: 'rdfs:label' }],
    };
    expect(jsonOf<Framed>(await framed(EVENTS, named))['@graph']).toHaveLength(
      document['@graph'].length,
    );
  });

  it('can be asked for in a form, for a version, and by another engine', async () => {
    const inForm = await ask(`${app.url}/sparql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        query: EVENTS,
        frame: '{"type": "Workshop", "@embed": "@always"}',
      }).toString(),
    });
    const inAddress = await app.get(
      of(EVENTS, { frame: 'Workshop', version: '1', engine: 'comunica' }),
    );
    expect(jsonOf<Framed>(inForm)['@graph']).toEqual(jsonOf<Framed>(inAddress)['@graph']);
  });

  it.each([
    ['SELECT * { ?s ?p ?o } LIMIT 1', 'Workshop', 'this is SELECT'],
    ['ASK {}', 'Workshop', 'this is ASK'],
    [EVENTS, 'Workshops', 'no class and no stored query with a frame called “Workshops”'],
    [EVENTS, 'news-by-year', 'no class and no stored query with a frame'],
    [EVENTS, '{', 'not well-formed JSON'],
    [EVENTS, `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, 'more than 32 levels'],
    [EVENTS, `{"a": "${'x'.repeat(66_000)}"}`, 'at most 65536 characters'],
    [EVENTS, '{"@embed": "@sometimes"}', 'cannot be framed'],
    [EVENTS, '{"@context": "https://example.org/context.jsonld"}', 'contexts are not fetched'],
    [EVENTS, '{"@context": "__proto__"}', 'contexts are not fetched'],
    [EVENTS, '{"@type": [7]}', 'cannot be framed'],
  ])('refuses %.20s with the frame %.20s', async (query, frame, part) => {
    const answer = await ask(`${app.url}/sparql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ query, frame }).toString(),
    });
    expect(codeOf(answer)).toEqual([400, 'bad-request']);
    expect(problemOf(answer).detail).toContain(part);
  });

  it('is JSON-LD only', async () => {
    const path = of(EVENTS, { frame: 'Workshop' });
    expect(codeOf(await app.get(path, { Accept: 'text/turtle' }))).toEqual([406, 'not-acceptable']);
    const plain = await app.get(path, { Accept: 'application/json' });
    expect(plain.status).toBe(200);
  });
});

describe('A stored query with a frame', () => {
  const text = (frame: string): string => `#+ summary: Workshops\n#+ frame: ${frame}\n${EVENTS}`;
  const put = (name: string, body: string) =>
    ask(`${app.url}/queries/${name}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/sparql-query' },
      body,
    });

  it('answers framed JSON-LD, and gives its frame a name', async () => {
    await put('workshops', text('Workshop'));
    const stored = await app.get('/queries/workshops', { Accept: 'application/ld+json' });
    const asked = jsonOf<Framed>(await framed(EVENTS, 'Workshop'));
    expect(jsonOf<Framed>(stored)).toEqual(asked);
    expect(jsonOf<Framed>(await framed(EVENTS, 'workshops'))).toEqual(asked);
    const turtle = await app.get('/queries/workshops', { Accept: 'text/turtle' });
    expect(turtle.text).toContain('og:Workshop');
    const other = jsonOf<Framed>(await app.get('/queries/workshops?frame=Place'));
    expect(other['@graph'].every(({ type }) => (type as string[]).includes('Place'))).toBe(true);
  });

  it('is refused where nothing could be framed', async () => {
    for (const [body, part] of [
      [text('Workshops'), 'no class “Workshops”'],
      [text('[a, b]'), 'name of a class, or a JSON-LD frame'],
      ['#+ frame: Workshop\nASK {}', 'this is ASK'],
    ] as const) {
      const answer = await put('refused', body);
      expect(codeOf(answer)).toEqual([400, 'malformed-query']);
      expect(problemOf(answer).detail).toContain(part);
    }
  });
});
