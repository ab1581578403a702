import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RDF_FORMATS, parseRdf, type Quad } from '../../../src/rdf/index.js';
import { RunningApp } from '../../support/running-app.js';
import { JSON_LD, tagOf, write } from './thing-requests.js';

const COUNT = 3_000;
const PATH = '/id/state/longland';
let app: RunningApp;
let iri: string;

beforeAll(async () => {
  app = await RunningApp.start();
  iri = app.service.names.thing('state', 'longland').value;
  const items = Array.from({ length: COUNT }, (_, index) => `"value ${index}"`);
  const body = `<${iri}> <urn:values> ${items.join(', ')} ; <urn:list> (${items.join(' ')}) .`;
  const sent = await app.write('PUT', '/graphs?graph=urn:long', 'text/turtle', body);
  expect(sent.status).toBe(201);
});
afterAll(() => app.close());

async function read(mediaType: string): Promise<Quad[]> {
  const { text: body } = await app.get(PATH, { Accept: mediaType });
  const format = RDF_FORMATS.find((each) => each.mediaType === mediaType)!;
  return parseRdf(body, { format: format.format, baseIri: 'urn:base' });
}

describe('A thing with thousands of statements', () => {
  it.each(RDF_FORMATS.map(({ mediaType }) => mediaType))('has all of them as %s', async (type) => {
    const quads = await read(type);
    expect(quads).toHaveLength(COUNT + 1 + 2 * COUNT);
    expect(quads.filter(({ predicate }) => predicate.value === 'urn:values')).toHaveLength(COUNT);
  });

  it('has a page with the first of them, which says so', async () => {
    const { status, text: body } = await app.get(PATH, { Accept: 'text/html' });
    expect(status).toBe(200);
    expect(body).toContain('These are the first facts.');
    expect(body.match(/value \d+</g)!.length).toBeLessThan(COUNT);
    expect((await app.get('/id/state/austria', { Accept: 'text/html' })).text).not.toContain(
      'These are the first facts.',
    );
  });

  it('has a tag that lasts as long as the version', async () => {
    const tag = await tagOf(app, PATH);
    expect((await app.get(PATH, { Accept: JSON_LD, 'If-None-Match': tag })).status).toBe(304);
    await app.write('PUT', '/graphs?graph=urn:other', 'text/turtle', '<urn:a> <urn:b> 1 .');
    expect((await app.get(PATH, { Accept: JSON_LD, 'If-None-Match': tag })).status).toBe(200);
  });

  it('is not written with a profile of JSON-LD', async () => {
    const accept = `${JSON_LD};profile="http://www.w3.org/ns/json-ld#expanded"`;
    expect((await app.get(PATH, { Accept: accept })).status).toBe(406);
  });

  it('lists its versions', async () => {
    const { text: body } = await app.get(`${PATH}/timemap`);
    expect(body.match(/rel="[^"]*memento/g)).toHaveLength(1);
  });

  it('is removed', async () => {
    const removed = await write(app, 'DELETE', PATH, 'text/plain', '', {
      'If-Match': await tagOf(app, PATH),
    });
    expect(removed.status).toBe(204);
    expect((await app.get(PATH)).status).toBe(404);
  });
});
