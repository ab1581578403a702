/** One worker thread: how it starts, and how its messages are read. */
import { on } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { builtModule } from './built-module.js';

/** Starts a thread on the module beside one: `startThread('./read-thread.js', import.meta.url)`. */
export function startThread(
  specifier: string,
  moduleUrl: string,
  options: WorkerOptions = {},
): Worker {
  return new Worker(builtModule(specifier, moduleUrl), options);
}

/**
 * The messages of a thread, from this call on. Throws what the thread throws, an `AbortError` when
 * `signal` fires, and an error when the thread ends first.
 */
export function messagesOf<Message>(
  worker: Worker,
  signal?: AbortSignal,
): AsyncGenerator<Message, never> {
  // Listens from now on, not from the first read on: a message may come before that.
  return read(on(worker, 'message', { close: ['exit'], ...(signal ? { signal } : {}) }));
}

async function* read<Message>(events: AsyncIterable<unknown[]>): AsyncGenerator<Message, never> {
  // The caller names the type that the thread's module posts.
  for await (const [message] of events) yield message as Message;
  throw new Error('The thread ended before it answered.');
}

/** The first message of a thread from this call on. @throws as `messagesOf`. */
export async function firstMessage<Message>(
  worker: Worker,
  signal?: AbortSignal,
): Promise<Message> {
  for await (const message of messagesOf<Message>(worker, signal)) return message;
  throw new Error('The thread ended before it answered.');
}
