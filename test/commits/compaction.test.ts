import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openPastVersion, type Committer } from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import type { GraphVersion } from '../../src/graph/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import {
  KNOWS_AXIOM,
  commitTo,
  contentOf,
  names,
  openCommitter,
  trig,
} from '../support/small-commits.js';
import { SEED, randomOf } from '../support/random.js';

const directories = new TemporaryDirectories();
afterAll(() => {
  directories.removeAll();
});

const LINES = [
  ':a :knows :b .',
  ':b :knows :a .',
  ':c :knows :a .',
  ':a :label "a" .',
  ':g { :a :knows :b }',
  ':a :size 7 .',
  ':d :p "x" , "y" .',
];
const steps = fc.array(
  fc.record({ added: fc.subarray(LINES), removed: fc.subarray(LINES), withAxiom: fc.boolean() }),
  { minLength: 3, maxLength: 10 },
);

async function commitAll(
  committer: Committer,
  list: readonly { added: string[]; removed: string[]; withAxiom: boolean }[],
): Promise<GraphVersion[]> {
  const versions: GraphVersion[] = [];
  for (const { added, removed, withAxiom } of list) {
    const { version, commit } = await committer.commit(
      {
        added: [...trig(added.join('\n')), ...(withAxiom ? [KNOWS_AXIOM] : [])],
        removed: trig(removed.join('\n')),
      },
      { author: 'a', message: 'm' },
    );
    if (commit) versions.push(version);
  }
  return versions;
}

/** Checks that every version is what it was, or is said to be dropped. */
async function requireKept(
  committer: Committer,
  versions: readonly GraphVersion[],
  keeps: (number: number) => boolean,
): Promise<void> {
  for (const version of versions) {
    const opening = openPastVersion(committer.log, names, version.number, []);
    if (keeps(version.number)) {
      const opened = await opening;
      expect([opened.identity, contentOf(opened)]).toEqual([version.identity, contentOf(version)]);
    } else await expect(opening).rejects.toMatchObject({ code: 'version-dropped' });
  }
}

describe('A compaction', () => {
  it('keeps versions and digests in any order of commits, names and compactions', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        async (list, namedAt, keepFirst, keepThen) => {
          const directory = directories.make();
          let committer = openCommitter(directory);
          const versions = await commitAll(committer, list);
          if (versions.length > 0) {
            const named = versions[namedAt % versions.length]!.number;
            await committer.log.setName('named', named, '');
            const last = versions.length;
            const keepsFirst = (number: number): boolean =>
              number === last || number === named || number > last - keepFirst;
            expect(await committer.compact({ versions: keepFirst })).toMatchObject({
              kept: versions.filter(({ number }) => keepsFirst(number)).length,
            });
            await requireKept(committer, versions, keepsFirst);
            versions.push(...(await commitAll(committer, [...list].reverse())));
            await committer.compact({ versions: keepThen });
            const keepsThen = (number: number): boolean =>
              number === versions.length ||
              number === named ||
              (number > versions.length - keepThen && (number > last || keepsFirst(number)));
            await committer.close();
            // Without the image, everything is replayed over the spans.
            rmSync(join(directory, 'image.bin'), { force: true });
            committer = openCommitter(directory);
            expect([committer.current.identity, contentOf(committer.current)]).toEqual([
              versions.at(-1)!.identity,
              contentOf(versions.at(-1)!),
            ]);
            committer.log.verify();
            // What was dropped first may lie among versions that a later rule would have kept.
            await requireKept(
              committer,
              versions.filter(
                ({ number }) => number > last || !keepsFirst(number) || keepsThen(number),
              ),
              (number) => committer.log.list().some(({ id }) => id === number),
            );
            await requireKept(
              committer,
              versions.filter(({ number }) => number === named || number === versions.length),
              () => true,
            );
            expect(committer.log.list().length).toBeLessThanOrEqual(keepThen + 2);
          }
          await committer.close();
        },
      ),
      { numRuns: 6, verbose: true },
    );
  });

  it('goes on beside commits and readers', async () => {
    const committer = openCommitter(directories.make());
    for (let count = 0; count < 30; count += 1) await commitTo(committer, `:x :p "${count}" .`);
    const early = committer.current;
    const compaction = committer.compact({ versions: 5 });
    for (let count = 30; count < 60; count += 1) await commitTo(committer, `:x :p "${count}" .`);
    // What is kept counts the commits that came before it ended.
    const { kept, dropped } = await compaction;
    expect(dropped).toBe(25);
    expect(kept).toBeGreaterThanOrEqual(5);
    expect(kept).toBeLessThanOrEqual(35);
    expect([early.size, committer.current.size, committer.current.number]).toEqual([30, 60, 60]);
    expect(committer.log.list().map(({ id }) => id)).toEqual(
      Array.from({ length: 35 }, (_, index) => index + 26),
    );
    // The first one that is kept adds what those before it added.
    expect(committer.log.list()[0]).toMatchObject({ id: 26, added: 26, removed: 0 });
    await committer.close();
  });

  it('keeps a version that is named while it goes on', async () => {
    const committer = openCommitter(directories.make());
    for (let count = 0; count < 10; count += 1) await commitTo(committer, `:x :p "${count}" .`);
    const compaction = committer.compact({ versions: 1 });
    await Promise.resolve();
    await committer.log.setName('just-in-time', 4, '');
    await compaction;
    await expect(openPastVersion(committer.log, names, 4, [])).resolves.toMatchObject({
      number: 4,
      size: 4,
    });
    await committer.close();
  });

  it('keeps a version that was cited', async () => {
    const directory = directories.make();
    const committer = openCommitter(directory);
    for (let count = 0; count < 6; count += 1) await commitTo(committer, `:x :p "${count}" .`);
    const citedAt = new Date().toISOString();
    await committer.log.addCitation({ id: 'one', version: 3, citedAt, record: '{}' });
    await committer.compact({ versions: 1 });
    expect(committer.log.list().map(({ id }) => id)).toEqual([3, 6]);
    await committer.close();
  });

  it('says of a moment whose version was dropped that it was', async () => {
    const committer = openCommitter(directories.make());
    for (let count = 0; count < 6; count += 1) {
      await commitTo(committer, `:x :p "${count}" .`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const times = committer.log.list().map(({ committedAt }) => committedAt);
    await committer.log.setName('named', 2, '');
    await committer.compact({ versions: 2 });
    expect([1, 4, 5].map((index) => committer.log.versionAt(times[index]!))).toEqual([2, 5, 6]);
    for (const index of [0, 2, 3])
      expect(() => committer.log.versionAt(times[index]!)).toThrow(
        expect.objectContaining({ code: 'version-dropped' }),
      );
    expect(committer.log.versionAt(new Date(times[2]!.getTime() - 1))).toBe(2);
    expect(committer.log.versionAt(new Date(0))).toBeUndefined();
    await committer.close();
  });

  it('gives room back to the disk', async () => {
    const random = randomOf(SEED);
    const directory = directories.make();
    const committer = openCommitter(directory);
    for (let round = 0; round < 20; round += 1) {
      const noise = Array.from(
        { length: 300 },
        (_, index) => `"${round} ${index} ${random()} ${random()}"`,
      ).join(' , ');
      await commitTo(committer, `:x :p ${noise} .`, round === 0 ? '' : `:x :p "gone ${round}" .`);
      await committer.commit(
        { added: [], removed: [...committer.current.match()] },
        { author: 'a', message: 'empties it' },
      );
    }
    const sizeOf = (): number =>
      statSync(join(directory, 'log.sqlite')).size +
      (existsSync(join(directory, 'log.sqlite-wal'))
        ? statSync(join(directory, 'log.sqlite-wal')).size
        : 0);
    const before = sizeOf();
    await committer.compact({ versions: 1 });
    expect(sizeOf()).toBeLessThan(before / 5);
    await committer.close();
  });

  it('is told what to keep', async () => {
    const committer = openCommitter(directories.make());
    await commitTo(committer, ':x :p :y .');
    await expect(committer.compact({})).rejects.toMatchObject({ code: 'bad-request' });
    await committer.close();
  });

  it('leaves a log whose spans cannot be changed unnoticed', async () => {
    const directory = directories.make();
    const committer = openCommitter(directory);
    for (let count = 0; count < 5; count += 1) await commitTo(committer, `:x :p "${count}" .`);
    await committer.compact({ versions: 2 });
    await committer.close();
    const file = join(directory, 'log.sqlite');
    copyFileSync(file, `${file}.pristine`);
    for (const sql of [
      'UPDATE spans SET added = added + 1',
      "UPDATE commits SET author = 'b' WHERE id = 4",
      'UPDATE patches SET bytes = (SELECT bytes FROM patches WHERE commit_id = 5) WHERE ' +
        'commit_id < 0',
      'DELETE FROM spans',
    ]) {
      copyFileSync(`${file}.pristine`, file);
      const database = new SqliteDatabase(file);
      database.exec(sql);
      database.close();
      expect(() => openCommitter(directory, 'read')).toThrow(
        expect.objectContaining({
          code: 'log-damaged',
          message: expect.stringMatching(/log\.sqlite.*commit \d/) as unknown,
        }),
      );
    }
  });
});
