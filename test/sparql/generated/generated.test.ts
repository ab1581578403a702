import { describe, expect, it } from '@jest/globals';
import { runCases, type RunResult } from './run-cases.js';
import { SEED } from '../../support/random.js';

/**
 * `GENERATED_SEED` and `GENERATED_CASES` run other cases, or more of them. Continuous integration
 * has the same ones each time: what nobody has seen yet is found where the engine is worked on.
 */
const seed = SEED;
const count = Number(process.env.GENERATED_CASES ?? 100);
const isChosen = process.env.GENERATED_SEED !== undefined;
/** The cases that every run has. */
const FIXED = { firstSeed: 1, count: 200 };
const TIME = 60_000 + count * 500;

function expectNoFailures({ failures, outcomes }: RunResult): void {
  expect(failures.join('\n')).toBe('');
  expect(outcomes.differs).toBe(0);
}

describe('A generated query', () => {
  (isChosen ? it.skip : it)(
    'has the answer that Comunica or Oxigraph gives (fixed seeds)',
    async () => {
      const result = await runCases(FIXED);
      expectNoFailures(result);
      // Most cases are judged, and many answers hold something: otherwise the test shows nothing.
      expect(result.outcomes.agrees).toBeGreaterThan(0.8 * FIXED.count);
      expect(result.withRows).toBeGreaterThan(0.35 * FIXED.count);
    },
    TIME,
  );

  it(
    `has the answer that Comunica or Oxigraph gives (${count} cases from seed ${seed})`,
    async () => {
      expectNoFailures(await runCases({ firstSeed: seed, count }));
    },
    TIME,
  );
});
