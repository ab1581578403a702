import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ask,
  bytesOf,
  closePools,
  failureOf,
  openPool,
  until,
  versionOf,
  type TestRequest,
} from './test-pool.js';

afterEach(closePools);

describe('A failing query', () => {
  it('fails with the error that its handler throws', async () => {
    const error = await failureOf(ask(openPool(), { way: 'malformed' }));
    expect(error).toMatchObject({
      code: 'malformed-query',
      message: 'Line 1: what is this?',
      details: { line: 1 },
    });
  });

  it('fails in the middle of its answer', async () => {
    const answer = await openPool().run(
      { way: 'bytes', chunkCount: 10, chunkBytes: 40_000, failAfter: 5 },
      { version: versionOf(1) },
    );
    expect(await failureOf(bytesOf(answer))).toMatchObject({
      code: 'not-found',
      details: { index: 5 },
    });
  });

  it('fails before its answer begins when the first chunk fails', async () => {
    const pool = openPool();
    expect(
      await failureOf(
        pool.run(
          { way: 'bytes', chunkCount: 10, chunkBytes: 10, failAfter: 0 },
          { version: versionOf(1) },
        ),
      ),
    ).toMatchObject({ code: 'not-found' });
  });

  it('shows nothing of a fault inside but to the log', async () => {
    const error = await failureOf(ask(openPool(), { way: 'fault' }));
    expect(error.code).toBe('internal');
    expect(error.message).not.toContain('secret');
    expect(error.cause).toContain('TypeError: secret inside detail');
  });

  it.each(['uncloneable', 'noSuchWay'])(
    'is a fault when it cannot be sent or understood (%s)',
    async (way) => {
      const pool = openPool();
      expect((await failureOf(ask(pool, { way }))).code).toBe('internal');
      expect((await ask(pool, { way: 'hello' })).text).toBe('hello');
    },
  );

  it('is a fault when it cannot be sent to a worker', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1 });
    expect((await failureOf(ask(pool, { way: 'ask', what: () => undefined }))).code).toBe(
      'internal',
    );
    expect((await ask(pool, { way: 'hello' })).text).toBe('hello');
  });

  it('fails when it accounts for more memory than it may hold', async () => {
    const error = await failureOf(ask(openPool({ memoryMb: 10 }), { way: 'accountedMemory' }));
    expect(error).toMatchObject({
      code: 'query-memory',
      details: { limit: 'QUERY_MEMORY_MB', limitMb: 10 },
    });
  });

  it('fails when it holds more than it may unaccounted, but not for garbage', async () => {
    const pool = openPool({ memoryMb: 100, timeoutMs: 60_000 });
    // It goes on until it is noticed, which memory is not at once.
    expect(
      (
        await failureOf(
          ask(pool, { way: 'unaccountedMemory', keptCount: 5e6, madeCount: Infinity }),
        )
      ).code,
    ).toBe('query-memory');
    expect((await ask(pool, { way: 'unaccountedMemory', keptCount: 1e5 })).head).toBe(1e5);
  });

  it('leaves no memory behind', async () => {
    const pool = openPool({ memoryMb: 400, timeoutMs: 60_000 });
    const before = process.memoryUsage().rss;
    await ask(pool, { way: 'unaccountedMemory', keptCount: 3e6 });
    await until(() => process.memoryUsage().rss - before < 120 * 2 ** 20);
  });
});

describe('A worker that ends under its query', () => {
  const FAULTS: [string, TestRequest, string, string][] = [
    ['its heap is full', { way: 'heap' }, 'query-memory', 'QUERY_MEMORY_MB'],
    ['nobody caught an error', { way: 'uncaught' }, 'internal', 'worker'],
    ['it exits', { way: 'exit' }, 'internal', 'worker'],
  ];

  it.each(FAULTS)(
    'fails that query alone and is replaced when %s',
    async (_, request, code, text) => {
      const pool = openPool({ maxHeapMb: 48 });
      const neighbour = pool.run(
        { way: 'bytes', chunkCount: 100, chunkBytes: 1000, spinMs: 10 },
        { version: versionOf(1) },
      );
      const error = await failureOf(ask(pool, request));
      expect(error.code).toBe(code);
      expect(error.message).toContain(text);
      expect((await bytesOf(await neighbour)).length).toBe(100_000);
      await until(() => pool.state.idleCount === 3);
      expect((await ask(pool, { way: 'hello' })).text).toBe('hello');
    },
  );
});
