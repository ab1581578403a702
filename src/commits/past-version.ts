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
export interface VersionPayload extends Pick<GraphVersion, 'number' | 'committedAt' | 'identity'> {
  readonly content: GraphPayload;
}

/** The thread's worker data. */
export interface PastVersionOrder {
  readonly directory: string;
  readonly baseIri: string;
  readonly from: VersionPayload;
  readonly id: number;
}

/** For other threads. */
export function toPayload({ ids, number, committedAt, identity }: GraphVersion): VersionPayload {
  return { content: ids.payload, number, committedAt, identity };
}

/** A version to read. Its dictionary may be another thread's, so new terms go into a copy. */
export function fromPayload(payload: VersionPayload): GraphVersion {
  const { content, number, committedAt, identity } = payload;
  const statements = { statements: Statements.of(content.statements), size: content.size };
  const dictionary = Dictionary.forkOf(content.dictionary);
  return new GraphVersion(dictionary, statements, number, committedAt, identity);
}

/** What a thread makes of an order. @throws ServiceError its errors */
export async function madeInThread<Result extends object>(
  order: object,
  signal?: AbortSignal,
): Promise<Result> {
  const worker = startThread('./history-thread.js', import.meta.url, { workerData: order });
  try {
    const made = await firstMessage<Result | PlainError>(worker, signal);
    if ('serviceError' in made) throw fromPlainError(made);
    return made;
  } finally {
    await worker.terminate();
  }
}

/**
 * The version of a log with this number. `known` are versions of the same log in memory. Cost: the
 * quads of the commits between it and the nearest of them, some two seconds a million in the
 * thread, and the graph's inferences.
 * @throws ServiceError `not-found`, `version-dropped`, `log-damaged`
 */
export async function openPastVersion(
  log: CommitLog,
  { baseIri }: Names,
  id: number,
  known: readonly GraphVersion[],
): Promise<GraphVersion> {
  log.requireKept(id);
  const from = toPayload(nearest(log, id, known));
  const order: PastVersionOrder = { directory: log.directory, baseIri, from, id };
  return fromPayload(await madeInThread<VersionPayload>(order));
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
