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
 * Reads the messages of a thread, from this call on, until `answerIn` finds the answer in one.
 * @throws what the thread or `answerIn` throws, an `AbortError` when `signal` fires, and an error
 *   when the thread ends first.
 */
export async function answerOf<Message, Answer extends Message>(
  worker: Worker,
  answerIn: (message: Message) => Answer | undefined | Promise<Answer | undefined>,
  signal?: AbortSignal,
): Promise<Answer> {
  const events = on(worker, 'message', { close: ['exit'], ...(signal ? { signal } : {}) });
  for await (const [message] of events as AsyncIterable<[Message]>) {
    const answer = await answerIn(message);
    if (answer !== undefined) return answer;
  }
  throw new Error('The thread ended before it answered.');
}

/** The first message of a thread from this call on. @throws as `answerOf`. */
export function firstMessage<Message>(worker: Worker, signal?: AbortSignal): Promise<Message> {
  return answerOf(worker, (message: Message) => message, signal);
}
