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

  it('is answered whole for as many as a list can have', async () => {
    const { items } = jsonOf<{ items: Thing[] }>(
      await app.get('/events?size=1000', { Accept: 'application/json' }),
    );
    const iris = items.map(({ id }) => id);
    expect(iris.length).toBeGreaterThan(100);
    const { '@graph': graph, missing } = jsonOf<Many>(await things(iris));
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
    expect(codeOf(await things('urn:x', { 'Content-Type': 'text/plain' }))).toEqual([
      415,
      'unsupported-media-type',
    ]);
    expect(codeOf(await things(`["urn:${'x'.repeat(600_000)}"]`))).toEqual([413, 'body-too-large']);
  });
});
