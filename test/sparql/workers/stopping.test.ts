import { afterEach, describe, expect, it } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';
import { WORKER_LOST } from '../../../src/sparql/workers/index.js';
import {
  ask,
  bytesOf,
  closePools,
  failureOf,
  openPool,
  sharedNumbers,
  until,
  versionOf,
} from './test-pool.js';

afterEach(closePools);

/**
 * Long enough for a machine that is busy with other things; a query that is not stopped takes far
 * longer.
 */
const SOON_MS = 10_000;

describe('A query past its time', () => {
  it('is stopped, and says what it had done', async () => {
    const pool = openPool();
    const { head } = await ask(pool, { way: 'hello' });
    const start = performance.now();
    const error = await failureOf(
      pool.run({ way: 'compute', milliseconds: 30_000 }, { version: versionOf(1), timeoutMs: 200 }),
    );
    const elapsed = performance.now() - start;
    expect(elapsed).toBeGreaterThanOrEqual(195);
    expect(elapsed).toBeLessThan(SOON_MS);
    expect(error.code).toBe('query-timeout');
    expect(error.details).toMatchObject({ limit: 'QUERY_TIMEOUT_MS', timeoutMs: 200 });
    expect(error.details.rowCount).toBeGreaterThan(100);
    expect(error.message).toContain('raise QUERY_TIMEOUT_MS');
    // The worker goes on with the next query.
    await until(() => pool.state.idleCount === pool.state.workerCount);
    const threads = new Set(
      (await Promise.all(Array.from({ length: 3 }, () => ask(pool, { way: 'hello' })))).map(
        (each) => each.head.threadId,
      ),
    );
    expect(threads).toContain(head.threadId);
  });

  it('is stopped where its worker looks at no budget, without hurting a neighbour', async () => {
    const pool = openPool();
    await until(() => pool.state.idleCount === 2);
    const neighbour = pool.run(
      { way: 'bytes', chunkCount: 60, chunkBytes: 1000, spinMs: 20 },
      { version: versionOf(1) },
    );
    const start = performance.now();
    const reasons: unknown[] = [];
    const note = (reason: unknown): unknown => reasons.push(reason);
    subscribe(WORKER_LOST, note);
    const error = await failureOf(
      pool.run(
        { way: 'stubborn', milliseconds: 60_000 },
        { version: versionOf(1), timeoutMs: 300 },
      ),
    );
    expect(error.code).toBe('query-timeout');
    expect(performance.now() - start).toBeLessThan(SOON_MS);
    expect((await bytesOf(await neighbour)).length).toBe(60_000);
    await until(() => pool.state.workerCount === 3 && pool.state.idleCount === 3);
    unsubscribe(WORKER_LOST, note);
    expect([reasons, pool.state.lostCount]).toEqual([['The worker did not stop in time.'], 1]);
  });

  it('is stopped in the middle of its answer, which then throws', async () => {
    const pool = openPool();
    await ask(pool, { way: 'hello' });
    const { chunks } = await pool.run(
      { way: 'bytes', chunkCount: 1e6, chunkBytes: 40_000, spinMs: 5 },
      { version: versionOf(1), timeoutMs: 2_000 },
    );
    const error = await failureOf(
      (async () => {
        for await (const chunk of chunks) expect(chunk.length).toBe(40_000);
      })(),
    );
    expect(error.code).toBe('query-timeout');
    await expect(chunks.next()).rejects.toBe(error);
  });

  it('is stopped while it waits for its reader', async () => {
    const notes = sharedNumbers(2);
    const pool = openPool({ windowBytes: 2 ** 16 });
    // Its time is for the query, and not for the start of a thread.
    await ask(pool, { way: 'hello' });
    const answer = await pool.run(
      { way: 'bytes', chunkCount: 100, chunkBytes: 2 ** 16, notes },
      { version: versionOf(1), timeoutMs: 1_000 },
    );
    await until(() => Atomics.load(notes, 1) === 1);
    expect((await failureOf(bytesOf(answer))).code).toBe('query-timeout');
  });

  it('is stopped while it waits for something outside', async () => {
    const pool = openPool();
    const { head } = await ask(pool, { way: 'hello' });
    expect(
      (await failureOf(pool.run({ way: 'outside' }, { version: versionOf(1), timeoutMs: 200 })))
        .code,
    ).toBe('query-timeout');
    await until(() => pool.state.idleCount >= 2);
    const threads = (
      await Promise.all(Array.from({ length: 3 }, () => ask(pool, { way: 'hello' })))
    ).map((each) => each.head.threadId);
    expect(threads).toContain(head.threadId);
  });

  it('says so when it never got a worker', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1 });
    await until(() => pool.state.idleCount === 1);
    const heavy = pool.run({ way: 'compute', milliseconds: 1000 }, { version: versionOf(1) });
    const error = await failureOf(
      pool.run({ way: 'ask' }, { version: versionOf(1), timeoutMs: 100 }),
    );
    expect(error.code).toBe('query-timeout');
    expect(error.message).toContain('waited 100 ms');
    await heavy;
  });
});

describe('A query that nobody wants any more', () => {
  it('is stopped by its signal while it computes', async () => {
    const pool = openPool();
    const leaving = new AbortController();
    const failure = failureOf(
      pool.run(
        { way: 'compute', milliseconds: 60_000 },
        { version: versionOf(1), signal: leaving.signal },
      ),
    );
    await wait(200);
    leaving.abort();
    expect((await failure).message).toContain('client disconnected');
    await until(() => pool.state.idleCount >= 2);
  });

  it('is not begun when its signal has fired before, or while it waits', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1 });
    await until(() => pool.state.idleCount === 1);
    const heavy = pool.run({ way: 'compute', milliseconds: 500 }, { version: versionOf(1) });
    await expect(
      pool.run({ way: 'ask' }, { version: versionOf(1), signal: AbortSignal.abort() }),
    ).rejects.toThrow('client disconnected');
    await expect(
      pool.run({ way: 'ask' }, { version: versionOf(1), signal: AbortSignal.timeout(50) }),
    ).rejects.toThrow('client disconnected');
    expect(pool.state.waitingCount).toBe(0);
    await heavy;
  });

  it('is stopped when its reader leaves', async () => {
    const pool = openPool({ windowBytes: 2 ** 18 });
    const notes = sharedNumbers(2);
    const { chunks } = await pool.run(
      { way: 'bytes', chunkCount: 1e6, chunkBytes: 2 ** 16, notes },
      { version: versionOf(1) },
    );
    for await (const chunk of chunks) {
      expect(chunk.length).toBe(2 ** 16);
      break;
    }
    await until(() => Atomics.load(notes, 1) === 1);
    expect(Atomics.load(notes, 0)).toBeLessThan(20);
    await until(() => pool.state.idleCount >= 2);
  });

  it('is stopped by cancel, whether its answer was read or not', async () => {
    const pool = openPool({ windowBytes: 2 ** 18 });
    const notes = sharedNumbers(2);
    const answer = await pool.run(
      { way: 'bytes', chunkCount: 1e6, chunkBytes: 2 ** 16, notes },
      { version: versionOf(1) },
    );
    answer.cancel();
    await until(() => Atomics.load(notes, 1) === 1);
    expect(await answer.chunks.next()).toEqual({ done: true, value: undefined });
  });
});

describe('A query that somebody else stops', () => {
  it('is open until then, and fails with what happened, without hurting a neighbour', async () => {
    const pool = openPool();
    await until(() => pool.state.idleCount === 2);
    const neighbour = pool.run(
      { way: 'bytes', chunkCount: 60, chunkBytes: 1000, spinMs: 10 },
      { version: versionOf(1) },
    );
    const failure = failureOf(
      pool.run({ way: 'compute', milliseconds: 30_000 }, { version: versionOf(1) }),
    );
    await until(
      () => (pool.open.find(({ request }) => request.way === 'compute')?.rowCount ?? 0) > 0,
    );
    const [first, second] = pool.open;
    expect(first).toMatchObject({ request: { way: 'bytes' } });
    expect(second).toMatchObject({ request: { way: 'compute' }, state: 'running' });
    expect(second!.id).toBeGreaterThan(first!.id);
    expect(second!.elapsedMs).toBeGreaterThan(0);
    expect(pool.stop(second!.id)).toBe(true);
    const { code, details } = await failure;
    expect([code, typeof details.elapsedMs]).toEqual(['query-stopped', 'number']);
    expect(pool.open.map(({ id }) => id)).not.toContain(second!.id);
    expect(pool.stop(second!.id)).toBe(false);
    expect((await bytesOf(await neighbour)).length).toBe(60_000);
    await until(() => pool.state.idleCount === pool.state.workerCount);
    expect(pool.open).toEqual([]);
  });

  it('is stopped in the middle of its answer, which then throws', async () => {
    const pool = openPool();
    const answer = await pool.run(
      { way: 'bytes', chunkCount: 1e6, chunkBytes: 40_000, spinMs: 5 },
      { version: versionOf(1) },
    );
    expect(pool.open.map(({ state }) => state)).toEqual(['answering']);
    pool.stop(pool.open[0]!.id);
    expect((await failureOf(bytesOf(answer))).code).toBe('query-stopped');
  });

  it('is stopped while it waits for a worker, and takes none', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1 });
    await until(() => pool.state.idleCount === 1);
    const heavy = failureOf(
      pool.run({ way: 'compute', milliseconds: 30_000 }, { version: versionOf(1) }),
    );
    const waiting = failureOf(pool.run({ way: 'hello' }, { version: versionOf(1) }));
    await until(() => pool.open.length === 2);
    const [, second] = pool.open;
    expect([second!.state, second!.rowCount, pool.state.waitingCount]).toEqual(['waiting', 0, 1]);
    pool.stop(second!.id);
    expect([(await waiting).code, pool.state.waitingCount]).toEqual(['query-stopped', 0]);
    pool.stop(pool.open[0]!.id);
    expect((await heavy).code).toBe('query-stopped');
    expect(await ask(pool, { way: 'hello' })).toBeDefined();
  });
});
