/** Whether this process, all of its threads together, has work to do. */
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Whether there is soon a while in which next to no processor time goes by; `rounds` of a fifth of
 * a second are waited for it.
 */
export async function isSoonIdle(rounds = 300): Promise<boolean> {
  for (let round = 0; round < rounds; round += 1) {
    const processor = process.cpuUsage();
    await wait(200);
    const { user, system } = process.cpuUsage(processor);
    if (user + system < 80_000) return true;
  }
  return false;
}

/**
 * Whether there is soon a while in which this process computes; `rounds` of a fifth of a second are
 * waited for it.
 */
export async function isSoonBusy(rounds = 300): Promise<boolean> {
  for (let round = 0; round < rounds; round += 1) {
    if (!(await isSoonIdle(1))) return true;
  }
  return false;
}

/**
 * Until the clock shows another second: dates of HTTP have no parts of one, and what is told apart
 * by them must not share one.
 */
export const nextSecond = (): Promise<void> => wait(1_000 - (Date.now() % 1_000) + 20);
