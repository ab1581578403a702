import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { CommitLog } from '../../src/commits/index.js';
import { SqliteDatabase } from '../../src/commits/sqlite.js';
import { TemporaryDirectories } from '../support/directories.js';

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

  it('is refused when a column has another name', () => {
    const directory = makeLog(TABLES_OF_0_1_0.replace('digest TEXT', 'hash TEXT'));
    expect(() => new CommitLog(directory, 'write')).toThrow(
      expect.objectContaining({ code: 'log-damaged' }),
    );
  });
});
