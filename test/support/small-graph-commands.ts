/** Command lines over a data directory with the small graph, for the tests of one file. */
import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommitLog } from '../../src/commits/index.js';
import { fillSmallGraph } from './small-graph.js';
import { runCommand, type Run } from './terminal.js';

interface SmallGraphCommands {
  /** A temporary directory; the data directory is `var` in it. */
  readonly directory: string;
  readonly run: (...args: string[]) => Promise<Run>;
  /** Writes a file into the directory, and returns its path. */
  readonly file: (name: string, content: string | Buffer) => string;
  /** The last version, from the log itself. */
  readonly versionNow: () => number;
}

/** @param settings environment variables of the commands, besides the data directory's. */
export function smallGraphCommands(
  settings: Readonly<Record<string, string>> = {},
): SmallGraphCommands {
  const directory = mkdtempSync(join(tmpdir(), 'osce-graph-cli-'));
  const data = join(directory, 'var');
  beforeAll(() => fillSmallGraph(data));
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  return {
    directory,
    run: (...args) => runCommand(args, { DATA_DIR: data, USER: 'tester', ...settings }),
    file: (name, content) => {
      const path = join(directory, name);
      writeFileSync(path, content);
      return path;
    },
    versionNow: () => {
      const log = new CommitLog(data, 'read');
      const last = log.list().at(-1)!.id;
      log.close();
      return last;
    },
  };
}
