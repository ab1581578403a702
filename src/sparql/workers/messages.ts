/** Messages between main thread and worker; both are of one build, so there are no versions. */
import type { PlainError } from '../../threads/index.js';

/** Names a graph version; two versions never share a key. */
export type VersionKey = number;

/** Why a query is to stop: the value of `CONTROL.stop`. Zero means: go on. */
export const STOP = { none: 0, timeout: 1, left: 2 } as const;

export type StopReason = (typeof STOP)[keyof typeof STOP];

/** Slots of the `Int32Array` that worker and main thread share while the worker computes. */
export const CONTROL = { stop: 0, rowCount: 1, slotCount: 2 } as const;

/** `workerData` of a query worker. */
export interface WorkerStart {
  readonly control: Int32Array;
  readonly settings: unknown;
}

/** A version for a worker; `after` is one that the worker has, where parts are left out. */
export interface VersionPayload {
  readonly value: unknown;
  readonly after: VersionKey | undefined;
}

/** One query for an idle worker. */
export interface QueryMessage {
  readonly kind: 'query';
  readonly id: number;
  readonly request: unknown;
  readonly version: VersionKey;
  /** Only when the worker does not know the version yet. */
  readonly payload?: VersionPayload;
  readonly timeoutMs: number;
  /** On the clock of `nowMs`. */
  readonly deadlineMs: number;
  readonly memoryBytes: number;
  /** Bytes of the answer that may be on their way or unread. */
  readonly windowBytes: number;
}

export type ToWorker =
  | QueryMessage
  | { readonly kind: 'credit'; readonly id: number; readonly bytes: number }
  | { readonly kind: 'stop'; readonly id: number }
  | { readonly kind: 'forget'; readonly versions: readonly VersionKey[] };

/** A part of an answer. The first has the head. */
export interface PartMessage {
  readonly kind: 'part';
  readonly id: number;
  readonly head?: { readonly value: unknown };
  readonly chunks: readonly Uint8Array[];
  readonly isLast: boolean;
}

export type FromWorker =
  /** The worker has started. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'warm' }
  | PartMessage
  | { readonly kind: 'failed'; readonly id: number; readonly error: PlainError };

/** A monotonic clock that all threads share (each has a `performance.now()` of its own). */
export function nowMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}

/** For a query in this thread, which stops when a signal fires or `stop` is called. */
export function stopOnSignal(signal: AbortSignal | undefined): {
  readonly control: Int32Array;
  readonly stop: () => void;
} {
  const control = new Int32Array(new SharedArrayBuffer(4 * CONTROL.slotCount));
  const stop = (): void => {
    Atomics.store(control, CONTROL.stop, STOP.left);
  };
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return { control, stop };
}
