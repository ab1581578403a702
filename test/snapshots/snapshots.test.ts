import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Committer } from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import { quad, toNQuad } from '../../src/rdf/index.js';
import { Snapshots, assertedCount } from '../../src/snapshots/index.js';
import { clique, ex } from '../support/arbitraries.js';
import {
  KNOWS_AXIOM,
  commitTo,
  committersOfTests,
  contentOf,
  failureOf,
  names,
  trig,
} from '../support/small-commits.js';

const { directories, open } = committersOfTests();
const snapshotsOf = (of: Committer): Snapshots => new Snapshots(of.log, names, () => of.current);
let directory: string;
let committer: Committer;
let snapshots: Snapshots;
/** What each version held when it was committed; the index is its number. */
let contents: string[][];

beforeEach(async () => {
  directory = directories.make();
  committer = open(directory);
  snapshots = snapshotsOf(committer);
  await committer.commit(
    {
      added: [
        KNOWS_AXIOM,
        ...trig(':a :knows :b .'),
        quad(ex('r'), ex('rule'), ex('x'), names.graphs.receipts),
      ],
      removed: [],
    },
    { author: 'one', message: 'first' },
  );
  contents = [[], contentOf(committer.current)];
  for (const text of [
    ':c :knows :d . :g { :a :p "é😀\\n" }',
    ':e :p :f .',
    ':e :p :g .',
    ':e :p :h .',
    ':e :p :i .',
  ]) {
    await commitTo(committer, text, contents.length === 3 ? ':a :knows :b .' : '');
    contents.push(contentOf(committer.current));
  }
});

/** The digest as anybody can work it out: `sort` in the C locale, then `sha256sum`. */
async function independentDigest(version: number): Promise<{ quads: number; sha256: string }> {
  const lines = [...(await snapshots.open(version)).match()]
    .filter(
      ({ graph }) =>
        ![names.graphs.inferred.value, names.graphs.receipts.value].includes(graph.value),
    )
    .map((each) => Buffer.from(`${toNQuad(each)}\n`));
  return {
    quads: lines.length,
    sha256: createHash('sha256')
      .update(Buffer.concat(lines.sort((left, right) => Buffer.compare(left, right))))
      .digest('hex'),
  };
}

describe('The list of versions', () => {
  it('has all of them, newest first, each with who, when, what and how many', async () => {
    const list = await snapshots.list();
    expect(
      list.map(({ version, quads, added, removed }) => [version, quads, added, removed]),
    ).toEqual([
      [6, 7, 1, 0],
      [5, 6, 1, 0],
      [4, 5, 1, 0],
      [3, 4, 1, 1],
      [2, 4, 2, 0],
      [1, 2, 3, 0],
    ]);
    expect(list.at(-1)).toMatchObject({
      version: 1,
      name: null,
      author: 'one',
      message: 'first',
      createdAt: committer.log.list()[0]!.committedAt.toISOString(),
    });
    expect(await snapshots.show(3)).toEqual(list[3]);
  });

  it('has a version whose blank nodes can hardly be told apart, without a digest', async () => {
    const added = clique(8);
    await committer.commit({ added, removed: [] }, { author: 'test', message: 'clique' });
    const [latest, before] = await snapshots.list();
    expect([latest!.sha256, latest!.quads! - before!.quads!]).toEqual([null, added.length]);
    expect(before!.sha256).toMatch(/^[0-9a-f]{64}$/);
    // It is not tried again at the next start, since trying takes seconds.
    expect(committer.log.digestOf(7)).toEqual({ quads: latest!.quads, sha256: null });
  });

  it('has digests that anybody can work out, of asserted statements alone', async () => {
    for (const { version, quads, sha256 } of await snapshots.list())
      expect({ version, quads, sha256 }).toEqual({
        version,
        ...(await independentDigest(version)),
      });
  });

  it('has the same digests computed commit by commit, by a reader, or anew', async () => {
    const all = (await snapshots.list()).map(({ sha256 }) => sha256);
    const reader = snapshotsOf(open(directory, 'read'));
    expect((await reader.list()).map(({ sha256 }) => sha256)).toEqual(all);
    await commitTo(committer, ':j :p :k .');
    const [newest, ...others] = await snapshots.list();
    expect(others.map(({ sha256 }) => sha256)).toEqual(all);
    expect(newest?.sha256).toBe((await independentDigest(7)).sha256);
    const database = new SqliteDatabase(join(directory, 'log.sqlite'));
    database.exec('DELETE FROM version_digests WHERE id IN (2, 4)');
    database.close();
    for (const again of [committer, open(directory, 'read')])
      expect((await snapshotsOf(again).list()).slice(1).map(({ sha256 }) => sha256)).toEqual(all);
  });
});

describe('A past version', () => {
  it('reads as it was, with what was inferred then', async () => {
    // Twice, and more than are kept open at once.
    for (const version of [1, 2, 3, 4, 5, 6, 1, 3, 2]) {
      const opened = await snapshots.open(version);
      expect(contentOf(opened)).toEqual(contents[version]);
      expect(opened.number).toBe(version);
      expect(opened.committedAt).toEqual(committer.log.list()[version - 1]!.committedAt);
    }
  });

  it('is the current one when it is the latest', async () => {
    expect(await snapshots.open(6)).toBe(committer.current);
  });

  it.each([0, -1, 7, 1.5, NaN])('is not found under the number %d', async (version) => {
    await expect(snapshots.open(version)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('1 to 6') as unknown,
    });
  });

  it('is found by a moment', () => {
    const times = committer.log.list().map(({ committedAt }) => committedAt.getTime());
    expect(snapshots.versionAt(new Date(times[0]! - 1))).toBeUndefined();
    for (const time of times)
      expect(snapshots.versionAt(new Date(time))).toBe(times.lastIndexOf(time) + 1);
    expect(snapshots.versionAt(new Date(8_000_000_000_000))).toBe(6);
    const last = new Date(times.at(-1)!).toISOString();
    for (const period of [last.slice(0, 10), last.slice(0, 7), last.slice(0, 4)]) {
      expect(snapshots.versionIn(period, 'end')).toBe(6);
      const before = snapshots.versionIn(period, 'beginning');
      expect(before === 0 || times[before - 1]! < Date.parse(period)).toBe(true);
    }
    expect(snapshots.versionIn(last, 'end')).toBe(6);
  });
});

describe('The name of a version', () => {
  it('stands for it, in the list too, and stays', async () => {
    await snapshots.name(2, 'spring-2024', 'for the report');
    expect(snapshots.resolve('spring-2024')).toBe(2);
    expect((await snapshots.show(2)).name).toBe('spring-2024');
    await snapshots.name(2, 'spring-2024', 'for the report');
    expect((await failureOf(snapshots.name(2, 'spring-2024', 'for all'))).code).toBe('name-taken');
    await committer.close();
    expect(snapshotsOf(open(directory)).resolve('spring-2024')).toBe(2);
  });

  it('belongs to one version only', async () => {
    await snapshots.name(2, 'release', '');
    const error = await failureOf(snapshots.name(3, 'release', ''));
    expect([error.code, snapshots.resolve('release')]).toEqual(['name-taken', 2]);
    const both = [snapshots.name(4, 'one', ''), snapshots.name(4, 'other', '')];
    const ended = await Promise.allSettled(both);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each(['', '1', '2024-spring', 'a b', 'ä', 'x'.repeat(65), '../x', 'latest'])(
    'cannot be "%s"',
    async (name) => {
      expect((await failureOf(snapshots.name(1, name, ''))).code).toBe('bad-request');
    },
  );

  it('needs a version that there is', async () => {
    for (const version of [0, 7])
      expect((await failureOf(snapshots.name(version, 'x', ''))).code).toBe('not-found');
  });

  it('is told from a number and from what is no name', () => {
    expect([snapshots.resolve('latest'), snapshots.resolve('3')]).toEqual([6, 3]);
    for (const [text, code] of [
      ['nothing', 'not-found'],
      ['-1', 'bad-request'],
      ['1.0', 'bad-request'],
    ] as const)
      expect(() => snapshots.resolve(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe('Asserted statements', () => {
  it('are all but inferred ones and receipts, and are counted without being read', () => {
    const { current } = committer;
    const asserted = [...current.match()].filter(({ graph }) => names.isAsserted(graph));
    const graphs = new Set(asserted.map(({ graph }) => graph.value));
    expect([
      graphs.has(names.graphs.inferred.value),
      graphs.has(names.graphs.receipts.value),
      graphs.has(names.graphs.ontology.value),
    ]).toEqual([false, false, true]);
    expect(assertedCount(current, names)).toBe(asserted.length);
    expect(current.size).toBeGreaterThan(assertedCount(current, names));
  });
});
