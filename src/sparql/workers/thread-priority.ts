/** Light queries first where cores are few: a thread that computes for long gives way. */
import { readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** The capability to raise priorities again. */
const CAP_SYS_NICE = 23n;

/**
 * How long a query may compute before its thread gives way: on Linux, where threads have priorities
 * of their own, and only where they can be raised again.
 */
export const LOWER_AFTER_MS = process.platform === 'linux' && mayRaisePriority() ? 100 : Infinity;

const BEFORE = getPriority(0);

/** With a low priority, the current thread gets about a tenth of a contested core. */
export function setLowPriority(isLow: boolean): void {
  try {
    const priority = isLow ? Math.max(BEFORE, 10) : BEFORE;
    // A process id of 0 means the calling thread.
    if (getPriority(0) !== priority) setPriority(0, priority);
  } catch {
    // Where this is forbidden, all threads are equal.
  }
}

function mayRaisePriority(): boolean {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const [, effective = '0'] = /^CapEff:\s*([0-9a-f]+)$/m.exec(status) ?? [];
    return ((BigInt(`0x${effective}`) >> CAP_SYS_NICE) & 1n) === 1n;
  } catch {
    return false;
  }
}
