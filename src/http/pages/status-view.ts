/** Views of the service's state, the same as in JSON. */
import type { AuditFinding, AuditState } from '../../audit/index.js';
import type { Finding } from '../../remote/index.js';
import type { RunningQuery } from '../../sparql/index.js';

/** A waiting or running query. Its text is only for clients that may stop it. */
export interface QueryStatus extends Omit<RunningQuery, 'text'> {
  /** The time of the request, as an ISO date and time. */
  readonly startedAt: string;
  /** In one line and shortened, unless the whole is requested. */
  readonly text?: string;
  readonly isShortened?: boolean;
}

export interface StatusView {
  readonly service: {
    readonly version: string;
    readonly node: string;
    readonly startedAt: string;
    readonly uptimeSeconds: number;
  };
  readonly graph: {
    readonly version: number;
    readonly committedAt: string;
    readonly author: string;
    readonly message: string;
    /** Asserted statements. */
    readonly quads: number;
    readonly versions: number;
    readonly diskBytes: number;
    readonly diskFreeBytes: number;
  };
  readonly load: {
    readonly workers: number;
    readonly busyWorkers: number;
    readonly waitingQueries: number;
    /** Since the process started. */
    readonly processorSeconds: number;
    readonly residentBytes: number;
    readonly heapBytes: number;
    readonly bufferBytes: number;
    /** The main thread's busy share since the start, and its delay in the last minute or two. */
    readonly eventLoop: {
      readonly utilization: number;
      readonly delayP99Ms: number;
      readonly delayMaxMs: number;
    };
  };
  /** Since the start: answered, left by the client, or the code of the failure. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** What `/sparql` queries together with the graph. */
  readonly sources: readonly string[];
  /** What the database can do that keeps the graph; null where it is in memory. */
  readonly database: readonly Finding[] | null;
  readonly queries: readonly QueryStatus[];
  /** Checks with independent libraries; null if off. */
  readonly audit: AuditView | null;
}

export interface AuditView {
  /** Of queries and commits, from 0 to 1. */
  readonly share: number;
  readonly counts: AuditState['counts'];
  /** The latest ones; texts of queries only for clients that may stop queries. */
  readonly differences: readonly (Omit<AuditFinding, 'of' | 'outcome'> & {
    readonly of?: string;
  })[];
}

/** The result of an action on the page. */
export interface StatusNote {
  readonly text: string;
  readonly isFailure: boolean;
}
