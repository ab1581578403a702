/** Divides plans so that idle workers can help. */
import type { Batch, Operator } from '../operators/index.js';
import { BATCH_ROWS, Gather, PatternScan, Project } from '../operators/index.js';
import type { PlanOptions, Planning } from './planning.js';

export interface PartSizes {
  /** A scan's rows in a part: one batch, so that batches are the same without parts. */
  readonly rows: number;
  /** Plans with fewer rows in all steps are not divided: helping takes time. */
  readonly leastRows: number;
}

export const PART_SIZES: PartSizes = { rows: BATCH_ROWS, leastRows: 1_000_000 };

interface PartialStep {
  readonly of: Operator;
  readonly accepts?: (batch: Batch) => boolean;
}

/**
 * Divides a step's rows, if they are many and follow one scan. `partial` makes the step that
 * helpers run on a part's rows; without one, the rows are sent.
 */
export function inParts(
  { context, parts }: Planning,
  rows: Operator,
  { outer, isSubstituted }: PlanOptions,
  partial: () => PartialStep | undefined,
): Operator {
  const scan = rows.leadingScan;
  // EXISTS and LATERAL run a step many times.
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

/** Whether these are the scan's rows unchanged. */
function isBare(rows: Operator): boolean {
  return rows instanceof PatternScan || (rows instanceof Project && isBare(rows.inputs[0]!));
}

/** Estimated rows of all steps. */
function workOf(rows: Operator): number {
  const [first] = rows.inputs;
  return rows.estimate + (first ? workOf(first) : 0);
}
