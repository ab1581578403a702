import { afterAll, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryDirectories } from '../support/directories.js';
import { RunningApp } from '../support/running-app.js';
import { fillTinyGraph } from '../support/small-graph.js';
import { runCommand } from '../support/terminal.js';

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

it('A command that finds a server in its directory says how that command goes on', async () => {
  const directory = directories.make();
  await fillTinyGraph(join(directory, 'var'));
  const app = await RunningApp.start({ directory });
  app.service.committer.lock?.announce(app.url);
  const file = join(directory, 'some.nt');
  writeFileSync(file, '<urn:a> <urn:b> <urn:c> .');
  for (const [args, hint] of [
    [['merge', 'state/austria', 'state/norway'], `--server ${app.url} to merge`],
    [['fact', 'add', 'state/austria', 'label', 'x'], `--server ${app.url} to fact add`],
    [['review', 'refuse', 'x'], `--server ${app.url} to review refuse`],
    [['load', file], 'POST the files to /graphs'],
    [['compact', '--keep-days', '2'], 'set KEEP_VERSIONS or KEEP_DAYS'],
  ] as const) {
    const { status, error } = await runCommand(args, { DATA_DIR: join(directory, 'var') });
    expect([args[0], status, error.includes(hint), error]).toEqual([
      args[0],
      3,
      true,
      expect.stringContaining(app.url),
    ]);
  }
  await app.close();
});
