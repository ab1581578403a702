import { afterEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtModule } from '../../../src/threads/index.js';
import {
  TEST_WORKER,
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

describe('A QueryPool', () => {
  it('answers with head and body', async () => {
    const pool = openPool({ settings: { base: 'https://example.org/' } });
    const { head, text } = await ask(pool, { way: 'hello', text: 'grüß Gott' });
    expect(head).toMatchObject({
      version: 'version 1',
      settings: { base: 'https://example.org/' },
    });
    expect(text).toBe('grüß Gott');
  });

  it('answers without a body', async () => {
    expect(await ask(openPool(), { way: 'ask' })).toEqual({ head: true, text: '' });
  });

  it('answers many queries at once, each with its own', async () => {
    const pool = openPool();
    await until(() => pool.state.idleCount === 2);
    const texts = Array.from({ length: 300 }, (_, index) => `answer ${index}`);
    const answers = await Promise.all(texts.map((text) => ask(pool, { way: 'hello', text })));
    expect(answers.map(({ text }) => text)).toEqual(texts);
    expect(new Set(answers.map(({ head }) => head.threadId)).size).toBeGreaterThan(1);
  });

  it('answers with all chunks in order, however large the answer is', async () => {
    const pool = openPool({ windowBytes: 2 ** 18 });
    const bytes = await bytesOf(
      await pool.run(
        { way: 'bytes', chunkCount: 500, chunkBytes: 10_000 },
        { version: versionOf(1) },
      ),
    );
    expect(bytes.length).toBe(5_000_000);
    expect(Array.from({ length: 500 }, (_, index) => bytes[index * 10_000 + 9999])).toEqual(
      Array.from({ length: 500 }, (_, index) => index % 256),
    );
  });

  it('copies chunks that share their buffer', async () => {
    expect([
      ...(await bytesOf(await openPool().run({ way: 'reused' }, { version: versionOf(1) }))),
    ]).toEqual([0, 1, 2, 3, 4].flatMap((each) => [each, each, each, each]));
  });

  it('hands over what comes slowly as it comes', async () => {
    const notes = sharedNumbers(2);
    const { chunks } = await openPool().run(
      { way: 'bytes', chunkCount: 20, chunkBytes: 10, spinMs: 30, notes },
      { version: versionOf(1) },
    );
    await chunks.next();
    expect(Atomics.load(notes, 0)).toBeLessThan(10);
    expect(Atomics.load(notes, 1)).toBe(0);
  });

  it('computes no further ahead of a slow reader than the window', async () => {
    const pool = openPool({ windowBytes: 2 ** 20 });
    const notes = sharedNumbers(2);
    const { chunks } = await pool.run(
      { way: 'bytes', chunkCount: 1000, chunkBytes: 2 ** 16, notes },
      { version: versionOf(1) },
    );
    let readCount = 0;
    for await (const chunk of chunks) {
      expect(chunk[0]).toBe(readCount % 256);
      readCount += 1;
      if (readCount % 100 === 0) await wait(20);
      expect(Atomics.load(notes, 0) - readCount).toBeLessThanOrEqual(17);
    }
    expect(readCount).toBe(1000);
  });

  it('frees the worker of an answer that fits the window before it is read', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1 });
    const unread = await pool.run(
      { way: 'bytes', chunkCount: 100, chunkBytes: 10_000 },
      { version: versionOf(1) },
    );
    await ask(pool, { way: 'hello' });
    expect((await bytesOf(unread)).length).toBe(1_000_000);
  });

  it('fails when its worker cannot start, and again when it is asked again', async () => {
    const pool = openPool({ entry: new URL('./no-such-worker.mjs', TEST_WORKER) });
    for (const round of [1, 2]) {
      const error = await failureOf(pool.run({ way: 'ask', round }, { version: versionOf(1) }));
      expect(error.code).toBe('internal');
      expect(String(error.cause)).toContain('no-such-worker');
    }
  });
});

describe('A closed QueryPool', () => {
  it('has ended its queries, those that run and those that wait', async () => {
    const pool = openPool({ workerCount: 1, maxWorkerCount: 1 });
    const begun = await pool.run(
      { way: 'bytes', chunkCount: 1000, chunkBytes: 2 ** 20 },
      { version: versionOf(1) },
    );
    const failures = [{ way: 'stubborn', milliseconds: 60_000 }, { way: 'ask' }].map((request) =>
      failureOf(pool.run(request, { version: versionOf(1) })),
    );
    await until(() => pool.state.waitingCount === 2);
    await pool.close();
    for (const failure of [...failures, failureOf(bytesOf(begun))])
      expect((await failure).message).toContain('service was stopped');
    expect(pool.state).toEqual({ workerCount: 0, idleCount: 0, waitingCount: 0, lostCount: 0 });
  });

  it('takes no more queries', async () => {
    const pool = openPool();
    await pool.close();
    expect(
      (await failureOf(pool.run({ way: 'ask' }, { version: versionOf(1) }))).message,
    ).toContain('service was stopped');
  });
});

describe('A process with a QueryPool', () => {
  const BUILT_WORKERS = builtModule('../../../src/sparql/workers/index.js', import.meta.url);
  const SCRIPT = `
    import { QueryPool } from ${JSON.stringify(BUILT_WORKERS.href)};
    const pool = new QueryPool({
      entry: new URL(${JSON.stringify(TEST_WORKER.href)}),
      payloadOf: () => ({ name: 'only' }),
      workerCount: 1,
      timeoutMs: 20000,
      memoryMb: 64,
    });
    const version = { number: 1 };
    const { head } = await pool.run({ way: 'hello' }, { version });
    console.log(head.version);
    const slow = pool.run({ way: 'stubborn', milliseconds: 300 }, { version });
    void slow.then(() => console.log('done'));
  `;

  it('goes on while a query runs, and ends without being told when none does', () => {
    const directory = mkdtempSync(join(tmpdir(), 'osce-graph-pool-'));
    const file = join(directory, 'script.mjs');
    writeFileSync(file, SCRIPT);
    const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    rmSync(directory, { recursive: true });
    expect({ stdout, stderr, status }).toEqual({ stdout: 'only\ndone\n', stderr: '', status: 0 });
  });
});
