import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  RunningApp,
  ask,
  codeOf,
  jsonOf,
  problemOf,
  type Answer,
} from '../../support/running-app.js';
import { RDF_FORMATS, parseRdf, type Quad } from '../../../src/rdf/index.js';
import { JSON_LD, tagOf, write } from './thing-requests.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  await app.close();
});

type Thing = Record<string, unknown> & { readonly id: string };
interface Many {
  readonly '@context': string;
  readonly '@graph': readonly Thing[];
  readonly missing: readonly string[];
}

const IRI = 'https://w3id.org/osce-graph/id/';
const things = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  ask(`${app.url}/things`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('Many things at once', () => {
  it('are those that each address has, in the order that was sent', async () => {
    const paths = ['state/austria', 'organization/odihr', 'place/tirana', 'state/albania'];
    const answer = await things([...paths.map((path) => IRI + path), `${IRI}state/austria`]);
    const { '@graph': graph, missing, ...rest } = jsonOf<Many>(answer);
    const single = await Promise.all(paths.map((path) => app.get(`/id/${path}`)));
    expect(graph.map((each) => ({ ...rest, ...each }))).toEqual(
      single.map((each) => jsonOf<Thing>(each)),
    );
    expect([answer.status, missing, answer.headers['graph-version']]).toEqual([200, [], '1']);
  });

  it('says which are missing, and takes addresses of this server', async () => {
    const { '@graph': graph, missing } = jsonOf<Many>(
      await things([`${IRI}state/narnia`, `${app.url}/id/state/austria`, 'urn:x']),
    );
    expect(graph.map(({ id }) => id)).toEqual([`${IRI}state/austria`]);
    expect(missing).toEqual([`${IRI}state/narnia`, 'urn:x']);
  });

  it.each([
    ['{"things": []}', 'a list with'],
    ['[', 'not well-formed JSON'],
    ['[]', 'found a list of 0'],
    ['["urn:x", 7]', 'found 7'],
    ['["urn:x", "Austria"]', 'found "Austria"'],
    [
      JSON.stringify(Array.from({ length: 1_001 }, (_each, index) => `urn:${index}`)),
      'found a list of 1001',
    ],
  ])('refuses %.20s', async (body, part) => {
    const answer = await things(body);
    expect(codeOf(answer)).toEqual([400, 'bad-request']);
    expect(problemOf(answer).detail).toContain(part);
  });

  it('needs JSON of a reasonable size', async () => {
    expect(codeOf(await things('urn:x', { 'Content-Type': 'text/plain' }))).toEqual([
      415,
      'unsupported-media-type',
    ]);
    expect(codeOf(await things(`["urn:${'x'.repeat(600_000)}"]`))).toEqual([413, 'body-too-large']);
  });
});

const COUNT = 3_000;
const PATH = '/id/state/longland';
async function makeLong(): Promise<void> {
  const iri = app.service.names.thing('state', 'longland').value;
  const items = Array.from({ length: COUNT }, (_, index) => `"value ${index}"`);
  const body = `<${iri}> <urn:values> ${items.join(', ')} ; <urn:list> (${items.join(' ')}) .`;
  const sent = await app.write('PUT', '/graphs?graph=urn:long', 'text/turtle', body);
  expect(sent.status).toBe(201);
}

async function read(mediaType: string): Promise<Quad[]> {
  const { text: body } = await app.get(PATH, { Accept: mediaType });
  const format = RDF_FORMATS.find((each) => each.mediaType === mediaType)!;
  return parseRdf(body, { format: format.format, baseIri: 'urn:base' });
}

describe('A thing with thousands of statements', () => {
  beforeAll(makeLong);

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

  it('is removed', async () => {
    const removed = await write(app, 'DELETE', PATH, 'text/plain', '', {
      'If-Match': await tagOf(app, PATH),
    });
    expect(removed.status).toBe(204);
    expect((await app.get(PATH)).status).toBe(404);
  });
});
