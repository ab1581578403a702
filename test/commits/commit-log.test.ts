import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { CommitLog, Committer, type CommitInfo } from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import { ServiceError } from '../../src/errors.js';
import { namesFor, rdfPatchParts, type Change } from '../../src/rdf/index.js';
import { Gate } from '../../src/shacl/index.js';
import { TemporaryDirectories } from '../support/directories.js';
import { changeOf, commitTo, openCommitter } from '../support/small-commits.js';

const directories = new TemporaryDirectories();
let directory: string;
let file: string;

beforeEach(async () => {
  directory = directories.make();
  file = join(directory, 'log.sqlite');
  const committer = openCommitter(directory);
  for (const name of ['a', 'b', 'c']) await commitTo(committer, `:x :p :${name} , "${name}" .`);
  await committer.close();
});
afterAll(() => {
  directories.removeAll();
});

/** Changes the database behind the log's back. */
function tamper(change: string | ((database: SqliteDatabase) => void)): void {
  const database = new SqliteDatabase(file);
  if (typeof change === 'string') database.exec(change);
  else change(database);
  database.close();
}

/** Writes "B" in place of "b" in the second commit's change. */
function changeLetter(database: SqliteDatabase): void {
  const { bytes } = database.get('SELECT bytes FROM patches WHERE commit_id = 2') as {
    bytes: Uint8Array;
  };
  const text = inflateRawSync(bytes).toString().replace('"b"', '"B"');
  database.run('UPDATE patches SET bytes = ? WHERE commit_id = 2', deflateRawSync(text));
}

/** Writes a commit after the last one. */
async function append(
  log: CommitLog,
  note: Pick<CommitInfo, 'committedAt' | 'author' | 'message'>,
  change: Change,
): Promise<void> {
  const last = log.list().at(-1);
  const parent = { number: last?.id ?? 0, identity: last?.digest ?? '' };
  const parts = Array.from(rdfPatchParts(change), (text) => deflateRawSync(text));
  const counts = { added: change.added.length, removed: change.removed.length };
  await log.write([{ commit: log.prepare(parent, note, parts, counts) }]);
}

function readAll(mode: 'read' | 'write' = 'read'): unknown {
  const log = new CommitLog(directory, mode);
  try {
    return [...log.changes()];
  } finally {
    log.close();
  }
}

function failureOf(work: () => unknown): ServiceError {
  try {
    work();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('expected a failure');
}

describe('A CommitLog', () => {
  it('gives its commits in order, from anywhere to anywhere', () => {
    const log = new CommitLog(directory, 'read');
    expect(log.list().map(({ id, added, removed }) => [id, added, removed])).toEqual([
      [1, 2, 0],
      [2, 2, 0],
      [3, 2, 0],
    ]);
    expect(log.list(2).map(({ id }) => id)).toEqual([1, 2]);
    expect([...log.changes(1, 2)].map(({ info, change }) => [info.id, change])).toEqual([
      [2, changeOf(':x :p :b , "b" .')],
    ]);
    expect([...log.changes(3)]).toEqual([]);
    log.close();
  });

  it('gives large changes in small parts, also while it goes on', async () => {
    const committer = openCommitter(directory);
    const objects = Array.from({ length: 2300 }, (_, number) => `:many${number}`);
    await commitTo(committer, `:y :q ${objects.join(', ')} .`);
    const log = new CommitLog(directory, 'read');
    const parts = log.smallChanges(2, 4);
    await commitTo(committer, ':z :q :last .');
    const added = Array.from(parts, (part) => part.added);
    expect(Math.max(...added.map(({ length }) => length))).toBeLessThan(1000);
    expect(added.flat()).toEqual([...log.changes(2, 4)].flatMap(({ change }) => change.added));
    expect(added.flat()).toHaveLength(2302);
    log.close();
    await committer.close();
  });

  it.each([
    ['author', `author = 'somebody else'`],
    ['message', `message = 'something else'`],
    ['committed_at', `committed_at = '2001-01-01T00:00:00.000Z'`],
    ['digest', `digest = replace(replace(digest, 'a', '0'), '1', 'a') || 'x'`],
    ['added', 'added = 3'],
    ['removed', 'removed = 1'],
  ])('finds that the %s of a commit was changed, and names file and commit', (_, assignment) => {
    tamper(`UPDATE commits SET ${assignment} WHERE id = 2`);
    for (const work of [() => readAll(), () => openCommitter(directory)]) {
      const error = failureOf(work);
      expect(error.code).toBe('log-damaged');
      expect(error.message).toContain(file);
      expect(error.message).toContain('commit 2');
    }
  });

  it.each([
    ['is another', changeLetter],
    ['is missing', 'DELETE FROM patches WHERE commit_id = 2'],
    [
      'is not deflated',
      "UPDATE patches SET bytes = CAST('A <urn:a> <urn:b> <urn:c> .' AS BLOB) WHERE commit_id = 2",
    ],
    ['is longer', 'INSERT INTO patches SELECT 2, 1, bytes FROM patches WHERE commit_id = 2'],
    ['has a hole', 'UPDATE patches SET part = 1 WHERE commit_id = 2'],
    [
      'is longer than one that has been read',
      'UPDATE patches SET commit_id = 2, part = 1 WHERE commit_id = 3',
    ],
  ])('finds that the change of a commit %s, and names file and commit', (_, change) => {
    tamper(change);
    for (const work of [() => readAll(), () => openCommitter(directory)]) {
      const error = failureOf(work);
      expect(error.code).toBe('log-damaged');
      expect(error.message).toContain(file);
      expect(error.message).toContain('commit 2');
    }
  });

  it('finds that a commit was changed together with its digest, by the one after it', async () => {
    const log = new CommitLog(directory, 'read');
    const info = log.list()[1]!;
    log.close();
    // A forger who can compute digests, but does not go through with it to the end of the chain.
    const other = directories.make();
    const forged = new CommitLog(other, 'write');
    await append(forged, { ...info, message: 'one' }, changeOf(':x :p :a , "a" .'));
    await append(forged, info, changeOf(':x :p :forged .'));
    await forged.endWriting();
    forged.close();
    const source = new SqliteDatabase(join(other, 'log.sqlite'));
    const row = source.get(
      'SELECT digest, bytes FROM commits JOIN patches ON commit_id = id WHERE id = 2',
    ) as { digest: string; bytes: Uint8Array };
    source.close();
    const database = new SqliteDatabase(file);
    database.run('UPDATE commits SET digest = ? WHERE id = 2', row.digest);
    database.run('UPDATE patches SET bytes = ? WHERE commit_id = 2', row.bytes);
    database.close();
    expect(failureOf(() => readAll()).code).toBe('log-damaged');
  });

  it('finds that a commit in the middle is missing', () => {
    tamper('DELETE FROM commits WHERE id = 2');
    const error = failureOf(() => openCommitter(directory));
    expect([error.code, error.message.includes('commit 2 is missing')]).toEqual([
      'log-damaged',
      true,
    ]);
  });

  it('frees the directory when it cannot be opened', () => {
    tamper(`UPDATE commits SET message = 'x' WHERE id = 1`);
    for (let round = 0; round < 2; round += 1)
      expect(failureOf(() => openCommitter(directory)).code).toBe('log-damaged');
  });

  it('belongs to the base that it was begun with', () => {
    const other = namesFor('http://other.example/');
    const error = failureOf(() => Committer.open(directory, new Gate([]), other));
    expect([error.code, error.message]).toEqual([
      'configuration',
      expect.stringContaining('BASE_IRI is http://other.example/'),
    ]);
    expect(readAll()).toHaveLength(3);
  });

  it('has a commit in its write-ahead log, for every reader, when `write` resolves', async () => {
    const log = new CommitLog(directory, 'write');
    const note = { committedAt: new Date(0), author: 'a', message: 'm' };
    await append(log, note, changeOf(':y :p :z .'));
    expect(existsSync(`${file}-wal`)).toBe(true);
    const beside = new CommitLog(directory, 'read');
    expect(beside.list().at(-1)).toEqual({
      id: 4,
      ...note,
      added: 1,
      removed: 0,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    beside.close();
    await log.endWriting();
    log.close();
  });

  it('removes parts that an earlier release left without their commit', async () => {
    const parts = [deflateRawSync('TX .\nA <urn:a> <urn:p> "1" .\nTC .\n')];
    const log = new CommitLog(directory, 'write');
    for (const id of [4, -1])
      log.connection.run('INSERT INTO patches VALUES (?, 7, ?)', id, new Uint8Array(3));
    log.close();
    const again = new CommitLog(directory, 'write');
    const [parent] = again.list(3, 2).map(({ id, digest }) => ({ number: id, identity: digest }));
    const note = { committedAt: new Date(0), author: 'a', message: 'm' };
    const commit = again.prepare(parent!, note, parts, { added: 1, removed: 0 });
    await again.write([{ commit }]);
    expect(again.verify(4)).toBeGreaterThan(0);
    expect(again.rows('SELECT part FROM patches WHERE commit_id NOT IN (1, 2, 3)')).toEqual([
      { part: 0 },
    ]);
    await again.endWriting();
    again.close();
  });

  it('keeps names and digests of versions, and a reader keeps none', async () => {
    const log = new CommitLog(directory, 'write');
    expect([
      await log.setName('first', 1, 'm'),
      await log.setName('first', 1, 'm'),
      await log.setName('first', 1, 'n'),
      await log.setName('other', 1, 'm'),
      await log.setName('first', 2, 'm'),
      await log.setName('second', 7, 'm'),
    ]).toEqual([true, true, false, false, false, false]);
    expect(log.names()).toEqual([{ name: 'first', id: 1, message: 'm' }]);
    await log.keepDigest(1, { quads: 2, sha256: 'abc' });
    await log.keepDigest(2, { quads: 4, sha256: null });
    await log.endWriting();
    log.close();
    const reader = new CommitLog(directory, 'read');
    await reader.keepDigest(3, { quads: 4, sha256: 'def' });
    expect([reader.digestOf(1), reader.digestOf(2), reader.digestOf(3)]).toEqual([
      { quads: 2, sha256: 'abc' },
      { quads: 4, sha256: null },
      undefined,
    ]);
    reader.close();
  });
});
