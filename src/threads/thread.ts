/** One worker thread: how it starts, and how it answers. */
import { on } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** The package's directory when run from source, `dist/` when built. */
const TREE = new URL('../../', import.meta.url).href;
const BUILT_TREE = import.meta.url.endsWith('.ts') ? `${TREE}dist/` : TREE;

/**
 * The built file of a module: `builtModule('./worker-entry.js', import.meta.url)`. Node cannot
 * start a thread from TypeScript, so code that runs from source, as tests do, gets the
 * corresponding file below `dist/`, which is built before every test run.
 */
export function builtModule(specifier: string, moduleUrl: string): URL {
  const { href } = new URL(specifier, moduleUrl);
  return new URL(href.startsWith(BUILT_TREE) ? href : BUILT_TREE + href.slice(TREE.length));
}

/** Starts a thread on the module beside one: `startThread('./read-thread.js', import.meta.url)`. */
export function startThread(
  specifier: string,
  moduleUrl: string,
  options: WorkerOptions = {},
): Worker {
  return new Worker(builtModule(specifier, moduleUrl), options);
}

/**
 * The first message of a thread from this call on.
 * @throws what the thread throws, an `AbortError` when `signal` fires, and an error when the thread
 *   ends first.
 */
export async function firstMessage<Message>(
  worker: Worker,
  signal?: AbortSignal,
): Promise<Message> {
  const events = on(worker, 'message', { close: ['exit'], ...(signal ? { signal } : {}) });
  for await (const [message] of events as AsyncIterable<[Message]>) return message;
  throw new Error('The thread ended before it answered.');
}
