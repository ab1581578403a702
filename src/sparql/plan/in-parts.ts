/** Where a plan is divided, so that idle workers can help with it. */
import {
  BATCH_ROWS,
  Gather,
  PatternScan,
  Project,
  type Batch,
  type Operator,
} from '../operators/index.js';
import type { PlanOptions, Planning } from './planning.js';

export interface PartSizes {
  /** Rows of a scan in one part: as many as a batch has, so that batches are as without parts. */
  readonly rows: number;
  /** Where all steps together work out fewer rows, they are not divided: to help takes time. */
  readonly leastRows: number;
}

export const PART_SIZES: PartSizes = { rows: BATCH_ROWS, leastRows: 1_000_000 };

interface PartialStep {
  readonly of: Operator;
  readonly accepts?: (batch: Batch) => boolean;
}

/**
 * The rows of a step in parts, where they are many and follow those of one scan. `partial` makes of
 * a part's rows what a helper sends in their place; where it returns none, the rows are sent.
 */
export function inParts(
  { context, parts }: Planning,
  rows: Operator,
  { outer, isSubstituted }: PlanOptions,
  partial: () => PartialStep | undefined,
): Operator {
  const scan = rows.leadingScan;
  // Within EXISTS and LATERAL a step is run many times.
  if (!scan || !parts || outer || isSubstituted) return rows;
  if (workOf(rows) < parts.leastRows) return rows;
  const sent = partial();
  if (!sent && isBare(rows)) return rows;
  return new Gather(context, rows, {
    scan,
    partRows: parts.rows,
    partial: sent?.of ?? rows,
    accepts: sent?.accepts ?? (() => true),
  });
}

/** Whether nothing is done to the rows of the scan. */
function isBare(rows: Operator): boolean {
  return rows instanceof PatternScan || (rows instanceof Project && isBare(rows.inputs[0]!));
}

/** About how many rows all steps work out. */
function workOf(rows: Operator): number {
  const [first] = rows.inputs;
  return rows.estimate + (first ? workOf(first) : 0);
}
