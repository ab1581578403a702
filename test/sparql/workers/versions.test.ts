import { afterEach, describe, expect, it } from '@jest/globals';
import { ask, closePools, failureOf, openPool, sharedNumbers } from './test-pool.js';

afterEach(closePools);

describe('A graph version in the workers', () => {
  it('is sent to a worker once, with the first query for it', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1 });
    const heads = [];
    for (const version of [1, 1, 2, 1, 2])
      heads.push((await ask(pool, { way: 'hello' }, version)).head);
    expect(heads.map(({ openedCount }) => openedCount)).toEqual([1, 1, 2, 2, 2]);
    expect(heads.map(({ version }) => version)).toEqual(
      [1, 1, 2, 1, 2].map((version) => `version ${version}`),
    );
  });

  it('that is a draft is never the latest, and is forgotten after its use', async () => {
    const made: number[] = [];
    const pool = openPool({
      workerCount: 1,
      maxWorkerCount: 1,
      keptVersionCount: 2,
      payloadOf: ({ number }) => {
        made.push(number);
        return { name: String(number) };
      },
    });
    const draft = { number: 8 };
    await ask(pool, { way: 'hello' }, 7);
    await ask(pool, { way: 'hello' }, draft, { isDraft: true });
    for (const version of [1, 2, 3, 7]) await ask(pool, { way: 'hello' }, version);
    expect(made).toEqual([7, 8, 1, 2, 3]);
    await ask(pool, { way: 'hello' }, draft, { isDraft: true });
    expect(made).toEqual([7, 8, 1, 2, 3, 8]);
  });

  it('is sent without what the worker has, and opened with that', async () => {
    const failures = sharedNumbers(1);
    failures[0] = 1;
    const pool = openPool({
      workerCount: 1,
      maxWorkerCount: 1,
      keptVersionCount: 2,
      payloadOf: ({ number }) => ({
        name: `version ${number}`,
        ...(number === 1 ? { failures } : {}),
      }),
      payloadAfter: (payload, known) => ({
        ...(payload as object),
        after: (known as { name: string }).name,
      }),
    });
    // The next one can be opened although the first failed.
    await failureOf(ask(pool, { way: 'hello' }, 1));
    const heads = [];
    for (const version of [2, 1, 3, 4, 1])
      heads.push((await ask(pool, { way: 'hello' }, version)).head);
    expect(heads.map(({ version, after, known }) => [version, after, known])).toEqual([
      ['version 2', 'version 1', 'version 1'],
      ['version 1', undefined, undefined],
      ['version 3', 'version 1', 'version 1'],
      ['version 4', 'version 3', 'version 3'],
      ['version 1', 'version 4', 'version 4'],
    ]);
  });

  it('is opened anew when it could not be opened before', async () => {
    const failures = sharedNumbers(1);
    failures[0] = 1;
    const pool = openPool({
      workerCount: 1,
      maxWorkerCount: 1,
      payloadOf: () => ({ name: 'hard to open', failures }),
    });
    expect((await failureOf(ask(pool, { way: 'hello' }))).cause).toContain(
      'cannot be opened this time',
    );
    expect((await ask(pool, { way: 'hello' })).head.version).toBe('hard to open');
  });
});
