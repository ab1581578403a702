import { afterAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  CitationStore,
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

/** The tables as release 0.1.0 made them, letter by letter. */
const TABLES_OF_0_1_0 = `CREATE TABLE commits (
    id INTEGER PRIMARY KEY, parent INTEGER, committed_at TEXT NOT NULL, author TEXT NOT NULL, \
message TEXT NOT NULL,
    added INTEGER NOT NULL, removed INTEGER NOT NULL, digest TEXT NOT NULL
  ) STRICT;
CREATE TABLE patches (commit_id INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, \
PRIMARY KEY (commit_id, part)) STRICT;
CREATE TABLE version_names (name TEXT PRIMARY KEY, id INTEGER NOT NULL, message TEXT NOT NULL, \
named_at TEXT NOT NULL) STRICT;
CREATE TABLE base (iri TEXT PRIMARY KEY) STRICT;
CREATE TABLE version_digests (id INTEGER PRIMARY KEY, quads INTEGER NOT NULL, \
sha256 TEXT NOT NULL) STRICT;
CREATE TABLE spans (
    id INTEGER PRIMARY KEY, after INTEGER NOT NULL UNIQUE, patch_id INTEGER NOT NULL UNIQUE, \
since TEXT NOT NULL,
    added INTEGER NOT NULL, removed INTEGER NOT NULL, digest TEXT NOT NULL
  ) STRICT;
CREATE TABLE answers (key TEXT PRIMARY KEY, request TEXT NOT NULL, answer TEXT NOT NULL, \
kept_at TEXT NOT NULL) STRICT;
CREATE INDEX answers_by_time ON answers (kept_at);
CREATE TABLE citations (id TEXT PRIMARY KEY, version INTEGER NOT NULL, cited_at TEXT NOT NULL, \
record TEXT NOT NULL) STRICT;
PRAGMA user_version = 2;
PRAGMA journal_mode = WAL;`;

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
    const citations = new CitationStore(log);
    expect(citations.get('cited')).toMatchObject({ version: 3, record: '{"query":"ASK {}"}' });
    citations.close();
    expect(new TokenStore(directory).list()).toMatchObject([{ name: 'anna', scopes: ['graph'] }]);
    expect((await commitTo(committer, ':a :p :b .')).version.number).toBe(5);
  });
});

describe('A log of release 0.1.0', () => {
  const directories = new TemporaryDirectories();

  afterAll(() => {
    directories.removeAll();
  });

  const makeLog = (tables: string): string => {
    const directory = directories.make();
    const database = new SqliteDatabase(join(directory, 'log.sqlite'), { mode: 'create' });
    database.exec(tables);
    database.close();
    return directory;
  };

  it.each(['read', 'write'] as const)('is opened to %s', (mode) => {
    const log = new CommitLog(makeLog(TABLES_OF_0_1_0), mode);
    expect(log.list()).toEqual([]);
    log.close();
  });

  it('is refused when a newer release has changed it, and stays as it is', () => {
    const directory = makeLog(TABLES_OF_0_1_0);
    const file = join(directory, 'log.sqlite');
    const database = new SqliteDatabase(file);
    database.exec('ALTER TABLE commits ADD COLUMN signature TEXT; PRAGMA user_version = 77');
    database.close();
    const before = readFileSync(file);
    for (const mode of ['write', 'read'] as const) {
      const open = (): unknown => new CommitLog(directory, mode);
      expect(open).toThrow(expect.objectContaining({ code: 'configuration' }));
      expect(open).toThrow('was made by a newer release of osce-graph: it has format 77');
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused when a column has another name', () => {
    const directory = makeLog(TABLES_OF_0_1_0.replace('digest TEXT', 'hash TEXT'));
    expect(() => new CommitLog(directory, 'write')).toThrow(
      expect.objectContaining({ code: 'log-damaged' }),
    );
  });
});
