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
import { RequestThread, startThread } from '../threads/index.js';
import type { CommitLog } from './commit-log.js';
import type { HistoryMethods } from './history-thread.js';

/** A version for another thread: its buffers are shared. */
export interface VersionPayload extends Pick<GraphVersion, 'number' | 'committedAt' | 'identity'> {
  readonly content: GraphPayload;
}

export interface PastVersionOrder {
  readonly directory: string;
  readonly baseIri: string;
  readonly from: VersionPayload;
  readonly id: number;
}

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

/** Uses a thread that reads the log; the signal ends it. @throws ServiceError its errors */
export async function inHistoryThread<Result>(
  use: (thread: RequestThread<HistoryMethods>) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const thread = new RequestThread<HistoryMethods>(() =>
    startThread('./history-thread.js', import.meta.url),
  );
  const stop = (): void => void thread.stop();
  signal?.addEventListener('abort', stop);
  try {
    return await use(thread);
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.stop();
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
  return fromPayload(await inHistoryThread((thread) => thread.call('versionOf', order)));
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
