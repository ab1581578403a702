/**
 * Compaction: the log forgets versions that a rule does not keep. The net change of the commits
 * between two kept versions is calculated in a thread and replaces them; readers and writers go on
 * meanwhile. One span of dropped versions after the other: wherever it is broken off, the log is
 * complete.
 */
import type { Worker } from 'node:worker_threads';
import { answerOf, fromPlainError, startThread, type PlainError } from '../threads/index.js';
import { badRequest } from '../errors.js';
import type { CommitLog, LargeChange } from './commit-log.js';
import { droppedSpans, type DroppedSpan, type RetentionRule } from './retention.js';

/** The thread's worker data. */
export interface FoldOrder extends DroppedSpan {
  readonly directory: string;
}

/** The thread's messages: parts of the change, one after another, and the end of it. */
export type FoldMessage =
  { readonly part: Uint8Array } | { readonly added: number; readonly removed: number } | PlainError;

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
  const large = log.beginSpan(span.after, span.id);
  const order: FoldOrder = { ...span, directory: log.directory };
  const worker = startThread('./compaction-thread.js', import.meta.url, { workerData: order });
  try {
    const { added, removed } = await foldedBy(worker, large, signal);
    const isDropped = await large.finish(added, removed);
    if (!isDropped) await large.abandon();
    return isDropped;
  } catch (error) {
    await large.abandon();
    if (!signal?.aborted) throw error;
    return false;
  } finally {
    await worker.terminate();
  }
}

/** Stores the thread's parts until the last. */
function foldedBy(
  worker: Worker,
  large: LargeChange<boolean>,
  signal: AbortSignal | undefined,
): Promise<{ readonly added: number; readonly removed: number }> {
  const read = async (message: FoldMessage) => {
    if ('serviceError' in message) throw fromPlainError(message);
    if (!('part' in message)) return message;
    await large.addPart(message.part);
    return undefined;
  };
  return answerOf(worker, read, signal);
}
