import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
});
