/**
 * Versions of the past, opened in a thread: readers and writers go on meanwhile.
 *
 * Changes in the log are net, so a version is reached from any other that is in memory: forward by
 * the commits between, or backward by undoing their sum. The thread takes the way with the fewest
 * quads.
 */
import type { GraphPayload } from '../graph/index.js';
import { Dictionary, GraphVersion, Statements, emptyVersion } from '../graph/index.js';
import type { Names } from '../rdf/index.js';
import { firstMessage, fromPlainError, startThread, type PlainError } from '../threads/index.js';
import type { CommitLog } from './commit-log.js';

/** A version for another thread: its buffers are shared. */
export interface VersionPayload {
  readonly content: GraphPayload;
  readonly number: number;
  readonly committedAt: Date | undefined;
  readonly identity: string;
}

/** The thread's worker data. */
export interface PastVersionOrder {
  readonly directory: string;
  readonly baseIri: string;
  readonly from: VersionPayload;
  readonly id: number;
}

/** The thread's message. */
export type PastVersionOutcome = { readonly version: VersionPayload } | PlainError;

/** For other threads. */
export function toPayload({ ids, number, committedAt, identity }: GraphVersion): VersionPayload {
  return { content: ids.payload, number, committedAt, identity };
}

/** A version to read. Its dictionary may be another thread's, so new terms go into a copy. */
export function fromPayload({
  content,
  number,
  committedAt,
  identity,
}: VersionPayload): GraphVersion {
  return new GraphVersion(
    Dictionary.forkOf(content.dictionary),
    { statements: Statements.of(content.statements), size: content.size },
    number,
    committedAt,
    identity,
  );
}

/**
 * The version of a log with this number. `known` are versions of the same log in memory. Cost: the
 * quads of the commits between it and the nearest of them, some two seconds a million in the
 * thread, and the graph's inferences.
 * @throws ServiceError `not-found`, `version-dropped`, `log-damaged`
 */
export async function openPastVersion(
  log: CommitLog,
  names: Names,
  id: number,
  known: readonly GraphVersion[],
): Promise<GraphVersion> {
  log.requireKept(id);
  const order: PastVersionOrder = {
    directory: log.directory,
    baseIri: names.baseIri,
    from: toPayload(nearest(log, id, known)),
    id,
  };
  const worker = startThread('./past-version-thread.js', import.meta.url, { workerData: order });
  try {
    const outcome = await firstMessage<PastVersionOutcome>(worker);
    if ('serviceError' in outcome) throw fromPlainError(outcome);
    return fromPayload(outcome.version);
  } finally {
    await worker.terminate();
  }
}

/** The version from which the fewest quads have to be read. */
function nearest(log: CommitLog, id: number, known: readonly GraphVersion[]): GraphVersion {
  const distance = ({ number }: GraphVersion): number =>
    log.quadCountBetween(Math.min(number, id), Math.max(number, id));
  // Versions that were dropped while in use are no longer in order.
  return known
    .filter(({ number }) => log.chainDigestOf(number) !== undefined)
    .reduce(
      (best, version) => (distance(version) < distance(best) ? version : best),
      emptyVersion(),
    );
}
