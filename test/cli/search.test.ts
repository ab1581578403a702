import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchJson } from '../../src/json-answers.js';
import { fillSmallGraph } from '../support/small-graph.js';
import { runCommand, type Run } from '../support/terminal.js';

let directory: string;
const run = (...args: string[]): Promise<Run> =>
  runCommand(['search', ...args], { DATA_DIR: join(directory, 'var') });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-cli-search-'));
  await fillSmallGraph(join(directory, 'var'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe('search', () => {
  it('tells things with their kind, the name that was found, and how many there are', async () => {
    expect(await run('presnece', 'in', 'albania', '--limit', '1')).toEqual({
      status: 0,
      out:
        'OSCE Presence in Albania (organization)\n  ' +
        'https://w3id.org/osce-graph/id/organization/presence-in-albania\n1 of 1\n',
      error: '',
    });
    expect((await run('odihr')).out).toMatch(
      /^OSCE Office for Democratic Institutions and Human Rights \(organization\), also “ODIHR”\n/,
    );
    expect((await run('zanzibar')).out).toBe('0 of 0\n');
  });

  it('takes kinds, and a version', async () => {
    expect((await run('albania', '--kind', 'state')).out).toBe(
      'Albania (state)\n  https://w3id.org/osce-graph/id/state/albania\n1 of 1\n',
    );
    const kinds = ['--kind', 'state', '--kind', 'field operation'];
    expect((await run(...kinds, 'albania')).out).toMatch(/2 of 2\n$/);
    expect((await run('albania', '--version', '1', '--kind', 'state')).out).toMatch(/1 of 1\n$/);
    expect(await run('albania', '--version', '7')).toMatchObject({
      status: 1,
      error: expect.stringContaining('[not-found]'),
    });
  });

  it('tells programs what the service tells', async () => {
    const found = JSON.parse((await run('albania', '--json', '--limit', '2')).out) as SearchJson;
    expect(found).toMatchObject({
      query: 'albania',
      page: 1,
      limit: 2,
      hits: [{ label: 'Albania', kind: 'state', snippet: '<mark>Albania</mark>' }, {}],
    });
    expect(found.facets.kind.reduce((sum, { count }) => sum + count, 0)).toBe(found.total);
  });

  it.each([[[]], [[' ']], [['a', '--limit', '0']], [['a', '--limit', 'x']], [['a', '--nonsense']]])(
    'ends with status 2 when it is used wrongly: %j',
    async (args) => {
      expect(await run(...args)).toMatchObject({ status: 2, out: '' });
    },
  );
});
