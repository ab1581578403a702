/** The reading side of the commit log. It checks the chain of digests on the way. */
import { existsSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { messageOf, notFound } from '../errors.js';
import { fromPatchLines, type Change } from '../rdf/index.js';
import { lacking, readAcknowledged, requireAcknowledged } from './acknowledged.js';
import type { CommitInfo, CommitRow, SpanRow } from './commit-rows.js';
import { droppedError, finished, hashOf, spanHashOf, toInfo } from './commit-rows.js';
import { isCut } from './cut-file.js';
import {
  CITATIONS_TABLE,
  LogDatabase,
  logDamaged,
  logFileOf,
  oldestAnswer,
} from './log-database.js';
import type { LogMode } from './log-database.js';
import type { KeptAnswer, StoredCitation, VersionDigest } from './log-writer.js';
import { hasTable, type SqlParameter } from './sqlite.js';

/** The change from one kept version to the next. */
interface Step {
  readonly row: CommitRow;
  readonly span: SpanRow | undefined;
  readonly parentDigest: string;
}

const ALL = Number.MAX_SAFE_INTEGER;
/** Read in a millisecond or two. */
const FEW_LINES = 500;
const COMMITS_AND_SPANS = `SELECT commits.id, parent, committed_at, author, message, commits.digest,
  coalesce(spans.added, commits.added) AS added, coalesce(spans.removed, commits.removed) AS removed
  FROM commits LEFT JOIN spans USING (id)`;

/** Reads a log; writers have a `CommitLog`. */
export class LogReader extends LogDatabase {
  /** A reader needs an existing log. @throws ServiceError `log-damaged` */
  constructor(
    readonly directory: string,
    protected readonly mode: LogMode,
    file?: string,
  ) {
    // Before the log, which may go on. A copy elsewhere has no note; one opened beside was checked.
    const isFirst = mode !== 'beside';
    const acknowledged = file === undefined && isFirst ? readAcknowledged(directory) : undefined;
    const path = file ?? logFileOf(directory);
    if (acknowledged && !existsSync(path))
      throw logDamaged(path, `it is missing, and ${lacking(acknowledged, directory)}`);
    // Twice, as another process may shrink the file between the looks at it and its log.
    if (isFirst && existsSync(path) && isCut(path) && isCut(path))
      throw logDamaged(path, 'its end is missing. Restore a backup');
    if (acknowledged) requireAcknowledged(path, acknowledged, directory);
    super(path, mode);
  }

  /** The kept commits in order, from the first after `afterId` up to and including `lastId`. */
  list(lastId = ALL, afterId = 0): CommitInfo[] {
    const range = 'WHERE commits.id > ? AND commits.id <= ? ORDER BY commits.id';
    return this.rows<CommitRow>(`${COMMITS_AND_SPANS} ${range}`, afterId, lastId).map(toInfo);
  }

  /** The number of the last kept commit up to `lastId`; 0 if none. */
  lastId(lastId = ALL): number {
    return this.#number('coalesce(max(id), 0)', 'commits WHERE id <= ?', lastId);
  }

  /** The quads of a kept version: all additions minus all removals. */
  quadCountOf(id: number): number {
    const table = `(${COMMITS_AND_SPANS}) WHERE id <= ?`;
    return this.#number('coalesce(sum(added - removed), 0)', table, id);
  }

  get count(): number {
    return this.#number('count(*)', 'commits');
  }

  /** The commit of a version; for a dropped one that of the next kept one, which must exist. */
  commitFrom(id: number): CommitInfo {
    const sql = `${COMMITS_AND_SPANS} WHERE commits.id >= ? ORDER BY commits.id LIMIT 1`;
    return toInfo(this.oneRow<CommitRow>(sql, id));
  }

  /** The last version committed by a moment, if any. @throws ServiceError `version-dropped` */
  versionAt(moment: Date): number | undefined {
    const at = moment.toISOString();
    const id = this.#number('coalesce(max(id), 0)', 'commits WHERE committed_at <= ?', at);
    const span = this.row<SpanRow>('SELECT * FROM spans WHERE after = ? AND since <= ?', id, at);
    if (span) throw droppedError(`The version of ${at}`, span);
    return id || undefined;
  }

  /** How many quads the commits after one version up to and including another add and remove. */
  quadCountBetween(afterId: number, lastId: number): number {
    const table = `(${COMMITS_AND_SPANS}) WHERE id > ? AND id <= ?`;
    return this.#number('coalesce(sum(added + removed), 0)', table, afterId, lastId);
  }

  /** @throws ServiceError `version-dropped`, or `not-found` for an unknown number. */
  requireKept(id: number): void {
    if (this.chainDigestOf(id) !== undefined) return;
    const span = this.row<SpanRow>('SELECT * FROM spans WHERE after < ? AND id > ?', id, id);
    if (!span) throw notFound(`There is no version ${id}; versions are 1 to ${this.lastId()}.`);
    throw droppedError(`Version ${id}`, span);
  }

  /**
   * The changes in order, each with its commit, from after `afterId` up to and including `lastId`;
   * both are kept versions. The chain of digests is checked on the way.
   * @throws ServiceError `log-damaged` naming the file and the first commit that is not what was
   *   written.
   */
  *changes(afterId = 0, lastId = ALL): Generator<{ info: CommitInfo; change: Change }> {
    for (const { info, parts } of this.patches(afterId, lastId)) {
      const changes = Array.from(parts, (part) => this.#toChange(info.id, linesOf(part)));
      const added = changes.flatMap((each) => each.added);
      const removed = changes.flatMap((each) => each.removed);
      this.requireCounts(info, added.length, removed.length);
      yield { info, change: { added, removed } };
    }
  }

  /**
   * The changes up to a kept version, since the kept one before it or another, of statements with
   * the wanted lines in N-Quads, in parts. Cost: the bytes of the whole change. Throws as `changes`
   * does.
   */
  *changesWhere(
    id: number,
    isWanted: (line: string) => boolean,
    afterId = this.lastId(id - 1),
  ): Generator<Change> {
    for (const { parts } of this.patches(afterId, id))
      for (const part of parts) {
        const lines = linesOf(part).filter((line) => isWanted(line.slice(2)));
        yield this.#toChange(id, lines);
      }
  }

  /**
   * `changes` in small parts, for threads that others wait for. The log is read at once; its lines
   * one part after the other. Throws as `changes`.
   */
  smallChanges(afterId: number, lastId: number): Iterable<Change> {
    const steps = Array.from(this.#steps(afterId, lastId), (step) => ({
      id: step.row.id,
      parts: [...this.#partsOf(step)],
    }));
    return this.#small(steps);
  }

  *#small(steps: readonly { id: number; parts: readonly Uint8Array[] }[]): Generator<Change> {
    for (const { id, parts } of steps)
      for (const part of this.#inflated(id, parts)) {
        const lines = linesOf(part);
        for (let start = 0; start < lines.length; start += FEW_LINES)
          yield this.#toChange(id, lines.slice(start, start + FEW_LINES));
      }
  }

  /** `changes` as bytes of RDF Patch, in parts of whole lines; read them before the next commit. */
  *patches(
    afterId = 0,
    lastId = ALL,
  ): Generator<{ info: CommitInfo; parts: Iterable<Uint8Array> }> {
    for (const step of this.#steps(afterId, lastId)) {
      const { added, removed } = step.span ?? step.row;
      yield {
        info: toInfo({ ...step.row, added, removed }),
        parts: this.#inflated(step.row.id, this.#partsOf(step)),
      };
    }
  }

  /** Checks the chain of digests up to `lastId`; returns the bytes read. Throws as `changes`. */
  verify(lastId = ALL): number {
    let byteCount = 0;
    for (const step of this.#steps(0, lastId))
      for (const { length } of this.#partsOf(step)) byteCount += length;
    return byteCount;
  }

  /** The chain's digest up to a commit; undefined for an unknown or dropped one. */
  chainDigestOf(id: number): string | undefined {
    return this.row<CommitRow>('SELECT digest FROM commits WHERE id = ?', id)?.digest;
  }

  /** @throws ServiceError `log-damaged` for other numbers of quads than the commit records. */
  requireCounts(info: CommitInfo, added: number, removed: number): void {
    if (added !== info.added || removed !== info.removed)
      throw this.damaged(`commit ${info.id} has a different number of quads than it records`);
  }

  /** Names of versions, newest first. */
  names(): { name: string; id: number; message: string }[] {
    return this.rows('SELECT name, id, message FROM version_names ORDER BY named_at DESC');
  }

  /** The stored digest of a whole version; null in it for a version that can have none. */
  digestOf(id: number): VersionDigest | undefined {
    return this.row(
      "SELECT quads, nullif(sha256, '') AS sha256 FROM version_digests WHERE id = ?",
      id,
    );
  }

  /** The recent answer under an idempotency key. */
  answerTo(key: string): KeptAnswer | undefined {
    const sql = 'SELECT key, request, answer FROM answers WHERE key = ? AND kept_at >= ?';
    return this.row(sql, key, oldestAnswer());
  }

  /** Citations, the oldest first; the one with an id, or those made after a moment. */
  citations({ id, after }: { readonly id?: string; readonly after?: Date } = {}): StoredCitation[] {
    if (!hasTable(this.connection, CITATIONS_TABLE)) return [];
    const sql = `SELECT id, version, cited_at AS citedAt, record FROM ${CITATIONS_TABLE}
      WHERE id = coalesce(?, id) AND cited_at > ? ORDER BY cited_at, id`;
    return this.rows(sql, id ?? null, after?.toISOString() ?? '');
  }

  close(): void {
    this.connection.close();
  }

  #number(expression: string, from: string, ...parameters: SqlParameter[]): number {
    const sql = `SELECT ${expression} AS number FROM ${from}`;
    return this.oneRow<{ number: number }>(sql, ...parameters).number;
  }

  /** Steps from version to version. Read all parts of each: then its digest is compared. */
  *#steps(afterId: number, lastId: number): Generator<Step> {
    let parentDigest = afterId === 0 ? '' : this.chainDigestOf(afterId);
    if (parentDigest === undefined) throw this.damaged(`commit ${afterId} is missing`);
    for (let at = afterId; at < lastId;) {
      const span = this.row<SpanRow>('SELECT * FROM spans WHERE after = ?', at);
      const id = span?.id ?? at + 1;
      const next = 'SELECT * FROM commits WHERE id >= ? ORDER BY id LIMIT 1';
      const row = this.row<CommitRow>(next, id);
      if (!row && !span) return;
      if (row?.id !== id) throw this.damaged(`commit ${id} is missing`);
      if (Object.entries(row).some(([column, value]) => value === null && column !== 'parent'))
        throw this.damaged(`a value of commit ${id} is missing`);
      yield { row, span, parentDigest };
      parentDigest = row.digest;
      at = id;
    }
  }

  *#partsOf({ row, span, parentDigest }: Step): Generator<Uint8Array> {
    const hash = (span ? spanHashOf : hashOf)(parentDigest, toInfo(row));
    const next = 'SELECT bytes FROM patches WHERE commit_id = ? AND part = ?';
    for (let part = 0; ; part += 1) {
      const found = this.row<{ bytes: Uint8Array }>(next, span?.patch_id ?? row.id, part);
      if (!found) break;
      hash.update(found.bytes);
      yield found.bytes;
    }
    const { digest, added, removed } = span ?? row;
    if (finished(hash, { added, removed }) !== digest)
      throw this.damaged(`commit ${row.id} does not match its recorded digest`);
  }

  *#inflated(id: number, parts: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const bytes of parts) {
      let lines: Uint8Array;
      try {
        lines = inflateRawSync(bytes);
      } catch (error) {
        throw this.damaged(`commit ${id} differs from what was written (${messageOf(error)})`);
      }
      yield lines;
    }
  }

  #toChange(id: number, lines: readonly string[]): Change {
    try {
      return fromPatchLines(lines);
    } catch (error) {
      throw this.damaged(`commit ${id} cannot be read (${messageOf(error)})`);
    }
  }
}

function linesOf(part: Uint8Array): string[] {
  return Buffer.from(part).toString('utf8').split('\n');
}
