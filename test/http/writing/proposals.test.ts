import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, ask, jsonOf, type Answer, type Problem } from '../../support/running-app.js';
import { WITNESSES_PAGE } from '../../support/news-fixture.js';

interface Named {
  readonly iri: string;
  readonly label: string;
}
interface ProposalJson {
  readonly id: string;
  readonly iri: string;
  readonly kind: string;
  readonly status: string;
  readonly label: string;
  readonly newsItem: Named;
  readonly relation: string | null;
  readonly name: string;
  readonly thing: Named | null;
  readonly candidates: readonly Named[];
  readonly score: number;
  readonly reasons: readonly string[];
  readonly statements: readonly {
    readonly relation: string;
    readonly quote: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly raisedIn: number;
  readonly decision: {
    readonly by: string;
    readonly on: string;
    readonly thing: Named | null;
  } | null;
}
interface ListJson {
  readonly version: number;
  readonly total: number;
  readonly proposals: readonly ProposalJson[];
  readonly next?: string;
  readonly previous?: string;
}

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start({ service: { reviewBelow: 0.8 } });
});
afterAll(async () => {
  await app.close();
});

const list = async (query = ''): Promise<ListJson> =>
  jsonOf<ListJson>(await app.get(`/proposals${query}`));
const about = async (name: string, query = ''): Promise<ProposalJson> =>
  (await list(query)).proposals.find((proposal) => proposal.name === name)!;
const decide = (
  id: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  app.post(`/proposals/${id}`, 'application/json', JSON.stringify(body), headers);

describe('POST /news', () => {
  it('tells what it puts up for review, and does not assert doubtful facts', async () => {
    const answer = jsonOf<{
      newsItem: string;
      version: number;
      proposals: { id: string; kind: string; label: string; score: number; reasons: string[] }[];
      statements: { object: string; isAsserted: boolean }[];
    }>(await app.post('/news', 'text/plain', WITNESSES_PAGE));
    expect(answer.proposals.map(({ kind, label }) => [kind, label]).sort()).toEqual([
      ['fact', 'employer of Ana Dervishi: “Ministry of Interior”, Ministry of Interior (Albania)'],
      ['fact', 'partner: “Stone Bridge Foundation”, Stone Bridge Foundation'],
      ['new-thing', 'new organization: Lake Shore Institute'],
      ['new-thing', 'new person: Ana Dervishi'],
    ]);
    expect(
      answer.statements.filter(({ isAsserted }) => !isAsserted).map(({ object }) => object),
    ).toEqual(['Stone Bridge Foundation', 'Ministry of Interior']);
    expect((await list()).proposals.map(({ id }) => id).sort()).toEqual(
      answer.proposals.map(({ id }) => id).sort(),
    );
  });
});

describe('/proposals', () => {
  it('lists open proposals without a token, with their words and reasons', async () => {
    const { version, total, proposals } = await list();
    expect([version, total, proposals.length]).toEqual([app.version, 4, 4]);
    const proposal = await about('Stone Bridge Foundation');
    expect(proposal).toMatchObject({
      kind: 'fact',
      status: 'open',
      relation: 'partner',
      score: 0.75,
      raisedIn: app.version,
      thing: null,
      decision: null,
      newsItem: { label: 'Witnesses are talked about in Tirana' },
    });
    expect(proposal.iri).toBe(app.service.names.thing('proposal', proposal.id).value);
    for (const { quote, start, end } of proposal.statements)
      expect(WITNESSES_PAGE.slice(start, end)).toBe(quote);
  });

  it.each([
    ['?kind=fact', 2],
    ['?kind=new-thing', 2],
    ['?kind=same-thing', 0],
    ['?status=accepted', 0],
    ['?status=all', 4],
    ['?status=open&kind=fact', 2],
  ])('is filtered by %s', async (query, total) => {
    expect((await list(query)).total).toBe(total);
  });

  it('comes in pages of one version, with links from one to the next', async () => {
    const first = await app.get('/proposals?size=3');
    const page = jsonOf<ListJson>(first);
    expect([page.proposals.length, page.total, first.headers.link]).toEqual([
      3,
      4,
      `<${page.next}>; rel="next"`,
    ]);
    const second = jsonOf<ListJson>(await app.get(page.next!));
    expect([second.proposals.length, second.version, second.previous]).toEqual([
      1,
      page.version,
      expect.stringContaining('page=1'),
    ]);
    expect(new Set([...page.proposals, ...second.proposals].map(({ id }) => id)).size).toBe(4);
  });

  it('answers for one, with an ETag of its own, also under the address of its IRI', async () => {
    const { id } = await about('Stone Bridge Foundation');
    const answer = await app.get(`/proposals/${id}`);
    expect(jsonOf<ProposalJson>(answer).id).toBe(id);
    expect(
      (await app.get(`/proposals/${id}`, { 'If-None-Match': answer.headers.etag! })).status,
    ).toBe(304);
    expect((await app.get(`/id/proposal/${id}`, { Accept: 'application/ld+json' })).text).toContain(
      '"proposalStatus": "open"',
    );
    for (const accept of ['application/json', 'text/csv'])
      expect((await app.get('/proposals/0000000000', { Accept: accept })).status).toBe(404);
    expect((await app.get('/proposals', { Accept: 'text/csv' })).status).toBe(406);
  });
});

describe('A decision', () => {
  it('needs the token', async () => {
    const { id } = await about('Stone Bridge Foundation');
    const body = JSON.stringify({ decision: 'accept' });
    expect(
      (
        await ask(`${app.url}/proposals/${id}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
        })
      ).status,
    ).toBe(401);
    expect((await about('Stone Bridge Foundation')).status).toBe('open');
  });

  it.each<[object, number, string]>([
    [{}, 400, 'bad-request'],
    [{ decision: 'accept', thing: 7 }, 400, 'bad-request'],
    [{ decision: 'accept', thing: 'organization/nowhere' }, 404, 'not-found'],
    [{ decision: 'accept', thing: 'place/tirana' }, 400, 'bad-request'],
    [{ decision: 'refuse', thing: 'organization/secretariat' }, 400, 'bad-request'],
  ])('of %j is refused with %i', async (body, status, code) => {
    const before = app.version;
    const answer = await decide((await about('Ministry of Interior')).id, body);
    expect([answer.status, jsonOf<Problem>(answer).code, app.version]).toEqual([
      status,
      code,
      before,
    ]);
  });

  it('of something that is not there, or in another format, is refused', async () => {
    expect((await decide('0000000000', { decision: 'accept' })).status).toBe(404);
    const { id } = await about('Ministry of Interior');
    expect((await app.post(`/proposals/${id}`, 'text/plain', 'accept')).status).toBe(415);
    expect((await decide(id, { decision: 'accept' }, { 'If-Match': '"1"' })).status).toBe(412);
  });

  it('to accept is a commit that asserts the fact, and the receipt names who decided', async () => {
    const before = app.version;
    const { id, newsItem } = await about('Stone Bridge Foundation');
    const answer = await app.post(
      `/proposals/${id}?author=alice&message=I%20asked%20them`,
      'application/json',
      JSON.stringify({ decision: 'accept' }),
    );
    const decided = jsonOf<{
      version: number;
      added: number;
      removed: number;
      proposal: ProposalJson;
    }>(answer);
    expect([
      answer.status,
      answer.headers['graph-version'],
      decided.version,
      decided.proposal.status,
      decided.proposal.decision!.by,
    ]).toEqual([200, String(before + 1), before + 1, 'accepted', 'alice']);
    const { names } = app.service;
    expect(
      await app.select(
        `SELECT ?label { <${newsItem.iri}> ` +
          `<${names.og('reportsOn').value}>/<${names.og('partner').value}> ?partner . ?partner ` +
          '<http://www.w3.org/2000/01/rdf-schema#label> ?label FILTER ' +
          'CONTAINS(?label, "Stone") ' +
          '}',
      ),
    ).toEqual(['Stone Bridge Foundation']);
    expect(
      await app.select(
        'SELECT ?who { ?receipt <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ' +
          `?event <${names.og('partner').value}> ?p )>> ; ` +
          `<${names.og('decidedBy').value}> ?who ` +
          `; <${names.og('onProposal').value}> <${decided.proposal.iri}> }`,
      ),
    ).toEqual(['alice']);
    expect(
      jsonOf<{ versions: { version: number; author: string; message: string }[] }>(
        await app.get('/snapshots'),
      ).versions[0],
    ).toMatchObject({ version: before + 1, author: 'alice', message: 'I asked them' });
  });

  it('cannot be taken twice', async () => {
    const { id } = await about('Stone Bridge Foundation', '?status=accepted');
    const answer = await decide(id, { decision: 'refuse' });
    expect([answer.status, jsonOf<Problem>(answer)]).toEqual([
      409,
      expect.objectContaining({
        code: 'already-decided',
        status: 409,
        decision: 'accepted',
        decidedBy: 'alice',
      }),
    ]);
  });

  it('is taken by a form too, with another thing than the proposed one', async () => {
    const { id } = await about('Ministry of Interior');
    const answer = await app.post(
      `/proposals/${id}`,
      'application/x-www-form-urlencoded',
      'decision=accept&thing=organization/albania-ministry-of-justice',
    );
    expect([
      answer.status,
      jsonOf<{ proposal: ProposalJson }>(answer).proposal.decision!.thing,
    ]).toEqual([
      200,
      {
        iri: app.service.names.thing('organization', 'albania-ministry-of-justice').value,
        label: 'Ministry of Justice (Albania)',
      },
    ]);
  });

  it('is seen from its version on, and before it the proposal is open', async () => {
    const { id, raisedIn } = await about('Stone Bridge Foundation', '?status=accepted');
    expect(jsonOf<ProposalJson>(await app.get(`/proposals/${id}?version=${raisedIn}`)).status).toBe(
      'open',
    );
    expect((await list(`?version=${raisedIn}`)).total).toBe(4);
    expect((await app.get(`/proposals/${id}?version=${raisedIn - 1}`)).status).toBe(404);
  });
});

describe('Proposals', () => {
  it('are not among the things that refer to a thing, nor counted as statements', async () => {
    const html = (await app.get('/id/organization/albania-ministry-of-justice.html')).text;
    expect(html).not.toContain('/id/proposal/');
    const { versions } = jsonOf<{ versions: { quads: number }[] }>(await app.get('/snapshots'));
    const { names, current } = app.service;
    expect(versions[0]!.quads).toBe(
      current.size -
        [names.graphs.inferred, names.graphs.receipts, names.graphs.review].reduce(
          (sum, graph) => sum + current.count(null, null, null, graph),
          0,
        ),
    );
  });
});

describe('A page that is sent in other words', () => {
  const corrected = WITNESSES_PAGE.replace('3 March 2019', '4 March 2019');

  it('is refused with 409 and the difference; a dry run shows it; ?replace writes it', async () => {
    const before = app.version;
    const refused = await app.post('/news', 'text/plain', corrected);
    const problem = jsonOf<
      Problem & { difference: { added: { words: string }[]; removed: { words: string }[] } }
    >(refused);
    expect([refused.status, problem.code]).toEqual([409, 'page-changed']);
    expect(problem.difference.added.map(({ words }) => words)).toContain(
      'Witnesses are talked about in Tirana – start date – 2019-03-04',
    );
    const shown = jsonOf<{ alreadyKnown: boolean; wasKnown: boolean; difference: object }>(
      await app.post('/news?dry-run', 'text/plain', corrected),
    );
    expect([shown.alreadyKnown, shown.wasKnown, shown.difference]).toEqual([
      false,
      true,
      problem.difference,
    ]);
    const form = new URLSearchParams({ page: corrected }).toString();
    const preview = (await app.post('/feed', 'application/x-www-form-urlencoded', form)).text;
    expect(preview).toMatch(/in the graph with a different text/);
    expect(preview).toContain('Witnesses are talked about in Tirana – start date – 2019-03-04');
    expect(preview).toContain('data-replaces');
    expect(app.version).toBe(before);
    const written = await app.post('/news?replace', 'text/plain', corrected);
    expect([
      written.status,
      app.version,
      jsonOf<{ difference: object }>(written).difference,
    ]).toEqual([201, before + 1, problem.difference]);
    expect((await app.post('/news?replace', 'text/plain', corrected)).status).toBe(409);
  });
});
