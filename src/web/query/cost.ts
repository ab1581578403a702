/** A query's estimated cost, requested while typing. */
import type { PlanStep } from '../../json-answers.js';
import { explain, fitsAddress, type AskedGraph, type Explained } from './explanation.js';
import { LatestAnswer } from '../latest-answer.js';

export interface Cost {
  readonly weight: 'light' | 'moderate' | 'heavy';
  /** Rows of the answer, as the plan expects them. */
  readonly rows: number;
}

/** How long typing has to pause before a request. */
const PAUSE_MS = 250;
/** Estimated rows of all steps for a light query. */
const LIGHT_ROWS = 200_000;
const MODERATE_ROWS = 10_000_000;

/** A plan's estimated cost; undefined without a plan. */
export function costOf({ plan }: Explained): Cost | undefined {
  if (!plan) return undefined;
  const handled = rowsOfAll(plan);
  return {
    weight: handled <= LIGHT_ROWS ? 'light' : handled <= MODERATE_ROWS ? 'moderate' : 'heavy',
    rows: plan.estimatedRows ?? 0,
  };
}

function rowsOfAll({ estimatedRows = 0, inputs }: PlanStep): number {
  return inputs.reduce((sum, input) => sum + rowsOfAll(input), estimatedRows);
}

/** Requests the plan whenever the text has been unchanged for a moment. */
export function watchCost(
  graphOf: () => AskedGraph,
  tell: (explanation: Explained | undefined) => void,
): LatestAnswer<Explained> {
  const ask = (query: string, signal: AbortSignal): Promise<Explained> | undefined =>
    query.trim() === '' || !fitsAddress(query)
      ? undefined
      : explain(query, { graph: graphOf(), signal, mode: 'check' });
  return new LatestAnswer({ ask, tell, pauseMs: PAUSE_MS });
}
