import { describe, expect, it } from '@jest/globals';
import { ServiceError } from '../../../src/errors.js';
import { Budget } from '../../../src/sparql/workers/index.js';

function failureOf(act: () => void): ServiceError {
  try {
    act();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('Expected a failure.');
}

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('A Budget', () => {
  it('ends when its time is over, and stays so', () => {
    const budget = new Budget({ timeoutMs: 50 });
    budget.addRows(7);
    const start = performance.now();
    const error = failureOf(() => {
      for (;;) budget.check();
    });
    expect(performance.now() - start).toBeGreaterThanOrEqual(49);
    expect(error.code).toBe('query-timeout');
    expect(error.details).toMatchObject({ timeoutMs: 50, rowCount: 7 });
    for (let index = 0; index < 600; index += 1)
      expect(
        failureOf(() => {
          budget.check();
        }),
      ).toBe(error);
    expect(budget.signal.reason).toBe(error);
  });

  it.each([0, 1, 2])(
    'ends soon where checks are %s ms apart, also after they came fast',
    (apartMs) => {
      const budget = new Budget({ timeoutMs: 100 });
      for (let index = 0; index < 1e5; index += 1) budget.check();
      let count = 0;
      failureOf(() => {
        for (;;) {
          if (apartMs > 0) spin(apartMs);
          budget.check();
          count += 1;
        }
      });
      // Once it knows how far they are apart, it misses the end by a few of them.
      if (apartMs > 0) expect(count * apartMs).toBeLessThan(100 + 600 * apartMs);
    },
  );

  it('sees the flag of another thread within 32 checks', () => {
    const control = new Int32Array(new SharedArrayBuffer(8));
    const budget = new Budget({ control });
    for (let index = 0; index < 1e5; index += 1) budget.check();
    const { signal } = budget;
    control[0] = 2;
    let count = 0;
    const error = failureOf(() => {
      for (;;) {
        count += 1;
        budget.check();
      }
    });
    expect(count).toBeLessThanOrEqual(33);
    expect(error.message).toContain('client disconnected');
    budget.wake();
    expect(signal.reason).toBe(error);
  });
});
