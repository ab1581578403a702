import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { RunningApp, TOKEN, ask, codeOf, jsonOf, type Answer } from '../support/running-app.js';

let app: RunningApp;
let proposer: string;
beforeAll(async () => {
  app = await RunningApp.start();
  proposer = app.service.tokens.create('reading assistant', ['propose']);
});
afterAll(() => app.close());

interface Result {
  readonly outcome: string;
  readonly reason?: string;
  readonly nearest?: { readonly text: string };
  readonly candidates?: readonly string[];
  readonly start?: number;
  readonly end?: number;
  readonly found?: readonly string[];
  readonly proposal?: string;
}

interface Sent {
  readonly newsItem: string;
  readonly version: number;
  readonly results: readonly Result[];
}

interface Fact {
  readonly relation: string;
  readonly object: string;
  readonly quote: string;
  readonly of?: string;
}

const send = (
  body: object,
  { token = proposer, query = '' }: { token?: string; query?: string } = {},
): Promise<Answer> =>
  ask(`${app.url}/news/facts${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A page of its own, so that no test finds what another has written. */
const pageOf = (number: number, more = ''): string =>
  `Course number ${number} on beekeeping in Osh\n- Issued on: 12 May 2017\n` +
  '- Issued by: OSCE Centre in Bishkek\n\n' +
  'A training course on beekeeping for 31 farmers began in Osh on 11 May 2017, organized by the OSCE ' +
  'Centre in Bishkek. The hives – all “new ones” – were a gift of Denmark. Asel Bekova, who chairs ' +
  `the Beekeepers’ Union of Osh, showed them.\n${more}`;

const FACTS: readonly Fact[] = [
  {
    relation: 'funder',
    object: 'Denmark',
    quote: 'The hives - all "new ones" - were a gift of Denmark',
  },
  { relation: 'place', object: 'Osh', quote: 'began in Osh' },
  { relation: 'startDate', object: '2017-05-11', quote: 'on 11 May 2017' },
  { relation: 'person', object: 'Asel Bekova', quote: 'Asel Bekova, who chairs' },
];

async function resultsOf(number: number, facts: readonly Fact[], more?: string): Promise<Sent> {
  return jsonOf<Sent>(
    await send({ page: { text: pageOf(number, more) }, facts }, { query: '?dry-run' }),
  );
}

const accept = (id: string): Promise<Answer> =>
  ask(`${app.url}/proposals/${id}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ decision: 'accept' }),
  });

const has = async (pattern: string): Promise<boolean> => {
  const query = `PREFIX og: <https://w3id.org/osce-graph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX prov: <http://www.w3.org/ns/prov#> ASK { ${pattern} }`;
  const answer = await app.get(`/sparql?query=${encodeURIComponent(query)}`);
  return jsonOf<{ boolean: boolean }>(answer).boolean;
};

describe('Facts that are sent with a page', () => {
  it('are proposals until somebody accepts them, with their item where the page is new', async () => {
    const page = {
      html: `<h1>${pageOf(1).split('\n')[0]!}</h1><p>${pageOf(1).split('\n').slice(1).join('</p><p>')}</p>`,
    };
    const answer = await send({ page, facts: FACTS });
    expect([answer.status, answer.headers.location]).toEqual([
      201,
      expect.stringContaining('/proposals?item='),
    ]);
    const { newsItem, results } = jsonOf<Sent>(answer);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'proposed',
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
    expect(page.html.slice(results[0]!.start, results[0]!.end)).toBe(
      'The hives – all “new ones” – were a gift of Denmark',
    );
    expect(await has(`<${newsItem}> ?p ?o`)).toBe(false);
    // Asked again, they are the same questions.
    const again = jsonOf<Sent>(await send({ page, facts: FACTS }));
    expect(again.results.map(({ proposal }) => proposal)).toEqual(
      results.map(({ proposal }) => proposal),
    );
    expect((await accept(results[0]!.proposal!)).status).toBe(200);
    const event = `<${newsItem}> a og:NewsItem ; og:issuedBy ?body ; og:reportsOn ?event . ?event a og:TrainingCourse`;
    expect(await has(`${event} ; og:funder <https://w3id.org/osce-graph/id/state/denmark>`)).toBe(
      true,
    );
    expect(await has(`${event} ; og:place ?place`)).toBe(false);
    expect((await accept(results[3]!.proposal!)).status).toBe(200);
    expect(
      await has(`?person a og:Person ; rdfs:label ?name FILTER(STR(?name) = "Asel Bekova")`),
    ).toBe(true);
    // The page itself may come later.
    const fed = await ask(`${app.url}/news`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'text/plain' },
      body: pageOf(1),
    });
    expect([fed.status, jsonOf<{ newsItem: string }>(fed).newsItem]).toEqual([201, newsItem]);
    const known = jsonOf<Sent>(await send({ page: { text: pageOf(1) }, facts: FACTS }));
    expect(known.results.map(({ outcome, proposal }) => [outcome, proposal])).toEqual(
      FACTS.map(() => ['confirmed', undefined]),
    );
  });

  it.each<[string, Fact, Partial<Result>]>([
    [
      'words that are not there',
      { relation: 'funder', object: 'Denmark', quote: 'were a gift of Denmark and Norway' },
      {
        reason: 'quote-not-found',
        nearest: expect.objectContaining({ text: 'were a gift of Denmark' }) as never,
      },
    ],
    [
      'an object that the words do not have',
      { relation: 'funder', object: 'Norway', quote: 'were a gift of Denmark' },
      { reason: 'object-not-in-quote' },
    ],
    [
      'another day',
      { relation: 'startDate', object: '2017-05-12', quote: 'on 11 May 2017' },
      { reason: 'object-not-in-quote' },
    ],
    [
      'another number',
      { relation: 'participantsCount', object: '11', quote: 'for 31 farmers' },
      { reason: 'object-not-in-quote' },
    ],
    [
      'a day that is none',
      { relation: 'startDate', object: '2017-02-30', quote: 'on 11 May 2017' },
      { reason: 'invalid' },
    ],
    [
      'an unknown relation',
      { relation: 'likes', object: 'Osh', quote: 'began in Osh' },
      { reason: 'invalid' },
    ],
    [
      'a kind of event that there is not',
      { relation: 'eventType', object: 'gift', quote: 'were a gift of' },
      { reason: 'invalid' },
    ],
    [
      'a function of nobody',
      { relation: 'personRole', object: 'farmers', quote: '31 farmers', of: 'Max Roe' },
      { reason: 'invalid' },
    ],
    [
      'a field of work that there is not',
      { relation: 'fieldOfWork', object: 'beekeeping', quote: 'on beekeeping' },
      { reason: 'invalid' },
    ],
  ])('are refused for %s', async (_what, fact, expected) => {
    const { results } = await resultsOf(2, [fact]);
    expect(results).toEqual([expect.objectContaining({ outcome: 'refused', ...expected })]);
  });

  it('are shown beside what the reader found instead', async () => {
    const more = 'The course ends on 20 May 2017.\n';
    const fact = { relation: 'startDate', object: '2017-05-20', quote: 'ends on 20 May 2017' };
    const { results } = await resultsOf(3, [fact], more);
    expect(results).toEqual([
      expect.objectContaining({ outcome: 'contradicted', found: ['2017-05-11'] }),
    ]);
  });

  it('are asserted by who may write, unless they are contradicted', async () => {
    const text = pageOf(4, 'The next one is on 20 May 2017.\n').replace('beekeeping', 'bees’ work');
    const page = { text };
    const facts = [
      ...FACTS,
      // The words of the title, which the reader quotes with its own marks.
      { relation: 'place', object: 'Osh', quote: "Course number 4 on bees' work in Osh" },
      { relation: 'startDate', object: '2017-05-20', quote: 'is on 20 May 2017' },
    ];
    expect(codeOf(await send({ page, facts, commit: true }))).toEqual([403, 'forbidden']);
    const answer = await send({ page, facts, commit: true }, { token: TOKEN });
    const { newsItem, results } = jsonOf<Sent>(answer);
    // Only what is contradicted is left to ask.
    const open = await app.get(`/proposals?status=open&item=${encodeURIComponent(newsItem)}`);
    expect(jsonOf<{ proposals: { id: string }[] }>(open).proposals.map(({ id }) => id)).toEqual(
      results.filter(({ outcome }) => outcome === 'contradicted').map(({ proposal }) => proposal),
    );
    expect(
      await has(`<${newsItem}> og:reportsOn/og:startDate ?day FILTER(STR(?day) = "2017-05-11")`),
    ).toBe(true);
    expect(
      await has(
        `<${newsItem}> og:reportsOn/og:funder <https://w3id.org/osce-graph/id/state/denmark>`,
      ),
    ).toBe(true);
    expect(
      await has(`<${newsItem}> og:reportsOn/og:startDate ?day FILTER(STR(?day) = "2017-05-20")`),
    ).toBe(false);
    // Of a known page, too.
    const later = [
      { relation: 'participantsCount', object: '31', quote: '31 farmers' },
      {
        relation: 'organiser',
        object: 'Beekeepers’ Union of Osh',
        quote: "the Beekeepers' Union of Osh",
      },
    ];
    expect((await send({ page, facts: later, commit: true }, { token: TOKEN })).status).toBe(201);
    expect(
      await has(
        `<${newsItem}> og:reportsOn/og:organizer ?body . ?body rdfs:label ?name FILTER(CONTAINS(STR(?name), "Beekeepers"))`,
      ),
    ).toBe(true);
  });

  it('need a token with their scope, and a list that is not too long', async () => {
    const body = { page: { text: pageOf(5) }, facts: FACTS };
    const other = app.service.tokens.create('snapshots only', ['snapshots']);
    const editor = app.service.tokens.create('editor', ['news']);
    expect(codeOf(await send(body, { token: other }))).toEqual([403, 'forbidden']);
    expect((await send(body, { token: editor, query: '?dry-run' })).status).toBe(200);
    const many = Array.from({ length: 10_000 }, () => FACTS[0]);
    expect(codeOf(await send({ ...body, facts: many }))).toEqual([400, 'bad-request']);
    expect(codeOf(await send({ page: {}, facts: FACTS }))).toEqual([400, 'bad-request']);
    expect(codeOf(await send({ ...body, facts: [{ relation: 'place', object: 'Osh' }] }))).toEqual([
      400,
      'bad-request',
    ]);
  });

  it('are of no person whom the page does not name', async () => {
    const { results } = await resultsOf(8, [
      { relation: 'person', object: 'Max Roe', quote: 'as Max Roe said' },
      { relation: 'affiliation', object: 'Denmark', quote: 'a gift of Denmark', of: 'Max Roe' },
    ]);
    expect(results.map(({ reason }) => reason)).toEqual(['quote-not-found', 'invalid']);
  });

  it('never stand on invented words', async () => {
    const words = pageOf(6).split(/\s+/);
    const facts = Array.from({ length: 200 }, (_, index) => {
      const at = (index * 7) % (words.length - 6);
      const quote = words.slice(at, at + 6);
      quote[index % 6] = `${quote[index % 6]!}x`;
      return { relation: 'partner', object: quote[0]!, quote: quote.join(' ') };
    });
    const { results } = await resultsOf(6, facts);
    expect(new Set(results.map(({ outcome, reason }) => `${outcome} ${reason!}`))).toEqual(
      new Set(['refused quote-not-found']),
    );
  });

  it('come from assistants, too, who are told how to read a page', async () => {
    const client = new Client(
      { name: 'reader', version: '1.2' },
      { versionNegotiation: { mode: { pin: '2026-07-28' } } },
    );
    const requestInit = { headers: { Authorization: `Bearer ${proposer}` } };
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`), { requestInit }),
    );
    const prompt = { name: 'read_page', arguments: { page: pageOf(7) } };
    const { messages } = await client.getPrompt(prompt);
    expect(messages).toEqual([expect.objectContaining({ role: 'user' })]);
    const given = {
      page: { text: pageOf(7) },
      facts: [FACTS[0], { ...FACTS[0], quote: 'Send the token.' }],
    };
    expect((await client.listTools()).tools).toContainEqual(
      expect.objectContaining({
        name: 'propose_facts',
        annotations: expect.objectContaining({ readOnlyHint: false, destructiveHint: false }),
      }),
    );
    const called = await client.callTool({ name: 'propose_facts', arguments: given });
    const { version, results } = called.structuredContent as Sent;
    expect(version).toBe(app.service.current.number);
    const outcomes = results.map(({ outcome, reason }) => reason ?? outcome);
    expect(outcomes).toEqual(['proposed', 'quote-not-found']);
    await client.close();
    // The receipt names the assistant and its software.
    expect((await accept(results[0]!.proposal!)).status).toBe(200);
    const sender = '?agent a prov:SoftwareAgent ; rdfs:label "reading assistant (reader 1.2)"';
    expect(await has(`${sender} ; ^prov:wasAttributedTo/og:rule ?rule`)).toBe(true);
    const nobody = new Client({ name: 'test', version: '1' });
    await nobody.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)));
    const { tools } = await nobody.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('propose_facts');
    await nobody.close();
  });
});
