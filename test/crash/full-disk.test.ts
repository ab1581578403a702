import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryDirectories } from '../support/directories.js';
import { RunningApp, codeOf, jsonOf } from '../support/running-app.js';
import { fillSmallGraph } from '../support/small-graph.js';

/** Runs over a small disk of its own; without the right to mount one, not at all. */
async function onSmallDisk(run: (directory: string) => Promise<void>): Promise<void> {
  const directories = new TemporaryDirectories();
  const directory = directories.make();
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', directory]).status === 0)
      await run(directory);
  } finally {
    spawnSync('umount', ['-l', directory]);
    directories.removeAll();
  }
}

/** Writes until nothing more fits, not even a byte. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w');
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) writeSync(descriptor, Buffer.alloc(size));
    } catch {
      // It is full for this size.
    }
  }
  closeSync(descriptor);
}

interface Listed {
  readonly files: readonly { readonly name: string; readonly size: number | null }[];
}

describe('A full disk', () => {
  it('is no hindrance to reading: what cannot be made is said to be missing', async () => {
    await onSmallDisk(async (directory) => {
      await fillSmallGraph(join(directory, 'var'));
      const app = await RunningApp.start({ directory });
      const made = await app.get('/snapshots/1/graph.nt');
      await app.update('INSERT DATA { <urn:a> <urn:b> <urn:c> }');
      fill(join(directory, 'filler'));
      const update = 'INSERT DATA { <urn:a> <urn:b> <urn:d> }';
      expect(codeOf(await app.post('/sparql', 'application/sparql-update', update))).toEqual([
        507,
        'storage-full',
      ]);
      for (const path of ['/', '/status', '/snapshots', '/catalog', '/changes', '/snapshots/2'])
        expect([path, (await app.get(path)).status]).toEqual([path, 200]);
      const versions = jsonOf<{ versions: { quads: number; sha256: string | null }[] }>(
        await app.get('/snapshots', { Accept: 'application/json' }),
      ).versions.map(({ quads, sha256 }) => [quads > 0, sha256?.length]);
      expect(versions).toEqual([
        [true, 64],
        [true, 64],
      ]);
      const { files } = jsonOf<Listed>(await app.get('/snapshots/1'));
      const sizeOf = (name: string): unknown => files.find((file) => file.name === name)?.size;
      expect([sizeOf('graph.nt'), sizeOf('graph.nq')]).toEqual([made.bytes.length, null]);
      expect((await app.get('/snapshots/1/graph.nt')).bytes.equals(made.bytes)).toBe(true);
      expect(codeOf(await app.get('/snapshots/1/graph.nq'))).toEqual([507, 'storage-full']);
      expect(app.log.join('')).not.toContain('"status":500');

      rmSync(join(directory, 'filler'));
      await app.update(update);
      expect((await app.get('/snapshots/1/graph.nq')).status).toBe(200);
      await app.stop();
    });
  });
});
