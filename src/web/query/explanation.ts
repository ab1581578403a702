/** What `/explain` says of a query: its plan, what is wrong with it, why it has no rows. */
import { sendForJson, type Problem } from '../requests.js';
import { graphParameters, type AskedGraph } from './asked-graph.js';

/** One step of a plan, as `/explain` tells it. */
export interface PlanStep {
  readonly step: string;
  readonly detail?: string;
  readonly estimatedRows: number;
  readonly rows?: number;
  readonly milliseconds?: number;
  readonly inputs: readonly PlanStep[];
}

/** What another endpoint had to do with it. */
export interface EndpointUse {
  readonly address: string;
  readonly requests: number;
  readonly milliseconds: number;
}

/** What `/explain` says of a query. */
export interface Explanation {
  readonly parseAndPlanMs: number;
  readonly runMs?: number;
  readonly resultRows?: number;
  readonly plan?: PlanStep;
  readonly endpoints?: readonly EndpointUse[];
  /** Of a run without rows, where it is known. */
  readonly whyEmpty?: WhyEmpty;
  /** Instead of all else, what is wrong with the query. */
  readonly problem?: Problem;
}

/** A part of the query, counted from 1 as errors are. */
export interface EmptyPart {
  readonly part: string;
  readonly line: number;
  readonly column: number;
  readonly rows?: number;
  readonly rowsWithout?: number;
}

/** What `/explain` says of a run without rows. */
export interface WhyEmpty {
  /** Parts that have no rows together, and have some without any one of them. */
  readonly because: readonly EmptyPart[];
  readonly hints: readonly { readonly text: string; readonly query?: string }[];
  readonly repairedQuery?: string;
  readonly isComplete: boolean;
}

/** What servers take of an address. */
const LONGEST_ADDRESS = 12_000;

/**
 * Whether a query fits into an address; one that does not can be run, but neither planned nor
 * linked to.
 */
export function fitsAddress(query: string): boolean {
  return new URLSearchParams({ query }).toString().length <= LONGEST_ADDRESS;
}

/** The plan of a query; with `run`, after a run. @throws RequestFailed, AbortError. */
export function explain(
  query: string,
  {
    graph,
    signal,
    mode,
  }: {
    readonly graph: AskedGraph;
    readonly signal?: AbortSignal;
    readonly mode: 'check' | 'plan' | 'run';
  },
): Promise<Explanation> {
  const parameters = new URLSearchParams({
    query,
    ...(mode === 'plan' ? {} : { [mode]: 'true' }),
    ...graphParameters(graph),
  });
  return sendForJson<Explanation>(`/explain?${parameters.toString()}`, signal ? { signal } : {});
}
