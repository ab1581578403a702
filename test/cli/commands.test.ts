import { describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partName } from '../../src/files.js';
import { smallGraphCommands } from '../support/small-graph-commands.js';
import { jsonOf } from '../support/terminal.js';

const { directory, file, run } = smallGraphCommands();

describe('The command line', () => {
  it('shows its commands with --help, and what is wrong otherwise', async () => {
    const help = await run('--help');
    expect(help.status).toBe(0);
    for (const command of ['serve', 'load', 'ingest', 'validate', 'query', 'snapshot'])
      expect(help.out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    for (const command of ['load', 'ingest', 'validate', 'query'])
      expect((await run(command, '--help')).out).toContain(`osce-graph ${command}`);
  });

  it.each([
    ['nonsense'],
    ['load'],
    ['ingest'],
    ['validate'],
    ['query'],
    ['query', 'ASK {}', '--nonsense'],
    ['snapshot'],
    ['snapshot', 'nonsense'],
    ['snapshot', 'show'],
    ['snapshot', 'name', '1'],
    ['snapshot', 'export', '1'],
    ['snapshot', 'verify'],
    ['query', 'ASK {}', 'two'],
  ])('ends with status 2 when it is used wrongly: %s %s %s', async (...args) => {
    const { status, out, error } = await run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(error).not.toBe('');
  });
});

describe('An error', () => {
  it('is a sentence for people and JSON for programs', async () => {
    expect((await run('query', 'SELECT {')).error).toMatch(
      /^osce-graph: Syntax error at line 1.*\[malformed-query\]\n$/s,
    );
    const { status, error } = await run('query', 'SELECT {', '--json');
    expect([status, jsonOf<object>(error)]).toEqual([
      2,
      expect.objectContaining({
        code: 'malformed-query',
        line: 1,
        detail: expect.stringContaining('Syntax error'),
      }),
    ]);
  });
});

describe('A data directory that cannot be used', () => {
  it('is a fault that names it: status 3', async () => {
    const damaged = join(directory, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'log.sqlite'), 'this is no database, and never was one');
    const { status, out, error } = await run('query', 'ASK {}', '--data-dir', damaged);
    expect([status, out, error.includes('[log-damaged]'), error.includes(damaged)]).toEqual([
      3,
      '',
      true,
      true,
    ]);
  });

  it('is a wrong setting when it is a file: status 2', async () => {
    const path = file('a-file', '');
    for (const command of [
      ['query', 'ASK {}'],
      ['token', 'create', 'anna'],
    ])
      expect(await run(...command, '--data-dir', path)).toEqual({
        status: 2,
        out: '',
        error:
          `osce-graph: The directory ${path} cannot be used: it is a file, not a directory. ` +
          '[configuration]\n',
      });
  });

  it('is a wrong setting when nothing can be created in it: status 2', async () => {
    const closed = join(directory, 'closed');
    mkdirSync(join(closed, 'lock.sqlite'), { recursive: true });
    mkdirSync(partName(join(closed, 'tokens.json')));
    for (const [message, ...command] of [
      ['/closed cannot be used: you need permission to write to it.', 'query', 'ASK {}'],
      ['/closed cannot be used: ', 'token', 'create', 'anna'],
    ] as const) {
      const { status, error } = await run(...command, '--data-dir', closed);
      expect([status, error]).toEqual([2, expect.stringContaining(message)]);
    }
    if (process.platform !== 'linux') return;
    const { status, error } = await run('query', 'ASK {}', '--data-dir', '/proc/nothing');
    expect([status, error]).toEqual([
      2,
      expect.stringContaining('/proc/nothing cannot be used: it cannot be created'),
    ]);
  });
});

describe('An update', () => {
  it('is refused by query, which says where to send it', async () => {
    const { status, error } = await run('query', 'INSERT DATA { <urn:a> <urn:b> <urn:c> }');
    expect([status, error]).toEqual([2, expect.stringContaining('POST it as `update` to /sparql')]);
  });
});
