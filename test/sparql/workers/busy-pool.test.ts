import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceError } from '../../../src/errors.js';
import { ask, bytesOf, closePools, failureOf, openPool, until, versionOf } from './test-pool.js';
import { SEED, randomOf } from '../../support/random.js';

afterEach(closePools);

describe('A busy QueryPool', () => {
  it('starts further workers, keeps one to spare, and ends those that are not needed', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 5, idleMs: 200 });
    await until(() => pool.state.idleCount === 1);
    const client = new AbortController();
    const heavy = Array.from({ length: 3 }, () =>
      pool.run(
        { way: 'compute', milliseconds: 60_000 },
        { version: versionOf(1), signal: client.signal },
      ),
    );
    await until(() => pool.state.workerCount === 4 && pool.state.idleCount === 1);
    expect((await ask(pool, { way: 'hello' })).text).toBe('hello');
    client.abort();
    await Promise.allSettled(heavy);
    await until(() => pool.state.workerCount === 1 && pool.state.idleCount === 1);
  });

  it('starts no more workers than it may; of those that wait, the first and the last take turns', async () => {
    const pool = openPool({ workerCount: 2, maxWorkerCount: 2 });
    await until(() => pool.state.idleCount === 2);
    const done: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        await pool.run(
          { way: 'compute', milliseconds: index === 0 ? 1000 : 50 },
          { version: versionOf(1) },
        );
        done.push(index);
      }),
    );
    expect(done).toEqual([1, 2, 7, 3, 6, 4, 5, 0]);
    expect(pool.state.workerCount).toBe(2);
  });

  it('lets clients take turns', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1 });
    await until(() => pool.state.idleCount === 1);
    const done: string[] = [];
    const names = ['first', ...Array.from({ length: 4 }, () => 'many'), 'few', 'other', 'few'];
    await Promise.all(
      names.map(async (client) => {
        await pool.run({ way: 'compute', milliseconds: 20 }, { version: versionOf(1), client });
        done.push(client);
      }),
    );
    expect(done).toEqual(['first', 'many', 'few', 'other', 'many', 'few', 'many', 'many']);
  });

  it('refuses the last query of the client with the most, where too many wait', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1, maxWaitingCount: 3 });
    await until(() => pool.state.idleCount === 1);
    const run = (client: string): Promise<string> =>
      pool
        .run({ way: 'compute', milliseconds: 50 }, { version: versionOf(1), client })
        .then(() => 'answered')
        .catch((error: unknown) => (error as ServiceError).code);
    const outcomes = await Promise.all(
      ['first', 'many', 'many', 'many', 'few', 'many', 'other'].map(run),
    );
    expect(outcomes).toEqual([
      'answered',
      'answered',
      'overloaded',
      'overloaded',
      'answered',
      'overloaded',
      'answered',
    ]);
  });

  it('answers light queries however many heavy ones run, and those too', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 4, heavyAfterMs: 150 });
    const heavy = Array.from({ length: 8 }, () =>
      pool.run({ way: 'compute', milliseconds: 400 }, { version: versionOf(1), timeoutMs: 30_000 }),
    );
    const endless = Array.from({ length: 3 }, () =>
      failureOf(
        pool.run(
          { way: 'compute', milliseconds: 60_000 },
          { version: versionOf(1), timeoutMs: 4000 },
        ),
      ),
    );
    await wait(500);
    for (let round = 0; round < 10; round += 1)
      expect((await ask(pool, { way: 'hello' })).text).toBe('hello');
    for (const error of await Promise.all(endless)) expect(error.code).toBe('query-timeout');
    await Promise.all(heavy);
    expect(pool.state.workerCount).toBeLessThanOrEqual(4);
  });

  it('takes workers from readers that hold them all up', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1, windowBytes: 2 ** 16 });
    const answers = await Promise.all(
      [1, 2].map(() =>
        pool.run({ way: 'bytes', chunkCount: 100, chunkBytes: 2 ** 16 }, { version: versionOf(1) }),
      ),
    );
    // Both workers that there may be wait for their readers now.
    expect((await ask(pool, { way: 'hello' })).text).toBe('hello');
    const read = await Promise.allSettled(answers.map(bytesOf));
    expect(read.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('The process of a QueryPool', () => {
  it('loses no query when hundreds are stopped and others are not', async () => {
    const pool = openPool({ workerCount: 2, maxWorkerCount: 4 });
    const random = randomOf(SEED);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 300 }, async (_, index) => {
        const leaving = new AbortController();
        if (index % 3 === 0)
          setTimeout(() => {
            leaving.abort();
          }, random() * 200);
        const answer = await pool.run(
          { way: 'bytes', chunkCount: 5, chunkBytes: 1000, spinMs: index % 3 },
          { version: versionOf(index % 7), signal: leaving.signal },
        );
        expect((await bytesOf(answer)).length).toBe(5000);
      }),
    );
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of failures) expect(String(reason)).toContain('client disconnected');
    expect(
      outcomes.filter((outcome, index) => index % 3 !== 0 && outcome.status === 'rejected'),
    ).toEqual([]);
    expect(pool.state.waitingCount).toBe(0);
    await until(() => pool.state.idleCount === pool.state.workerCount);
  });
});
