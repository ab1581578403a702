import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DCTERMS, RDFS } from '../../../src/rdf/index.js';
import {
  RunningApp,
  TOKEN,
  ask,
  jsonOf,
  type Answer,
  type Problem,
} from '../../support/running-app.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());
const JSON_LD = 'application/ld+json';
const problemOf = (answer: Answer): Problem => jsonOf<Problem>(answer);
const objectOf = async (path: string): Promise<Record<string, unknown>> =>
  jsonOf<Record<string, unknown>>(await app.get(path));
const tagOf = async (path: string, accept = JSON_LD): Promise<string> =>
  (await app.get(path, { Accept: accept })).headers.etag!;

function write(
  method: string,
  path: string,
  contentType: string,
  body: string | object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return ask(app.url + path, {
    method,
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': contentType, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('PATCH of a thing', () => {
  it('merges its JSON with what changes (RFC 7396)', async () => {
    const before = await objectOf('/id/state/austria');
    const answer = await write(
      'PATCH',
      '/id/state/austria',
      'application/merge-patch+json',
      { officialName: 'The Republic of Austria', iso3: null, label_de: 'Österreich' },
      { 'If-Match': await tagOf('/id/state/austria') },
    );
    expect(answer.status).toBe(204);
    const { iso3, ...rest } = before;
    expect(iso3).toBe('AUT');
    expect(await objectOf('/id/state/austria')).toEqual({
      ...rest,
      officialName: 'The Republic of Austria',
      label_de: 'Österreich',
    });
  });

  it('runs an update over its statements, wherever they stand', async () => {
    const update =
      `PREFIX og: <${app.service.names.ontologyIri}>\nDELETE { <> og:officialName ?name } ` +
      `INSERT { <> og:officialName "Republic of Austria"@en ; <${DCTERMS.description.value}> ` +
      `?label } WHERE { <> og:officialName ?name ; <${RDFS.label.value}> ?label ` +
      'FILTER(LANG(?label) = "en") }';
    expect(
      (
        await write('PATCH', '/id/state/austria', 'application/sparql-update', update, {
          'If-Match': '*',
        })
      ).status,
    ).toBe(204);
    expect(await objectOf('/id/state/austria')).toMatchObject({
      officialName: 'Republic of Austria',
      'dcterms:description': { '@value': 'Austria', '@language': 'en' },
    });
  });

  it.each([
    ['application/sparql-update', 'INSERT DATA { <urn:other> <urn:p> 1 }', 400, 'bad-request'],
    [
      'application/sparql-update',
      'INSERT DATA { GRAPH <urn:g> { <> <urn:p> 1 } }',
      400,
      'bad-request',
    ],
    ['application/sparql-update', 'DELETE WHERE { <> ?p ?o }', 400, 'bad-request'],
    ['application/sparql-update', 'DELETE { <> ?p }', 400, 'malformed-query'],
    ['application/merge-patch+json', '{"label": ', 400, 'bad-request'],
    ['application/merge-patch+json', '{"label": null}', 422, 'invalid-data'],
    ['application/merge-patch+json', '[]', 400, 'bad-request'],
    ['text/turtle', '<> <urn:p> 1 .', 415, 'unsupported-media-type'],
  ])('with %s %s is %d', async (contentType, body, status, code) => {
    const version = app.version;
    const answer = await write('PATCH', '/id/state/norway', contentType, body, { 'If-Match': '*' });
    expect([answer.status, problemOf(answer).code, app.version]).toEqual([status, code, version]);
  });

  it('needs a thing, and If-Match', async () => {
    expect(
      (await write('PATCH', '/id/state/atlantis', 'application/merge-patch+json', '{}')).status,
    ).toBe(404);
    expect(
      (await write('PATCH', '/id/state/norway', 'application/merge-patch+json', '{}')).status,
    ).toBe(428);
  });
});

describe('DELETE of a thing', () => {
  it('takes away what is said of it, unless others need it', async () => {
    const path = '/id/place/to-go';
    await write(
      'PUT',
      path,
      'text/turtle',
      `<> <${RDFS.label.value}> "To go"@en ; <urn:p> [ <urn:q> 1 ] .`,
    );
    const size = app.service.current.size;
    expect((await write('DELETE', path, 'text/plain', '')).status).toBe(428);
    expect((await write('DELETE', path, 'text/plain', '', { 'If-Match': '"other"' })).status).toBe(
      412,
    );
    expect(
      (await write('DELETE', path, 'text/plain', '', { 'If-Match': await tagOf(path) })).status,
    ).toBe(204);
    expect([(await app.get(path)).status, app.service.current.size]).toEqual([404, size - 3]);
    expect((await write('DELETE', path, 'text/plain', '')).status).toBe(404);
    const needed = await write('DELETE', '/id/state/albania', 'text/plain', '', {
      'If-Match': '*',
    });
    expect([needed.status, problemOf(needed).code]).toEqual([422, 'invalid-data']);
  });
});
