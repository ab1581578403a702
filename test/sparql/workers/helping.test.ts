import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ask,
  closePools,
  failureOf,
  openPool,
  sharedNumbers,
  until,
  versionOf,
  type TestPool,
  type TestRequest,
} from './test-pool.js';

afterEach(closePools);

const PART_COUNT = 40;
const shared = (more: Partial<TestRequest> = {}): TestRequest => ({
  way: 'shared',
  partCount: PART_COUNT,
  partMs: 25,
  ...more,
});

/** A pool all of whose workers are there. */
async function openFull(settings: Parameters<typeof openPool>[0] = {}): Promise<TestPool> {
  const pool = openPool(settings);
  await until(() => isIdle(pool) && pool.state.workerCount === (settings.workerCount ?? 2) + 1);
  return pool;
}

function isIdle({ state }: TestPool): boolean {
  return state.workerCount > 0 && state.idleCount === state.workerCount;
}

/** How many parts the query's own worker did, and how many others; each is done once. */
async function sharesOf(
  pool: TestPool,
  request: TestRequest,
): Promise<{ own: number; others: number }> {
  const { head } = await ask(pool, request);
  const threads = head.threads as number[];
  expect(threads).toHaveLength(PART_COUNT);
  const own = threads.filter((each) => each === head.threadId).length;
  return { own, others: PART_COUNT - own };
}

describe('A query in parts', () => {
  it('is helped by an idle worker', async () => {
    const pool = await openFull();
    const { own, others } = await sharesOf(pool, shared());
    expect(own).toBeGreaterThan(0);
    expect(others).toBeGreaterThan(0);
    await until(() => isIdle(pool));
  });

  it('is not helped where there is one core', async () => {
    const pool = await openFull({ workerCount: 1 });
    expect((await sharesOf(pool, shared())).others).toBe(0);
  });

  it('is not helped while as many queries run as there are cores', async () => {
    const pool = await openFull();
    const client = new AbortController();
    const other = pool.run(
      { way: 'compute', milliseconds: 60_000 },
      { version: versionOf(1), signal: client.signal },
    );
    expect((await sharesOf(pool, shared({ partMs: 5 }))).others).toBe(0);
    client.abort();
    await failureOf(other);
  });

  it('loses its helper to the next query, and is helped again after it', async () => {
    const pool = await openFull();
    const notes = sharedNumbers(1);
    const helped = sharesOf(pool, shared({ partMs: 40, notes }));
    await until(() => Atomics.load(notes, 0) > 0);
    const others = [1, 2].map(() => ask(pool, { way: 'compute', milliseconds: 100 }));
    await Promise.all(others);
    const before = Atomics.load(notes, 0);
    await until(() => Atomics.load(notes, 0) > before);
    expect((await helped).others).toBeGreaterThan(0);
    await until(() => isIdle(pool));
  });

  it('shows as one query', async () => {
    const pool = await openFull();
    const notes = sharedNumbers(1);
    const helped = sharesOf(pool, shared({ notes }));
    await until(() => Atomics.load(notes, 0) > 0);
    expect(pool.open).toHaveLength(1);
    expect(pool.stop(pool.open[0]!.id + 1)).toBe(false);
    await helped;
  });

  it.each(['exit', 'fail', 'refuse', 'stubborn'])(
    'is answered where its helper is of no use (%s)',
    async (helper) => {
      const pool = await openFull();
      const notes = sharedNumbers(1);
      expect((await sharesOf(pool, shared({ helper, notes }))).others).toBe(0);
      expect(Atomics.load(notes, 0)).toBeGreaterThan(0);
      await until(() => isIdle(pool) && pool.state.workerCount === 3);
    },
    15_000,
  );

  it.each<[string, (pool: TestPool, answer: Promise<unknown>, abort: () => void) => void]>([
    [
      'its client leaves',
      (_, __, abort) => {
        abort();
      },
    ],
    [
      'it is stopped',
      (pool) => {
        pool.stop(pool.open[0]!.id);
      },
    ],
    ['its time is over', () => undefined],
  ])('ends with its helper when %s', async (_, end) => {
    const pool = await openFull({ timeoutMs: 4_000 });
    const notes = sharedNumbers(1);
    const client = new AbortController();
    const answer = pool.run(shared({ partMs: 400, notes }), {
      version: versionOf(1),
      signal: client.signal,
    });
    const failure = failureOf(answer);
    await until(() => Atomics.load(notes, 0) > 0);
    end(pool, answer, () => {
      client.abort();
    });
    expect((await failure).code).toMatch(/^query-/);
    await until(() => isIdle(pool));
    // Nobody was killed.
    expect(pool.state.workerCount).toBe(3);
  });

  it('sends its helpers away when it holds much itself', async () => {
    const pool = await openFull();
    const memoryBytes = 50 * 2 ** 20;
    expect((await sharesOf(pool, shared({ memoryBytes }))).others).toBe(0);
  });
});
