/**
 * Compaction: the log forgets versions that a rule does not keep. The net change of the commits
 * between two kept versions is calculated in a thread and replaces them; readers and writers go on
 * meanwhile. One span of dropped versions after the other: wherever it is broken off, the log is
 * complete.
 */
import { firstMessage, fromPlainError, startThread, type PlainError } from '../threads/index.js';
import { badRequest } from '../errors.js';
import type { CommitLog } from './commit-log.js';
import { droppedSpans, type DroppedSpan, type RetentionRule } from './retention.js';

/** The thread's worker data. */
export interface FoldOrder extends DroppedSpan {
  readonly directory: string;
}

/** The thread's message: the net change, in parts for the log. */
export interface Folded {
  readonly parts: readonly Uint8Array[];
  readonly counts: { readonly added: number; readonly removed: number };
}

export interface CompactionOptions {
  /** Breaks it off between two spans, or in one that is then not dropped. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each span with the number of versions dropped so far. */
  readonly onProgress?: ((droppedCount: number) => void) | undefined;
  /** Only tells what would go. */
  readonly isDryRun?: boolean | undefined;
}

export interface CompactionResult {
  readonly kept: number;
  readonly dropped: number;
  /** The first and the last version of each gap. */
  readonly gaps: readonly (readonly [first: number, last: number])[];
}

/** Pages given back to the disk at a time. */
const PAGES_AT_A_TIME = 256;

/**
 * Drops versions that the rule does not keep; never the latest version, or one that has a name or
 * was cited.
 * @throws ServiceError `bad-request` for a rule that is empty or keeps nothing; `log-damaged`, `storage-full`: spans before
 *   that are dropped.
 */
export async function compactLog(
  log: CommitLog,
  rule: RetentionRule,
  { signal, onProgress, isDryRun = false }: CompactionOptions = {},
): Promise<CompactionResult> {
  if (rule.versions === undefined && rule.days === undefined)
    throw badRequest('A compaction needs a number of versions to keep, a number of days, or both.');
  if (Object.values(rule).some((count: number | undefined) => count !== undefined && count < 1))
    throw badRequest('A compaction keeps at least 1 version, and the versions of at least 1 day.');
  const commits = log.list();
  const gaps: (readonly [number, number])[] = [];
  let dropped = 0;
  for (const span of droppedSpans(commits, log.versionsForGood(), rule, new Date())) {
    if (signal?.aborted) break;
    if (!isDryRun && !(await dropSpan(log, span, signal))) continue;
    dropped += span.count;
    gaps.push([span.after + 1, span.id - 1]);
    if (!isDryRun) onProgress?.(dropped);
  }
  while (!isDryRun && !signal?.aborted && (await log.shrink(PAGES_AT_A_TIME)));
  const kept = isDryRun ? commits.length - dropped : log.list().length;
  return { kept, dropped, gaps };
}

/** False when the span was left as it is. */
async function dropSpan(
  log: CommitLog,
  span: DroppedSpan,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const order: FoldOrder = { ...span, directory: log.directory };
  const worker = startThread('./compaction-thread.js', import.meta.url, { workerData: order });
  try {
    const folded = await firstMessage<Folded | PlainError>(worker, signal);
    if ('serviceError' in folded) throw fromPlainError(folded);
    return await log.dropVersions(span, folded.parts, folded.counts);
  } catch (error) {
    if (!signal?.aborted) throw error;
    return false;
  } finally {
    await worker.terminate();
  }
}
