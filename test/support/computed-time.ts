/** How long a test may compute, whatever else the machine does. */

/** Work that grows faster than its input takes longer; a busy machine does not take so long. */
export const MAX_COMPUTED_MS = 10_000;

/** Milliseconds that this process has computed: what others take does not count. */
export function computedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
