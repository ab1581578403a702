import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quadKey } from '../../../src/rdf/index.js';
import { pageOf } from '../../support/news-fixture.js';
import { RunningApp, TOKEN, ask, codeOf, jsonOf, type Answer } from '../../support/running-app.js';
import { fillSmallGraph } from '../../support/small-graph.js';

let app: RunningApp;
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'osce-graph-undo-'));
  await fillSmallGraph(join(directory, 'var'));
  app = await RunningApp.start({ directory });
  const lead =
    'A seminar on bread took place in Tirana on 1 March 2019. It was organized by the OSCE ' +
    'Presence in Albania in co-operation with the Union of Tirana Bakers.';
  expect((await app.post('/news', 'text/plain', pageOf({ title: 'Bread', lead }))).status).toBe(
    201,
  );
});
afterAll(() => app.close());

const BAKERS = '/id/organization/union-of-tirana-bakers';
const remove = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(`${app.url}${path}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${TOKEN}`, ...headers },
  });
const merge = async (): Promise<number> => {
  const body = { thing: BAKERS.slice('/id/'.length), into: 'organization/odihr', force: true };
  expect((await app.post('/merges', 'application/json', JSON.stringify(body))).status).toBe(200);
  return app.version;
};
const statements = (): string[] => [...app.service.current.match()].map(quadKey).sort();

describe('A commit that is undone', () => {
  it('leaves the graph as before, with receipts, reviews and addresses', async () => {
    const before = statements();
    const merged = await merge();
    expect((await app.get(BAKERS)).status).toBe(301);
    const page = await app.get(`/snapshots/${merged - 1}/diff/${merged}`, { Accept: 'text/html' });
    expect(page.text).toContain(`class="undo" data-version="${merged}"`);
    const undone = await remove(`/changes/${merged}`);
    expect([undone.status, jsonOf(undone)]).toMatchObject([
      200,
      { version: merged + 1, undone: merged },
    ]);
    expect(statements()).toEqual(before);
    expect((await app.get(BAKERS)).status).toBe(200);
  });

  it('is refused where a later one changed its statements, or without a token', async () => {
    const { names } = app.service;
    const odihr = `<${names.baseIri}id/organization/odihr>`;
    const edit = `{ GRAPH <${names.graphs.edits.value}> { ${odihr} <${names.ontologyIri}webSlug> "x" } }`;
    await app.update(`INSERT DATA ${edit}`);
    const made = app.version;
    await app.update(`DELETE DATA ${edit}`);
    const refused = await remove(`/changes/${made}`);
    expect(codeOf(refused)).toEqual([412, 'version-conflict']);
    expect(refused.text).toContain('later versions changed 1 of its 1 statements');
    expect(codeOf(await remove('/changes/99999'))).toEqual([404, 'not-found']);
    expect(codeOf(await remove('/changes/0x2'))).toEqual([400, 'bad-request']);
    expect(codeOf(await remove('/changes/1'))).toEqual([400, 'bad-request']);
    const anybody = await ask(`${app.url}/changes/${made}`, { method: 'DELETE' });
    expect(codeOf(anybody)).toEqual([401, 'unauthorized']);
  });

  it('is refused where a later one says more of what it made', async () => {
    const { names } = app.service;
    const lead = 'A seminar on salt took place in Tirana on 1 March 2018.';
    const fed = await app.post('/news', 'text/plain', pageOf({ title: 'Salt', lead }));
    const made = app.version;
    const { newsItem } = jsonOf<{ newsItem: string }>(fed);
    await app.update(
      `INSERT DATA { GRAPH <${names.graphs.edits.value}> { <${newsItem}> <${names.ontologyIri}webSlug> "x" } }`,
    );
    const refused = await remove(`/changes/${made}`);
    expect(codeOf(refused)).toEqual([412, 'version-conflict']);
    expect(refused.text).toContain('later versions say more of what it made');
  });
});
