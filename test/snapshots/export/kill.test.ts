import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PACKAGE_DIRECTORY } from '../../../src/rdf/index.js';
import { digestOfFile } from '../../../src/snapshots/export/whole-file.js';
import { TemporaryDirectories } from '../../support/directories.js';
import { SEED, randomOf } from '../../support/random.js';

const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 4);
const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

/** Lets a child export, and kills it without warning some milliseconds after its first file. */
async function exportUntilKilled(
  directory: string,
  file: string,
  milliseconds: number,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(PACKAGE_DIRECTORY, 'test', 'support', 'exporting-child.mjs'), directory, file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  child.stdout.resume();
  await wait(milliseconds);
  child.kill('SIGKILL');
  await once(child, 'close');
}

describe('An export whose process is killed', () => {
  it.each(['graph.nq', 'graph.ttl.gz'])(
    `leaves %s whole or not there, in ${ROUNDS} rounds`,
    async (file) => {
      const directory = directories.make();
      const digests = new Set<string>();
      const random = randomOf(SEED);
      for (let round = 0; round < ROUNDS; round += 1) {
        await exportUntilKilled(directory, file, random() * 200);
        const [version] = readdirSync(directory);
        const path = join(directory, version!, file);
        const digest = await digestOfFile(path);
        if (digest) {
          expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(digest.sha256);
          digests.add(digest.sha256);
        }
        // What the process before had left unfinished is gone; of this one there is at most the
        // file that it was writing.
        expect(
          readdirSync(join(directory, version!)).filter((name) => name.includes('.part')).length,
        ).toBeLessThanOrEqual(2);
      }
      expect(digests.size).toBeLessThanOrEqual(1);
    },
  );
});
