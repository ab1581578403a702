/**
 * The commit log: the truth from which memory, images and exports follow.
 *
 * One SQLite database, `log.sqlite`, in WAL mode with `synchronous=FULL`, so that an acknowledged
 * commit is on the disk, and any other is absent as a whole. One row a commit, and its change in
 * one row or more (`log-database.ts` lists the tables). A thread writes (`log-writer.ts`);
 * everybody reads over a connection of their own.
 *
 * 1. Ids count up by one from 1; they are the version numbers. `parent` is the id before, null for
 *    the first.
 * 2. `digest` is SHA-256 over the parent's digest, the metadata, the parts' bytes and the counts: a
 *    chain, so that a changed row shows.
 * 3. Changes are net: added quads were absent before, removed ones present. So they can be undone
 *    and added up.
 * 4. Rows are never changed. Names of versions and digests of whole versions are in tables of their
 *    own.
 * 5. The row in `commits` is the commit. Earlier releases wrote parts of a large change before it;
 *    without that row they are void, and the next writer removes them.
 * 6. Compaction drops versions: their rows go, and a row in `spans` says which version follows
 *    which, with a digest over both ends of the chain and the bytes of the change between them.
 *    Kept versions keep their rows and so their digests.
 */
import { ServiceError } from '../errors.js';
import { RequestThread, startThread } from '../threads/index.js';
import type { CommitNote, CommitRow, Counts, ParentVersion, SpanRow } from './commit-rows.js';
import { finished, hashOf, spanHashOf, toInfo } from './commit-rows.js';
import type { LogMode } from './log-database.js';
import { LogReader } from './log-reader.js';
import type { LogEntry, LogWriter, PreparedCommit } from './log-writer.js';
import type { StoredCitation, VersionDigest } from './log-writer.js';

export type { CommitInfo, CommitNote, ParentVersion } from './commit-rows.js';
export type { KeptAnswer, LogEntry, PreparedCommit, VersionDigest } from './log-writer.js';

export function openForReading(): ServiceError {
  return new ServiceError(
    'forbidden',
    'This process only reads the data directory (setting READ_ONLY). Write through the process ' +
      'that writes to it.',
  );
}

/** The log of one data directory. The directory lock keeps a second writer away. */
export class CommitLog extends LogReader {
  readonly #thread: RequestThread<LogWriter>;

  /** A reader needs an existing log. @throws ServiceError `log-damaged` */
  constructor(directory: string, mode: LogMode, file?: string) {
    super(directory, mode, file);
    this.#thread = new RequestThread(() =>
      startThread('./log-thread.js', import.meta.url, { workerData: directory }),
    );
    if (mode === 'write') this.#removeOrphans();
  }

  /** The first writer decides. @throws ServiceError `configuration` for another base of IRIs. */
  requireBase(iri: string): void {
    const known = this.row<{ iri: string }>('SELECT iri FROM base')?.iri;
    if (known === undefined && this.mode === 'write')
      this.connection.run('INSERT INTO base VALUES (?)', iri);
    if (known !== undefined && known !== iri) {
      throw new ServiceError(
        'configuration',
        `The setting BASE_IRI is ${iri}, but the log ${this.file} was created with ` +
          `${known}. Use that one, or another data directory (DATA_DIR).`,
      );
    }
  }

  /** A commit after a version, maybe unwritten. The change is net, and its parts are deflated. */
  prepare(
    parent: ParentVersion,
    note: CommitNote,
    parts: readonly Uint8Array[],
    counts: Counts,
  ): PreparedCommit {
    const begun = { ...note, id: parent.number + 1 };
    const hash = hashOf(parent.identity, begun);
    for (const part of parts) hash.update(part);
    return { info: { ...begun, ...counts, digest: finished(hash, counts) }, parts };
  }

  /** Writes successive commits, all or none, durably. @throws ServiceError `storage-full` */
  async write(entries: readonly LogEntry[]): Promise<void> {
    return this.#writer.call('write', entries);
  }

  /** The parts are the net change between; false if a version was named or cited meanwhile. */
  async dropVersions(
    { after, id }: Pick<SpanRow, 'after' | 'id'>,
    parts: readonly Uint8Array[],
    counts: Counts,
  ): Promise<boolean> {
    const { least } = this.oneRow<{ least: number }>(
      'SELECT min(0, coalesce(min(commit_id), 0)) AS least FROM patches',
    );
    const commit = this.oneRow<CommitRow>('SELECT * FROM commits WHERE id = ?', id);
    const hash = spanHashOf(this.chainDigestOf(after) ?? '', toInfo(commit));
    for (const part of parts) hash.update(part);
    const digest = finished(hash, counts);
    return this.#writer.call(
      'addSpan',
      { id, after, patch_id: least - 1, ...counts, digest },
      parts,
    );
  }

  /**
   * Waits for pending writes, and ends the writing thread. Needed before `close` after any write.
   */
  endWriting(): Promise<void> {
    return this.#thread.end('close');
  }

  async shrink(pageCount: number): Promise<boolean> {
    return this.#writer.call('shrink', pageCount);
  }

  async setName(name: string, id: number, message: string): Promise<boolean> {
    return this.#writer.call('setName', name, id, message);
  }

  /** Stores the digest of a version, unless the log is open for reading. */
  async keepDigest(id: number, digest: VersionDigest): Promise<void> {
    if (this.mode === 'write') await this.#writer.call('keepDigest', id, digest);
  }

  /** Stores a citation; it is durable when this resolves. An existing one stays as it is. */
  async addCitation(citation: StoredCitation): Promise<void> {
    return this.#writer.call('addCitation', citation);
  }

  get #writer(): RequestThread<LogWriter> {
    if (this.mode === 'write') return this.#thread;
    throw openForReading();
  }

  /** Removes parts of commits and spans that an earlier release did not finish. */
  #removeOrphans(): void {
    this.transaction(() => {
      this.connection.exec(
        'DELETE FROM patches WHERE commit_id > (SELECT coalesce(max(id), 0) FROM commits) ' +
          'OR (commit_id < 0 AND commit_id NOT IN (SELECT patch_id FROM spans))',
      );
    });
  }
}
