/**
 * Compaction: the log forgets versions that a rule does not keep. The net change of the commits
 * between two kept versions is calculated in a thread and replaces them; readers and writers go on
 * meanwhile. One span of dropped versions after the other: wherever it is broken off, the log is
 * complete.
 */
import { badRequest } from '../errors.js';
import { DAY_MS } from '../rdf/index.js';
import type { CommitInfo, CommitLog } from './commit-log.js';
import { inHistoryThread } from './past-version.js';

/** Versions kept besides the latest, named and cited ones; a rule has at least one of the two. */
export interface RetentionRule {
  readonly versions?: number | undefined;
  /** Every version that was current in the last so many days. */
  readonly days?: number | undefined;
}

/** Dropped versions between two kept ones; `after` is 0 if none before is kept. */
interface DroppedSpan {
  readonly after: number;
  readonly id: number;
  readonly count: number;
}

export interface FoldOrder extends DroppedSpan {
  readonly directory: string;
}

export interface Folded {
  readonly parts: readonly Uint8Array[];
  readonly counts: { readonly added: number; readonly removed: number };
}

export interface CompactionResult {
  readonly kept: number;
  readonly dropped: number;
}

const PAGES_AT_A_TIME = 256;

/**
 * Drops versions that the rule does not keep; never the latest version, or one that has a name or
 * was cited. The signal breaks it off between two spans, or in one that is then not dropped.
 * @throws ServiceError `bad-request` for a rule that is empty or keeps nothing; `log-damaged`,
 *   `storage-full`: spans before that are dropped.
 */
export async function compactLog(
  log: CommitLog,
  rule: RetentionRule,
  signal?: AbortSignal,
): Promise<CompactionResult> {
  if (rule.versions === undefined && rule.days === undefined)
    throw badRequest('A compaction needs a number of versions to keep, a number of days, or both.');
  if (Object.values(rule).some((count: number | undefined) => count !== undefined && count < 1))
    throw badRequest('A compaction keeps at least 1 version, and the versions of at least 1 day.');
  let dropped = 0;
  for (const span of droppedSpans(log.list(), log.versionsForGood(), rule)) {
    if (signal?.aborted) break;
    if (await dropSpan(log, span, signal)) dropped += span.count;
  }
  while (!signal?.aborted && (await log.shrink(PAGES_AT_A_TIME)));
  return { kept: log.list().length, dropped };
}

/** False when the span was left as it is. */
async function dropSpan(
  log: CommitLog,
  span: DroppedSpan,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const order: FoldOrder = { ...span, directory: log.directory };
  try {
    const { parts, counts } = await inHistoryThread(
      (thread) => thread.call('folded', order),
      signal,
    );
    return await log.dropVersions(span, parts, counts);
  } catch (error) {
    if (!signal?.aborted) throw error;
    return false;
  }
}

/** The versions that a rule drops of a log with these commits in order; the oldest first. */
function droppedSpans(
  commits: readonly CommitInfo[],
  forGood: ReadonlySet<number>,
  { versions = Infinity, days = Infinity }: RetentionRule,
): DroppedSpan[] {
  const { length } = commits;
  const since = Date.now() - days * DAY_MS;
  const firstByTime = commits.findLastIndex(({ committedAt }) => committedAt.getTime() <= since);
  const first = Math.min(
    versions === Infinity ? length : length - versions,
    days === Infinity ? length : firstByTime,
  );
  const kept = commits
    .map(({ id }, index) => ({ id, index }))
    .filter(({ id, index }) => index >= first || index === length - 1 || forGood.has(id));
  return kept.flatMap(({ id, index }, at) => {
    const before = kept[at - 1];
    const count = index - (before ? before.index + 1 : 0);
    return count === 0 ? [] : [{ after: before?.id ?? 0, id, count }];
  });
}
