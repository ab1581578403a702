import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PACKAGE_DIRECTORY } from '../../../src/rdf/index.js';
import {
  RunningApp,
  ask,
  jsonOf,
  type Answer,
  type AskOptions,
  type Problem,
} from '../../support/running-app.js';
import { LOBBYING_PAGE } from '../../support/written-pages.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});
const sparql = (query: string): string => `/sparql?query=${encodeURIComponent(query)}`;
const send = (path: string, options: AskOptions): Promise<Answer> => ask(app.url + path, options);

describe('A problem document', () => {
  it('has its media type, the status, a title, a detail and a stable code', async () => {
    const answer = await app.get('/id/state/atlantis');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(jsonOf(answer)).toEqual({
      title: 'Not Found',
      status: 404,
      detail: expect.stringContaining('atlantis'),
      code: 'not-found',
      search: '/search?q=atlantis&kind=state',
      suggestions: expect.any(Array),
      nearest: expect.any(Array),
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers.etag).toBeUndefined();
  });

  it('is a page for browsers, with the same status and code', async () => {
    const answer = await app.get('/id/state/atlantis', {
      Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
    });
    expect([answer.status, answer.headers['content-type']]).toEqual([
      404,
      'text/html; charset=utf-8',
    ]);
    expect(answer.text).toMatch(/^<!DOCTYPE html>/);
    expect(answer.text).toContain('not-found');
    expect(answer.text).toContain('atlantis');
    expect(answer.headers.vary).toContain('Accept');
  });
});

describe('A fault', () => {
  it('tells the client an incident, and the log what happened', async () => {
    const list = jest
      .spyOn(app.service.snapshots, 'list')
      .mockRejectedValueOnce(new Error('disk /secret/place failed'));
    const answer = await app.get('/snapshots');
    list.mockRestore();
    const problem = jsonOf<Problem & { incident: string }>(answer);
    expect([answer.status, problem.code]).toEqual([500, 'internal']);
    expect(answer.text).not.toContain('secret');
    expect(
      app.log.filter((line) => line.includes(problem.incident) && line.includes('/secret/place')),
    ).toHaveLength(1);
  });

  it('is no answer to bad requests: none is logged or shows internals', async () => {
    const before = app.log.length;
    const shapes =
      '[ a <http://www.w3.org/ns/shacl#NodeShape> ; <http://www.w3.org/ns/shacl#targetClass> ' +
      '<urn:C> ; <http://www.w3.org/ns/shacl#property> [ <http://www.w3.org/ns/shacl#path> [] ] ] .';
    const read = [
      '/id/state/%E0%A4%A',
      '/id/state/..%2f..%2fetc%2fpasswd',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/nothing',
      '/id/x',
      '/snapshots/99',
      '/snapshots/latest/graph.exe',
      '/snapshots/1/..%2f..%2flog.sqlite',
      '/news?page=x',
      '/news?version=99',
      sparql('nonsense'),
      sparql(`SELECT * { ${'{'.repeat(500)} ?s ?p ?o ${'}'.repeat(500)} }`),
      sparql('SELECT (?p AS ?s) { ?s ?p ?x }'),
      '/sparql?query=%',
      '/graphs?graph=no%20iri',
    ];
    const sent: readonly (readonly [path: string, type: string, body: string])[] = [
      ['/validate', 'text/turtle', '<urn:a> <'],
      ['/validate', 'application/ld+json', '{"@context": "https://elsewhere.example/c", "a": 1}'],
      ['/validate', 'application/ld+json', '{"@id": {"@id": []}}'],
      ['/validate', 'application/rdf+xml', '<rdf:RDF'],
      ['/validate', 'multipart/form-data; boundary=x', 'y'],
      ['/validate', 'multipart/form-data', 'y'],
      ['/validate', 'application/json', JSON.stringify({ data: '<urn:a> a <urn:C> .', shapes })],
      ['/news?dry-run&source=javascript:alert(1)', 'text/plain', LOBBYING_PAGE],
      ['/news?dry-run', 'text/html', `<html>${'<div>'.repeat(20_000)}`],
      ['/news?dry-run', 'text/plain', '\0'.repeat(1000)],
    ];
    const attempts: (readonly [string, AskOptions])[] = [
      ...read.map((path) => [path, {}] as const),
      ...sent.map(([path, type, body]) => {
        const headers = { 'Content-Type': type };
        return [path, { method: 'POST', headers, body }] as const;
      }),
      [
        '/validate',
        {
          method: 'POST',
          headers: { 'Content-Type': 'text/turtle', 'Content-Encoding': 'gzip' },
          body: 'no gzip',
        },
      ],
    ];
    for (const [path, options] of attempts) {
      const answer = await send(path, options);
      const what = `${path.slice(0, 80)} ${String(options.body).slice(0, 80)}`;
      expect([what, answer.status, Math.floor(answer.status / 100)]).toEqual([
        what,
        answer.status,
        4,
      ]);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      for (const inside of [app.directory, PACKAGE_DIRECTORY, 'node_modules', '.ts:', '.js:'])
        expect(answer.text).not.toContain(inside);
      expect(answer.text).not.toMatch(/\\n\s+at |\bTypeError\b|\[object Object\]|undefined/);
    }
    const levels = app.log
      .slice(before)
      .map((line) => jsonOf<{ level: string }>({ text: line }).level);
    expect(levels.filter((level) => level === 'error')).toEqual([]);
  });
});
