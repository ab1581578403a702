/** Light queries first where cores are few: a thread that computes for long gives way. */
import { readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** A long query gets about a tenth of a contested core, else all of it. */
const LOW_PRIORITY = 10;
/** The capability to raise priorities again. */
const CAP_SYS_NICE = 23n;

/**
 * The current thread's priority. Only on Linux do threads have one of their own (a process id of 0
 * means the calling thread there); elsewhere nothing happens. Where the process may not raise
 * priorities again, which is usual, a lowered thread has to be replaced later, and its compiled
 * code is lost: so only far longer queries are lowered.
 */
export class ThreadPriority {
  /** How long a query may compute before it gives way. */
  readonly lowerAfterMs: number;
  /** The same for another worker's query, which comes after all others. */
  readonly lowerHelperAfterMs: number;
  #before: number | undefined;

  constructor() {
    const mayRaise = process.platform === 'linux' && mayRaisePriority();
    this.lowerAfterMs = process.platform !== 'linux' ? Infinity : mayRaise ? 100 : 2000;
    this.lowerHelperAfterMs = mayRaise ? 0 : this.lowerAfterMs;
  }

  lower(): void {
    try {
      const before = getPriority(0);
      if (before >= LOW_PRIORITY) return;
      setPriority(0, LOW_PRIORITY);
      this.#before = before;
    } catch {
      // Where even this is forbidden, all threads are equal.
    }
  }

  /** Undoes `lower`. Returns whether it succeeded. */
  restore(): boolean {
    if (this.#before === undefined) return true;
    try {
      setPriority(0, this.#before);
      this.#before = undefined;
      return true;
    } catch {
      return false;
    }
  }
}

function mayRaisePriority(): boolean {
  try {
    const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(
      readFileSync('/proc/self/status', 'utf8'),
    )?.[1];
    return effective !== undefined && ((BigInt(`0x${effective}`) >> CAP_SYS_NICE) & 1n) === 1n;
  } catch {
    return false;
  }
}
