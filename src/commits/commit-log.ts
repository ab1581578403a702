/**
 * The commit log: the truth from which memory, images and exports follow.
 *
 * One SQLite database, `log.sqlite`, in WAL mode with `synchronous=FULL`, so that a commit that was
 * acknowledged is on the disk, and one that was not is absent as a whole. One row a commit, and its
 * change in one row or more (`log-database.ts` lists the tables).
 *
 * 1. Ids count up by one from 1; they are the version numbers. `parent` is the id before, null for
 *    the first.
 * 2. `digest` is SHA-256 over the parent's digest, the metadata, the parts' bytes and the counts: a
 *    chain, so that a changed row shows.
 * 3. Changes are net: what one adds was not there before, what it removes was. So they can be
 *    undone and added up.
 * 4. Rows are never changed. Names of versions and digests of whole versions stand in tables of
 *    their own.
 * 5. The row in `commits` is the commit. Parts of a large change are written before it; where it
 *    did not come to that, they count for nothing, and the next writer removes them.
 * 6. Compaction drops versions: their rows go, and a row in `spans` says which version follows
 *    which, with a digest over both ends of the chain and the bytes that lead from one to the
 *    other. Versions that are kept keep their rows, so their digests too.
 */
import type { Hash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { ServiceError } from '../errors.js';
import { rdfPatchParts, type Change } from '../rdf/index.js';
import { AcknowledgedNote } from './acknowledged.js';
import {
  begunRow,
  finished,
  hashOf,
  spanHashOf,
  toInfo,
  type CommitInfo,
  type CommitNote,
  type CommitRow,
  type Counts,
  type ParentVersion,
} from './commit-rows.js';
import { DEFLATE_LEVEL, type LogMode } from './log-database.js';
import { LogReader, oldestAnswer, type KeptAnswer, type VersionDigest } from './log-reader.js';
import { PartsWriter } from './parts-writer.js';

export type { CommitInfo, CommitNote, ParentVersion } from './commit-rows.js';
export type { KeptAnswer, VersionDigest } from './log-reader.js';

/** A commit with its number and digest that is not written yet. */
export interface PreparedCommit {
  readonly info: CommitInfo;
  readonly parts: readonly Uint8Array[];
}

/** What is written together: a commit, the answer to who asked for it, or both. */
export interface LogEntry {
  readonly commit?: PreparedCommit | undefined;
  readonly answer?: KeptAnswer | undefined;
}

/** A change that is written part by part. */
export interface LargeChange<Result> {
  /** Writes the next part: whole lines of RDF Patch, deflated. */
  addPart(bytes: Uint8Array): void;
  /** Makes the parts count; all is durable when this returns. */
  finish(added: number, removed: number): Result;
  /** Takes back what was written. */
  abandon(): void;
}

/**
 * The log of one data directory, as the head of this file describes it. It does not keep a second
 * writer away; the directory lock does.
 */
export class CommitLog extends LogReader {
  readonly #acknowledged: AcknowledgedNote;

  /**
   * Opens the log of a data directory; a reader needs one that exists. @throws ServiceError
   * `log-damaged`
   */
  constructor(directory: string, mode: LogMode, file?: string) {
    super(directory, mode, file);
    this.#acknowledged = new AcknowledgedNote(directory);
    if (mode === 'write') this.#removeOrphans();
  }

  /**
   * Holds the log to the base of its IRIs, which whoever writes to it first decides.
   * @throws ServiceError `configuration` when it is another's: everything in it would be strange to
   * this one.
   */
  requireBase(iri: string): void {
    const known = (this.database.row('SELECT iri FROM base') as { iri: string } | undefined)?.iri;
    if (known === undefined && this.mode === 'write')
      this.database.connection.run('INSERT INTO base VALUES (?)', iri);
    if (known !== undefined && known !== iri) {
      throw new ServiceError(
        'configuration',
        `The setting BASE_IRI is ${iri}, but the log ${this.database.file} was created with ` +
          `${known}. Use that one, or another data directory (DATA_DIR).`,
      );
    }
  }

  /**
   * A commit upon a version, which need not be written itself yet. The change has to be net: the
   * next version without the parent.
   */
  prepare(parent: ParentVersion, note: CommitNote, change: Change): PreparedCommit {
    const row = begunRow(parent, note);
    const hash = hashOf(parent.identity, row);
    const parts = Array.from(rdfPatchParts(change), (text) =>
      deflateRawSync(text, { level: DEFLATE_LEVEL }),
    );
    for (const part of parts) hash.update(part);
    const counts = { added: change.added.length, removed: change.removed.length };
    return { info: toInfo({ ...row, ...counts, digest: finished(hash, counts) }), parts };
  }

  /**
   * Writes commits that follow each other, with what else belongs to them, all or nothing; they are
   * durable when this returns. @throws ServiceError `storage-full`
   */
  write(entries: readonly LogEntry[]): void {
    this.database.transaction(() => {
      for (const { commit, answer } of entries) {
        if (commit) {
          commit.parts.forEach((bytes, part) => {
            this.#insertPart(commit.info.id, part, bytes);
          });
          this.#insertCommit(commit.info);
        }
        if (answer) this.#keepAnswer(answer);
      }
    });
    const last = entries.findLast(({ commit }) => commit)?.commit;
    if (last) this.#note(last.info);
  }

  /** Appends a commit; it is durable when this returns. */
  append(note: CommitNote, change: Change): CommitInfo {
    const commit = this.prepare(this.last(), note, change);
    this.write([{ commit }]);
    return commit.info;
  }

  /**
   * Begins a commit whose change comes in parts, so that it is never in memory as a whole. Nothing
   * else may be appended meanwhile.
   */
  begin(note: CommitNote): LargeChange<CommitInfo> {
    const parent = this.last();
    const row = begunRow(parent, note);
    const change = this.#writeLarge(row.id, hashOf(parent.identity, row), (counts, digest) => {
      const info = toInfo({ ...row, ...counts, digest });
      this.#insertCommit(info);
      return info;
    });
    return {
      ...change,
      finish: (added, removed) => {
        const info = change.finish(added, removed);
        this.#note(info);
        return info;
      },
    };
  }

  /**
   * Begins to drop the versions between two that are kept: the parts are the net change from one to
   * the other. They go when it is finished; commits may be appended meanwhile.
   */
  beginSpan(after: number, id: number): LargeChange<void> {
    const { least } = this.database.row(
      'SELECT min(0, coalesce(min(commit_id), 0)) AS least FROM patches',
    ) as { least: number };
    const hash = spanHashOf(
      this.chainDigestOf(after) ?? '',
      this.database.row('SELECT * FROM commits WHERE id = ?', id) as CommitRow,
    );
    return this.#writeLarge(least - 1, hash, ({ added, removed }, digest) => {
      const { connection } = this.database;
      const between = 'after >= @after AND id <= @id';
      const { since } = this.database.row(
        'SELECT coalesce((SELECT since FROM spans WHERE after = @after), ' +
          '(SELECT committed_at FROM commits WHERE id = @after + 1)) AS since',
        { after },
      ) as { since: string };
      connection.run(
        `DELETE FROM patches WHERE (commit_id > @after AND commit_id <= @id)
          OR commit_id IN (SELECT patch_id FROM spans WHERE ${between})`,
        { after, id },
      );
      connection.run(`DELETE FROM spans WHERE ${between}`, { after, id });
      for (const table of ['commits', 'version_digests'])
        connection.run(`DELETE FROM ${table} WHERE id > @after AND id < @id`, { after, id });
      connection.run(
        'INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)',
        id,
        after,
        least - 1,
        since,
        added,
        removed,
        digest,
      );
    });
  }

  override close(): void {
    this.#acknowledged.close();
    super.close();
  }

  /** Gives some pages that are no longer needed back to the disk; true while there may be more. */
  shrink(pageCount: number): boolean {
    return this.database.shrink(pageCount);
  }

  /** Names a version; false when the name is another version's already. */
  setName(name: string, id: number, message: string): boolean {
    this.database.transaction(() =>
      this.database.connection.run(
        'INSERT OR IGNORE INTO version_names VALUES (?, ?, ?, ?)',
        name,
        id,
        message,
        new Date().toISOString(),
      ),
    );
    return (
      (this.database.row('SELECT id FROM version_names WHERE name = ?', name) as { id: number })
        .id === id
    );
  }

  /** Keeps the digest of a version; a log opened for reading keeps none. */
  keepDigest(id: number, { quads, sha256 }: VersionDigest): void {
    if (this.mode !== 'write') return;
    this.database.transaction(() =>
      this.database.connection.run(
        'INSERT OR REPLACE INTO version_digests VALUES (?, ?, ?)',
        id,
        quads,
        sha256 ?? '',
      ),
    );
  }

  #writeLarge<Result>(
    patchId: number,
    hash: Hash,
    end: (counts: Counts, digest: string) => Result,
  ): LargeChange<Result> {
    const writer = new PartsWriter(
      (work) => {
        this.database.transaction(work);
      },
      (part, bytes) => {
        this.#insertPart(patchId, part, bytes);
      },
    );
    return {
      addPart: (bytes) => {
        hash.update(bytes);
        writer.add(bytes);
      },
      finish: (added, removed) =>
        this.database.transaction(() => {
          writer.flush();
          return end({ added, removed }, finished(hash, { added, removed }));
        }),
      abandon: () => {
        this.database.connection.run('DELETE FROM patches WHERE commit_id = ?', patchId);
      },
    };
  }

  #note({ id, digest }: CommitInfo): void {
    this.#acknowledged.write({ version: id, digest });
  }

  #insertPart(patchId: number, part: number, bytes: Uint8Array): void {
    this.database.connection.run('INSERT INTO patches VALUES (?, ?, ?)', patchId, part, bytes);
  }

  #insertCommit({ id, committedAt, author, message, added, removed, digest }: CommitInfo): void {
    this.database.connection.run(
      'INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      id === 1 ? null : id - 1,
      committedAt.toISOString(),
      author,
      message,
      added,
      removed,
      digest,
    );
  }

  #keepAnswer({ key, request, answer }: KeptAnswer): void {
    this.database.connection.run('DELETE FROM answers WHERE kept_at < ?', oldestAnswer());
    this.database.connection.run(
      'INSERT INTO answers VALUES (?, ?, ?, ?)',
      key,
      request,
      answer,
      new Date().toISOString(),
    );
  }

  /** Removes parts that did not come to be of a commit, or of the way over dropped ones. */
  #removeOrphans(): void {
    this.database.connection.exec(
      'DELETE FROM patches WHERE commit_id > (SELECT coalesce(max(id), 0) FROM commits) ' +
        'OR (commit_id < 0 AND commit_id NOT IN (SELECT patch_id FROM spans))',
    );
  }
}
