/** Numbers that look random and come again with the same seed. */

const { GENERATED_SEED, CI } = process.env;

/**
 * The seed of random cases: that of `GENERATED_SEED`, the same one each time in continuous
 * integration, and otherwise a new one, which is printed.
 */
export const SEED = Number(GENERATED_SEED ?? (CI ? 1_001 : Date.now() % 1_000_000));
if (GENERATED_SEED === undefined && !CI)
  process.stdout.write(`Random cases: run them again with GENERATED_SEED=${SEED}.\n`);

/** Gives numbers from 0 up to 1, as `Math.random` does (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
