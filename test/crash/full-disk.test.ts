import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_BASE_IRI, namedNode, namesFor, quad } from '../../src/rdf/index.js';
import { Committer, type CommitResult } from '../../src/commits/index.js';
import { Gate } from '../../src/shacl/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import { RunningApp, codeOf, jsonOf } from '../support/running-app.js';
import { fillSmallGraph, fillTinyGraph } from '../support/small-graph.js';
import { runCommand } from '../support/terminal.js';

/** Runs over a small disk of its own; without the right to mount one, not at all. */
async function onSmallDisk(run: (directory: string) => Promise<void>, sizeMb = 12): Promise<void> {
  const directories = new TemporaryDirectories();
  const directory = directories.make();
  try {
    if (
      spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', directory]).status === 0
    )
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
      const search = '/search?q=vienna';
      for (const path of [
        ...['/', '/status', '/snapshots', '/catalog', '/changes', '/snapshots/2'],
        ...[search, `${search}&version=1`],
      ])
        expect([path, (await app.get(path)).status]).toEqual([path, 200]);
      const found = await app.get(search, { Accept: 'application/json' });
      rmSync(join(directory, 'var', 'catalogue.sqlite'));
      fill(join(directory, 'more'));
      const again = await app.get(search, { Accept: 'application/json' });
      expect(again.text).toBe(found.text);
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

  /** Files that somebody has not finished. */
  const leftIn = (directory: string): string[] =>
    readdirSync(directory, { recursive: true })
      .map(String)
      .filter((name) => /\.(part|tmp)$|\.\d+$/.test(name));

  it('is named by whatever starts or writes on it, and has nothing half written', async () => {
    await onSmallDisk(async (directory) => {
      const data = join(directory, 'var');
      await fillTinyGraph(data);
      const run = (...args: string[]) =>
        runCommand(args, { DATA_DIR: data, WRITE_TOKEN: 'secret', USER: 'tester' });
      expect((await run('token', 'create', 'first')).status).toBe(0);
      writeFileSync(join(directory, 'more.nt'), '<urn:a> <urn:b> "c" .');
      fill(join(directory, 'filler'));
      for (const args of [
        ['serve', '--port', '0'],
        ['token', 'create', 'second'],
        ['load', join(directory, 'more.nt')],
        ['query', 'ASK {}'],
        ['backup', join(directory, 'graph.backup')],
        ['snapshot', 'list'],
        ['snapshot', 'export', '1', '--format', 'nq', '-o', join(directory, 'graph.nq')],
      ]) {
        const { status, error } = await run(...args);
        expect([args[0], status, error]).toEqual([
          args[0],
          3,
          expect.stringMatching(/disk.* full.*Free some space.*\[storage-full\]\n$/s),
        ]);
        expect(leftIn(directory)).toEqual([]);
      }
      rmSync(join(directory, 'filler'));
      expect((await run('query', 'ASK { ?s ?p ?o }')).out).toBe('yes\n');
      expect((await run('token', 'list')).out).toMatch(/^tokens:\n- name: first\n( {2}.*\n)*$/);
    });
  });

  it.each(['of itself', 'of others'])(
    'leaves nothing of a large load that does not fit because %s, so that later ones are made',
    async (because) => {
      await onSmallDisk(
        async (directory) => {
          const data = join(directory, 'var');
          await fillTinyGraph(data);
          const committer = Committer.open(data, new Gate([]), namesFor(DEFAULT_BASE_IRI));
          const note = { author: 'test', message: 'm' };
          const filler = join(directory, 'filler');
          const many = async function* (): AsyncGenerator<Uint8Array> {
            await Promise.resolve();
            for (let index = 0; index < 150_000; index += 1) {
              if (because === 'of others' && index === 60_000) fill(filler);
              yield Buffer.from(`<urn:s${index}> <urn:p> "${randomUUID()}${randomUUID()}" .\n`);
            }
          };
          const commit = (name: string): Promise<CommitResult> => {
            const iri = namedNode(`urn:${name}`);
            return committer.commit({ added: [quad(iri, iri, iri)], removed: [] }, note);
          };
          for (let turn = 2; turn <= 3; turn += 1) {
            const load = committer.load(
              (into) => into.read(many(), { format: 'ntriples', source: 'many.nt' }),
              note,
            );
            await expect(load).rejects.toMatchObject({ code: 'storage-full' });
            if (because === 'of others')
              await expect(commit('full')).rejects.toMatchObject({ code: 'storage-full' });
            rmSync(filler, { force: true });
            const { version } = await commit(`x${turn}`);
            expect([version.number, version.count()]).toEqual([turn, turn]);
          }
          expect(
            committer.log.rows('SELECT DISTINCT commit_id FROM patches ORDER BY commit_id'),
          ).toEqual([{ commit_id: 1 }, { commit_id: 2 }, { commit_id: 3 }]);
          await committer.close();
        },
        because === 'of itself' ? 5 : 40,
      );
    },
  );
});
