/** The writing side of the commit log, in a thread of its own: only commits wait for the disk. */
import { AcknowledgedNote } from './acknowledged.js';
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

/** A citation of a version; compaction keeps that. */
export interface StoredCitation {
  readonly id: string;
  readonly version: number;
  readonly citedAt: string;
  /** The caller's JSON text. */
  readonly record: string;
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

/** Each method writes all or nothing, which is durable when it returns. */
export class LogWriter {
  readonly #database: LogDatabase;
  readonly #acknowledged: AcknowledgedNote;

  /** This process has opened and checked the log. */
  constructor(directory: string) {
    this.#database = new LogDatabase(logFileOf(directory), 'append');
    this.#acknowledged = new AcknowledgedNote(directory);
  }

  /** Successive commits. @throws ServiceError `storage-full`, as all others. */
  write(entries: readonly LogEntry[]): void {
    this.#database.transaction(() => {
      for (const { commit, answer } of entries) {
        if (commit) {
          this.#insertParts(commit.info.id, commit.parts);
          this.#insertCommit(commit.info);
        }
        if (answer) this.#keepAnswer(answer);
      }
    });
    const last = entries.findLast(({ commit }) => commit)?.commit;
    if (last) this.#acknowledged.write({ version: last.info.id, digest: last.info.digest });
  }

  /** Drops the versions between two; false if one of them was named or cited meanwhile. */
  addSpan(
    { id, after, patch_id, added, removed, digest }: Omit<SpanRow, 'since'>,
    parts: readonly Uint8Array[],
  ): boolean {
    return this.#database.transaction(() => {
      if ([...this.#database.versionsForGood()].some((kept) => kept > after && kept < id))
        return false;
      this.#insertParts(patch_id, parts);
      const { since } = this.#database.oneRow<SpanRow>(
        'SELECT coalesce((SELECT since FROM spans WHERE after = @after), ' +
          '(SELECT committed_at FROM commits WHERE id = @after + 1)) AS since',
        { after },
      );
      const between = 'after >= @after AND id <= @id';
      this.#run(
        `DELETE FROM patches WHERE (commit_id > @after AND commit_id <= @id)
          OR commit_id IN (SELECT patch_id FROM spans WHERE ${between})`,
        { after, id },
      );
      this.#run(`DELETE FROM spans WHERE ${between}`, { after, id });
      for (const table of ['commits', 'version_digests'])
        this.#run(`DELETE FROM ${table} WHERE id > @after AND id < @id`, { after, id });
      this.#insert('spans', id, after, patch_id, since, added, removed, digest);
      return true;
    });
  }

  shrink(pageCount: number): boolean {
    return this.#database.giveBack(pageCount);
  }

  /** For good; false if anything else has the name, the version has another, or was dropped. */
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
        citedAt,
        record,
      );
    });
  }

  close(): void {
    this.#acknowledged.close();
    this.#database.connection.close();
  }

  #insertParts(patchId: number, parts: readonly Uint8Array[]): void {
    parts.forEach((bytes, index) => {
      this.#insert('patches', patchId, index, bytes);
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
