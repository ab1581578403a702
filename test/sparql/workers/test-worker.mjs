// A query worker whose queries are named after what they do to it. It runs the built code.
import { threadId } from 'node:worker_threads';
import { setTimeout as wait } from 'node:timers/promises';
import { ServiceError } from '../../../dist/src/errors.js';
import { serveQueries, workerSettings } from '../../../dist/src/sparql/workers/index.js';

const encoder = new TextEncoder();
let openedCount = 0;

/** Computes for some time without looking at anything. */
function spin(milliseconds) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

const WAYS = {
  /** Says where it runs, and what version it sees. */
  hello: ({ text }, version) => ({
    head: {
      threadId,
      openedCount,
      version: version.name,
      after: version.after,
      known: version.known,
      settings: workerSettings(),
    },
    chunks: [encoder.encode(text ?? 'hello')],
  }),
  /** No body. */
  ask: () => ({ head: true }),
  /** Computes for some time and looks at its budget. */
  compute: ({ milliseconds }, _, budget) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      budget.check();
      budget.addRows(1);
    }
    return { head: { threadId, openedCount } };
  },
  /** Computes for some time and does not look at its budget. */
  stubborn: ({ milliseconds }) => {
    spin(milliseconds);
    return { head: { threadId } };
  },
  /** Bytes that say their place; says when the generator is closed. */
  bytes: ({ chunkCount, chunkBytes, failAfter, spinMs, notes }) => ({
    head: { threadId },
    chunks: (function* () {
      try {
        for (let index = 0; index < chunkCount; index += 1) {
          if (index === failAfter)
            throw new ServiceError('not-found', `No chunk ${index}.`, { details: { index } });
          if (spinMs) spin(spinMs);
          yield new Uint8Array(chunkBytes).fill(index % 256);
          if (notes) Atomics.store(notes, 0, index + 1);
        }
      } finally {
        if (notes) Atomics.store(notes, 1, 1);
      }
    })(),
  }),
  /**
   * Chunks out of one buffer that is used again and again, at times when nothing else holds the
   * thread.
   */
  reused: () => ({
    head: 'reused',
    chunks: (async function* () {
      const buffer = new Uint8Array(8);
      for (let index = 0; index < 5; index += 1) {
        buffer.fill(index);
        await wait(5);
        yield buffer.subarray(0, 4);
      }
    })(),
  }),
  /** Waits for something outside, and for the budget. */
  outside: async (_, __, budget) => {
    await new Promise((_resolve, reject) => {
      budget.signal.addEventListener('abort', () => {
        reject(budget.signal.reason);
      });
    });
  },
  accountedMemory: (_, __, budget) => {
    for (;;) budget.addMemory(2 ** 20);
  },
  /** Objects and arrays that are not accounted for, and much garbage. */
  unaccountedMemory: ({ keptCount, madeCount = 5e6 }, _, budget) => {
    const kept = [];
    for (let index = 0; index < madeCount; index += 1) {
      budget.check();
      const pair = [index, index / 2];
      if (index < keptCount) kept.push(pair);
    }
    return { head: kept.length };
  },
  heap: () => {
    const kept = [];
    for (;;) kept.push({ list: new Array(100).fill(kept.length) });
  },
  malformed: () => {
    throw new ServiceError('malformed-query', 'Line 1: what is this?', { details: { line: 1 } });
  },
  fault: () => {
    throw new TypeError('secret inside detail');
  },
  uncaught: async () => {
    setTimeout(() => {
      throw new Error('out of the blue');
    }, 1);
    await wait(60_000);
  },
  exit: () => process.exit(3),
  uncloneable: () => ({ head: () => undefined }),
};

serveQueries({
  openVersion: (payload, known) => {
    if (payload.failures && Atomics.sub(payload.failures, 0, 1) > 0)
      throw new Error('cannot be opened this time');
    openedCount += 1;
    return { ...payload, known: known?.name };
  },
  answer: (request, version, budget) => WAYS[request.way](request, version, budget),
});
