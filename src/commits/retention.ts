/** Which versions a compaction keeps. */
import { DAY_MS } from '../rdf/index.js';
import type { CommitInfo } from './commit-log.js';

/**
 * What is kept besides the latest version and those for good, which have a name or were cited; a
 * rule says at least one of the two.
 */
export interface RetentionRule {
  /** So many of the latest versions. */
  readonly versions?: number | undefined;
  /** Every version that was current in the last so many days. */
  readonly days?: number | undefined;
}

/**
 * Versions that are dropped: those between two that are kept; `after` is 0 where none before is.
 */
export interface DroppedSpan {
  readonly after: number;
  readonly id: number;
  /** How many they are. */
  readonly count: number;
}

/** What a rule drops of a log, whose commits are given in order; the oldest first. */
export function droppedSpans(
  commits: readonly CommitInfo[],
  forGood: ReadonlySet<number>,
  rule: RetentionRule,
  now: Date,
): DroppedSpan[] {
  const firstByCount =
    rule.versions === undefined ? commits.length : commits.length - rule.versions;
  const firstByTime =
    rule.days === undefined ? commits.length : indexAt(commits, now.getTime() - rule.days * DAY_MS);
  const first = Math.min(firstByCount, firstByTime);
  const kept = commits
    .map(({ id }, index) => ({ id, index }))
    .filter(({ id, index }) => index >= first || index === commits.length - 1 || forGood.has(id));
  return kept.flatMap(({ id, index }, at) => {
    const before = kept[at - 1];
    const count = index - (before ? before.index + 1 : 0);
    return count === 0 ? [] : [{ after: before?.id ?? 0, id, count }];
  });
}

/** Where the version is that was current at a moment. */
function indexAt(commits: readonly CommitInfo[], milliseconds: number): number {
  return Math.max(
    0,
    commits.findLastIndex(({ committedAt }) => committedAt.getTime() <= milliseconds),
  );
}
