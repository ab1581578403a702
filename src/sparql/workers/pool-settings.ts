/** The settings of a pool of query workers, and their defaults. */
export interface QueryPoolSettings<Version> {
  /** The module that calls `serveQueries`; see `builtModule`. */
  readonly entry: URL;
  /** Handed to each worker, which gets it from `workerSettings()`. Structured-cloneable. */
  readonly settings?: unknown;
  /**
   * What a worker needs to open a version: shared buffers and small objects. `run` calls it, once a
   * version for as long as that is kept, and throws what it throws.
   */
  readonly payloadOf: (version: Version) => unknown;
  /** Leaves out what the worker has already. By default the whole payload. */
  readonly payloadAfter?: (payload: unknown, known: unknown) => unknown;
  /** Queries that compute without waiting for a thread (`QUERY_WORKERS`): usually the cores. */
  readonly workerCount: number;
  /** Workers at most, when all are busy. */
  readonly maxWorkerCount?: number;
  /** `QUERY_TIMEOUT_MS`. */
  readonly timeoutMs: number;
  /** Per query, by its accounts (`budget.addMemory`) and on the heap (`QUERY_MEMORY_MB`). */
  readonly memoryMb: number;
  /** By default far more than a query may hold: a large allocation beyond it ends the process. */
  readonly maxHeapMb?: number;
  /** Bytes of one answer that may wait to be read before its worker has to wait too. */
  readonly windowBytes?: number;
  /** Versions that workers keep, the latest included. */
  readonly keptVersionCount?: number;
  /** Queries that may wait for a worker (`QUERY_QUEUE`). */
  readonly maxWaitingCount?: number;
  /** How long no worker may be idle until a further one is started. */
  readonly extraWorkerAfterMs?: number;
  /** How long a further worker may have nothing to do until it is ended. */
  readonly idleMs?: number;
  /** How long a query that is to stop may go on until its worker is killed. */
  readonly patienceMs?: number;
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
    extraWorkerAfterMs: 25,
    idleMs: 30_000,
    patienceMs: 150,
    heavyAfterMs: 500,
    ...settings,
  };
}
