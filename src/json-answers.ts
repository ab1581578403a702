/** JSON answers that the service writes and the browser reads. Only types, for both sides. */

/** One step of a plan; its inputs are the steps whose rows it reads. */
export interface PlanStep {
  readonly step: string;
  readonly detail?: string;
  /** Not for steps of another engine. */
  readonly estimatedRows?: number;
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
  /** Without the time of other endpoints. */
  readonly parseAndPlanMs: number;
  readonly runMs?: number;
  readonly resultRows?: number;
  /** After a run without rows, or one that counted none. */
  readonly whyEmpty?: WhyEmpty | undefined;
  /** After a run: patterns without which there would be more rows, as OPTIONAL keeps them. */
  readonly leavingOut?: readonly EmptyPart[];
  /** Unknown functions, each in a sentence. */
  readonly warnings?: readonly string[];
  readonly plan: PlanStep;
  /** The endpoints of SERVICE; only after a run. */
  readonly endpoints?: readonly EndpointUse[];
}

/** Lines and columns count from 1, offsets from 0 in UTF-16 units. */
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

export interface WhyEmpty {
  /** No row matches all of these together; without any one of them there are rows. */
  readonly because: readonly EmptyPart[];
  /** False when time ran out: there may be too many parts. */
  readonly isComplete: boolean;
}

/** A question that was probably meant, which the service answers with certainty. */
export interface Candidate {
  readonly question: string;
  readonly reading: string;
  /** How many things or rows its answer has. */
  readonly count: number;
  /** Words of the original that it leaves out. */
  readonly unused: readonly string[];
  readonly href: string;
}

/** What a page shows of the reply to a question (`/ask`). */
export interface AskJson {
  readonly understood: boolean;
  /** Likeliest first; none of a question that is understood. */
  readonly candidates: readonly Candidate[];
}

/** The search, and which hits are shown. */
export interface SearchRequest {
  readonly query: string;
  readonly page: number;
  readonly limit: number;
}

export interface SearchJson extends SearchRequest {
  readonly total: number;
  readonly hits: readonly {
    readonly iri: string;
    readonly label: string;
    readonly kind: string;
    readonly score: number;
    /** HTML that is safe to put into a page: everything but its `mark` elements is escaped. */
    readonly snippet: string;
    /** The name that was found, if it is not the label. */
    readonly alsoCalled?: string;
  }[];
  /** How many things of each kind there are, whatever kinds were asked for. */
  readonly facets: { readonly kind: readonly { readonly value: string; readonly count: number }[] };
}

/**
 * A problem document (RFC 9457). Other members depend on the code; a malformed query or document
 * has the line and column, counted from 1, where they are known.
 */
export interface ProblemDocument {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly line?: number;
  readonly column?: number;
}
