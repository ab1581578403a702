import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DEFAULT_BASE_IRI,
  RDF,
  RDFS,
  SCHEMA,
  SH,
  namesFor,
  parseRdf,
  type NamedNode,
} from '../../../src/rdf/index.js';
import { readCsv } from '../../support/csv.js';
import {
  RunningApp,
  TOKEN,
  ask,
  codeOf,
  jsonOf,
  problemOf,
  type Answer,
} from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

const JSON_ONLY = { Accept: 'application/json' };
const CSV = { Accept: 'text/csv' };
const QUERY = 'application/sparql-query';
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': QUERY };
const PREFIXES = `PREFIX og: <https://w3id.org/osce-graph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
`;

const put = (
  name: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  ask(`${app.url}/queries/${name}`, {
    method: 'PUT',
    headers: { ...AUTHORIZED, ...headers },
    body,
  });
const remove = (name: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  ask(`${app.url}/queries/${name}`, { method: 'DELETE', headers: { ...AUTHORIZED, ...headers } });
const get = (
  path: string,
  headers: Readonly<Record<string, string>> = JSON_ONLY,
): Promise<Answer> => app.get(`/queries/${path}`, headers);

interface Solutions {
  readonly results: { readonly bindings: readonly Record<string, { readonly value: string }>[] };
}

const valuesOf = (answer: Answer, variable: string): string[] =>
  jsonOf<Solutions>(answer).results.bindings.map((row) => row[variable]!.value);

describe('A stored query', () => {
  it('is listed with its parameters', async () => {
    const { queries } = jsonOf<{ queries: Record<string, unknown>[] }>(
      await app.get('/queries', JSON_ONLY),
    );
    expect(queries.find(({ name }) => name === 'events-in-a-state')).toMatchObject({
      summary: 'Events in a State',
      parameters: [
        { name: 'state', type: 'thing', required: false, default: 'Albania' },
        { name: 'since', type: 'date', required: false },
      ],
      url: `${app.url}/queries/events-in-a-state`,
    });
    const page = await app.get('/queries', { Accept: 'text/html' });
    expect(page.text).toMatch(/<a href="\/queries\/events-in-a-state" ?>Events in a State</);
  });

  it('answers for names, slugs and IRIs the same, in every format', async () => {
    const [byName, bySlug, byIri] = await Promise.all(
      ['Serbia', 'serbia', 'https://w3id.org/osce-graph/id/state/serbia'].map((state) =>
        get(`events-in-a-state?state=${encodeURIComponent(state)}`),
      ),
    );
    expect(valuesOf(byName!, 'event').length).toBeGreaterThan(3);
    expect([bySlug!.text, byIri!.text]).toEqual([byName!.text, byName!.text]);
    expect([bySlug!.headers.etag, byIri!.headers.etag]).toEqual([
      byName!.headers.etag,
      byName!.headers.etag,
    ]);
    const csv = await get('events-in-a-state?state=serbia&format=csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(valuesOf(byName!, 'event').length + 1);
    const since = await get('events-in-a-state?state=serbia&since=2015-01-01');
    expect(valuesOf(since, 'event').length).toBeLessThan(valuesOf(byName!, 'event').length);
    for (const day of valuesOf(since, 'day')) expect(day >= '2015').toBe(true);
  });

  it('answers 304 for what the client has, from the version that is asked for', async () => {
    const first = await get('events-in-a-state');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await get('events-in-a-state', {
      ...JSON_ONLY,
      'If-None-Match': first.headers.etag!,
    });
    expect(again.status).toBe(304);
    const other = await get('events-in-a-state?state=Serbia', {
      ...JSON_ONLY,
      'If-None-Match': first.headers.etag!,
    });
    expect(other.status).toBe(200);
    expect((await get('events-in-a-state?version=1')).headers['graph-version']).toBe('1');
  });

  it.each([
    ['together', '?event og:organizer ?a, ?b', 20],
    ['partner', '?event og:organizer ?a ; og:partner ?b', 5],
    ['funder', '?event og:organizer ?a ; og:funder ?b', 5],
  ])('says who works with whom, as other queries count it: %s', async (kind, pattern, least) => {
    const expected = await app.select(`${PREFIXES}
      SELECT (CONCAT(STR(?one), " ", STR(?other), " ", STR(?events)) AS ?row) {
        { SELECT ?one ?other (COUNT(DISTINCT ?event) AS ?events) {
          ${pattern} . FILTER(?a != ?b)
          FILTER NOT EXISTS { ?event <https://schema.org/eventStatus> ?status
            FILTER(STRENDS(STR(?status), "Cancelled")) }
          BIND(IF(STR(?a) < STR(?b), ?a, ?b) AS ?one) BIND(IF(STR(?a) < STR(?b), ?b, ?a) AS ?other)
        } GROUP BY ?one ?other } }`);
    const rows = readCsv((await get(`who-works-with-whom?kind=${kind}`, CSV)).text);
    expect(rows.map((row) => `${row.first} ${row.second} ${row[kind]}`).sort()).toEqual(
      [...expected].sort(),
    );
    expect(rows.length).toBeGreaterThan(least);
    const often = readCsv((await get(`who-works-with-whom?kind=${kind}&least=2`, CSV)).text);
    expect(often).toEqual(rows.filter(({ events }) => Number(events) >= 2));
  });

  it('is where the former network leads, with its parameters', async () => {
    const leads = async (query: string): Promise<unknown[]> => {
      const { status, headers } = await app.get(`/network${query}`);
      return [status, headers.location];
    };
    const target = '/queries/who-works-with-whom';
    const odihr = encodeURIComponent('https://w3id.org/osce-graph/id/organization/odihr');
    expect(await leads('')).toEqual([303, target]);
    expect(await leads('?tie=partner&body=organization/odihr&least=3&country=Serbia')).toEqual([
      303,
      `${target}?kind=partner&body=${odihr}&least=3&state=Serbia`,
    ]);
    expect(await leads('?from=2014&to=2016-02&body=odihr&version=1')).toEqual([
      303,
      `${target}?from=2014-01-01&to=2016-02-29&body=odihr&version=1`,
    ]);
    expect(codeOf(await app.get('/network?from=soon'))).toEqual([400, 'bad-request']);
  });

  it('refuses values and parameters that it cannot have', async () => {
    for (const [address, part] of [
      ['events-in-a-state?state=Narnia', 'No thing called “Narnia”'],
      ['events-in-a-state?state=Albnia', 'Did you mean “Albania”?'],
      ['events-in-a-state?since=yesterday', '?since must be a day'],
      ['events-in-a-state?since=2019-02-29', '?since must be a day'],
      ['events-in-a-state?inferred=perhaps', '?inferred'],
      ['events-in-a-state?stat=x', 'Did you mean ?state?'],
      ['events-in-a-state?from=2015', 'Did you mean ?since?'],
      ['events-in-a-state?state=a&state=b', 'only once'],
      ['events-in-a-state?engine=comunica', '?engine'],
    ] as const) {
      const answer = await get(address);
      expect([address, ...codeOf(answer)]).toEqual([address, 400, 'bad-request']);
      expect(problemOf(answer).detail).toContain(part);
    }
    expect(codeOf(await get('events-in-a-stat'))).toEqual([404, 'not-found']);
  });

  it('is a page with a form, which shows the answer or what is wrong', async () => {
    const html = { Accept: 'text/html' };
    const page = await get('events-in-a-state?state=Serbia', html);
    expect([page.status, page.text]).toEqual([
      200,
      expect.stringMatching(
        /<input\s+id="parameter-state"\s+name="state"\s+type="text"\s+value="Serbia"/,
      ),
    ]);
    expect(page.text).toContain('/queries/events-in-a-state?state=Serbia&amp;format=csv');
    const wrong = await get(`events-in-a-state?state=${encodeURIComponent('"><script>')}`, html);
    expect([wrong.status, wrong.text.includes('"><script>')]).toEqual([400, false]);
    expect(wrong.text).toContain('The query cannot be answered');
    await put('needs-a-name', `${PREFIXES}SELECT ?s { ?s rdfs:label ?_name_en }`);
    const empty = await get('needs-a-name', html);
    expect([empty.status, empty.text.includes('id="result"')]).toEqual([200, false]);
    expect(codeOf(await get('needs-a-name'))).toEqual([400, 'bad-request']);
    expect(valuesOf(await get('needs-a-name?name=Albania'), 's')).toContain(
      'https://w3id.org/osce-graph/id/state/albania',
    );
  });
});

describe('A parameter whose values are those in the graph', () => {
  it('offers them in the form, with their names', async () => {
    await put(
      'offered',
      `#+ enumerate:\n#+   - state\n#+   - kind: [workshop]\n${PREFIXES}
SELECT ?event { ?event og:place/og:inState ?_state ; rdfs:label ?label FILTER(!BOUND(?__kind) || ?__kind != ?label) }`,
    );
    const { text } = await get('offered', { Accept: 'text/html' });
    expect(text).toMatch(/<datalist id="parameter-state-values">\s*<option value=/);
    const offered = [...text.matchAll(/<option value="(https:[^"]*)">([^<]*)</g)];
    const states = await app.select(
      `${PREFIXES}SELECT DISTINCT ?s { ?event og:place/og:inState ?s }`,
    );
    expect(offered.map(([, iri]) => iri).sort()).toEqual([...states].sort());
    expect(offered.map(([, , label]) => label)).toContain('Albania');
    expect(valuesOf(await get('offered?state=Serbia'), 'event').length).toBeGreaterThan(3);
  });
});

describe('Storing a query', () => {
  it('makes a version, and is known by its ETag', async () => {
    const text = `#+ summary: Things with a name\n#+ max-age: 60\n${PREFIXES}SELECT ?s { ?s rdfs:label ?_name_en }`;
    const made = await put('by-name', text);
    expect([made.status, made.headers.location]).toEqual([201, `${app.url}/queries/by-name`]);
    const { version } = jsonOf<{ version: number }>(made);
    expect((await get('by-name?name=Albania')).headers['cache-control']).toBe('public, max-age=60');
    const written = await get('by-name', { Accept: QUERY });
    expect([written.text, written.headers.etag]).toEqual([text, made.headers.etag]);
    const changed = `${text} LIMIT 1`;
    expect(codeOf(await put('by-name', changed))).toEqual([428, 'precondition-required']);
    expect(codeOf(await put('by-name', changed, { 'If-Match': '"other"' }))[0]).toBe(412);
    expect(codeOf(await put('by-name', changed, { 'If-None-Match': '*' }))[0]).toBe(412);
    expect((await put('by-name', changed, { 'If-Match': written.headers.etag! })).status).toBe(204);
    const diff = await app.get(`/snapshots/${version}/diff/${version + 1}`, {
      Accept: 'application/rdf-patch',
    });
    expect(diff.text).toContain('LIMIT 1');
    const past = await app.get(`/graph/queries?version=${version}&format=ntriples`);
    expect(past.text).not.toContain('LIMIT 1');
    expect((await remove('by-name', { 'If-Match': '*' })).status).toBe(204);
    expect((await get('by-name')).status).toBe(404);
  });

  it('needs a token, a query and a name of its own', async () => {
    const anonymous = await ask(`${app.url}/queries/mine`, {
      method: 'PUT',
      headers: { 'Content-Type': QUERY },
      body: 'ASK {}',
    });
    expect(codeOf(anonymous)).toEqual([401, 'unauthorized']);
    expect(codeOf(await put('mine', 'SELECT'))).toEqual([400, 'malformed-query']);
    expect(codeOf(await put('mine', 'DROP ALL'))).toEqual([400, 'bad-request']);
    expect(codeOf(await put('Mine', 'ASK {}'))).toEqual([400, 'bad-request']);
    expect(codeOf(await put('news-by-year', 'ASK {}'))).toEqual([403, 'forbidden']);
    expect(codeOf(await put('mine', 'ASK {}', { 'Content-Type': 'text/plain' }))).toEqual([
      415,
      'unsupported-media-type',
    ]);
    expect(codeOf(await remove('nothing'))).toEqual([404, 'not-found']);
  });

  it('is held to a shape, whoever writes its statements', async () => {
    const insert = (statements: string): Promise<Answer> =>
      app.post(
        '/sparql',
        'application/sparql-update',
        `${PREFIXES}PREFIX sh: <http://www.w3.org/ns/shacl#>
        INSERT DATA { GRAPH <https://w3id.org/osce-graph/graph/queries> {
          <https://w3id.org/osce-graph/queries/by-hand> a sh:SPARQLExecutable ; ${statements} } }`,
      );
    const named = 'rdfs:label "By hand"@en ; rdfs:comment "Made by an update."@en';
    for (const wrong of [named, `${named} ; sh:ask "ASK {}" ; sh:select "SELECT * {}"`])
      expect(codeOf(await insert(wrong))).toEqual([422, 'invalid-data']);
    expect(codeOf(await insert('sh:ask "ASK {}"'))).toEqual([422, 'invalid-data']);
    expect((await insert(`${named} ; sh:ask "ASK {}"`)).status).toBe(200);
    expect(jsonOf<{ boolean: boolean }>(await get('by-hand')).boolean).toBe(true);
  });

  it('can ask, construct and describe', async () => {
    await put('asks', 'ASK { ?_state ?p ?o }');
    expect(jsonOf<{ boolean: boolean }>(await get('asks?state=Albania')).boolean).toBe(true);
    await put('makes', 'CONSTRUCT { ?_state ?p ?o } WHERE { ?_state ?p ?o }');
    const made = await get('makes?state=Albania', { Accept: 'text/turtle' });
    expect(made.text).toContain('Albania');
    await put('describes', 'DESCRIBE ?_state');
    const told = await get('describes?state=Albania', { Accept: 'application/n-triples' });
    expect(told.text).toContain('<https://w3id.org/osce-graph/id/state/albania>');
  });

  it('never executes a value', async () => {
    await put(
      'labelled',
      `${PREFIXES}SELECT ?s { ?s rdfs:label ?_label_en . FILTER(STR(?s) != ?__not && ?s != ?__but_iri || !BOUND(?__not)) }`,
    );
    const before = (await app.get('/sparql?format=csv&query=ASK%7B%7D')).headers['graph-version'];
    for (const value of [
      'x" } ; DROP ALL #',
      '"@en . ?s ?p ?o } UNION { ?s ?p "',
      '\\u0022 } #',
      "'''} SELECT * { ?s ?p ?o",
      'Albania"@en . #',
      '\n}\nDROP ALL',
      '<urn:x>',
    ]) {
      const asked = await get(`labelled?label=${encodeURIComponent(value)}`);
      expect([value, asked.status, valuesOf(asked, 's')]).toEqual([value, 200, []]);
      const iri = await get(`labelled?label=Albania&but=${encodeURIComponent(value)}`);
      expect([value, iri.status]).toEqual([value, 400]);
    }
    const after = (await app.get('/sparql?format=csv&query=ASK%7B%7D')).headers['graph-version'];
    expect(after).toBe(before);
  });
});

describe('The descriptions of the service', () => {
  it('have stored queries with their parameters', async () => {
    await put(
      'described',
      `#+ summary: Described\n#+ enumerate:\n#+   - kind:\n#+     - Workshop\n${PREFIXES}
ASK { ?s rdfs:label ?_kind . ?s ?p ?__count_integer }`,
    );
    const { paths } = jsonOf<{
      paths: Record<string, { get: { summary: string; parameters: object[] } }>;
    }>(await app.get('/openapi.json'));
    const described = paths['/queries/described']!.get;
    expect(described.summary).toBe('Described');
    expect(described.parameters).toContainEqual(
      expect.objectContaining({
        name: 'kind',
        required: true,
        schema: { type: 'string', enum: ['Workshop'] },
      }),
    );
    expect(described.parameters).toContainEqual(
      expect.objectContaining({ name: 'count', required: false, schema: { type: 'integer' } }),
    );
  });
});

describe('The service description', () => {
  it('has stored queries as executables, with prefixes and the endpoint', async () => {
    const turtle = (await app.get('/sparql', { Accept: 'text/turtle' })).text;
    const quads = await parseRdf(turtle, { format: 'turtle' });
    const self = namesFor(DEFAULT_BASE_IRI).query('events-in-a-state');
    const said = quads.filter(({ subject }) => subject.equals(self));
    const objectOf = (property: NamedNode): string | undefined =>
      said.find(({ predicate }) => predicate.equals(property))?.object.value;
    expect(objectOf(RDF.type)).toBe(SH.SPARQLExecutable.value);
    expect(objectOf(SH.select)).toContain('?_state');
    expect(objectOf(RDFS.comment)).toContain('Events that took place in a State');
    expect(objectOf(SCHEMA.target)).toBe(`${app.url}/sparql`);
    const prefixes = quads
      .filter(({ predicate }) => predicate.equals(SH.prefix))
      .map(({ object }) => object.value);
    expect(prefixes).toEqual(expect.arrayContaining(['og', 'rdfs']));
  });
});
