/** What a client of the official package sees, the same over every transport. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  Client,
  type Transport,
  type VersionNegotiationOptions,
} from '@modelcontextprotocol/client';

const BASE = 'https://w3id.org/osce-graph/';
const EVENT = 'event/2021-11-23-tirana-security-sector-governance-workshop';
const PREFIX = `PREFIX og: <${BASE}ontology#>`;

/** A call's answer: its members, and its text. */
interface Called {
  readonly members: Record<string, unknown>;
  readonly text: string;
  readonly isError: boolean;
}

async function callTool(client: Client, name: string, given: object): Promise<Called> {
  const result = await client.callTool({ name, arguments: { ...given } });
  const [first] = result.content;
  return {
    members: (result.structuredContent ?? {}) as Record<string, unknown>,
    text: first?.type === 'text' ? first.text : '',
    isError: result.isError === true,
  };
}

/** The arguments that a description shows. */
function examplesIn(description: string): object[] {
  const found: object[] = [];
  for (const { index } of description.matchAll(/\{"/g))
    for (const { index: end } of description.matchAll(/\}/g))
      try {
        found.push(JSON.parse(description.slice(index, end + 1)) as object);
      } catch {
        // It ends at a later brace.
      }
  return found;
}

/** The client checks each answer against the output schema that the tool declares. */
export function itAnswersClients(connect: () => Promise<Client>): void {
  let client: Client;
  const call = (name: string, given: object): Promise<Called> => callTool(client, name, given);
  beforeAll(async () => {
    client = await connect();
  }, 60_000);
  afterAll(() => client.close());

  it('lists its tools, each read-only, with schemas and examples that work', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'find_thing',
      'describe_model',
      'ask',
      'query',
      'get_thing',
      'sources_of',
      'changes_since',
      'cite',
    ]);
    for (const { name, annotations, inputSchema, outputSchema, description = '' } of tools) {
      expect([name, annotations?.readOnlyHint, annotations?.destructiveHint]).toEqual([
        name,
        true,
        false,
      ]);
      expect([name, outputSchema?.required]).toEqual([name, expect.arrayContaining(['version'])]);
      const calls = examplesIn(description);
      expect([name, calls.length > 0]).toEqual([name, true]);
      for (const given of calls)
        expect([name, given, (await call(name, given)).isError]).toEqual([name, given, false]);
      for (const [argument, schema] of Object.entries(inputSchema.properties ?? {}))
        expect([name, argument, schema]).toEqual([
          name,
          argument,
          expect.objectContaining({
            description: expect.stringMatching(/\.$/),
            examples: expect.any(Array),
            // No text is without a bound.
            ...((schema as { type?: unknown }).type === 'string' && !('enum' in (schema as object))
              ? { maxLength: expect.any(Number) }
              : {}),
          }),
        ]);
    }
  });

  it('finds things by name, page after page, with where they come from', async () => {
    const first = await call('find_thing', { text: 'presence in albania', limit: 1 });
    expect(first.members).toMatchObject({
      version: 1,
      things: [
        {
          iri: `${BASE}id/organization/presence-in-albania`,
          kind: 'organization',
          from: ['reference data'],
        },
      ],
      note: expect.stringContaining('"page": 2'),
    });
    const second = await call('find_thing', { text: 'presence in albania', limit: 1, page: 2 });
    expect(second.members.things).not.toEqual(first.members.things);
    expect((await call('find_thing', { text: 'zanzibarish' })).members).toMatchObject({
      total: 0,
      note: expect.stringContaining('Nothing'),
    });
  });

  it('describes classes and the properties of one', async () => {
    const { members, text } = await call('describe_model', {});
    expect(Buffer.byteLength(text)).toBeLessThan(12_000);
    expect(members.classes).toContainEqual(
      expect.stringMatching(/^og:Event \d+ \(of these: .*og:Workshop \d+/),
    );
    expect(members.connections).toContainEqual(
      expect.stringMatching(/^og:place \d+: og:Event → og:Place$/),
    );
    expect(members.traps).toContainEqual(expect.stringContaining('Kosovo'));
    const queries = members.queries as { query: string }[];
    expect(queries).toHaveLength(5);
    for (const { query } of queries)
      expect((await call('query', { query })).members.total).toBeGreaterThan(0);
    const event = await call('describe_model', { class: 'Event' });
    expect(event.members.properties).toContainEqual(
      expect.objectContaining({
        name: 'og:startDate',
        values: 'xsd:date',
        count: 'at most 1',
        used: expect.any(Number),
        example: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      }),
    );
    expect(await call('describe_model', { class: 'Dragon' })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/available:\n(- .*\n)*- og:Event\n/),
    });
  });

  it('answers questions, or names the words that it does not understand', async () => {
    expect((await call('ask', { question: 'Where is ODIHR based?' })).members).toMatchObject({
      version: 1,
      understood: true,
      readings: [
        {
          kind: 'things',
          things: [{ label: 'Warsaw', iri: `${BASE}id/place/warsaw`, from: ['reference data'] }],
          sparql: expect.stringContaining('og:seat'),
        },
      ],
    });
    const strange = { question: 'Which events did the Mission to Zamunda organise?' };
    expect(await call('ask', strange)).toMatchObject({
      isError: false,
      members: { understood: false, readings: [], notUnderstood: ['Zamunda'] },
    });
  });

  it('runs queries, and says how to page', async () => {
    const query = `${PREFIX} SELECT ?event ?date { ?event a og:Workshop ; og:startDate ?date } ORDER BY ?date`;
    const whole = await call('query', { query });
    const rows = whole.members.rows as object[];
    expect(whole.members).toMatchObject({ total: rows.length, columns: ['event', 'date'] });
    expect(whole.members).not.toHaveProperty('note');
    const part = await call('query', { query, limit: 2, offset: 3, version: 1 });
    expect(part.members).toMatchObject({
      total: rows.length,
      rows: rows.slice(3, 5),
      note: expect.stringContaining('"offset": 5 and "version": 1'),
    });
    expect((await call('query', { query: 'ASK {}' })).members).toMatchObject({ value: true });
    const graph = 'CONSTRUCT WHERE { ?s ?p ?o }';
    expect((await call('query', { query: graph, limit: 1 })).members).toMatchObject({
      kind: 'graph',
      turtle: expect.stringContaining('@prefix'),
      note: expect.stringContaining('first 1 of'),
    });
  });

  it('says what to change of a query that fails, and why one has no rows', async () => {
    expect(await call('query', { query: 'SELECT * { ?s ?p }' })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/line 1, column \d+[^]*code: malformed-query/),
    });
    expect(await call('query', { query: 'SELECT * { ?s a og:Event }' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('PREFIX og:'),
    });
    expect(await call('query', { query: 'INSERT DATA { <urn:a> <urn:b> 1 }' })).toMatchObject({
      isError: true,
    });
    const empty = await call('query', {
      query: `${PREFIX} SELECT * { ?event a og:Workshop ; og:issuedBy ?by }`,
    });
    expect(empty.members).toMatchObject({
      total: 0,
      rows: [],
      whyEmpty: { because: expect.any(Array) },
    });
  });

  it('shows a thing with where each fact comes from, and the words it rests on', async () => {
    const { members } = await call('get_thing', { thing: EVENT });
    expect(members).toMatchObject({ iri: `${BASE}id/${EVENT}`, types: ['workshop', 'event'] });
    for (const { from } of members.facts as { from: string[] }[])
      expect(from.length > 0).toBe(true);
    const organizers = await call('sources_of', { thing: EVENT, property: 'og:organizer' });
    expect(organizers.members.facts).toContainEqual(
      expect.objectContaining({
        value: 'OSCE Presence in Albania',
        from: ['https://www.osce.org/secretariat/505177'],
      }),
    );
    expect(await call('get_thing', { thing: 'event/nowhere' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('find_thing'),
    });
  });

  it('tells what changed, and cites answers without storing anything', async () => {
    const changed = await call('changes_since', { since: 0, thing: 'state/albania' });
    expect(changed.members).toMatchObject({
      version: 1,
      since: 0,
      total: 1,
      commits: [{ version: 1, author: expect.any(String) }],
      things: [{ label: 'Albania', change: 'added' }],
    });
    const cited = await call('cite', { query: 'ASK { ?s ?p ?o }' });
    expect(cited.members).toMatchObject({
      isStored: false,
      citation: { version: 1, result: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    });
    const { id } = cited.members.citation as { id: string };
    expect(await call('cite', { id })).toMatchObject({ isError: true });
  });

  it('refuses arguments that it does not know or cannot use, in words', async () => {
    for (const [name, given, words] of [
      ['find_thing', { txt: 'a' }, 'Did you mean text?'],
      ['find_thing', {}, '"text" is missing'],
      ['find_thing', { text: 'a', limit: 1000 }, 'from 1 to 50; found 1000'],
      ['find_thing', { text: { $ne: 1 } }, 'must be a text'],
      ['find_thing', { text: 'a', kind: 'dragon' }, 'dragon'],
      ['query', { query: 'ASK {}', version: 99 }, 'There is no version 99'],
      ['get_thing', { thing: 'not a thing' }, 'state/moldova'],
      ['get_thing', { thing: 'urn:x> ?p ?o } #' }, 'Give a thing by its IRI'],
      ['changes_since', { since: '2026-99-99' }, 'a day such as'],
      ['changes_since', { since: 2, until: 1 }, 'at most'],
      ['changes_since', { since: '2026-02-30' }, 'a day such as'],
      ['find_thing', { text: ' ' }, 'not empty'],
      ['ask', { question: 'a', version: [1] }, 'found a list'],
      ['cite', {}, 'Give a "query"'],
    ] as const)
      expect([name, await call(name, given)]).toEqual([
        name,
        expect.objectContaining({ isError: true, text: expect.stringContaining(words) }),
      ]);
  });
}

/** The revision of 2025 with its handshake, and the one of 2026 without. */
export const NEGOTIATIONS: readonly VersionNegotiationOptions[] = [
  { mode: 'legacy' },
  { mode: { pin: '2026-07-28' } },
];

/** A client that speaks over a transport. */
export async function connected(
  transport: Transport,
  versionNegotiation: VersionNegotiationOptions,
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation });
  await client.connect(transport);
  return client;
}
