import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningApp, ask, codeOf, jsonOf, TOKEN, type Answer } from '../../support/running-app.js';
import { fillSmallGraph } from '../../support/small-graph.js';
import { pageOf } from '../../support/news-fixture.js';

let app: RunningApp;
let item = '';
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'osce-graph-merge-'));
  await fillSmallGraph(join(directory, 'var'));
  app = await RunningApp.start({ directory });
  const sent = await app.post(
    '/news',
    'text/plain',
    pageOf({
      title: 'Bread',
      lead:
        'A seminar on bread took place in Tirana on 1 March 2019. It was organized by the OSCE ' +
        'Presence in Albania in co-operation with the Union of Tirana Bakers.',
    }),
  );
  item = jsonOf<{ newsItem: string }>(sent).newsItem;
  expect([sent.status, sent.text.slice(0, 300)]).toEqual([201, expect.anything()]);
});
afterAll(() => app.close());

const BAKERS = '/id/organization/union-of-tirana-bakers';
const merge = (path: string, into: string, more = {}): Promise<Answer> =>
  app.post(
    '/merges',
    'application/json',
    JSON.stringify({ thing: path.slice('/id/'.length), into, ...more }),
  );
const partners = (): Promise<string[]> =>
  app.select(
    'PREFIX og: <https://w3id.org/osce-graph/ontology#> ' +
      'PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ' +
      'SELECT ?body { ?event og:partner ?body . ?receipt rdf:reifies <<( ?event og:partner ?body )>> }',
  );

const openAbout = (path: string): string[] => {
  const { current, names, news } = app.service;
  return news
    .listProposals(current, { status: 'open' })
    .filter((id) => news.proposal(current, id).thing === names.baseIri + path.slice(1));
};

it('A news item that cannot be deleted alone can be withdrawn', async () => {
  const answer = await ask(item.replace(/^.*(?=\/id\/)/, app.url), {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${TOKEN}`, 'If-Match': '*' },
  });
  expect(codeOf(answer)).toEqual([422, 'invalid-data']);
});

describe('A thing that is merged into another', () => {
  it.each([
    ['organization/no-such', 404, 'not-found'],
    ['organization/union-of-tirana-bakers', 400, 'bad-request'],
    ['place/tirana', 400, 'bad-request'],
    ['state/serbia', 400, 'bad-request'],
  ])('is not %s', async (other, status, code) => {
    expect(codeOf(await merge(BAKERS, other))).toEqual([status, code]);
  });

  it('has to be there', async () => {
    const answer = await merge('/id/person/nobody', 'organization/odihr');
    expect(codeOf(answer)).toEqual([404, 'not-found']);
    expect(answer.text).toContain('There is no thing <');
  });

  it('is of its kind, and the error says what it found', async () => {
    expect((await merge(BAKERS, 'state/serbia')).text).toMatch(
      /only into one of its own kind: .* is of kind \\"organization\\", .* of kind \\"state\\"/,
    );
  });

  it.each([
    ['state/norway', 'state/serbia', /\bNO\b/, /\bRS\b/],
    ['organization/odihr', 'organization/conflict-prevention-centre', /Institution/, /Secretariat/],
    [
      'organization/austria-federal-ministry-of-defence',
      'organization/albania-ministry-of-defence',
      /Austria/,
      /Albania/,
    ],
  ])(
    'is refused where both differ, naming both values: %s and %s',
    async (thing, other, one, two) => {
      const before = app.version;
      const answer = await merge(`/id/${thing}`, other);
      expect(codeOf(answer)).toEqual([409, 'merge-conflict']);
      expect(answer.text).toMatch(one);
      expect(answer.text).toMatch(two);
      expect(app.version).toBe(before);
    },
  );

  it.each([
    ['DELETE', '/changes/2?dry-run'],
    ['DELETE', '/news?dry-run&item='],
  ])('and every other write by %s %s can be tried first', async (method, path) => {
    const before = [app.version, app.service.current.count()];
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const target = app.url + path + (path.endsWith('item=') ? encodeURIComponent(item) : '');
    const tried = await ask(target, { method, headers });
    expect([tried.status, tried.text.slice(0, 200)]).toEqual([200, expect.anything()]);
    const { dryRun, removed, patch } = jsonOf<{ dryRun: true; removed: number; patch: string }>(
      tried,
    );
    expect([dryRun, removed]).toEqual([true, patch.match(/^D /gm)?.length]);
    expect(removed).toBeGreaterThan(0);
    expect([app.version, app.service.current.count()]).toEqual(before);
    expect((await ask(target, { method })).status).toBe(401);
  });

  it('gives it its statements and receipts, and redirects in all formats', async () => {
    const before = app.version;
    expect((await partners())[0]).toContain(BAKERS);
    expect(openAbout(BAKERS)).toHaveLength(1);
    expect((await merge(BAKERS, 'organization/odihr', { force: true })).status).toBe(200);
    expect(new Set(await partners())).toEqual(
      new Set(['https://w3id.org/osce-graph/id/organization/odihr']),
    );
    expect(openAbout(BAKERS)).toEqual([]);
    for (const [ending, accept] of [
      ['', 'text/html'],
      ['.ttl', '*/*'],
      ['?format=jsonld', '*/*'],
    ] as const) {
      const { status, headers } = await app.get(BAKERS + ending, { Accept: accept });
      expect([status, headers.location]).toEqual([
        301,
        `${app.url}/id/organization/odihr${ending}`,
      ]);
    }
    expect((await app.get(`${BAKERS}?version=${before}`)).status).toBe(200);
    const odihr = await app.get('/id/organization/odihr.json');
    expect(odihr.text).toContain('Union of Tirana Bakers');
  });
});
