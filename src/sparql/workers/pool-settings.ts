/** The settings of a pool of query workers, and their defaults. */
export interface QueryPoolSettings<Version> {
  /** The module that calls `serveQueries`; see `builtModule`. */
  readonly entry: URL;
  /** For each worker's `workerSettings()`. Structured-cloneable. */
  readonly settings?: unknown;
  /**
   * A worker's data to open a version: shared buffers and small objects. `run` calls it, once for
   * as long as the version is kept, and throws what it throws.
   */
  readonly payloadOf: (version: Version) => unknown;
  /** Leaves out parts that the worker has already. By default the whole payload. */
  readonly payloadAfter?: (payload: unknown, known: unknown) => unknown;
  /** Queries that compute in parallel (`QUERY_WORKERS`): usually the cores. */
  readonly workerCount: number;
  /** Most workers, when all are busy. */
  readonly maxWorkerCount?: number;
  /** `QUERY_TIMEOUT_MS`. */
  readonly timeoutMs: number;
  /** For each query, by its accounts (`budget.addMemory`) and on the heap (`QUERY_MEMORY_MB`). */
  readonly memoryMb: number;
  /** By default far more than a query may hold: a large allocation beyond it ends the process. */
  readonly maxHeapMb?: number;
  /** Unread bytes of one answer before its worker waits. */
  readonly windowBytes?: number;
  /** Versions that workers keep, the latest included. */
  readonly keptVersionCount?: number;
  /** Queries that may wait for a worker (`QUERY_QUEUE`). */
  readonly maxWaitingCount?: number;
  /** Idle time until a further worker is ended, the spare one after this time without long queries. */
  readonly idleMs?: number;
  /** After this, a query without an answer makes room when all are busy and others wait. */
  readonly heavyAfterMs?: number;
}

export function withDefaults<Version>(
  settings: QueryPoolSettings<Version>,
): Required<QueryPoolSettings<Version>> {
  return {
    settings: undefined,
    payloadAfter: (payload) => payload,
    maxWorkerCount: Math.max(8, 4 * settings.workerCount),
    maxHeapMb: 2 * settings.memoryMb + 256,
    windowBytes: 32 * 2 ** 20,
    keptVersionCount: 3,
    maxWaitingCount: 1_000,
    idleMs: 30_000,
    heavyAfterMs: 500,
    ...settings,
  };
}
