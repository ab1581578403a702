/** The Model Context Protocol: tools for assistants, over HTTP and stdio. */
import type { Readable, Writable } from 'node:stream';
import type { Caller } from './tool.js';

export { TOOLS } from './tool.js';

/** The answer to a message by POST. The packages are loaded with the first. */
export async function answerMcp(request: Request, caller: Caller): Promise<Response> {
  const { answerRequest } = await import('./exchange.js');
  return answerRequest(request, caller);
}

/** Serves one client over streams until its input ends. */
export async function serveMcp(
  caller: Caller,
  streams: { readonly input: Readable; readonly output: Writable },
): Promise<void> {
  const { serveStreams } = await import('./stdio.js');
  await serveStreams(caller, streams);
}
