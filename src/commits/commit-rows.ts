/** Rows of the log, information about commits in them, and the digests that chain them. */
import { createHash, type Hash } from 'node:crypto';
import { ServiceError } from '../errors.js';

/** Information about a commit besides its change. */
export interface CommitInfo {
  readonly id: number;
  readonly committedAt: Date;
  readonly author: string;
  readonly message: string;
  /**
   * How many asserted quads it added and removed; where versions before it were dropped, since the
   * last kept one.
   */
  readonly added: number;
  readonly removed: number;
  /** SHA-256 over this commit and, by its parent's digest, all before it. */
  readonly digest: string;
}

/** A commit's metadata from its author. */
export type CommitNote = Pick<CommitInfo, 'committedAt' | 'author' | 'message'>;

/** A commit's parent version and its digest, empty for the first. */
export interface ParentVersion {
  readonly number: number;
  readonly identity: string;
}

export interface CommitRow {
  id: number;
  parent: number | null;
  committed_at: string;
  author: string;
  message: string;
  added: number;
  removed: number;
  digest: string;
}

export interface SpanRow {
  id: number;
  after: number;
  patch_id: number;
  /** When the first dropped version was committed. */
  since: string;
  added: number;
  removed: number;
  digest: string;
}

/** How many quads a change adds and removes. */
export type Counts = Pick<CommitRow, 'added' | 'removed'>;

/** A commit before its change is known. */
export type BegunRow = Omit<CommitRow, 'digest' | 'added' | 'removed'>;

/** The first columns of a commit's row. */
export function begunRow({ number }: ParentVersion, note: CommitNote): BegunRow {
  return {
    id: number + 1,
    parent: number || null,
    committed_at: note.committedAt.toISOString(),
    author: note.author,
    message: note.message,
  };
}

export function hashOf(parentDigest: string, row: BegunRow): Hash {
  return createHash('sha256').update(
    JSON.stringify([parentDigest, row.id, row.committed_at, row.author, row.message]),
  );
}

/** The beginning of the digest of a span of dropped versions before a commit. */
export function spanHashOf(parentDigest: string, row: CommitRow): Hash {
  return hashOf(parentDigest, row).update(JSON.stringify([row.digest, row.added, row.removed]));
}

/** The end of every digest. */
export function finished(hash: Hash, { added, removed }: Counts): string {
  return hash.update(JSON.stringify([added, removed])).digest('hex');
}

export function toInfo(row: Omit<CommitRow, 'parent'>): CommitInfo {
  return {
    id: row.id,
    committedAt: new Date(row.committed_at),
    author: row.author,
    message: row.message,
    added: row.added,
    removed: row.removed,
    digest: row.digest,
  };
}

/** The error for a dropped version, naming the nearest kept ones. */
export function droppedError(
  what: string,
  { after, id }: Pick<SpanRow, 'after' | 'id'>,
): ServiceError {
  const before =
    after === 0
      ? 'no earlier version is kept'
      : `the nearest earlier version that is kept is ${after}`;
  return new ServiceError(
    'version-dropped',
    `${what} was dropped when the log was compacted; ${before}, the nearest later one is ` +
      `${id}.`,
    { details: { before: after || null, after: id } },
  );
}
