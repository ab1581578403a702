/**
 * Less memory for garbage. An idle thread allocates nothing, so V8 never gets around to collecting
 * the last work's.
 */
import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const INTERVAL_MS = 1_000;
/** A thread that works less than this share of an interval is idle. */
const IDLE_SHARE = 0.02;
/**
 * V8 releases young space (up to 32 MB) and dead buffers only at the second collection, after five
 * seconds of little allocation: 250 MB of a process at rest become 220.
 */
const IDLE_INTERVALS = 6;
/** Less is not worth collecting. */
const WORTHWHILE_BYTES = 4 * 2 ** 20;

/** Calls `collect` when the thread is idle and holds more than after the last time. */
export function collectWhenIdle(
  collect: () => void = garbageCollector(),
  intervalMs = INTERVAL_MS,
): void {
  let lastUtilization = performance.eventLoopUtilization();
  let idleCount = 0;
  let floorBytes = 0;
  let isSecondDue = false;
  setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(lastUtilization);
    lastUtilization = performance.eventLoopUtilization();
    idleCount = utilization > IDLE_SHARE ? 0 : idleCount + 1;
    // V8 may have released more meanwhile: later growth is garbage too.
    floorBytes = Math.min(floorBytes, heldBytes());
    if (idleCount < IDLE_INTERVALS) return;
    const isWorthwhile = heldBytes() - floorBytes >= WORTHWHILE_BYTES;
    if (!isWorthwhile && !isSecondDue) return;
    // Packing what is left takes half as long again, and gives back a tenth of the heap.
    setFlagsFromString('--compact-on-every-full-gc');
    collect();
    setFlagsFromString('--no-compact-on-every-full-gc');
    floorBytes = heldBytes();
    isSecondDue = isWorthwhile && !isSecondDue;
    idleCount = 0;
  }, intervalMs).unref();
}

/** Memory of the calling thread's heap, garbage and buffers included. */
export function heldBytes(): number {
  const { total_heap_size: heapBytes, external_memory: externalBytes } = getHeapStatistics();
  return heapBytes + externalBytes;
}

/** V8 shows it to contexts made under this flag, which stays: other threads make theirs meanwhile. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** Has all heaps grow by a fifth between collections, for work with much garbage. */
export function keepHeapsSmall(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
