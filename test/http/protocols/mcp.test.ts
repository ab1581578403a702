import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApp, ask, codeOf, jsonOf, type Answer } from '../../support/running-app.js';
import { pageOf } from '../../support/news-fixture.js';

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.close());

const send = (body: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(`${app.url}/mcp`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });

interface Reply {
  readonly result?: { readonly structuredContent: Record<string, unknown> };
  readonly error?: { readonly code: number };
}

const call = (name: string, given: object, headers?: Record<string, string>): Promise<Answer> =>
  send(
    JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name, arguments: given },
    }),
    headers,
  );

const membersOf = (answer: Answer): Record<string, unknown> =>
  jsonOf<Reply>(answer).result!.structuredContent;

describe('/mcp', () => {
  it.each([
    ['query', '{"query": "ASK {}", "__proto__": {"limit": 1}}'],
    ['find_thing', '{"__proto__": null, "text": "tirana"}'],
    ['cite', String.raw`{"query": "ASK {}", "title": "a\ud801"}`],
  ])('refuses what no argument can be: %s %s', async (name, given) => {
    const params = `{"name": "${name}", "arguments": ${given}}`;
    const answer = await send(
      `{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": ${params}}`,
    );
    expect(codeOf(answer)).toEqual([400, 'bad-request']);
  });

  it.each([
    ['changes_since', { since: 'latest', until: 0 }, 'since'],
    ['cite', { query: 'ASK {}', title: '\n' }, 'title'],
  ])('refuses arguments that do not fit: %s %j', async (name, given, parameter) => {
    const { result } = jsonOf<{ result: { isError?: boolean; content: [{ text: string }] } }>(
      await call(name, given),
    );
    expect(result.isError).toBe(true);
    expect(result.content[0].text).toContain(parameter);
  });

  it('says which version an answer is of', async () => {
    const answer = await call('query', { query: 'ASK {}' });
    expect([
      answer.status,
      answer.headers['graph-version'],
      answer.headers['cache-control'],
    ]).toEqual([200, '1', 'no-store']);
    expect(membersOf(answer)).toEqual({ version: 1, kind: 'boolean', value: true });
  });

  it('gives the words that facts rest on, and the changes that brought them', async () => {
    const before = app.version;
    await app.post(
      '/news?source=https://www.osce.org/test/1',
      'text/plain',
      pageOf({
        title: 'Witnesses are talked about in Tirana',
        lead:
          'A workshop on witnesses took place in Tirana on 3 March 2019. It was organized by the ' +
          'OSCE Presence in Albania.',
      }),
    );
    const found = await call('find_thing', { text: 'witnesses tirana', kind: 'event' });
    const [{ iri } = { iri: '' }] = membersOf(found).things as { iri: string }[];
    const sources = await call('sources_of', { thing: iri, property: 'start date' });
    expect([sources.headers['graph-version'], membersOf(sources)]).toEqual([
      String(before + 1),
      expect.objectContaining({
        facts: expect.arrayContaining([
          expect.objectContaining({
            value: '2019-03-03',
            words: [
              expect.objectContaining({
                quote: expect.stringContaining('3 March 2019'),
                page: 'https://www.osce.org/test/1',
                confidence: expect.any(Number),
              }),
            ],
          }),
        ]),
      }),
    ]);
    const old = await call('get_thing', { thing: iri, version: before });
    expect(old.text).toContain('other versions do');
    const changes = await call('changes_since', { since: before });
    expect(membersOf(changes)).toMatchObject({
      version: before + 1,
      commits: [{ version: before + 1 }],
      words: expect.arrayContaining([expect.stringContaining('workshop')]),
    });
  });

  it('gives citations that are stored', async () => {
    const query = 'SELECT ?s { ?s a <https://w3id.org/osce-graph/ontology#Workshop> } LIMIT 1';
    const previewed = membersOf(await call('cite', { query }));
    const made = await app.post('/cite', 'application/json', JSON.stringify({ query }));
    const { id } = jsonOf<{ id: string }>(made);
    expect((previewed.citation as { id: string }).id).toBe(id);
    expect(membersOf(await call('cite', { id }))).toMatchObject({
      isStored: true,
      now: 'same',
      bibTeX: expect.stringContaining(`${app.url}/cite/${id}`),
    });
  });

  it('refuses pages of other sites and names that are not its own', async () => {
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Host: 'evil.example' },
      { Host: 'localhost.evil.example' },
      { Origin: 'http://127.0.0.1.evil.example' },
    ])
      expect([headers, codeOf(await call('query', { query: 'ASK {}' }, headers))]).toEqual([
        headers,
        [403, 'forbidden'],
      ]);
    for (const headers of [{ Origin: 'http://localhost:6274' }, { Host: '[::1]:3000' }])
      expect((await call('query', { query: 'ASK {}' }, headers)).status).toBe(200);
  });

  it('answers what is not a message of the protocol with an error', async () => {
    const many = `[${'{"jsonrpc":"2.0","id":1,"method":"tools/list"},'.repeat(9)}{}]`;
    for (const [body, status] of [
      ['', 400],
      ['{', 400],
      ['{"jsonrpc":"2.0"}', 400],
      ['"text"', 400],
      ['null', 400],
      [many, 400],
      [`{"a":"${'a'.repeat(1024 * 1024)}"}`, 413],
    ] as const)
      expect([body.slice(0, 40), (await send(body)).status]).toEqual([body.slice(0, 40), status]);
    expect((await send('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await app.get('/mcp')).status).toBe(405);
    const nested = `{"text":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`;
    const deep = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask","arguments":${nested}}}`;
    expect((await send(deep)).status).toBeLessThan(500);
    const unknown = await call('drop_everything', {});
    expect(jsonOf<Reply>(unknown).error?.code).toBe(-32602);
    expect((await call('query', { query: 'ASK {}' })).status).toBe(200);
  });

  it('takes notifications, and lets nobody wait for changes', async () => {
    const initialized = '{"jsonrpc":"2.0","method":"notifications/initialized"}';
    const { status, text } = await send(initialized);
    expect([status, text]).toEqual([202, '']);
    const listen = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'subscriptions/listen',
      params: {
        notifications: { toolsListChanged: true },
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    });
    const refused = await send(listen, {
      'MCP-Protocol-Version': '2026-07-28',
      'Mcp-Method': 'subscriptions/listen',
    });
    expect([refused.isWhole, jsonOf<Reply>(refused).error]).toEqual([
      true,
      expect.objectContaining({ code: expect.any(Number) }),
    ]);
  });
});
