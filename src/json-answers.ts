/**
 * Parts of JSON answers that the service writes and the browser reads. Types only, so that both
 * sides may import them.
 */
import type { GeometryObject, Topology } from 'topojson-specification';

/** One step of a plan; its inputs are the steps whose rows it reads. */
export interface PlanStep {
  readonly step: string;
  readonly detail?: string;
  readonly estimatedRows: number;
  /** Only after a run. */
  readonly rows?: number;
  /** Milliseconds of this step alone, without its inputs; only after a run. */
  readonly milliseconds?: number;
  readonly inputs: readonly PlanStep[];
}

/** The requests that a query has sent to one endpoint. */
export interface EndpointUse {
  readonly address: string;
  readonly requests: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** The plan of a query, before or after a run (`/explain`). */
export interface Explanation {
  /** Without the time that other endpoints took. */
  readonly parseAndPlanMs: number;
  readonly runMs?: number;
  readonly resultRows?: number;
  /** After a run without rows, or one that counted none. */
  readonly whyEmpty?: WhyEmpty | undefined;
  readonly plan: PlanStep;
  /** The endpoints that SERVICE asked; only after a run. */
  readonly endpoints?: readonly EndpointUse[];
}

/**
 * A range of a query's text. Lines and columns count from 1, offsets from 0 in UTF-16 units.
 */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export type PartKind =
  | 'triple'
  | 'filter'
  | 'values'
  | 'bind'
  | 'minus'
  | 'optional'
  | 'graph'
  | 'having'
  | 'limit'
  | 'dataset';

/** A part of a query without rows that is needed for it to be empty. */
export interface EmptyPart extends QueryRange {
  readonly part: string;
  readonly kind: PartKind;
  /** The rows of this part alone, where it has any of its own; at most 10,000 are counted. */
  readonly rows?: number;
  /** The rows that the other parts have without it, counted in the same way. */
  readonly rowsWithout?: number;
}

/** A probable mistake in a query, in plain words. */
export interface Hint extends QueryRange {
  readonly text: string;
  /** The query with this changed, where that alone gives rows. */
  readonly query?: string;
}

/** Why a query has no rows. */
export interface WhyEmpty {
  /** No row matches all of these together; without any one of them there are rows. */
  readonly because: readonly EmptyPart[];
  /** The likeliest first. */
  readonly hints: readonly Hint[];
  /** The query's text with the smallest changes that give it rows. */
  readonly repairedQuery?: string;
  /** False when time ran out: there may be too many parts, and hints may be missing. */
  readonly isComplete: boolean;
}

/**
 * How two bodies are tied: they organized together, or one organized in co-operation with the
 * other.
 */
export type TieKind = 'together' | 'partner';

/** The land that maps are drawn over (`/assets/coastlines.json`). */
export type Coastlines = Topology<{ readonly land: GeometryObject }>;
