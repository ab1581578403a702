import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillSmallGraph } from '../support/small-graph.js';
import { runCommand, type Run } from '../support/terminal.js';

let directory: string;
const ask = (...args: string[]): Promise<Run> =>
  runCommand(['ask', ...args], { DATA_DIR: join(directory, 'var') });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'osce-graph-ask-'));
  await fillSmallGraph(join(directory, 'var'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

describe('ask', () => {
  it.each([
    ['Where is ODIHR based?', 'Warsaw\n'],
    ['How many participating States are there?', '57\n'],
    ['Is Japan a participating State?', 'no\n'],
    ['When did Mongolia join?', 'Mongolia\t21 November 2012\n'],
  ])('prints the reading and the answer: %s', async (question, answer) => {
    const { status, out } = await ask(question);
    expect(status).toBe(0);
    expect(out).toMatch(/^[A-Z].*\.\n\n/);
    expect(out.endsWith(answer)).toBe(true);
  });

  it('prints the query too when asked to', async () => {
    expect((await ask('Where is ODIHR based?', '--sparql')).out).toMatch(/SELECT DISTINCT \?place/);
  });

  it('ends with status 1 and says why where a question is not understood', async () => {
    const { status, out } = await ask('Which dolphins are based in Vienna?');
    expect([status, out]).toEqual([1, expect.stringContaining('“dolphins”')]);
  });
});
