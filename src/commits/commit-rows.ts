/** Rows of the log, information about commits in them, and the digests that chain them. */
import { createHash, type Hash } from 'node:crypto';
import { ServiceError } from '../errors.js';

export interface CommitInfo {
  readonly id: number;
  readonly committedAt: Date;
  readonly author: string;
  readonly message: string;
  /** Of asserted quads; where versions before it were dropped, since the last kept one. */
  readonly added: number;
  readonly removed: number;
  /** SHA-256 over this commit and, by its parent's digest, all before it. */
  readonly digest: string;
}

export type CommitNote = Pick<CommitInfo, 'committedAt' | 'author' | 'message'>;

/** A commit's parent version and its digest, empty for the first. */
export interface ParentVersion {
  readonly number: number;
  readonly identity: string;
}

export interface CommitRow extends Omit<CommitInfo, 'committedAt'> {
  readonly parent: number | null;
  readonly committed_at: string;
}

export type Counts = Pick<CommitInfo, 'added' | 'removed'>;

export interface SpanRow extends Counts {
  readonly id: number;
  readonly after: number;
  readonly patch_id: number;
  /** When the first dropped version was committed. */
  readonly since: string;
  readonly digest: string;
}

export function hashOf(
  parentDigest: string,
  { id, committedAt, author, message }: CommitNote & Pick<CommitInfo, 'id'>,
): Hash {
  return createHash('sha256').update(
    JSON.stringify([parentDigest, id, committedAt, author, message]),
  );
}

/** The beginning of the digest of a span of dropped versions before a commit. */
export function spanHashOf(parentDigest: string, commit: CommitInfo): Hash {
  const { digest, added, removed } = commit;
  return hashOf(parentDigest, commit).update(JSON.stringify([digest, added, removed]));
}

/** The end of every digest. */
export function finished(hash: Hash, { added, removed }: Counts): string {
  return hash.update(JSON.stringify([added, removed])).digest('hex');
}

export function toInfo(row: CommitRow): CommitInfo {
  const { id, author, message, added, removed, digest } = row;
  return { id, committedAt: new Date(row.committed_at), author, message, added, removed, digest };
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
