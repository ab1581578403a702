import { describe, expect, it } from '@jest/globals';
import { droppedSpans, type RetentionRule } from '../../src/commits/retention.js';

const NOW = new Date('2025-01-31T00:00:00Z');
/** Versions 1 to 30, one a day; the last was committed a day ago. */
const COMMITS = Array.from({ length: 30 }, (_, index) => ({
  id: index + 1,
  committedAt: new Date(Date.UTC(2025, 0, index + 1)),
  author: 'a',
  message: 'm',
  added: 1,
  removed: 0,
  digest: String(index),
}));

function dropped(
  rule: RetentionRule,
  named: readonly number[] = [],
  commits = COMMITS,
): number[][] {
  return droppedSpans(commits, new Set(named), rule, NOW).map(({ after, id }) => [after, id]);
}

describe('A retention rule', () => {
  it('keeps the last versions', () => {
    expect(dropped({ versions: 3 })).toEqual([[0, 28]]);
    expect(dropped({ versions: 30 })).toEqual([]);
    expect(dropped({ versions: 1000 })).toEqual([]);
  });

  it('always keeps the latest', () => {
    expect(dropped({ versions: 0 })).toEqual([[0, 30]]);
    expect(dropped({ days: 0 })).toEqual([[0, 30]]);
  });

  it('keeps every version that was current in the last days', () => {
    expect(dropped({ days: 2.5 })).toEqual([[0, 28]]);
    expect(dropped({ days: 2 })).toEqual([[0, 29]]);
    expect(dropped({ days: 365 })).toEqual([]);
  });

  it('keeps what either of two reasons keeps', () => {
    expect(dropped({ versions: 1, days: 2 })).toEqual([[0, 29]]);
    expect(dropped({ versions: 5, days: 2 })).toEqual([[0, 26]]);
  });

  it('never drops a version with a name', () => {
    expect(dropped({ versions: 2 }, [1, 7, 8, 20])).toEqual([
      [1, 7],
      [8, 20],
      [20, 29],
    ]);
  });

  it('goes on where others were dropped before', () => {
    const left = COMMITS.filter(({ id }) => id === 7 || id >= 20);
    expect(dropped({ versions: 11 }, [7], left)).toEqual([]);
    expect(dropped({ versions: 5 }, [7], left)).toEqual([[7, 26]]);
  });
});
