/**
 * The writing side of the commit log. It runs in a thread of its own (`log-thread.ts`), so only
 * commits wait for the disk.
 */
import { AcknowledgedNote } from './acknowledged.js';
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ServiceError } from '../errors.js';
import { fullDisk } from '../files.js';
import type { StoredCitation } from './citation-store.js';
import type { CommitInfo, SpanRow } from './commit-rows.js';
import { CITATIONS_TABLE, LogDatabase, logFileOf, oldestAnswer } from './log-database.js';
import type { SqlParameter } from './sqlite.js';

/** The answer to a write with an idempotency key, for repeating it. */
export interface KeptAnswer {
  /** A digest of key and sender. */
  readonly key: string;
  /** A digest of the request: another request has another. */
  readonly request: string;
  readonly answer: string;
}

export interface VersionDigest {
  /** How many quads are asserted in it. */
  readonly quads: number;
  /** Null where its blank nodes can hardly be told apart. */
  readonly sha256: string | null;
}

/** A commit with its number and digest that is not written yet. */
export interface PreparedCommit {
  readonly info: CommitInfo;
  readonly parts: readonly Uint8Array[];
}

/** Written together: a commit, the answer to its request, or both. */
export interface LogEntry {
  readonly commit?: PreparedCommit | undefined;
  readonly answer?: KeptAnswer | undefined;
}

/** Consecutive parts of a patch; `first` is the number of the first. */
export interface PatchParts {
  readonly patchId: number;
  readonly first: number;
  readonly parts: readonly Uint8Array[];
}

/** For some parts in the write-ahead log, in the database, and on their way there. */
const ROOM_BYTES = 32 << 20;

/** Each method writes all or nothing, which is durable when it returns. */
export class LogWriter {
  readonly #database: LogDatabase;
  readonly #acknowledged: AcknowledgedNote;
  /** Patches of abandoned commits and spans, whose parts are still there. */
  #abandoned: number[] = [];

  /** This process has opened and checked the log. */
  constructor(directory: string) {
    this.#database = new LogDatabase(logFileOf(directory), 'append');
    this.#acknowledged = new AcknowledgedNote(directory);
  }

  /** Successive commits. @throws ServiceError `storage-full`, as all others. */
  write(entries: readonly LogEntry[]): void {
    this.#transaction(() => {
      for (const { commit, answer } of entries) {
        if (commit) {
          this.#insertParts({ patchId: commit.info.id, first: 0, parts: commit.parts });
          this.#insertCommit(commit.info);
        }
        if (answer) this.#keepAnswer(answer);
      }
    });
    const last = entries.findLast(({ commit }) => commit)?.commit;
    if (last) this.#note(last.info);
  }

  /** Parts of an unfinished commit or span; they leave room on the disk to remove them again. */
  addParts(parts: PatchParts): void {
    const { file } = this.#database;
    const { bavail, bsize } = statfsSync(dirname(file));
    if (bavail * bsize < ROOM_BYTES) throw fullDisk(file, 'less than 32 MiB are free');
    this.#transaction(() => {
      this.#insertParts(parts);
    });
  }

  /** A commit whose parts were added, with the last ones. */
  addCommit(info: CommitInfo, lastParts: PatchParts): void {
    this.#transaction(() => {
      this.#insertParts(lastParts);
      this.#insertCommit(info);
    });
    this.#note(info);
  }

  /**
   * Drops the versions between two, whose net change is in the parts. False when one of them was
   * named or cited meanwhile: nothing is dropped then.
   */
  addSpan(
    { id, after, added, removed, digest }: Omit<SpanRow, 'since' | 'patch_id'>,
    parts: PatchParts,
  ): boolean {
    return this.#database.transaction(() => {
      if ([...this.#database.versionsForGood()].some((kept) => kept > after && kept < id))
        return false;
      this.#insertParts(parts);
      const { since } = this.#database.row(
        'SELECT coalesce((SELECT since FROM spans WHERE after = @after), ' +
          '(SELECT committed_at FROM commits WHERE id = @after + 1)) AS since',
        { after },
      ) as { since: string };
      const between = 'after >= @after AND id <= @id';
      this.#run(
        `DELETE FROM patches WHERE (commit_id > @after AND commit_id <= @id)
          OR commit_id IN (SELECT patch_id FROM spans WHERE ${between})`,
        { after, id },
      );
      this.#run(`DELETE FROM spans WHERE ${between}`, { after, id });
      for (const table of ['commits', 'version_digests'])
        this.#run(`DELETE FROM ${table} WHERE id > @after AND id < @id`, { after, id });
      this.#insert('spans', id, after, parts.patchId, since, added, removed, digest);
      return true;
    });
  }

  /**
   * Removes the parts of an abandoned commit or span: now, or on a full disk with the next write,
   * which may need their number.
   */
  dropParts(patchId: number): void {
    this.#abandoned.push(patchId);
    try {
      this.#transaction(() => undefined);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
    }
  }

  /** Gives some unused pages back to the disk; true while there may be more. */
  shrink(pageCount: number): boolean {
    return this.#database.giveBack(pageCount);
  }

  /**
   * Names a version for good, also if it has this name and message already; false if anything else
   * has the name, the version has another, or it was dropped.
   */
  setName(name: string, id: number, message: string): boolean {
    return this.#database.transaction(() => {
      this.#run(
        `INSERT OR IGNORE INTO version_names
          SELECT ?, id, ?, ? FROM commits
          WHERE id = ? AND id NOT IN (SELECT id FROM version_names)`,
        name,
        message,
        new Date().toISOString(),
        id,
      );
      return (
        this.#database.row(
          'SELECT id FROM version_names WHERE name = ? AND id = ? AND message = ?',
          name,
          id,
          message,
        ) !== undefined
      );
    });
  }

  keepDigest(id: number, { quads, sha256 }: VersionDigest): void {
    this.#database.transaction(() => {
      this.#run('INSERT OR REPLACE INTO version_digests VALUES (?, ?, ?)', id, quads, sha256 ?? '');
    });
  }

  /** Stores a citation. An existing one stays as it is. */
  addCitation({ id, version, citedAt, record }: StoredCitation): void {
    this.#database.transaction(() => {
      this.#run(
        `CREATE TABLE IF NOT EXISTS ${CITATIONS_TABLE} (id TEXT PRIMARY KEY,
          version INTEGER NOT NULL, cited_at TEXT NOT NULL, record TEXT NOT NULL) STRICT`,
      );
      this.#run(
        `INSERT OR IGNORE INTO ${CITATIONS_TABLE} VALUES (?, ?, ?, ?)`,
        id,
        version,
        citedAt.toISOString(),
        record,
      );
    });
  }

  close(): void {
    this.#acknowledged.close();
    this.#database.connection.close();
  }

  /** Runs writes as one transaction, after parts that have to go. */
  #transaction(work: () => void): void {
    this.#database.transaction(() => {
      for (const patchId of this.#abandoned)
        this.#run('DELETE FROM patches WHERE commit_id = ?', patchId);
      work();
    });
    this.#abandoned = [];
  }

  #note({ id, digest }: CommitInfo): void {
    this.#acknowledged.write({ version: id, digest });
  }

  #insertParts({ patchId, first, parts }: PatchParts): void {
    parts.forEach((bytes, index) => {
      this.#insert('patches', patchId, first + index, bytes);
    });
  }

  #insertCommit({ id, committedAt, author, message, added, removed, digest }: CommitInfo): void {
    const [parent, at] = [id === 1 ? null : id - 1, committedAt.toISOString()];
    this.#insert('commits', id, parent, at, author, message, added, removed, digest);
  }

  #keepAnswer({ key, request, answer }: KeptAnswer): void {
    this.#run('DELETE FROM answers WHERE kept_at < ?', oldestAnswer());
    this.#insert('answers', key, request, answer, new Date().toISOString());
  }

  #insert(table: string, ...values: SqlParameter[]): void {
    this.#run(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`, ...values);
  }

  #run(sql: string, ...parameters: SqlParameter[]): void {
    this.#database.connection.run(sql, ...parameters);
  }
}
