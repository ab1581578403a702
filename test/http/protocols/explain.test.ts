import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp } from '../../support/running-app.js';

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
