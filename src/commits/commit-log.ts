/**
 * The commit log: the truth from which memory, images and exports follow.
 *
 * One SQLite database, `log.sqlite`, in WAL mode with `synchronous=FULL`, so that a commit that was acknowledged is on
 * the disk, and one that was not is absent as a whole. One row a commit, and its change in one row or more
 * (`log-database.ts` lists the tables).
 *
 * 1. Ids count up by one from 1; they are the version numbers. `parent` is the id before, null for the first.
 * 2. `digest` is SHA-256 over the parent's digest, the metadata, the parts' bytes and the counts: a chain, so that a
 *    changed row shows.
 * 3. Changes are net: what one adds was not there before, what it removes was. So they can be undone and added up.
 * 4. Rows are never changed. Names of versions and digests of whole versions stand in tables of their own.
 * 5. The row in `commits` is the commit. Parts of a large change are written before it; where it did not come to that,
 *    they count for nothing, and the next writer removes them.
 * 6. Compaction drops versions: their rows go, and a row in `spans` says which version follows which, with a digest over
 *    both ends of the chain and the bytes that lead from one to the other. Versions that are kept keep their rows, so
 *    their digests too.
 */
import type { Hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ServiceError, messageOf } from '../errors.js';
import { fromPatchLines, rdfPatchParts, type Change } from '../rdf/index.js';
import { begunRow, finished, hashOf, spanHashOf, toInfo, type CommitInfo, type CommitNote, type CommitRow, type Counts, type ParentVersion, type SpanRow } from './commit-rows.js';
import { LogDatabase, logFileOf, type LogMode } from './log-database.js';
import { PartsWriter } from './parts-writer.js';

export type { CommitInfo, CommitNote, ParentVersion } from './commit-rows.js';

/** A commit with its number and digest that is not written yet. */
export interface PreparedCommit {
  readonly info: CommitInfo;
  readonly parts: readonly Uint8Array[];
}

/** What a write with an idempotency key was answered, so that it can be answered again. */
export interface KeptAnswer {
  /** What stands for key and sender. */
  readonly key: string;
  /** What stands for the request: another one has another. */
  readonly request: string;
  readonly answer: string;
}

/** What is written together: a commit, the answer to who asked for it, or both. */
export interface LogEntry {
  readonly commit?: PreparedCommit | undefined;
  readonly answer?: KeptAnswer | undefined;
}

/** What was worked out of a whole version. */
export interface VersionDigest {
  /** How many quads are asserted in it. */
  readonly quads: number;
  /** Null where its blank nodes can hardly be told apart. */
  readonly sha256: string | null;
}

/** The way from one version to the next that is kept. */
interface Step {
  readonly row: CommitRow;
  readonly span: SpanRow | undefined;
  readonly parentDigest: string;
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

const ALL = Number.MAX_SAFE_INTEGER;
/** So long an answer is kept for a request that is sent again. */
const ANSWERS_KEPT_MS = 7 * 86_400_000;
const COMMITS_AND_SPANS = `SELECT commits.id, parent, committed_at, author, message, commits.digest,
  coalesce(spans.added, commits.added) AS added, coalesce(spans.removed, commits.removed) AS removed FROM commits LEFT JOIN spans USING (id)`;

/** The log of one data directory, as the head of this file describes it. It does not keep a second writer away; the directory lock does. */
export class CommitLog {
  readonly #database: LogDatabase;
  readonly #mode: LogMode;

  /** Opens the log of a data directory; a reader needs one that exists. @throws ServiceError `log-damaged` */
  constructor(readonly directory: string, mode: LogMode, file = logFileOf(directory)) {
    this.#mode = mode;
    this.#database = new LogDatabase(file, mode);
    if (mode === 'write') this.#removeOrphans();
  }

  /**
   * Holds the log to the base of its IRIs, which whoever writes to it first decides.
   * @throws ServiceError `configuration` when it is another's: everything in it would be strange to this one.
   */
  requireBase(iri: string): void {
    const known = (this.#database.row('SELECT iri FROM base') as { iri: string } | undefined)?.iri;
    if (known === undefined && this.#mode === 'write') this.#database.connection.prepare('INSERT INTO base VALUES (?)').run(iri);
    if (known !== undefined && known !== iri) {
      throw new ServiceError('configuration', `The setting BASE_IRI is ${iri}, and the log ${this.#database.file} was begun with ${known}. Start with that one, or with another data directory (DATA_DIR).`);
    }
  }

  /** A commit upon a version, which need not be written itself yet. The change has to be net: the next version without the parent. */
  prepare(parent: ParentVersion, note: CommitNote, change: Change): PreparedCommit {
    const row = begunRow(parent, note);
    const hash = hashOf(parent.identity, row);
    const parts = Array.from(rdfPatchParts(change), (text) => deflateRawSync(text));
    for (const part of parts) hash.update(part);
    const counts = { added: change.added.length, removed: change.removed.length };
    return { info: toInfo({ ...row, ...counts, digest: finished(hash, counts) }), parts };
  }

  /** Writes commits that follow each other, with what else belongs to them, all or nothing; they are durable when this returns. @throws ServiceError `storage-full` */
  write(entries: readonly LogEntry[]): void {
    this.#database.transaction(() => {
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
  }

  /** Appends a commit; it is durable when this returns. */
  append(note: CommitNote, change: Change): CommitInfo {
    const commit = this.prepare(this.#last(), note, change);
    this.write([{ commit }]);
    return commit.info;
  }

  /** Begins a commit whose change comes in parts, so that it is never in memory as a whole. Nothing else may be appended meanwhile. */
  begin(note: CommitNote): LargeChange<CommitInfo> {
    const parent = this.#last();
    const row = begunRow(parent, note);
    return this.#writeLarge(row.id, hashOf(parent.identity, row), (counts, digest) => {
      const info = toInfo({ ...row, ...counts, digest });
      this.#insertCommit(info);
      return info;
    });
  }

  /**
   * Begins to drop the versions between two that are kept: the parts are the net change from one to the other. They go
   * when it is finished; commits may be appended meanwhile.
   */
  beginSpan(after: number, id: number): LargeChange<void> {
    const { least } = this.#database.row('SELECT min(0, coalesce(min(commit_id), 0)) AS least FROM patches') as { least: number };
    const hash = spanHashOf(this.chainDigestOf(after) ?? '', this.#database.row('SELECT * FROM commits WHERE id = ?', id) as CommitRow);
    return this.#writeLarge(least - 1, hash, ({ added, removed }, digest) => {
      const { connection } = this.#database;
      const between = 'after >= @after AND id <= @id';
      const { since } = this.#database.row('SELECT coalesce((SELECT since FROM spans WHERE after = @after), (SELECT committed_at FROM commits WHERE id = @after + 1)) AS since', { after }) as { since: string };
      connection.prepare(`DELETE FROM patches WHERE (commit_id > @after AND commit_id <= @id) OR commit_id IN (SELECT patch_id FROM spans WHERE ${between})`).run({ after, id });
      connection.prepare(`DELETE FROM spans WHERE ${between}`).run({ after, id });
      for (const table of ['commits', 'version_digests']) connection.prepare(`DELETE FROM ${table} WHERE id > @after AND id < @id`).run({ after, id });
      connection.prepare('INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?)').run(id, after, least - 1, since, added, removed, digest);
    });
  }

  /** Gives some pages that are no longer needed back to the disk; true while there may be more. */
  shrink(pageCount: number): boolean {
    return this.#database.shrink(pageCount);
  }

  /** @throws ServiceError `log-damaged` unless every page and index of the file is what it should be. */
  requireIntact(): void {
    this.#database.requireIntact();
  }

  /** Reads from here on see the log as it is now, whatever others write. */
  holdStill(): void {
    this.#database.holdStill();
  }

  /** The commits in order, from the first up to and including `lastId`; dropped ones are not among them. */
  list(lastId = ALL): CommitInfo[] {
    return (this.#database.rows(`${COMMITS_AND_SPANS} WHERE commits.id <= ? ORDER BY commits.id`, lastId) as CommitRow[]).map(toInfo);
  }

  /**
   * The last version committed at or before a moment; undefined when there was none yet.
   * @throws ServiceError `version-dropped` when that version was dropped.
   */
  versionAt(moment: Date): number | undefined {
    const at = moment.toISOString();
    const { id } = this.#database.row('SELECT max(id) AS id FROM commits WHERE committed_at <= ?', at) as { id: number | null };
    const span = this.#database.row('SELECT * FROM spans WHERE after = ? AND since <= ?', id ?? 0, at) as SpanRow | undefined;
    if (span) throw droppedError(`The version of ${at}`, span);
    return id ?? undefined;
  }

  /** How many quads the commits after one version up to and including another add and remove. */
  quadCountBetween(afterId: number, lastId: number): number {
    return (this.#database.row(`SELECT coalesce(sum(added + removed), 0) AS count FROM (${COMMITS_AND_SPANS}) WHERE id > ? AND id <= ?`, afterId, lastId) as { count: number }).count;
  }

  /** @throws ServiceError `version-dropped` when compaction dropped the version, `not-found` when there is none of that number. */
  requireKept(id: number): void {
    if (this.chainDigestOf(id) !== undefined) return;
    const span = this.#database.row('SELECT id, after FROM spans WHERE after < ? AND id > ?', id, id) as Pick<SpanRow, 'id' | 'after'> | undefined;
    if (!span) throw new ServiceError('not-found', `There is no version ${id}; versions are 1 to ${this.#last().number}.`);
    throw droppedError(`Version ${id}`, span);
  }

  /**
   * The changes in order, each with its commit, from after `afterId` up to and including `lastId`; both are versions that
   * are kept. The chain of digests is checked on the way.
   * @throws ServiceError `log-damaged` naming the file and the first commit that is not what was written.
   */
  *changes(afterId = 0, lastId = ALL): Generator<{ info: CommitInfo; change: Change }> {
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
  *patches(afterId = 0, lastId = ALL): Generator<{ info: CommitInfo; parts: Iterable<Uint8Array> }> {
    for (const step of this.#steps(afterId, lastId)) yield { info: toInfo({ ...step.row, ...countsOf(step) }), parts: this.#inflated(step.row.id, this.#partsOf(step)) };
  }

  /** Reads all commits up to and including `lastId`, and checks the chain of digests; returns how many bytes it went through. Throws as `changes` does. */
  verify(lastId = ALL): number {
    let byteCount = 0;
    for (const step of this.#steps(0, lastId)) for (const { length } of this.#partsOf(step)) byteCount += length;
    return byteCount;
  }

  /** The chain's digest up to a commit; undefined when there is no such commit, or it was dropped. */
  chainDigestOf(id: number): string | undefined {
    return (this.#database.row('SELECT digest FROM commits WHERE id = ?', id) as Pick<CommitRow, 'digest'> | undefined)?.digest;
  }

  /** @throws ServiceError `log-damaged` when a commit's change does not have as many quads as the commit says. */
  requireCounts(info: CommitInfo, added: number, removed: number): void {
    if (added !== info.added || removed !== info.removed) throw this.damaged(`commit ${info.id} does not have as many quads as it says`);
  }

  /** Names of versions, newest first. */
  names(): { name: string; id: number; message: string }[] {
    return this.#database.rows('SELECT name, id, message FROM version_names ORDER BY named_at DESC') as { name: string; id: number; message: string }[];
  }

  /** Names a version; false when the name is another version's already. */
  setName(name: string, id: number, message: string): boolean {
    this.#database.transaction(() => this.#database.connection.prepare('INSERT OR IGNORE INTO version_names VALUES (?, ?, ?, ?)').run(name, id, message, new Date().toISOString()));
    return (this.#database.row('SELECT id FROM version_names WHERE name = ?', name) as { id: number }).id === id;
  }

  /** The digest of a whole version that was worked out before; null in it for a version that can have none. */
  digestOf(id: number): VersionDigest | undefined {
    const row = this.#database.row('SELECT quads, sha256 FROM version_digests WHERE id = ?', id) as { quads: number; sha256: string } | undefined;
    return row && { quads: row.quads, sha256: row.sha256 || null };
  }

  /** Keeps the digest of a version; a log opened for reading keeps none. */
  keepDigest(id: number, { quads, sha256 }: VersionDigest): void {
    if (this.#mode !== 'write') return;
    this.#database.transaction(() => this.#database.connection.prepare('INSERT OR REPLACE INTO version_digests VALUES (?, ?, ?)').run(id, quads, sha256 ?? ''));
  }

  /** What was answered under an idempotency key in the last days. */
  answerTo(key: string): KeptAnswer | undefined {
    return this.#database.row('SELECT key, request, answer FROM answers WHERE key = ? AND kept_at >= ?', key, oldestAnswer()) as KeptAnswer | undefined;
  }

  /** Copies the log as it is now into a file that is not there yet, while others write to it. The copy is whole, or there is none. */
  copyTo(file: string): void {
    this.#database.copyTo(file);
  }

  close(): void {
    this.#database.connection.close();
  }

  /** The error that the log is not what was written. */
  damaged(reason: unknown): ServiceError {
    return this.#database.damaged(reason);
  }

  #last(): ParentVersion {
    return (this.#database.row('SELECT id AS number, digest AS identity FROM commits ORDER BY id DESC LIMIT 1') as ParentVersion | undefined) ?? { number: 0, identity: '' };
  }

  /** Steps from version to version. The parts of one are to be read to the end: then the digest is compared. */
  *#steps(afterId: number, lastId: number): Generator<Step> {
    let parentDigest = afterId === 0 ? '' : this.chainDigestOf(afterId);
    if (parentDigest === undefined) throw this.damaged(`commit ${afterId} is missing`);
    for (let at = afterId; at < lastId; ) {
      const span = this.#database.row('SELECT * FROM spans WHERE after = ?', at) as SpanRow | undefined;
      const id = span?.id ?? at + 1;
      const row = this.#database.row('SELECT * FROM commits WHERE id >= ? ORDER BY id LIMIT 1', id) as CommitRow | undefined;
      if (!row && !span) return;
      if (row?.id !== id) throw this.damaged(`commit ${id} is missing`);
      if (Object.entries(row).some(([column, value]) => value === null && column !== 'parent')) throw this.damaged(`commit ${id} lacks a value`);
      yield { row, span, parentDigest };
      parentDigest = row.digest;
      at = id;
    }
  }

  *#partsOf({ row, span, parentDigest }: Step): Generator<Uint8Array> {
    const hash = span ? spanHashOf(parentDigest, row) : hashOf(parentDigest, row);
    for (let part = 0; ; part += 1) {
      const found = this.#database.row('SELECT bytes FROM patches WHERE commit_id = ? AND part = ?', span?.patch_id ?? row.id, part) as { bytes: Uint8Array } | undefined;
      if (!found) break;
      hash.update(found.bytes);
      yield found.bytes;
    }
    const { digest, added, removed } = span ?? row;
    if (finished(hash, { added, removed }) !== digest) throw this.damaged(`commit ${row.id} does not have the digest it was written with`);
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

  #writeLarge<Result>(patchId: number, hash: Hash, end: (counts: Counts, digest: string) => Result): LargeChange<Result> {
    const writer = new PartsWriter((work) => {
      this.#database.transaction(work);
    }, (part, bytes) => {
      this.#insertPart(patchId, part, bytes);
    });
    return {
      addPart: (bytes) => {
        hash.update(bytes);
        writer.add(bytes);
      },
      finish: (added, removed) => this.#database.transaction(() => {
        writer.flush();
        return end({ added, removed }, finished(hash, { added, removed }));
      }),
      abandon: () => {
        this.#database.connection.prepare('DELETE FROM patches WHERE commit_id = ?').run(patchId);
      },
    };
  }

  #insertPart(patchId: number, part: number, bytes: Uint8Array): void {
    this.#database.connection.prepare('INSERT INTO patches VALUES (?, ?, ?)').run(patchId, part, bytes);
  }

  #insertCommit({ id, committedAt, author, message, added, removed, digest }: CommitInfo): void {
    this.#database.connection.prepare('INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(id, id === 1 ? null : id - 1, committedAt.toISOString(), author, message, added, removed, digest);
  }

  #keepAnswer({ key, request, answer }: KeptAnswer): void {
    this.#database.connection.prepare('DELETE FROM answers WHERE kept_at < ?').run(oldestAnswer());
    this.#database.connection.prepare('INSERT INTO answers VALUES (?, ?, ?, ?)').run(key, request, answer, new Date().toISOString());
  }

  /** Removes parts that did not come to be of a commit, or of the way over dropped ones. */
  #removeOrphans(): void {
    this.#database.connection.exec('DELETE FROM patches WHERE commit_id > (SELECT coalesce(max(id), 0) FROM commits) OR (commit_id < 0 AND commit_id NOT IN (SELECT patch_id FROM spans))');
  }
}

const oldestAnswer = (): string => new Date(Date.now() - ANSWERS_KEPT_MS).toISOString();

const countsOf = ({ row, span }: Step): Counts => {
  const { added, removed } = span ?? row;
  return { added, removed };
};

function droppedError(what: string, { after, id }: Pick<SpanRow, 'after' | 'id'>): ServiceError {
  const before = after === 0 ? 'no version before it is kept' : `the last one before it that is kept is version ${after}`;
  return new ServiceError('version-dropped', `${what} was dropped when the log was compacted; ${before}, and the next is version ${id}.`, { details: { before: after || null, after: id } });
}
