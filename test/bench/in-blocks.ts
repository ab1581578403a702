/** Times kinds of work in a stream, a block of each in turn, so that differences can be trusted. */
import { median } from './measure.js';

const BLOCKS = 6;
/** A block runs its work until both are over. */
const BLOCK_MS = 150;
const BLOCK_RUNS = 3;

/**
 * The median time of each kind of work in milliseconds. The first blocks compile the code and
 * don't count.
 */
export async function timeInBlocks<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let block = 0; block < BLOCKS; block += 1)
    for (const name of names) {
      const blockTimes = await timeBlock(works[name]);
      if (block > 0) times.get(name)!.push(...blockTimes);
    }
  // Every name has its times.
  return Object.fromEntries(names.map((name) => [name, median(times.get(name)!)])) as Record<
    Name,
    number
  >;
}

async function timeBlock(work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + BLOCK_MS;
  while (times.length < BLOCK_RUNS || performance.now() < end) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}
