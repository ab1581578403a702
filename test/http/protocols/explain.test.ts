import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, codeOf, jsonOf } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const QUERY = encodeURIComponent(
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> SELECT ?event { ?event a og:Workshop ; ' +
    'og:organizer ?body }',
);

describe('/explain', () => {
  it('tells the plan, of the version that is asked for', async () => {
    const response = await fetch(`${app.url}/explain?query=${QUERY}`);
    expect([
      response.status,
      response.headers.get('graph-version'),
      response.headers.get('content-type'),
    ]).toEqual([200, '1', expect.stringContaining('application/json')]);
    expect(await response.json()).toMatchObject({ plan: { estimatedRows: expect.any(Number) } });
    expect((await fetch(`${app.url}/explain?version=99&query=${QUERY}`)).status).toBe(404);
  });

  it('tells how the run went, as text for people', async () => {
    const response = await fetch(`${app.url}/explain?run&query=${QUERY}`, {
      headers: { Accept: 'text/plain' },
    });
    expect(await response.text()).toMatch(/rows \(~\d+\), [\d.]+ ms\]\n.*parse and plan /s);
  });

  it('tells an editor, as an answer, what is wrong with a query and where', async () => {
    const response = await fetch(
      `${app.url}/explain?check&query=${encodeURIComponent('SELECT *\n{ ?s a }')}`,
    );
    expect([response.status, await response.json()]).toMatchObject([
      200,
      {
        problem: {
          title: 'Bad Request',
          status: 400,
          code: 'malformed-query',
          detail: expect.stringContaining('line 2'),
          line: 2,
          column: 8,
          found: '}',
        },
      },
    ]);
    expect(await (await fetch(`${app.url}/explain?check&query=${QUERY}`)).json()).toHaveProperty(
      'plan',
    );
    expect((await fetch(`${app.url}/explain?check&version=99&query=${QUERY}`)).status).toBe(404);
  });

  it.each([
    ['no query', ''],
    ['a broken query', '?query=SELECT'],
    ['an update', `?query=${encodeURIComponent('CLEAR ALL')}`],
  ])('refuses %s', async (_, search) => {
    const response = await fetch(`${app.url}/explain${search}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
  });
});

const UNKNOWN =
  'SELECT (<http://www.opengis.net/def/function/geosparql/distance>(1, 2) AS ?far) {}';
const address = (query: string, more = ''): string =>
  `/sparql?query=${encodeURIComponent(query)}&format=json${more}`;

describe('A function that is not known here', () => {
  it('is told in the header Warning of the answer, also the second time', async () => {
    for (let time = 0; time < 2; time += 1) {
      const answer = await app.get(address(UNKNOWN));
      expect([answer.status, answer.headers.warning]).toEqual([
        200,
        expect.stringMatching(/^299 - ".*geosparql\/distance/),
      ]);
    }
  });

  it('is told in the explanation', async () => {
    const answer = await app.get(`/explain?query=${encodeURIComponent(UNKNOWN)}`);
    expect(jsonOf<{ warnings: readonly unknown[] }>(answer).warnings).toHaveLength(1);
  });

  it('is an error with ?strict', async () => {
    expect(codeOf(await app.get(address(UNKNOWN, '&strict')))[0]).toBe(400);
    const known = await app.get(address('SELECT (STRLEN("x") AS ?n) {}', '&strict'));
    expect([known.status, known.headers.warning]).toEqual([200, undefined]);
  });
});
