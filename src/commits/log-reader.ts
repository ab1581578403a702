/**
 * The reading side of the commit log: commits, their changes and versions, with the chain of
 * digests checked on the way.
 */
import { existsSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { messageOf, notFound } from '../errors.js';
import { fromPatchLines, type Change } from '../rdf/index.js';
import { lacking, readAcknowledged, requireAcknowledged } from './acknowledged.js';
import type { CommitInfo, CommitRow, ParentVersion, SpanRow } from './commit-rows.js';
import { droppedError, finished, hashOf, spanHashOf, toInfo } from './commit-rows.js';
import { isCut } from './cut-file.js';
import { LogDatabase, logDamaged, logFileOf, oldestAnswer, type LogMode } from './log-database.js';
import type { KeptAnswer, VersionDigest } from './log-writer.js';

/** The change from one kept version to the next. */
interface Step {
  readonly row: CommitRow;
  readonly span: SpanRow | undefined;
  readonly parentDigest: string;
}

const ALL = Number.MAX_SAFE_INTEGER;
const COMMITS_AND_SPANS = `SELECT commits.id, parent, committed_at, author, message, commits.digest,
  coalesce(spans.added, commits.added) AS added, coalesce(spans.removed, commits.removed) AS removed
  FROM commits LEFT JOIN spans USING (id)`;

/** Reads a log; writers have a `CommitLog`. */
export class LogReader extends LogDatabase {
  /**
   * Opens the log of a data directory; a reader needs an existing one. @throws ServiceError
   * `log-damaged`
   */
  constructor(
    readonly directory: string,
    protected readonly mode: LogMode,
    file?: string,
  ) {
    // Before the log, which may go on meanwhile. A log elsewhere is a copy, and one opened beside
    // has been checked.
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
    return (
      this.rows(
        `${COMMITS_AND_SPANS} WHERE commits.id > ? AND commits.id <= ? ORDER BY commits.id`,
        afterId,
        lastId,
      ) as CommitRow[]
    ).map(toInfo);
  }

  /** The number of the last kept commit up to `lastId`; 0 if none. */
  lastId(lastId = ALL): number {
    return (
      this.row('SELECT coalesce(max(id), 0) AS id FROM commits WHERE id <= ?', lastId) as Pick<
        CommitRow,
        'id'
      >
    ).id;
  }

  /** The quads of a kept version: all additions minus all removals. */
  quadCountOf(id: number): number {
    const { count } = this.row(
      `SELECT coalesce(sum(added - removed), 0) AS count FROM (${COMMITS_AND_SPANS}) WHERE id <= ?`,
      id,
    ) as { count: number };
    return count;
  }

  get count(): number {
    return (this.row('SELECT count(*) AS count FROM commits') as { count: number }).count;
  }

  /** The commit of a version; for a dropped one that of the next kept one, which must exist. */
  commitFrom(id: number): CommitInfo {
    return toInfo(
      this.row(
        `${COMMITS_AND_SPANS} WHERE commits.id >= ? ORDER BY commits.id LIMIT 1`,
        id,
      ) as CommitRow,
    );
  }

  /**
   * The last version committed at or before a moment, if any.
   * @throws ServiceError `version-dropped`
   */
  versionAt(moment: Date): number | undefined {
    const at = moment.toISOString();
    const { id } = this.row('SELECT max(id) AS id FROM commits WHERE committed_at <= ?', at) as {
      id: number | null;
    };
    const span = this.row('SELECT * FROM spans WHERE after = ? AND since <= ?', id ?? 0, at) as
      SpanRow | undefined;
    if (span) throw droppedError(`The version of ${at}`, span);
    return id ?? undefined;
  }

  /** How many quads the commits after one version up to and including another add and remove. */
  quadCountBetween(afterId: number, lastId: number): number {
    return (
      this.row(
        `SELECT coalesce(sum(added + removed), 0) AS count FROM (${COMMITS_AND_SPANS})
          WHERE id > ? AND id <= ?`,
        afterId,
        lastId,
      ) as { count: number }
    ).count;
  }

  /**
   * @throws ServiceError `version-dropped` when compaction dropped the version, `not-found` for an
   *   unknown number.
   */
  requireKept(id: number): void {
    if (this.chainDigestOf(id) !== undefined) return;
    const span = this.row('SELECT id, after FROM spans WHERE after < ? AND id > ?', id, id) as
      Pick<SpanRow, 'id' | 'after'> | undefined;
    if (!span)
      throw notFound(`There is no version ${id}; versions are 1 to ${this.last().number}.`);
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
      const change: { added: Change['added'][number][]; removed: Change['removed'][number][] } = {
        added: [],
        removed: [],
      };
      for (const part of parts) {
        const { added, removed } = this.#toChange(
          info.id,
          Buffer.from(part).toString('utf8').split('\n'),
        );
        for (const quad of added) change.added.push(quad);
        for (const quad of removed) change.removed.push(quad);
      }
      this.requireCounts(info, change.added.length, change.removed.length);
      yield { info, change };
    }
  }

  /**
   * The changes up to a kept version, since the kept one before it, of statements with the wanted
   * lines in N-Quads, in parts. Cost: the bytes of the whole change. Throws as `changes` does.
   */
  *changesWhere(id: number, isWanted: (line: string) => boolean): Generator<Change> {
    for (const { parts } of this.patches(this.lastId(id - 1), id)) {
      for (const part of parts)
        yield this.#toChange(
          id,
          Buffer.from(part)
            .toString('utf8')
            .split('\n')
            .filter((line) => isWanted(line.slice(2))),
        );
    }
  }

  /**
   * `changes` as the bytes of RDF Patch, in parts of whole lines. A commit's parts have to be read
   * before the next commit; its faults show at the end of them at the latest.
   */
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

  /**
   * Reads all commits up to and including `lastId`, and checks the chain of digests; returns how
   * many bytes it read. Throws as `changes` does.
   */
  verify(lastId = ALL): number {
    let byteCount = 0;
    for (const step of this.#steps(0, lastId))
      for (const { length } of this.#partsOf(step)) byteCount += length;
    return byteCount;
  }

  /** The chain's digest up to a commit; undefined for an unknown or dropped one. */
  chainDigestOf(id: number): string | undefined {
    return (
      this.row('SELECT digest FROM commits WHERE id = ?', id) as
        Pick<CommitRow, 'digest'> | undefined
    )?.digest;
  }

  /**
   * @throws ServiceError `log-damaged` when a commit's change does not have as many quads as the
   *   commit says.
   */
  requireCounts(info: CommitInfo, added: number, removed: number): void {
    if (added !== info.added || removed !== info.removed)
      throw this.damaged(`commit ${info.id} has a different number of quads than it records`);
  }

  /** Names of versions, newest first. */
  names(): { name: string; id: number; message: string }[] {
    return this.rows('SELECT name, id, message FROM version_names ORDER BY named_at DESC') as {
      name: string;
      id: number;
      message: string;
    }[];
  }

  /** The stored digest of a whole version; null in it for a version that can have none. */
  digestOf(id: number): VersionDigest | undefined {
    const row = this.row('SELECT quads, sha256 FROM version_digests WHERE id = ?', id) as
      { quads: number; sha256: string } | undefined;
    return row && { quads: row.quads, sha256: row.sha256 || null };
  }

  /** The recent answer under an idempotency key. */
  answerTo(key: string): KeptAnswer | undefined {
    return this.row(
      'SELECT key, request, answer FROM answers WHERE key = ? AND kept_at >= ?',
      key,
      oldestAnswer(),
    ) as KeptAnswer | undefined;
  }

  close(): void {
    this.connection.close();
  }

  protected last(): ParentVersion {
    return (
      (this.row('SELECT id AS number, digest AS identity FROM commits ORDER BY id DESC LIMIT 1') as
        ParentVersion | undefined) ?? { number: 0, identity: '' }
    );
  }

  /** Steps from version to version. Read all parts of each: then its digest is compared. */
  *#steps(afterId: number, lastId: number): Generator<Step> {
    let parentDigest = afterId === 0 ? '' : this.chainDigestOf(afterId);
    if (parentDigest === undefined) throw this.damaged(`commit ${afterId} is missing`);
    for (let at = afterId; at < lastId;) {
      const span = this.row('SELECT * FROM spans WHERE after = ?', at) as SpanRow | undefined;
      const id = span?.id ?? at + 1;
      const row = this.row('SELECT * FROM commits WHERE id >= ? ORDER BY id LIMIT 1', id) as
        CommitRow | undefined;
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
    const hash = span ? spanHashOf(parentDigest, row) : hashOf(parentDigest, row);
    for (let part = 0; ; part += 1) {
      const found = this.row(
        'SELECT bytes FROM patches WHERE commit_id = ? AND part = ?',
        span?.patch_id ?? row.id,
        part,
      ) as { bytes: Uint8Array } | undefined;
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
