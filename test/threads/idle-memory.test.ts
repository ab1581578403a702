import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { collectWhenIdle, garbageCollector } from '../../src/threads/index.js';

/** Long beside the few turns of the test itself, which count as work. */
const INTERVAL_MS = 200;

/** Waits until something holds, for a minute at most. */
async function soon(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 300 && !holds(); round += 1) await pause(INTERVAL_MS);
}

describe('collectWhenIdle', () => {
  it('collects once when a thread has been idle, and not while it works', async () => {
    let count = 0;
    let held: Uint8Array[] = [];
    // Else garbage of other tests could go at the moment when this one makes some.
    const collect = garbageCollector();
    collectWhenIdle(() => {
      count += 1;
      held = [];
      collect();
    }, INTERVAL_MS);
    const end = performance.now() + 15 * INTERVAL_MS;
    while (performance.now() < end) await nextTurn();
    expect(count).toBe(0);
    await soon(() => count > 0);
    const before = count;
    expect(before).toBeGreaterThan(0);
    held.push(new Uint8Array(256 * 2 ** 20));
    await soon(() => held.length === 0);
    expect(count).toBeGreaterThan(before);
    expect(held).toEqual([]);
  });
});
