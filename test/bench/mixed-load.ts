/** Many at once: readers on a timetable and a writer beside queries that never end. */
import { setTimeout as delay } from 'node:timers/promises';
import { askTimed, quantile } from './measure.js';
import { TOKEN, type RunningServer } from './own-server.js';
import { ENDLESS_QUERY, pointQuery, smallUpdate } from './queries.js';

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

export interface MixedLoad {
  readonly readers: number;
  readonly lookUpMs: Quantiles;
  readonly commitMs: Quantiles;
  readonly failures: number;
  /** Of the server's main thread, in the last minute or two, as `/metrics` has it. */
  readonly loopDelayMs: { readonly p99: number; readonly max: number };
}

const READERS = 8;
const READ_EVERY_MS = 100;
const COMMIT_EVERY_MS = 100;
const LOAD_MS = 60_000;
/** A request that takes longer has failed. */
const LIMIT_MS = 5_000;

export async function measureMixedLoad(running: RunningServer): Promise<MixedLoad> {
  const { endpoint } = running;
  const [reads, commits]: [number[], number[]] = [[], []];
  const failures = await besideEndless(endpoint, async () => {
    const readers = Array.from({ length: READERS }, async (_, reader) => {
      await delay((reader * READ_EVERY_MS) / READERS);
      return onTimetable(READ_EVERY_MS, async (number) => {
        const query = pointQuery((number * READERS + reader) % 1_000);
        reads.push((await askTimed(endpoint, query, { limitMs: LIMIT_MS })).ms);
      });
    });
    const writer = onTimetable(COMMIT_EVERY_MS, async (number) => {
      commits.push(await timeCommit(endpoint, 1_000_000 + number, LIMIT_MS));
    });
    return (await Promise.all([...readers, writer])).reduce((sum, count) => sum + count);
  });
  return {
    readers: READERS,
    lookUpMs: quantilesOf(reads),
    commitMs: quantilesOf(commits),
    failures,
    loopDelayMs: await loopDelayOf(running),
  };
}

/** Does the work while the endless query runs twice; a query that is stopped is asked again. */
export async function besideEndless<T>(endpoint: string, work: () => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const { signal } = ended;
  const heavy = [1, 2].map(async () => {
    while (!signal.aborted)
      await askTimed(endpoint, ENDLESS_QUERY, { limitMs: 120_000, signal }).catch(() => delay(10));
  });
  await delay(200);
  try {
    return await work();
  } finally {
    ended.abort();
    await Promise.all(heavy);
  }
}

/** The time until a small commit is acknowledged. @throws Error when it fails. */
export async function timeCommit(
  endpoint: string,
  number: number,
  limitMs: number,
): Promise<number> {
  const began = performance.now();
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/sparql-update', authorization: `Bearer ${TOKEN}` },
    body: smallUpdate(number),
    signal: AbortSignal.timeout(limitMs),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return performance.now() - began;
}

export const quantilesOf = (times: readonly number[]): Quantiles => ({
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
});

/** Starts the work again and again at fixed times, however long it takes; returns the failures. */
async function onTimetable(
  everyMs: number,
  work: (number: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const open: Promise<void>[] = [];
  let failures = 0;
  for (let number = 0; performance.now() < began + LOAD_MS; number += 1) {
    await delay(Math.max(0, began + number * everyMs - performance.now()));
    open.push(
      work(number).catch(() => {
        failures += 1;
      }),
    );
  }
  await Promise.all(open);
  return failures;
}

async function loopDelayOf({ url }: RunningServer): Promise<MixedLoad['loopDelayMs']> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const valueOf = (name: string): number =>
    Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(metrics)?.[1]) *
    1000;
  return { p99: valueOf('p99'), max: valueOf('max') };
}
