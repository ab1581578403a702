/**
 * The SQLite database of a commit log: how it is opened, which tables it has, and what its failures
 * are called.
 *
 *     commits          id  parent  committed_at  author  message  added  removed  digest
 *     patches          commit_id  part  bytes
 *     spans            id  after  patch_id  since  added  removed  digest
 *     version_names    name  id  message  named_at
 *     version_digests  id  quads  sha256
 *     answers          key  request  answer  kept_at
 *     base             iri
 *
 * Times are ISO 8601 in UTC. Parts of a patch count from 0; each has whole lines of RDF Patch, some
 * MiB at most, as UTF-8 and raw deflate. A span says that the versions between `after` and `id`
 * were dropped. Answers are those to writes with an idempotency key.
 *
 * SQLite's `user_version` has the number of the format, which is that of the first release.
 */
import { dirname, join } from 'node:path';
import { ServiceError, messageOf } from '../errors.js';
import { fullDisk } from '../files.js';
import { unusable } from './directory-lock.js';
import type { SqlParameter } from './sqlite.js';
import { SqliteDatabase, diskFull, hasTable, isPermissionError, isSqliteError } from './sqlite.js';

/** The table of citations; it is no part of the commit log and may be missing. */
export const CITATIONS_TABLE = 'citations';

/** The table of other files, which only backups have. */
export const FILES_TABLE = 'backup_files';

const ANSWERS_KEPT_MS = 7 * 86_400_000;

export const oldestAnswer = (): string => new Date(Date.now() - ANSWERS_KEPT_MS).toISOString();

/** The fastest level: others save a tenth of the bytes and cost several times the time. */
export const DEFLATE_LEVEL = 1;

const FORMAT = 2;
const TABLES = `
  CREATE TABLE commits (
    id INTEGER PRIMARY KEY, parent INTEGER, committed_at TEXT NOT NULL, author TEXT NOT NULL,
    message TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER NOT NULL, digest TEXT NOT NULL
  ) STRICT;
  CREATE TABLE patches (
    commit_id INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (commit_id, part)
  ) STRICT;
  CREATE TABLE version_names (
    name TEXT PRIMARY KEY, id INTEGER NOT NULL, message TEXT NOT NULL, named_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE base (iri TEXT PRIMARY KEY) STRICT;
  CREATE TABLE version_digests (
    id INTEGER PRIMARY KEY, quads INTEGER NOT NULL, sha256 TEXT NOT NULL
  ) STRICT;
  CREATE TABLE spans (
    id INTEGER PRIMARY KEY, after INTEGER NOT NULL UNIQUE, patch_id INTEGER NOT NULL UNIQUE,
    since TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER NOT NULL, digest TEXT NOT NULL
  ) STRICT;
  CREATE TABLE answers (
    key TEXT PRIMARY KEY, request TEXT NOT NULL, answer TEXT NOT NULL, kept_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX answers_by_time ON answers (kept_at);`;

/**
 * `write` makes a log or brings it up to date, `read` needs an existing one. The others are for one
 * that this process has opened and checked: `append` writes to it, `beside` reads it as it is at
 * that moment.
 */
export type LogMode = 'write' | 'read' | 'append' | 'beside';

const SQLITE_MODES = { write: 'create', read: 'read', append: 'write', beside: 'read' } as const;

export const logFileOf = (directory: string): string => join(directory, 'log.sqlite');

export class LogDatabase {
  readonly connection: SqliteDatabase;
  /** SQLite's count of others' writes at the last `holdStill`. */
  #dataVersion: number | undefined;
  #isHeld = false;

  /** @throws ServiceError `log-damaged`; `configuration` for another user, or a newer release. */
  constructor(
    readonly file: string,
    mode: LogMode,
  ) {
    try {
      this.connection = new SqliteDatabase(file, { mode: SQLITE_MODES[mode] });
    } catch (error) {
      throw error instanceof ServiceError ? error : this.damaged(error);
    }
    try {
      this.#requireKnownFormat();
      if (mode === 'write') this.#prepareToWrite();
      if (mode === 'append') this.connection.exec('PRAGMA synchronous = FULL');
      requireTables(this.connection);
      // A page that lost a row would read as a shorter log. Cost: one reading of the file.
      if (mode === 'write' || mode === 'read') this.#require('quick_check(1)');
      if (mode === 'beside') this.holdStill();
    } catch (error) {
      this.connection.close();
      throw this.damaged(error);
    }
  }

  /** Opens a transaction to read in; false, without one, if nobody has written since the last. */
  holdStill(): boolean {
    this.letGo();
    const before = this.#dataVersion;
    this.#dataVersion = this.connection.pragma('data_version') as number;
    if (this.#dataVersion === before) return false;
    this.connection.exec('BEGIN');
    this.#isHeld = true;
    // SQLite begins the transaction with its first read.
    this.connection.pragma('user_version');
    return true;
  }

  /** Ends the transaction of `holdStill`, during which the write-ahead log only grows. */
  letGo(): void {
    if (this.#isHeld) this.connection.exec('COMMIT');
    this.#isHeld = false;
  }

  /** The first row. @throws ServiceError `log-damaged` */
  row<Row>(sql: string, ...parameters: SqlParameter[]): Readonly<Row> | undefined {
    return this.#reading(() => this.connection.get(sql, ...parameters) as Row | undefined);
  }

  /** `row` where there must be one. */
  oneRow<Row>(sql: string, ...parameters: SqlParameter[]): Readonly<Row> {
    const row = this.row<Row>(sql, ...parameters);
    if (row === undefined) throw this.damaged('a row is missing');
    return row;
  }

  /** Versions that are never dropped: named and cited ones. */
  versionsForGood(): Set<number> {
    const hasCitations = hasTable(this.connection, CITATIONS_TABLE);
    const cited = hasCitations ? `UNION SELECT version FROM ${CITATIONS_TABLE}` : '';
    const rows = this.rows<{ id: number }>(`SELECT id FROM version_names ${cited}`);
    return new Set(rows.map(({ id }) => id));
  }

  /** Brings everything from the write-ahead log into the database, and empties it. */
  checkpoint(): void {
    this.connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Gives some unused pages back to the disk; true while there may be more. */
  giveBack(pageCount: number): boolean {
    const freePages = (): number => this.connection.pragma('freelist_count') as number;
    const before = freePages();
    if (before > 0) this.connection.exec(`PRAGMA incremental_vacuum(${pageCount})`);
    if (freePages() < before) return true;
    this.checkpoint();
    return false;
  }

  /** All rows. @throws ServiceError `log-damaged` */
  rows<Row>(sql: string, ...parameters: SqlParameter[]): Row[] {
    return this.#reading(() => this.connection.all(sql, ...parameters) as Row[]);
  }

  /** Writes that are durable when this returns, or all void. @throws ServiceError `storage-full` */
  transaction<T>(work: () => T): T {
    return storing(this.file, () => this.connection.transaction(work));
  }

  /** Copies the database as it is now into a new file. @throws ServiceError `storage-full` */
  copyTo(file: string): void {
    storing(file, () => {
      this.connection.run('VACUUM INTO ?', file);
    });
  }

  damaged(reason: unknown): ServiceError {
    return logDamaged(this.file, reason);
  }

  #reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw this.damaged(error);
    }
  }

  #requireKnownFormat(): void {
    const format = this.connection.pragma('user_version') as number;
    if (format > FORMAT)
      throw new ServiceError(
        'configuration',
        `The commit log ${this.file} was made by a newer release of osce-graph: it has format ` +
          `${format}, and this release knows formats up to ${FORMAT}. Use that release, or ` +
          'restore a backup from before the upgrade.',
      );
  }

  /** All tables or none, before anything else: a file without them is empty or damaged. */
  #prepareToWrite(): void {
    const { connection } = this;
    // Incremental, so that unused pages can be given back; only a new file takes this setting.
    if (connection.pragma('page_count') === 0)
      connection.exec(
        'PRAGMA auto_vacuum = INCREMENTAL; ' +
          `BEGIN IMMEDIATE; ${TABLES} PRAGMA user_version = ${FORMAT}; COMMIT;`,
      );
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  }

  /** @throws ServiceError `log-damaged` for a damaged page. Cost: some readings of the file. */
  requireIntact(): void {
    this.#reading(() => {
      this.#require('integrity_check(1)');
    });
  }

  #require(check: 'quick_check(1)' | 'integrity_check(1)'): void {
    const found = this.connection.pragma(check);
    if (found !== 'ok') throw new Error(String(found));
  }
}

/** The error for a log that is not what was written, or that this user may not open. */
export function logDamaged(file: string, reason: unknown): ServiceError {
  if (reason instanceof ServiceError) return reason;
  if (isPermissionError(reason)) return unusable(dirname(file), reason);
  const message = `The commit log ${file} cannot be used: ${messageOf(reason)}.`;
  return diskFull(file, reason) ?? new ServiceError('log-damaged', message, { cause: reason });
}

function storing<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (isPermissionError(error)) throw unusable(dirname(file), error);
    // Whatever keeps a write from the disk.
    if (isSqliteError(error, 'SQLITE_IOERR')) throw fullDisk(file, error);
    throw diskFull(file, error) ?? error;
  }
}

/** Tables as SQLite keeps them, without white space, which varies. Not all tables are the log's. */
function tablesOf(database: SqliteDatabase): string {
  const rows = database.all(
    "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT IN (?, ?) ORDER BY name",
    CITATIONS_TABLE,
    FILES_TABLE,
  );
  return JSON.stringify(rows).replace(/\\n|\s/g, '');
}

/** A table or column under another name would read as an empty log or a missing value. */
function requireTables(database: SqliteDatabase): void {
  const model = new SqliteDatabase(':memory:', { mode: 'create' });
  model.exec(TABLES);
  const expected = tablesOf(model);
  model.close();
  if (tablesOf(database) !== expected)
    throw new Error('its tables do not match those of a commit log');
}
