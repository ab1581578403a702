/** Pools of real threads for tests, over `test-worker.mjs`. */
import { ServiceError } from '../../../src/errors.js';
import {
  QueryPool,
  type QueryPoolSettings,
  type RunningAnswer,
} from '../../../src/sparql/workers/index.js';

/** A query of the test worker: the name of what it does, and what that needs. */
export interface TestRequest {
  readonly way: string;
  readonly [name: string]: unknown;
}

export type TestHead = Record<string, unknown>;
export interface TestVersion {
  readonly number: number;
}

export type TestPool = QueryPool<TestVersion, TestRequest, TestHead>;

const versions: TestVersion[] = [];

/** The version of a number, the same one each time. */
export function versionOf(number: number): TestVersion {
  return (versions[number] ??= { number });
}

export const TEST_WORKER = new URL('./test-worker.mjs', import.meta.url);

const open = new Set<TestPool>();

/** A pool with short times, to be closed by `closePools`. */
export function openPool(settings: Partial<QueryPoolSettings<TestVersion>> = {}): TestPool {
  const pool: TestPool = new QueryPool({
    entry: TEST_WORKER,
    payloadOf: ({ number }) => ({ name: `version ${number}` }),
    workerCount: 2,
    timeoutMs: 20_000,
    memoryMb: 64,
    ...settings,
  });
  open.add(pool);
  return pool;
}

export async function closePools(): Promise<void> {
  await Promise.all([...open].map((pool) => pool.close()));
  open.clear();
}

/** All bytes of an answer. */
export async function bytesOf({ chunks }: RunningAnswer<unknown>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** Runs a query to its end. */
export async function ask(
  pool: TestPool,
  request: TestRequest,
  version: number | TestVersion = 1,
  options: { readonly isDraft?: boolean } = {},
): Promise<{ head: TestHead; text: string }> {
  const asked = typeof version === 'number' ? versionOf(version) : version;
  const answer = await pool.run(request, { version: asked, ...options });
  return { head: answer.head, text: (await bytesOf(answer)).toString() };
}

/** The error that something ends with. */
export async function failureOf(promise: Promise<unknown>): Promise<ServiceError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
  throw new Error('Expected a failure, but it ended well.');
}

/** Resolves when a condition holds; rejects after a minute. */
export async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('It does not come true.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Numbers that a query's thread and the test both see. */
export function sharedNumbers(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * count));
}
