/** Which versions a compaction keeps. */
import { DAY_MS } from '../rdf/index.js';
import type { CommitInfo } from './commit-log.js';

/** Versions kept besides the latest, named and cited ones; a rule has at least one of the two. */
export interface RetentionRule {
  /** So many of the latest versions. */
  readonly versions?: number | undefined;
  /** Every version that was current in the last so many days. */
  readonly days?: number | undefined;
}

/** Dropped versions between two kept ones; `after` is 0 if none before is kept. */
export interface DroppedSpan {
  readonly after: number;
  readonly id: number;
  readonly count: number;
}

/** The versions that a rule drops of a log with these commits in order; the oldest first. */
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

/** The index of the version that was current at a moment. */
function indexAt(commits: readonly CommitInfo[], milliseconds: number): number {
  return Math.max(
    0,
    commits.findLastIndex(({ committedAt }) => committedAt.getTime() <= milliseconds),
  );
}
