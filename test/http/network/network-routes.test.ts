import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, jsonOf, type Problem } from '../../support/running-app.js';
import { compactHtml } from '../../support/html.js';

interface Network {
  readonly version: number;
  readonly bodies: readonly {
    readonly id: string;
    readonly label: string;
    readonly isOsceBody: boolean;
  }[];
  readonly ties: readonly {
    readonly bodies: readonly [number, number];
    readonly together: number;
    readonly partner: number;
    readonly events: readonly string[];
  }[];
}

const PREFIXES =
  'PREFIX og: <https://w3id.org/osce-graph/ontology#> PREFIX rdfs: ' +
  '<http://www.w3.org/2000/01/rdf-schema#>';

describe('The network', () => {
  let app: RunningApp;
  const network = async (path = '/network'): Promise<Network> =>
    jsonOf<Network>(await app.get(path, { Accept: 'application/json' }));
  const page = async (path: string): Promise<string> =>
    compactHtml((await app.get(path, { Accept: 'text/html' })).text);
  /** Ties as texts: two IRIs in their order, and a count where it is not 0. */
  const tiesOf = ({ bodies, ties }: Network, kind: 'together' | 'partner'): string[] =>
    ties
      .filter((tie) => tie[kind] > 0)
      .map(
        (tie) =>
          `${tie.bodies
            .map((place) => bodies[place]!.id)
            .sort()
            .join(' ')} ${tie[kind]}`,
      )
      .sort();
  const queried = async (pattern: string): Promise<string[]> =>
    (
      await app.select(
        `${PREFIXES} SELECT (CONCAT(STR(?one), " ", STR(?other), " ", STR(?events)) AS ?row) ` +
          '{ { SELECT ?one ?other (COUNT(DISTINCT ?event) AS ?events) { ?event a og:Event . ' +
          `${pattern} } GROUP BY ?one ?other } }`,
      )
    ).sort();

  beforeAll(async () => {
    app = await RunningApp.start();
  });
  afterAll(() => app.close());

  it('has ties between co-organizers and with partners, as queries find them', async () => {
    const found = await network();
    expect(tiesOf(found, 'together')).toEqual(
      await queried('?event og:organizer ?one, ?other FILTER(STR(?one) < STR(?other))'),
    );
    const partners = await queried(
      '?event og:organizer ?a ; og:partner ?b FILTER NOT EXISTS { ?event og:organizer ?b } ' +
        'BIND(IF(STR(?a) < STR(?b), ?a, ?b) AS ?one) BIND(IF(STR(?a) < STR(?b), ?b, ?a) AS ' +
        '?other)',
    );
    expect(tiesOf(found, 'partner')).toEqual(partners);
    expect(partners.length).toBeGreaterThan(0);
  });

  it('has the strongest ties first, and says which bodies are of the OSCE', async () => {
    const { bodies, ties, version } = await network();
    // What was organized together comes before what was only supported.
    const strengths = ties.map(({ together, partner }) => 1_000 * together + partner);
    expect([version, strengths]).toEqual([
      app.version,
      [...strengths].sort((left, right) => right - left),
    ]);
    expect(new Set(ties.flatMap((tie) => tie.bodies)).size).toBe(bodies.length);
    const ofOsce = await app.select(`${PREFIXES} SELECT ?body { ?body a og:OsceBody }`);
    expect(
      bodies
        .filter(({ isOsceBody }) => isOsceBody)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      bodies
        .map(({ id }) => id)
        .filter((id) => ofOsce.includes(id))
        .sort(),
    );
  });

  it('is a table in pages, strongest ties first, of one kind if asked for', async () => {
    const { ties } = await network();
    for (const [query, expected] of [
      ['', ties.length],
      ['tie=partner', ties.filter(({ partner }) => partner > 0).length],
    ] as const) {
      let rows = 0;
      for (let path: string | undefined = `/network?${query}`; path !== undefined;) {
        const text = await page(path);
        rows += [...text.matchAll(/<tr><td>/g)].length;
        path = /rel="next" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
      }
      expect([query, rows]).toEqual([query, expected]);
    }
    expect(await page('/network?page=999')).toContain('None on this page');
  });

  it("is a page whose script may work in a thread, as no other page's may", async () => {
    const policyOf = async (path: string): Promise<string> =>
      String((await app.get(path, { Accept: 'text/html' })).headers['content-security-policy']);
    expect(await policyOf('/network')).toMatch(/worker-src 'self'; trusted-types own-worker$/);
    expect(await policyOf('/events')).toMatch(/trusted-types 'none'$/);
    expect(await page('/network')).toMatch(
      /data-worker="\/assets\/network-worker-[A-Z0-9]{8}\.js"/,
    );
  });

  it('lists the ties of a body with their events, or the one between two', async () => {
    const { bodies, ties } = await network();
    const [tie] = ties;
    const [one, other] = tie!.bodies.map((place) => bodies[place]!.id) as [string, string];
    const own = ties.filter((each) => each.bodies.includes(tie!.bodies[0])).length;
    const slug = one.slice(one.lastIndexOf('/') + 1);
    expect(await page(`/network?body=${slug}`)).toContain(` of ${own}`);
    const both = await page(`/network?body=${encodeURIComponent(one)}&body=${other}`);
    expect([...both.matchAll(/<tr><td>/g)]).toHaveLength(1);
    const paths = tie!.events.map((event) => event.slice(event.indexOf('/id/')));
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(both).toContain(`href="${path}"`);
  });

  it('is a matrix whose cells lead to ties', async () => {
    const text = await page('/network?view=matrix');
    expect(text).toContain('class="matrix"');
    const href = /<td class="shade-\d"><a href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    expect([...(await page(href!)).matchAll(/<tr><td>/g)]).toHaveLength(1);
  });

  it.each(['body=nobody', 'view=circle', 'least=0'])('refuses %s', async (query) => {
    const problem = jsonOf<Problem>(await app.get(`/network?${query}&format=html`));
    expect([problem.status, problem.code]).toEqual([400, 'bad-request']);
  });

  it('refuses a kind of tie that there is not', async () => {
    const problem = jsonOf<Problem>(await app.get('/network?tie=friend&format=html'));
    expect([problem.status, problem.code, problem.available]).toEqual([
      400,
      'bad-request',
      ['together', 'partner'],
    ]);
  });

  it('counts events of many bodies as all others', async () => {
    const before = (await network()).ties.length;
    const crowd = Array.from(
      { length: 41 },
      (_, index) => `<https://w3id.org/osce-graph/id/organization/crowd-${index}>`,
    );
    const bodies = crowd.map(
      (body, index) => `${body} a og:CivilSocietyOrganization ; rdfs:label "Crowd ${index}"@en .`,
    );
    await app.update(`${PREFIXES} INSERT DATA { GRAPH <urn:test:crowd> { ${bodies.join(' ')}
      <https://w3id.org/osce-graph/id/event/crowd> a og:Workshop ; rdfs:label "Crowd"@en ;
        og:organizer ${crowd.join(', ')} } }`);
    expect((await network()).ties).toHaveLength(before + (crowd.length * (crowd.length - 1)) / 2);
    expect((await network(`/network?version=${app.version - 1}`)).version).toBe(app.version - 1);
  });
});
