/**
 * The commit log: the truth from which memory, images and exports follow.
 *
 * One SQLite database, `log.sqlite`, in WAL mode with `synchronous=FULL`, so that a commit that was acknowledged is on
 * the disk, and one that was not is absent as a whole. One row a commit:
 *
 *     id  parent  committed_at (ISO, UTC)  author  message  added  removed  digest  patch (RDF Patch, UTF-8)
 *
 * 1. Ids count up by one from 1; they are the version numbers. `parent` is the id before, null for the first.
 * 2. `digest` is SHA-256 over the parent's digest, the metadata and the patch: a chain, so that a changed row shows.
 * 3. Rows are never changed. Names of versions and digests of whole versions stand in tables of their own.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ServiceError, messageOf } from '../errors.js';
import { fromRdfPatch, toRdfPatch, type Change } from '../rdf/index.js';

/** What is known of a commit besides its change. */
export interface CommitInfo {
  /** The number of the version that the commit made. */
  readonly id: number;
  readonly committedAt: Date;
  readonly author: string;
  readonly message: string;
  /** How many asserted quads it added and removed. */
  readonly added: number;
  readonly removed: number;
  /** SHA-256 over this commit and, by its parent's digest, all before it. */
  readonly digest: string;
}

/** What was worked out of a whole version. */
export interface VersionDigest {
  /** How many quads are asserted in it. */
  readonly quads: number;
  /** Null where its blank nodes can hardly be told apart. */
  readonly sha256: string | null;
}

interface CommitRow {
  id: number;
  parent: number | null;
  committed_at: string;
  author: string;
  message: string;
  added: number;
  removed: number;
  digest: string;
  patch: string;
}

const SCHEMA = `
  CREATE TABLE commits (
    id INTEGER PRIMARY KEY, parent INTEGER, committed_at TEXT NOT NULL, author TEXT NOT NULL, message TEXT NOT NULL,
    added INTEGER NOT NULL, removed INTEGER NOT NULL, digest TEXT NOT NULL, patch TEXT NOT NULL
  ) STRICT;
  CREATE TABLE version_names (name TEXT PRIMARY KEY, id INTEGER NOT NULL, message TEXT NOT NULL, named_at TEXT NOT NULL) STRICT;
  CREATE TABLE version_digests (id INTEGER PRIMARY KEY, quads INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT;
`;

/** The definitions of a database's tables, as SQLite keeps them. */
function tablesOf(database: Database.Database): string[] {
  return (database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").all() as { sql: string }[]).map(({ sql }) => sql);
}

/** A table under another name would read as an empty log, and a column under another name as a missing value. */
function requireTables(database: Database.Database): void {
  const model = new Database(':memory:');
  model.exec(SCHEMA);
  const expected = tablesOf(model);
  model.close();
  if (JSON.stringify(tablesOf(database)) !== JSON.stringify(expected)) throw new Error('its tables are not those of a commit log');
}

/** The log of one data directory, as the head of this file describes it. It does not keep a second writer away; the directory lock does. */
export class CommitLog {
  readonly #database: Database.Database;
  readonly #file: string;

  /** Opens the log of a data directory; a reader needs one that exists. */
  constructor(directory: string, mode: 'write' | 'read') {
    this.#file = join(directory, 'log.sqlite');
    try {
      this.#database = new Database(this.#file, mode === 'read' ? { readonly: true, fileMustExist: true } : {});
    } catch (error) {
      throw this.#damaged(error);
    }
    try {
      if (mode === 'write') {
        // All tables or none, and before anything else is written: a file without tables is empty, or damaged.
        if (this.#database.pragma('page_count', { simple: true }) === 0) this.#database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
        this.#database.pragma('journal_mode = WAL');
        this.#database.pragma('synchronous = FULL');
      }
      requireTables(this.#database);
      // A page that lost a row would otherwise read as a shorter log. Costs one reading of the file, as the replay does.
      const check = this.#database.pragma('quick_check(1)', { simple: true });
      if (check !== 'ok') throw new Error(String(check));
    } catch (error) {
      this.#database.close();
      throw this.#damaged(error);
    }
  }

  /** Appends a commit; it is durable when this returns. */
  append(info: Pick<CommitInfo, 'committedAt' | 'author' | 'message'>, change: Change): CommitInfo {
    const last = this.#row('SELECT id, digest FROM commits ORDER BY id DESC LIMIT 1') as Pick<CommitRow, 'id' | 'digest'> | undefined;
    const row: Omit<CommitRow, 'digest'> = {
      id: (last?.id ?? 0) + 1,
      parent: last?.id ?? null,
      committed_at: info.committedAt.toISOString(),
      author: info.author,
      message: info.message,
      added: change.added.length,
      removed: change.removed.length,
      patch: toRdfPatch(change),
    };
    const digest = chainDigest(last?.digest ?? '', row);
    this.#database.prepare('INSERT INTO commits VALUES (@id, @parent, @committed_at, @author, @message, @added, @removed, @digest, @patch)').run({ ...row, digest });
    return toInfo({ ...row, digest });
  }

  /** The commits in order, from the first up to and including `lastId`. */
  list(lastId = Number.MAX_SAFE_INTEGER): CommitInfo[] {
    const columns = 'id, committed_at, author, message, added, removed, digest';
    return (this.#database.prepare(`SELECT ${columns} FROM commits WHERE id <= ? ORDER BY id`).all(lastId) as CommitRow[]).map(toInfo);
  }

  /**
   * The changes in order, each with its commit, from after `afterId` up to and including `lastId`. The chain of
   * digests is checked on the way.
   * @throws ServiceError `log-damaged` naming the file and the first commit that is not what was written.
   */
  *changes(afterId = 0, lastId = Number.MAX_SAFE_INTEGER): Generator<{ info: CommitInfo; change: Change }> {
    let digest = afterId === 0 ? '' : (this.#row('SELECT digest FROM commits WHERE id = ?', afterId) as CommitRow).digest;
    let expectedId = afterId + 1;
    for (;;) {
      const row = this.#row('SELECT * FROM commits WHERE id >= ? AND id <= ? ORDER BY id LIMIT 1', expectedId, lastId) as CommitRow | undefined;
      if (!row) return;
      if (row.id !== expectedId) throw this.#damaged(`commit ${expectedId} is missing`);
      if (Object.entries(row).some(([column, value]) => value === null && column !== 'parent')) throw this.#damaged(`commit ${row.id} lacks a value`);
      digest = chainDigest(digest, row);
      if (digest !== row.digest) throw this.#damaged(`commit ${row.id} does not have the digest it was written with`);
      const change = fromRdfPatch(row.patch);
      if (change.added.length !== row.added || change.removed.length !== row.removed) throw this.#damaged(`commit ${row.id} does not have as many quads as it says`);
      yield { info: toInfo(row), change };
      expectedId += 1;
    }
  }

  /** Names of versions, newest first. */
  names(): { name: string; id: number; message: string }[] {
    return this.#database.prepare('SELECT name, id, message FROM version_names ORDER BY named_at DESC').all() as { name: string; id: number; message: string }[];
  }

  /** Names a version; false when the name is another version's already. */
  setName(name: string, id: number, message: string): boolean {
    this.#database.prepare('INSERT OR IGNORE INTO version_names VALUES (?, ?, ?, ?)').run(name, id, message, new Date().toISOString());
    return (this.#row('SELECT id FROM version_names WHERE name = ?', name) as { id: number }).id === id;
  }

  /** The digest of a whole version that was worked out before; null in it for a version that can have none. */
  digestOf(id: number): VersionDigest | undefined {
    const row = this.#row('SELECT quads, sha256 FROM version_digests WHERE id = ?', id) as { quads: number; sha256: string } | undefined;
    return row && { quads: row.quads, sha256: row.sha256 || null };
  }

  /** Keeps the digest of a version; a log opened for reading keeps none. */
  keepDigest(id: number, { quads, sha256 }: VersionDigest): void {
    if (!this.#database.readonly) this.#database.prepare('INSERT OR REPLACE INTO version_digests VALUES (?, ?, ?)').run(id, quads, sha256 ?? '');
  }

  close(): void {
    this.#database.close();
  }

  #row(sql: string, ...parameters: unknown[]): unknown {
    try {
      return this.#database.prepare(sql).get(...parameters);
    } catch (error) {
      throw this.#damaged(error);
    }
  }

  #damaged(reason: unknown): ServiceError {
    return new ServiceError('log-damaged', `The commit log ${this.#file} cannot be used: ${messageOf(reason)}.`, { cause: reason });
  }
}

function chainDigest(parentDigest: string, row: Omit<CommitRow, 'digest'>): string {
  const metadata = JSON.stringify([parentDigest, row.id, row.committed_at, row.author, row.message]);
  return createHash('sha256').update(metadata).update(row.patch).digest('hex');
}

function toInfo(row: Omit<CommitRow, 'patch' | 'parent'>): CommitInfo {
  return { id: row.id, committedAt: new Date(row.committed_at), author: row.author, message: row.message, added: row.added, removed: row.removed, digest: row.digest };
}
