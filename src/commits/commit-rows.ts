/** Rows of the log, what is known of a commit by them, and the digests that chain them. */
import { createHash, type Hash } from 'node:crypto';
import { ServiceError } from '../errors.js';

/** What is known of a commit besides its change. */
export interface CommitInfo {
  /** The number of the version that the commit made. */
  readonly id: number;
  readonly committedAt: Date;
  readonly author: string;
  readonly message: string;
  /**
   * How many asserted quads it added and removed; where versions before it were dropped, since the
   * last one that was kept.
   */
  readonly added: number;
  readonly removed: number;
  /** SHA-256 over this commit and, by its parent's digest, all before it. */
  readonly digest: string;
}

/** What whoever commits says of it. */
export type CommitNote = Pick<CommitInfo, 'committedAt' | 'author' | 'message'>;

/** Where a commit stands: on which version, and that one's digest, empty for the first. */
export interface ParentVersion {
  readonly number: number;
  readonly identity: string;
}

/** A row of `commits`. */
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

/** A row of `spans`. */
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

/** The row that a commit upon a version begins with. */
export function begunRow({ number }: ParentVersion, note: CommitNote): BegunRow {
  return {
    id: number + 1,
    parent: number || null,
    committed_at: note.committedAt.toISOString(),
    author: note.author,
    message: note.message,
  };
}

/** What a commit's digest begins with. */
export function hashOf(parentDigest: string, row: BegunRow): Hash {
  return createHash('sha256').update(
    JSON.stringify([parentDigest, row.id, row.committed_at, row.author, row.message]),
  );
}

/** What the digest of the way to a commit begins with: the versions between were dropped. */
export function spanHashOf(parentDigest: string, row: CommitRow): Hash {
  return hashOf(parentDigest, row).update(JSON.stringify([row.digest, row.added, row.removed]));
}

/** What every digest ends with. */
export function finished(hash: Hash, { added, removed }: Counts): string {
  return hash.update(JSON.stringify([added, removed])).digest('hex');
}

/** A row in the words of the rest. */
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

/** The error for a version that compaction dropped, naming those around it that are kept. */
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
