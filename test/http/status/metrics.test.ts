import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentText, rowsWithHeader } from '../../support/document-tables.js';
import { RunningApp } from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

/**
 * Samples of the text format: name, labels and value, read apart from the writer (Prometheus
 * exposition format 0.0.4).
 */
async function samples(): Promise<
  { name: string; labels: Record<string, string>; value: number }[]
> {
  const answer = await app.get('/metrics');
  expect([answer.status, answer.headers['content-type']]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  return answer.text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, labels = '', value] = /^([a-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/i.exec(line)!;
      return {
        name: name!,
        labels: Object.fromEntries(
          [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map((match) => [match[1]!, match[2]!]),
        ),
        value: Number(value),
      };
    });
}

async function valueOf(
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<number> {
  const found = (await samples()).filter(
    (sample) =>
      sample.name === name &&
      Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  );
  return found.reduce((sum, { value }) => sum + value, 0);
}

describe('The dashboard', () => {
  const names = [
    ...documentText('docs/grafana-dashboard.json').matchAll(
      /\b((?:http|osce_graph|process|nodejs)_[a-z\d_]+)/g,
    ),
  ].map((match) => match[1]!);

  it('shows only metrics that are exported, and the documentation names each of them', async () => {
    // Requests and queries are counted once there was one.
    await app.get(`/sparql?query=${encodeURIComponent('ASK { <urn:x> ?p ?o }')}`);
    const exported = new Set((await samples()).map(({ name }) => name));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !exported.has(name))).toEqual([]);
    const table = rowsWithHeader('docs/operating.md', '| metric | look at it for |').join(' ');
    const families = [...exported]
      .filter((name) => !/^(?:nodejs|process)_/.test(name))
      .map((name) => name.replace(/_(?:bucket|sum|count)$/, ''));
    expect(families.filter((name) => !table.includes(name))).toEqual([]);
  });
});

describe('The metrics', () => {
  it('count requests and their times by method, route and status', async () => {
    const of = (route: string, status: string, method = 'GET'): Promise<number> =>
      valueOf('http_request_duration_seconds_count', { route, status, method });
    const before = await Promise.all([
      of('/id/{kind}/{slug}', '200'),
      of('/events', '400'),
      of('/snapshots/{version}', '404'),
      of('none', '404'),
      of('/sparql', '405', 'DELETE'),
    ]);
    for (const path of [
      '/id/state/austria',
      '/id/state/albania',
      '/events?colour=red',
      '/snapshots/4711',
      '/nothing/here',
    ])
      await app.get(path);
    await fetch(`${app.url}/sparql`, { method: 'DELETE' });
    const after = await Promise.all([
      of('/id/{kind}/{slug}', '200'),
      of('/events', '400'),
      of('/snapshots/{version}', '404'),
      of('none', '404'),
      of('/sparql', '405', 'DELETE'),
    ]);
    expect(after.map((count, index) => count - before[index]!)).toEqual([2, 1, 1, 1, 1]);
    const things = (await samples()).filter(
      ({ name, labels }) =>
        name === 'http_request_duration_seconds_bucket' &&
        labels.route === '/id/{kind}/{slug}' &&
        labels.status === '200',
    );
    expect(things.length).toBeGreaterThan(5);
    expect(things.map(({ value }) => value)).toEqual(
      [...things.map(({ value }) => value)].sort((left, right) => left - right),
    );
    expect(things.at(-1)!.labels.le).toBe('+Inf');
    // The request for the metrics itself.
    expect(await valueOf('http_requests_in_progress')).toBe(1);
  });

  it('tell the version and what it has, as the graph does', async () => {
    const [asserted, inferred] = await Promise.all([
      valueOf('osce_graph_statements', { part: 'asserted' }),
      valueOf('osce_graph_statements', { part: 'inferred' }),
    ]);
    const { current, names } = app.service;
    expect([await valueOf('osce_graph_version'), inferred]).toEqual([
      current.number,
      current.count(null, null, null, names.graphs.inferred),
    ]);
    const commits = await valueOf('osce_graph_commits_total');
    await app.update('INSERT DATA { GRAPH <urn:test:g> { <urn:test:a> <urn:test:b> 1, 2 } }');
    expect([
      await valueOf('osce_graph_version'),
      await valueOf('osce_graph_commits_total'),
      await valueOf('osce_graph_statements', { part: 'asserted' }),
    ]).toEqual([app.version, commits + 1, asserted + 2]);
    expect(await valueOf('osce_graph_last_commit_timestamp_seconds')).toBe(
      app.service.current.committedAt!.getTime() / 1000,
    );
  });

  it('count queries by how they fared', async () => {
    const outcomes = (): Promise<number[]> =>
      Promise.all(
        ['answered', 'malformed-query'].map((outcome) =>
          valueOf('osce_graph_queries_total', { outcome }),
        ),
      );
    const before = await outcomes();
    const query = (text: string): string => `/sparql?query=${encodeURIComponent(text)}`;
    await app.get(query('SELECT ?s { ?s a ?type } LIMIT 1 # counted'));
    await app.get(query('ASK { ?s ?p 4711 }'));
    await app.get(query('SELECT WHERE'));
    const after = await outcomes();
    expect(after.map((count, index) => count - before[index]!)).toEqual([2, 1]);
  });
});
