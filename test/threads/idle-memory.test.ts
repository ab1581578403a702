import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { collectWhenIdle } from '../../src/threads/index.js';

const INTERVAL_MS = 20;

describe('collectWhenIdle', () => {
  it('collects once when a thread has been idle, and not while it works', async () => {
    let count = 0;
    let held: Uint8Array[] = [];
    collectWhenIdle(() => {
      count += 1;
      held = [];
    }, INTERVAL_MS);
    const end = performance.now() + 15 * INTERVAL_MS;
    while (performance.now() < end) await nextTurn();
    expect(count).toBe(0);
    while (count === 0) await pause(INTERVAL_MS);
    held.push(new Uint8Array(64 * 2 ** 20));
    while (held.length > 0) await pause(INTERVAL_MS);
    expect(count).toBeGreaterThan(1);
  });
});
