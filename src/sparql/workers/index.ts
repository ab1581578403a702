/** Queries in worker threads over shared memory: the pool, and the worker's side. */
export type { WorkerAnswer } from './answer-sender.js';
export { Budget } from './budget.js';
export { stopOnSignal } from './messages.js';
export type { QueryPoolSettings } from './pool-settings.js';
export { nextQueryId, type PoolQueryOptions, type RunningAnswer } from './query-job.js';
export { stoppedError } from './query-errors.js';
export { QueryPool, WORKER_LOST, type OpenQuery, type PoolState } from './query-pool.js';
export { serveQueries, workerSettings } from './serve-queries.js';
