import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  RunningApp,
  ask,
  codeOf,
  jsonOf,
  problemOf,
  type Answer,
} from '../../support/running-app.js';

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
const ALBANIA = '/id/organization/presence-in-albania';
const things = (
  body: unknown,
  parameters = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  ask(`${app.url}/things${parameters}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('A thing', () => {
  it('has other things nested in full where they are included', async () => {
    const plain = jsonOf<Thing>(await app.get(ALBANIA));
    const nested = jsonOf<Thing>(await app.get(`${ALBANIA}?include=hostState`));
    const state = jsonOf<Thing>(await app.get('/id/state/albania'));
    const ofState = Object.keys(state).filter((key) => key !== '@context');
    expect(Object.keys(plain.hostState as object).length).toBeLessThan(ofState.length);
    expect(nested).toEqual({
      ...plain,
      hostState: expect.objectContaining({
        id: state.id,
        capital: expect.anything() as unknown,
      }) as unknown,
    });
    expect(Object.keys(nested.hostState as object).sort()).toEqual(ofState.sort());
  });

  it('includes along chains, and what follows from the ontology', async () => {
    const { organizes } = jsonOf<{ organizes: readonly Thing[] }>(
      await app.get(`${ALBANIA}?include=organizes.place.inState&fields=organizes`),
    );
    expect(organizes.length).toBeGreaterThan(3);
    const places = organizes.flatMap(({ place }) => (place ?? []) as Thing[]);
    const inAlbania = places.filter(({ inState }) => (inState as Thing | undefined)?.iso2 === 'AL');
    // Wherever it stands, not only where it stands first.
    expect(inAlbania.length).toBeGreaterThan(3);
  });

  it('has only the fields that are asked for', async () => {
    const some = jsonOf<Thing>(await app.get(`${ALBANIA}?fields=label,hostState&fields=altLabel`));
    expect(Object.keys(some).sort()).toEqual([
      '@context',
      'altLabel',
      'hostState',
      'id',
      'label',
      'type',
    ]);
    const foreign = jsonOf<Thing>(await app.get(`${ALBANIA}?fields=foaf:nick`));
    expect(Object.keys(foreign).sort()).toEqual(['@context', 'id', 'type']);
  });

  it('is JSON, has an ETag of its own, and can be asked for of a version', async () => {
    const path = `${ALBANIA}?include=hostState`;
    const first = await app.get(path, { Accept: 'application/json' });
    expect([first.headers['content-type'], first.headers['graph-version']]).toEqual([
      'application/json; charset=utf-8',
      '1',
    ]);
    const again = (also: string) =>
      app.get(also, { 'If-None-Match': first.headers.etag!, Accept: 'application/json' });
    expect((await again(path)).status).toBe(304);
    expect((await again(ALBANIA)).status).toBe(200);
    expect((await again(`${path}&fields=label`)).status).toBe(200);
    expect(jsonOf(await app.get(`${path}&version=1`))).toEqual(jsonOf(first));
    expect(codeOf(await app.get(path, { Accept: 'text/turtle' }))).toEqual([406, 'not-acceptable']);
    expect(codeOf(await app.get(`${ALBANIA}.ttl?fields=label`))).toEqual([400, 'bad-request']);
    expect(codeOf(await app.get('/id/state/narnia?fields=label'))).toEqual([404, 'not-found']);
  });

  it.each([
    ['include=organiser', 'Did you mean organizer?'],
    ['include=label', '?include has label, which is unknown'],
    ['include=organizer.plce', 'Did you mean place?'],
    ['fields=lable', 'Did you mean label?'],
    ['fields=wonderland', '/context.jsonld lists the keys'],
    ['fields=Workshop', 'which is unknown'],
    ['include=partner.partner.partner.partner.partner', 'at most 4 steps'],
  ])('refuses %s', async (parameters, part) => {
    const answer = await app.get(`${ALBANIA}?${parameters}`);
    expect(codeOf(answer)).toEqual([400, 'bad-request']);
    expect(problemOf(answer).detail).toContain(part);
  });
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
      await things([`${IRI}state/narnia`, `${app.url}/id/state/austria`, 'urn:x'], '?fields=label'),
    );
    expect(graph).toEqual([
      { id: `${IRI}state/austria`, type: expect.any(Array) as unknown, label: 'Austria' },
    ]);
    expect(missing).toEqual([`${IRI}state/narnia`, 'urn:x']);
  });

  it('is answered whole for as many as a list can have', async () => {
    const { items } = jsonOf<{ items: Thing[] }>(
      await app.get('/events?size=1000', { Accept: 'application/json' }),
    );
    const iris = items.map(({ id }) => id);
    expect(iris.length).toBeGreaterThan(100);
    const { '@graph': graph, missing } = jsonOf<Many>(await things(iris, '?include=organizer'));
    expect([graph.map(({ id }) => id), missing]).toEqual([iris, []]);
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
    expect(codeOf(await things('urn:x', '', { 'Content-Type': 'text/plain' }))).toEqual([
      415,
      'unsupported-media-type',
    ]);
    expect(codeOf(await things(`["urn:${'x'.repeat(600_000)}"]`))).toEqual([413, 'body-too-large']);
  });
});

describe('A list', () => {
  it('has its members in full, with others nested, in JSON and JSON-LD', async () => {
    const path =
      '/events?size=5&include=organizer,place.inState&fields=label,organizer,place,startDate';
    const list = jsonOf<{ total: number; next: string; items: Thing[] }>(
      await app.get(path, { Accept: 'application/json' }),
    );
    expect(list.items).toHaveLength(5);
    expect(new URL(list.next).searchParams.get('include')).toBe('organizer,place.inState');
    const organizers = list.items.flatMap(({ organizer }) => (organizer ?? []) as Thing[]);
    expect(organizers.some((each) => 'hostState' in each)).toBe(true);
    const { '@graph': graph } = jsonOf<Many>(
      await things(
        list.items.map(({ id }) => id),
        '?include=organizer,place.inState&fields=label,organizer,place,startDate',
      ),
    );
    expect(list.items).toEqual(graph);
    const linked = jsonOf<{ '@context': string; items: Thing[]; id: string }>(
      await app.get(path, { Accept: 'application/ld+json' }),
    );
    expect(linked.items).toEqual(graph);
    expect(linked.id).not.toContain('include');
  });

  it('is JSON then', async () => {
    expect(codeOf(await app.get('/events?fields=label', { Accept: 'text/csv' }))).toEqual([
      406,
      'not-acceptable',
    ]);
    expect(codeOf(await app.get('/events?include=organiser'))).toEqual([400, 'bad-request']);
  });
});
