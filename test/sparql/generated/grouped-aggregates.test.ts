import { describe, expect, it } from '@jest/globals';
import { SEED } from '../../support/random.js';
import { failuresOf } from './grouped-aggregates.js';

const count = Number(process.env.GENERATED_CASES ?? 60);
const TIME = 60_000 + count * 500;

describe('A set function over groups of mixed types', () => {
  it.each([
    ['fixed seeds', 1, 100],
    [`${count} cases from seed ${SEED}`, SEED, count],
  ])(
    'gives the exact result (%s)',
    async (_, firstSeed, cases) => {
      expect((await failuresOf(firstSeed, cases)).join('\n')).toBe('');
    },
    TIME,
  );
});
