/**
 * The commit log: the truth from which memory, images and exports follow.
 *
 * One SQLite database, `log.sqlite`, in WAL mode with `synchronous=FULL`, so that a commit that was acknowledged is on
 * the disk, and one that was not is absent as a whole. One row a commit, and its change in one row or more:
 *
 *     commits   id  parent  committed_at (ISO, UTC)  author  message  added  removed  digest
 *     patches   commit_id  part (from 0)  bytes (some MiB of RDF Patch at most, whole lines, UTF-8, raw deflate)
 *
 * 1. Ids count up by one from 1; they are the version numbers. `parent` is the id before, null for the first.
 * 2. `digest` is SHA-256 over the parent's digest, the metadata, the parts' bytes and the counts: a chain, so that a
 *    changed row shows.
 * 3. Rows are never changed. Names of versions and digests of whole versions stand in tables of their own.
 * 4. The row in `commits` is the commit. Parts of a large change are written before it; where it did not come to that,
 *    they count for nothing, and the next writer removes them.
 */
import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { ServiceError, messageOf } from '../errors.js';
import { fromPatchLines, rdfPatchParts, type Change } from '../rdf/index.js';
import { CITATIONS_TABLE } from './citation-store.js';

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

/** What whoever commits says of it. */
export type CommitNote = Pick<CommitInfo, 'committedAt' | 'author' | 'message'>;

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
}

const SCHEMA = `
  CREATE TABLE commits (
    id INTEGER PRIMARY KEY, parent INTEGER, committed_at TEXT NOT NULL, author TEXT NOT NULL, message TEXT NOT NULL,
    added INTEGER NOT NULL, removed INTEGER NOT NULL, digest TEXT NOT NULL
  ) STRICT;
  CREATE TABLE patches (commit_id INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (commit_id, part)) STRICT;
  CREATE TABLE version_names (name TEXT PRIMARY KEY, id INTEGER NOT NULL, message TEXT NOT NULL, named_at TEXT NOT NULL) STRICT;
  CREATE TABLE base (iri TEXT PRIMARY KEY) STRICT;
  CREATE TABLE version_digests (id INTEGER PRIMARY KEY, quads INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT;
`;

/** The definitions of a database's tables, as SQLite keeps them; citations are none of the log's. */
function tablesOf(database: Database.Database): string[] {
  return (database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name <> ? ORDER BY name").all(CITATIONS_TABLE) as { sql: string }[]).map(({ sql }) => sql);
}

/** A table under another name would read as an empty log, and a column under another name as a missing value. */
function requireTables(database: Database.Database): void {
  const model = new Database(':memory:');
  model.exec(SCHEMA);
  const expected = tablesOf(model);
  model.close();
  if (JSON.stringify(tablesOf(database)) !== JSON.stringify(expected)) throw new Error('its tables are not those of a commit log');
}

/** A commit that is being written, and the digest so far. */
interface BegunCommit {
  readonly row: Omit<CommitRow, 'digest' | 'added' | 'removed'>;
  readonly hash: Hash;
}

/** A commit whose change is written part by part. */
export interface LargeCommit {
  /** Writes the next part: whole lines of RDF Patch, deflated. */
  addPart(bytes: Uint8Array): void;
  /** Makes it a commit, which is durable when this returns. */
  finish(added: number, removed: number): CommitInfo;
  /** Takes back what was written. */
  abandon(): void;
}

/** Parts of a large commit are written when there are this many bytes of them. */
const BYTES_A_TRANSACTION = 8 << 20;

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
      throw this.damaged(error);
    }
    try {
      if (mode === 'write') {
        // All tables or none, and before anything else is written: a file without tables is empty, or damaged.
        if (this.#database.pragma('page_count', { simple: true }) === 0) this.#database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
        this.#database.pragma('journal_mode = WAL');
        this.#database.pragma('synchronous = FULL');
        if (this.#database.pragma('page_count', { simple: true }) !== 0) this.#removeOrphans();
      }
      requireTables(this.#database);
      // A page that lost a row would otherwise read as a shorter log. Costs one reading of the file, as the replay does.
      const check = this.#database.pragma('quick_check(1)', { simple: true });
      if (check !== 'ok') throw new Error(String(check));
    } catch (error) {
      this.#database.close();
      throw this.damaged(error);
    }
  }

  /**
   * Holds the log to the base of its IRIs, which whoever writes to it first decides.
   * @throws ServiceError `configuration` when it is another's: everything in it would be strange to this one.
   */
  requireBase(iri: string): void {
    const known = (this.#row('SELECT iri FROM base') as { iri: string } | undefined)?.iri;
    if (known === undefined && !this.#database.readonly) this.#database.prepare('INSERT INTO base VALUES (?)').run(iri);
    if (known !== undefined && known !== iri) {
      throw new ServiceError('configuration', `The setting BASE_IRI is ${iri}, and the log ${this.#file} was begun with ${known}. Start with that one, or with another data directory (DATA_DIR).`);
    }
  }

  /** Appends a commit; it is durable when this returns. */
  append(note: CommitNote, change: Change): CommitInfo {
    return this.#database.transaction(() => {
      const commit = this.#begin(note);
      let part = 0;
      for (const text of rdfPatchParts(change)) this.#addPart(commit, part++, deflateRawSync(text));
      return this.#finish(commit, change.added.length, change.removed.length);
    })();
  }

  /** Begins a commit whose change comes in parts, so that it is never in memory as a whole. Nothing else may be appended meanwhile. */
  begin(note: CommitNote): LargeCommit {
    const commit = this.#begin(note);
    let parts: Uint8Array[] = [];
    let partCount = 0;
    let byteCount = 0;
    const write = this.#database.transaction(() => {
      for (const bytes of parts) this.#addPart(commit, partCount++, bytes);
      parts = [];
      byteCount = 0;
    });
    return {
      addPart: (bytes) => {
        parts.push(bytes);
        byteCount += bytes.length;
        if (byteCount >= BYTES_A_TRANSACTION) write();
      },
      finish: this.#database.transaction((added: number, removed: number) => {
        write();
        return this.#finish(commit, added, removed);
      }),
      abandon: () => {
        this.#removeOrphans();
      },
    };
  }

  /** The commits in order, from the first after `afterId` up to and including `lastId`. */
  list(lastId = Number.MAX_SAFE_INTEGER, afterId = 0): CommitInfo[] {
    const columns = 'id, committed_at, author, message, added, removed, digest';
    return (this.#database.prepare(`SELECT ${columns} FROM commits WHERE id > ? AND id <= ? ORDER BY id`).all(afterId, lastId) as CommitRow[]).map(toInfo);
  }

  /** The number of the last commit up to `lastId`; 0 when there is none. */
  lastId(lastId = Number.MAX_SAFE_INTEGER): number {
    return (this.#row('SELECT coalesce(max(id), 0) AS id FROM commits WHERE id <= ?', lastId) as Pick<CommitRow, 'id'>).id;
  }

  /**
   * The changes in order, each with its commit, from after `afterId` up to and including `lastId`. The chain of
   * digests is checked on the way.
   * @throws ServiceError `log-damaged` naming the file and the first commit that is not what was written.
   */
  *changes(afterId = 0, lastId = Number.MAX_SAFE_INTEGER): Generator<{ info: CommitInfo; change: Change }> {
    for (const { info, parts } of this.patches(afterId, lastId)) {
      const change: { added: Change['added'][number][]; removed: Change['removed'][number][] } = { added: [], removed: [] };
      for (const part of parts) {
        const { added, removed } = this.#readPart(info.id, part);
        for (const quad of added) change.added.push(quad);
        for (const quad of removed) change.removed.push(quad);
      }
      this.requireCounts(info, change.added.length, change.removed.length);
      yield { info, change };
    }
  }

  /**
   * `changes` as the bytes of RDF Patch, in parts of whole lines. A commit's parts have to be read before the next commit;
   * what is wrong with it shows at the end of them at the latest.
   */
  *patches(afterId = 0, lastId = Number.MAX_SAFE_INTEGER): Generator<{ info: CommitInfo; parts: Iterable<Uint8Array> }> {
    for (const { row, bytes } of this.#rows(afterId, lastId)) yield { info: toInfo(row), parts: this.#inflated(row.id, bytes) };
  }

  /** Reads all commits up to and including `lastId`, and checks the chain of digests; returns how many bytes it went through. Throws as `changes` does. */
  verify(lastId: number): number {
    let byteCount = 0;
    for (const { bytes } of this.#rows(0, lastId)) for (const { length } of bytes) byteCount += length;
    return byteCount;
  }

  /** The chain's digest up to a commit; undefined when there is no such commit. */
  chainDigestOf(id: number): string | undefined {
    return (this.#row('SELECT digest FROM commits WHERE id = ?', id) as Pick<CommitRow, 'digest'> | undefined)?.digest;
  }

  /** @throws ServiceError `log-damaged` when a commit's change does not have as many quads as the commit says. */
  requireCounts(info: CommitInfo, added: number, removed: number): void {
    if (added !== info.added || removed !== info.removed) throw this.damaged(`commit ${info.id} does not have as many quads as it says`);
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

  /** Commits with the bytes of their parts, to be read to the end: then the digest is compared. */
  *#rows(afterId: number, lastId: number): Generator<{ row: CommitRow; bytes: Iterable<Uint8Array> }> {
    let parentDigest = afterId === 0 ? '' : this.chainDigestOf(afterId);
    if (parentDigest === undefined) throw this.damaged(`commit ${afterId} is missing`);
    for (let id = afterId + 1; ; id += 1) {
      const row = this.#row('SELECT * FROM commits WHERE id >= ? AND id <= ? ORDER BY id LIMIT 1', id, lastId) as CommitRow | undefined;
      if (!row) return;
      if (row.id !== id) throw this.damaged(`commit ${id} is missing`);
      if (Object.entries(row).some(([column, value]) => value === null && column !== 'parent')) throw this.damaged(`commit ${id} lacks a value`);
      yield { row, bytes: this.#partsOf(row, parentDigest) };
      parentDigest = row.digest;
    }
  }

  *#partsOf(row: CommitRow, parentDigest: string): Generator<Uint8Array> {
    const hash = hashOf(parentDigest, row);
    for (let part = 0; ; part += 1) {
      const found = this.#row('SELECT bytes FROM patches WHERE commit_id = ? AND part = ?', row.id, part) as { bytes: Uint8Array } | undefined;
      if (!found) break;
      hash.update(found.bytes);
      yield found.bytes;
    }
    if (digestOf(hash, row) !== row.digest) throw this.damaged(`commit ${row.id} does not have the digest it was written with`);
  }

  *#inflated(id: number, parts: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const bytes of parts) {
      let lines: Uint8Array;
      try {
        lines = inflateRawSync(bytes);
      } catch (error) {
        throw this.damaged(`commit ${id} is not what was written (${messageOf(error)})`);
      }
      yield lines;
    }
  }

  #readPart(id: number, part: Uint8Array): Change {
    try {
      return fromPatchLines(Buffer.from(part).toString('utf8').split('\n'));
    } catch (error) {
      throw this.damaged(`commit ${id} cannot be read (${messageOf(error)})`);
    }
  }

  #begin(note: CommitNote): BegunCommit {
    const last = this.#row('SELECT id, digest FROM commits ORDER BY id DESC LIMIT 1') as Pick<CommitRow, 'id' | 'digest'> | undefined;
    const row = { id: (last?.id ?? 0) + 1, parent: last?.id ?? null, committed_at: note.committedAt.toISOString(), author: note.author, message: note.message };
    return { row, hash: hashOf(last?.digest ?? '', row) };
  }

  #addPart({ row, hash }: BegunCommit, part: number, bytes: Uint8Array): void {
    hash.update(bytes);
    this.#database.prepare('INSERT INTO patches VALUES (?, ?, ?)').run(row.id, part, bytes);
  }

  #finish(begun: BegunCommit, added: number, removed: number): CommitInfo {
    const row = { ...begun.row, added, removed, digest: digestOf(begun.hash, { added, removed }) };
    this.#database.prepare('INSERT INTO commits VALUES (@id, @parent, @committed_at, @author, @message, @added, @removed, @digest)').run(row);
    return toInfo(row);
  }

  /** Removes parts that did not come to be of a commit. */
  #removeOrphans(): void {
    this.#database.exec('DELETE FROM patches WHERE commit_id > (SELECT coalesce(max(id), 0) FROM commits)');
  }

  #row(sql: string, ...parameters: unknown[]): unknown {
    try {
      return this.#database.prepare(sql).get(...parameters);
    } catch (error) {
      throw this.damaged(error);
    }
  }

  /** The error that the log is not what was written. */
  damaged(reason: unknown): ServiceError {
    return new ServiceError('log-damaged', `The commit log ${this.#file} cannot be used: ${messageOf(reason)}.`, { cause: reason });
  }
}

/** What a commit's digest begins with, and what it ends with. */
function hashOf(parentDigest: string, row: Omit<CommitRow, 'digest' | 'added' | 'removed'>): Hash {
  return createHash('sha256').update(JSON.stringify([parentDigest, row.id, row.committed_at, row.author, row.message]));
}

function digestOf(hash: Hash, { added, removed }: Pick<CommitRow, 'added' | 'removed'>): string {
  return hash.update(JSON.stringify([added, removed])).digest('hex');
}

function toInfo(row: Omit<CommitRow, 'parent'>): CommitInfo {
  return { id: row.id, committedAt: new Date(row.committed_at), author: row.author, message: row.message, added: row.added, removed: row.removed, digest: row.digest };
}
