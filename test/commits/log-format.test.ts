import { afterAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  CommitLog,
  TokenStore,
  backUp,
  openPastVersion,
  type Committer,
} from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import { ex } from '../support/arbitraries.js';
import { TemporaryDirectories } from '../support/directories.js';
import { commitTo, committersOfTests, names } from '../support/small-commits.js';

/** Data directories as earlier releases left them; `fixtures/make.mjs` says what is in them. */
describe.each(['format-2'])('A data directory of %s', (format) => {
  const { directories, open } = committersOfTests();

  it('is opened and read right, to read, to write and by a backup', async () => {
    const directory = directories.make();
    const packed = readFileSync(join(import.meta.dirname, 'fixtures', `${format}.json.gz`));
    const files = JSON.parse(gunzipSync(packed).toString('utf8')) as Record<string, string>;
    for (const [name, bytes] of Object.entries(files))
      writeFileSync(join(directory, name), Buffer.from(bytes, 'base64'));

    const valuesOf = ({ current }: Committer): string[] =>
      [...current.match(ex('s'), ex('p'), null, ex('g'))].map(({ object }) => object.value).sort();
    const four = ['four', 'one', 'three', 'two'];
    expect(valuesOf(open(directory, 'read'))).toEqual(four);
    const backup = join(directories.make(), 'backup');
    expect(backUp(directory, backup, { withTokens: true })).toMatchObject({
      version: 4,
      tokens: 1,
    });

    const committer = open(directory);
    const { log } = committer;
    log.verify();
    expect(log.list().map(({ id, author, message }) => [id, author, message])).toEqual([
      [1, 'anna', 'added one'],
      [3, 'anna', 'added three'],
      [4, 'anna', 'added four'],
    ]);
    expect([log.names(), log.digestOf(1)?.sha256]).toEqual([
      [{ name: 'first', id: 1, message: 'a note' }],
      'a'.repeat(64),
    ]);
    expect(valuesOf(committer)).toEqual(four);
    const past = await openPastVersion(log, names, 3, [committer.current]);
    expect(past.size).toBe(3);
    expect(log.citations({ id: 'cited' })).toMatchObject([
      { version: 3, record: '{"query":"ASK {}"}' },
    ]);
    expect(new TokenStore(directory).list()).toMatchObject([{ name: 'anna', scopes: ['graph'] }]);
    expect((await commitTo(committer, ':a :p :b .')).version.number).toBe(5);
  });
});

describe('A log whose tables are others', () => {
  const directories = new TemporaryDirectories();
  afterAll(() => {
    directories.removeAll();
  });

  it.each([
    [
      'since a newer release has changed it',
      'ALTER TABLE commits ADD COLUMN signature TEXT; PRAGMA user_version = 77',
      'configuration',
      'was made by a newer release of osce-graph: it has format 77',
    ],
    ['in a name', 'ALTER TABLE commits RENAME COLUMN digest TO hash', 'log-damaged', ''],
  ])('is refused, and stays as it is: %s', (_, sql, code, text) => {
    const directory = directories.make();
    const file = join(directory, 'log.sqlite');
    new CommitLog(directory, 'write').close();
    const database = new SqliteDatabase(file);
    database.exec(sql);
    database.close();
    const before = readFileSync(file);
    for (const mode of ['write', 'read'] as const)
      expect(() => new CommitLog(directory, mode)).toThrow(
        expect.objectContaining({ code, message: expect.stringContaining(text) as unknown }),
      );
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
