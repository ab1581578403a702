/** Each capability over HTTP, as a tool and as a command: the same answers and refusals. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CAPABILITIES,
  requestOf,
  type Capability,
  type Given,
} from '../../src/capabilities/index.js';
import { writeFileSync } from 'node:fs';
import { TemporaryDirectories } from '../support/directories.js';
import { RunningApp, TOKEN, ask, jsonOf, type Problem } from '../support/running-app.js';
import { fillSmallGraph } from '../support/small-graph.js';
import { runCommand, type Run } from '../support/terminal.js';

const directories = new TemporaryDirectories();
const files = directories.make();
let directory: string;
let app: RunningApp;
beforeAll(async () => {
  directory = directories.make();
  await fillSmallGraph(`${directory}/var`);
  app = await RunningApp.start({ directory });
  await app.update('INSERT DATA { GRAPH <urn:test:g> { <urn:test:a> <urn:test:b> 1 } }');
});
afterAll(async () => {
  await app.close();
  directories.removeAll();
});

const PAGE =
  'Bread\n- Issued on: 3 March 2019\n- Issued by: OSCE Presence in Albania\n\n' +
  'A workshop for bakers was held in Tirana.';
const FACT = { relation: 'place', object: 'Tirana', quote: 'was held in Tirana' };
writeFileSync(`${files}/page.txt`, PAGE);
writeFileSync(`${files}/facts.json`, JSON.stringify([FACT]));

interface Called {
  readonly result: {
    readonly isError?: boolean;
    readonly structuredContent?: object;
    readonly content: readonly { readonly text: string }[];
  };
}

const callTool = async (name: string, given: Given): Promise<Called['result']> => {
  const message = {
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name, arguments: given },
  };
  const answer = await app.post('/mcp', 'application/json', JSON.stringify(message));
  return jsonOf<Called>(answer).result;
};

const run = (command: readonly string[], server: readonly string[] = []): Promise<Run> =>
  runCommand([...command, '--json', ...server], {
    DATA_DIR: `${directory}/var`,
    WRITE_TOKEN: TOKEN,
  });

interface Row {
  readonly input: Given;
  readonly command: readonly string[];
  /** What all answers have, or the code of the refusal. */
  readonly expected: object | string;
}

/** By the names of capabilities. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  search: [
    {
      input: { text: 'presnece in albania', kind: ['organization'], limit: 2 },
      command: ['search', 'presnece', 'in', 'albania', '--kind', 'organization', '--limit', '2'],
      expected: { total: 1 },
    },
    {
      input: { text: 'a', limit: 1, page: 2, version: 1 },
      command: ['search', 'a', '--limit', '1', '--page', '2', '--version', '1'],
      expected: {},
    },
    {
      input: { text: 'a', limit: 0 },
      command: ['search', 'a', '--limit', '0'],
      expected: 'bad-request',
    },
    { input: { text: ' ' }, command: ['search', ' '], expected: 'bad-request' },
    {
      input: { text: 'a', kind: ['dragon'] },
      command: ['search', 'a', '--kind', 'dragon'],
      expected: 'bad-request',
    },
    {
      input: { text: 'a', version: 99 },
      command: ['search', 'a', '--version', '99'],
      expected: 'not-found',
    },
  ],
  'sources-of': [
    {
      input: { thing: 'state/albania', property: 'label' },
      command: ['sources-of', 'state/albania', '--property', 'label'],
      expected: { label: 'Albania', facts: [{ value: 'Albania' }] },
    },
    {
      input: { thing: 'state/nowhere' },
      command: ['sources-of', 'state/nowhere'],
      expected: 'not-found',
    },
  ],
  'changes-since': [
    {
      input: { since: 0, thing: 'state/albania' },
      command: ['changes-since', '0', '--thing', 'state/albania'],
      expected: { total: 1 },
    },
    {
      input: { since: '2026-02-30' },
      command: ['changes-since', '2026-02-30'],
      expected: 'bad-request',
    },
    {
      input: { since: 2, until: 1 },
      command: ['changes-since', '2', '--until', '1'],
      expected: 'bad-request',
    },
  ],
  snapshots: [
    {
      input: {},
      command: ['snapshot', 'list'],
      expected: { versions: [{ version: 2 }, { version: 1 }] },
    },
  ],
  snapshot: [
    {
      input: { version: 1 },
      command: ['snapshot', 'show', '1'],
      expected: { version: 1, name: null },
    },
    { input: { version: 99 }, command: ['snapshot', 'show', '99'], expected: 'not-found' },
    { input: { version: 'a b' }, command: ['snapshot', 'show', 'a b'], expected: 'bad-request' },
  ],
  // What works is tried elsewhere, since only one process can write.
  'name-snapshot': [
    {
      input: { of: 1, name: 'a b' },
      command: ['snapshot', 'name', '1', 'a b'],
      expected: 'bad-request',
    },
  ],
  proposals: [
    {
      input: { status: 'all', kind: 'fact', size: 200 },
      command: ['review', 'list', '--status', 'all', '--kind', 'fact'],
      expected: { total: 0, proposals: [] },
    },
    {
      input: { status: 'closed' },
      command: ['review', 'list', '--status', 'closed'],
      expected: 'bad-request',
    },
    {
      input: { item: 'no-such-item' },
      command: ['review', 'list', '--item', 'no-such-item'],
      expected: 'bad-request',
    },
  ],
  proposal: [
    {
      input: { id: '0000000000' },
      command: ['review', 'show', '0000000000'],
      expected: 'not-found',
    },
  ],
  decide: [
    {
      input: { id: '0000000000', decision: 'refuse' },
      command: ['review', 'decide', '0000000000', 'refuse'],
      expected: 'not-found',
    },
    {
      input: { id: 'a', decision: 'accept', thing: 'no thing' },
      command: ['review', 'decide', 'a', 'accept', '--thing', 'no thing'],
      expected: 'bad-request',
    },
  ],
  fact: [
    {
      input: { thing: 'state/albania', key: 'name', after: 'Shqipëria', note: 'As it says' },
      command: ['fact', 'state/albania', 'name', '--after', 'Shqipëria', '--note', 'As it says'],
      expected: { dryRun: true, isThere: false },
    },
    {
      input: { thing: 'state/albania', key: 'iso2', before: 'AL', after: 'AL' },
      command: ['fact', 'state/albania', 'iso2', '--before', 'AL', '--after', 'AL'],
      expected: { added: 0, removed: 0, isThere: true },
    },
    {
      input: { thing: 'state/albania', key: 'iso2', before: 'XX' },
      command: ['fact', 'state/albania', 'iso2', '--before', 'XX'],
      expected: 'not-found',
    },
    {
      input: { thing: 'state/albania', key: 'iso22', after: 'XX' },
      command: ['fact', 'state/albania', 'iso22', '--after', 'XX'],
      expected: 'bad-request',
    },
  ],
  merge: [
    {
      input: { thing: 'state/albania', into: 'state/nowhere' },
      command: ['merge', 'state/albania', 'state/nowhere'],
      expected: 'not-found',
    },
    {
      input: { thing: 'state/albania', into: 'state/austria' },
      command: ['merge', 'state/albania', 'state/austria'],
      expected: 'merge-conflict',
    },
    {
      input: { thing: 'state/albania', into: 'state/austria', force: true },
      command: ['merge', 'state/albania', 'state/austria', '--force'],
      expected: { dryRun: true, into: 'state/austria' },
    },
  ],
  withdraw: [
    { input: { item: 'no-such' }, command: ['withdraw', 'no-such'], expected: 'not-found' },
  ],
  undo: [
    {
      input: { commit: 2 },
      command: ['undo', '2'],
      expected: { version: 2, undone: 2, removed: 1, dryRun: true },
    },
    { input: { commit: 1 }, command: ['undo', '1'], expected: 'bad-request' },
    { input: { commit: 99 }, command: ['undo', '99'], expected: 'not-found' },
    { input: { commit: 0 }, command: ['undo', '0'], expected: 'bad-request' },
  ],
  'propose-facts': [
    {
      input: { page: { text: PAGE }, facts: [FACT] },
      command: ['propose', `${files}/page.txt`, '--facts', `${files}/facts.json`],
      expected: { results: [{ index: 0, outcome: 'confirmed' }] },
    },
  ],
  ask: [
    {
      input: { question: 'Where is ODIHR based?' },
      command: ['ask', 'Where is ODIHR based?'],
      expected: { understood: true },
    },
    {
      input: { question: 'x'.repeat(501) },
      command: ['ask', 'x'.repeat(501)],
      expected: 'bad-request',
    },
  ],
};

const named = (name: string): Capability => CAPABILITIES.find((each) => each.name === name)!;

describe('Capabilities', () => {
  it('have rows here if they have more than one surface', () => {
    const several = CAPABILITIES.filter(
      ({ http, commands }) => http !== false && commands?.length !== 0,
    );
    expect(several.map(({ name }) => name).sort()).toEqual(Object.keys(ROWS).sort());
  });

  it.each(Object.entries(ROWS).flatMap(([name, rows]) => rows.map((row) => [name, row] as const)))(
    '%s has the same answer everywhere: %j',
    async (name, { input, command, expected }) => {
      const capability = named(name);
      const { method, path, body } = requestOf(capability, input);
      // A write is only tried, since the server has the directory open for writing.
      const dryRun = `${path.includes('?') ? '&' : '?'}dry-run&author=alice`;
      const answer = await ask(app.url + path + (capability.isWrite ? dryRun : ''), {
        method,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${TOKEN}`,
          ...(body ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const words = [...command, ...(capability.isWrite ? ['--dry-run', '--author', 'alice'] : [])];
      const runs = await Promise.all([run(words), run(words, ['--server', app.url])]);
      const { tool, scope } = capability;
      const called =
        tool === false || scope !== undefined
          ? undefined
          : await callTool(tool?.name ?? name.replaceAll('-', '_'), {
              ...input,
              ...Object.fromEntries(
                Object.keys(tool?.input ?? {}).map((each) => [each, [input[each]].flat()[0]]),
              ),
            });
      if (typeof expected === 'string') {
        expect(jsonOf<Problem>(answer).code).toBe(expected);
        for (const { error } of runs) expect(jsonOf<Problem>({ text: error }).code).toBe(expected);
        if (called) expect(called.content[0]!.text).toContain(`code: ${expected}`);
        return;
      }
      const json = jsonOf<object>(answer);
      expect(json).toMatchObject(expected);
      for (const each of runs)
        expect([each.status, jsonOf<object>({ text: each.out })]).toEqual([0, json]);
      if (called && tool && !tool.json)
        expect(called.structuredContent).toEqual({ version: expect.any(Number), ...json });
      expect(called?.isError ?? false).toBe(false);
    },
  );
});
