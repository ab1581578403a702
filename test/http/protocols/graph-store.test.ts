import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toNQuad } from '../../../src/rdf/index.js';
import { clique } from '../../support/arbitraries.js';
import { RunningApp, TOKEN, ask, jsonOf, type Answer } from '../../support/running-app.js';
import { fillSmallGraph } from '../../support/small-graph.js';

let app: RunningApp;
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'osce-graph-store-'));
  await fillSmallGraph(join(directory, 'var'));
  app = await RunningApp.start({ directory });
});
afterAll(async () => {
  await app.close();
});

const put = (path: string, body: string): Promise<Answer> =>
  ask(app.url + path, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/n-triples', Authorization: `Bearer ${TOKEN}` },
    body,
  });

describe('A graph in a browser', () => {
  const html = { Accept: 'text/html' };

  it('is the answer of the query that asks for it; of the default graph, its Turtle', async () => {
    await put('/graphs?default', '<urn:only> <urn:in> "the default graph" .');
    const first = await app.get('/graphs?default', html);
    expect([first.status, first.headers['graph-version']]).toEqual([303, String(app.version)]);
    expect((await app.get(first.headers.location!)).text).toContain('the default graph');
    const { reference } = app.service.names.graphs;
    const page = await app.get('/graph/reference', html);
    expect([page.status, page.text.includes(`FROM &lt;${reference.value}&gt;`)]).toEqual([
      200,
      true,
    ]);
    const count = app.service.current.count(null, null, null, reference);
    expect(page.text).toContain(`${count.toLocaleString('en')} statements`);
    expect((await app.get('/graphs?graph=urn:none', html)).status).toBe(404);
  });
});

describe('A graph whose blank nodes can hardly be told apart', () => {
  it('is read, listed and exported as any other', async () => {
    const added = await put('/graphs?graph=urn:test:clique', clique(8).map(toNQuad).join('\n'));
    expect(added.status).toBe(201);
    const graph = await app.get('/graphs?graph=urn:test:clique', {
      Accept: 'application/n-triples',
    });
    expect([graph.status, graph.text.split('\n').length - 1]).toEqual([200, 56]);
    expect(
      (
        await app.get('/graphs?graph=urn:test:clique', {
          Accept: 'application/n-triples',
          'If-None-Match': graph.headers.etag!,
        })
      ).status,
    ).toBe(304);
    const version = await app.get(`/snapshots/${app.version}`);
    expect([version.status, jsonOf<{ sha256: null }>(version).sha256]).toEqual([200, null]);
    expect(
      (await app.get(`/snapshots/${app.version}/graph.nq`)).text.match(/urn:test:clique/g),
    ).toHaveLength(56);
  });
});

describe('PATCH of a graph', () => {
  const patch = (path: string, body: string, headers = {}): Promise<Answer> =>
    ask(app.url + path, {
      method: 'PATCH',
      headers: {
        'Content-Type': 'application/sparql-update',
        Authorization: `Bearer ${TOKEN}`,
        ...headers,
      },
      body,
    });
  const textOf = async (path: string): Promise<string> =>
    (await app.get(path, { Accept: 'application/n-triples' })).text;

  it.each(['/graphs?graph=urn:test:patched', '/graphs?default'])(
    'is an update that reads and changes this graph alone: %s',
    async (path) => {
      await put('/graphs?graph=urn:test:other', '<urn:far> <urn:p> "far" .');
      await put(path, '<urn:near> <urn:p> "near" .');
      const { status, headers } = await patch(
        path,
        'INSERT { ?s <urn:q> ?o } WHERE { ?s <urn:p> ?o } ; DELETE WHERE { <urn:near> <urn:p> ?o } ;' +
          ' INSERT DATA { <urn:new> <urn:p> 5 }',
      );
      expect([status, headers['graph-version']]).toEqual([204, String(app.version)]);
      expect((await textOf(path)).trim().split('\n').sort()).toEqual([
        '<urn:near> <urn:q> "near" .',
        '<urn:new> <urn:p> "5"^^<http://www.w3.org/2001/XMLSchema#integer> .',
      ]);
      expect(await textOf('/graphs?graph=urn:test:other')).toBe('<urn:far> <urn:p> "far" .\n');
    },
  );

  it('is refused where it names another graph, or what it was made for has changed', async () => {
    const path = '/graphs?graph=urn:test:kept';
    await put(path, '<urn:kept> <urn:p> "one" .');
    const { etag } = (await app.get(path)).headers;
    for (const update of [
      'INSERT DATA { GRAPH <urn:test:other> { <urn:x> <urn:p> 1 } }',
      'DELETE WHERE { GRAPH ?g { ?s ?p ?o } }',
      'DROP ALL',
      'INSERT { ?s ?p 2 } USING <urn:test:other> WHERE { ?s ?p ?o }',
    ])
      expect([update, (await patch(path, update)).status]).toEqual([update, 400]);
    const change = 'INSERT DATA { <urn:kept> <urn:p> 2 }';
    const ifMatch = { 'If-Match': etag! };
    expect((await patch(path, change, ifMatch)).status).toBe(204);
    expect((await patch(path, change, ifMatch)).status).toBe(412);
    expect((await patch('/graphs?graph=urn:test:none', change)).status).toBe(404);
    expect((await patch('/graphs', change)).status).toBe(400);
  });
});

describe('A document for a graph', () => {
  it('may have more statements than a call can have arguments', async () => {
    const answer = await put('/graphs?graph=urn:test:many', '<a:> <b:> "" .\n'.repeat(135_000));
    expect([answer.status, jsonOf<{ added: number }>(answer).added]).toEqual([201, 1]);
  });
});
