/** The process's use of resources: read here for `/metrics` and `/status` alike. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export const STARTED_AT = new Date(Date.now() - process.uptime() * 1000);

/** Memory in bytes, and times. */
export const processNumbers = {
  /** Memory that threads share included. */
  get residentBytes(): number {
    return process.memoryUsage.rss();
  },
  /** Of objects in the main thread. */
  get heapBytes(): number {
    return process.memoryUsage().heapUsed;
  },
  /** Of buffers outside the heap. */
  get bufferBytes(): number {
    return process.memoryUsage().external;
  },
  /** Processor time of all threads. */
  get processorSeconds(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  /** The share of its time that the main thread has been busy since the process started. */
  get eventLoopUtilization(): number {
    return performance.eventLoopUtilization().utilization;
  },
} as const;

/** The main thread's delay in milliseconds: the 99th percentile and the maximum. */
export interface LoopDelay {
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** How often the main thread is measured; results include this. */
const RESOLUTION_MS = 20;
const WINDOW_MS = 60_000;

/** The main thread's delay in this window and the one before: one minute to two. */
class LoopDelayWatch {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #before: LoopDelay = { p99Ms: 0, maxMs: 0 };

  constructor() {
    this.#histogram.enable();
    setInterval(() => {
      this.#before = this.#present();
      this.#histogram.reset();
    }, WINDOW_MS).unref();
  }

  read(): LoopDelay {
    const present = this.#present();
    return {
      p99Ms: Math.max(present.p99Ms, this.#before.p99Ms),
      maxMs: Math.max(present.maxMs, this.#before.maxMs),
    };
  }

  #present(): LoopDelay {
    if (this.#histogram.count === 0) return { p99Ms: 0, maxMs: 0 };
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
    return { p99Ms: late(this.#histogram.percentile(99)), maxMs: late(this.#histogram.max) };
  }
}

let watch: LoopDelayWatch | undefined;

/** The main thread's delay in the last minute or two; measured from the first call on. */
export function loopDelay(): LoopDelay {
  return (watch ??= new LoopDelayWatch()).read();
}
