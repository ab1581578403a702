/** Messages over standard input and output, a line each. */
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { finished } from 'node:stream/promises';
import type { Readable, Writable } from 'node:stream';
import { createServer } from './server.js';
import type { Caller } from './tool.js';

export async function serveStreams(
  caller: Caller,
  { input, output }: { readonly input: Readable; readonly output: Writable },
): Promise<void> {
  const handle = serveStdio(() => createServer(caller), {
    transport: new StdioServerTransport(input, output),
    maxSubscriptions: 0,
  });
  // A disconnected client may leave its end open with an error.
  await finished(input, { writable: false }).catch(() => undefined);
  await handle.close();
}
